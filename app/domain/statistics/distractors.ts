import { type Figure, known, unknown } from './figure.ts'

/** One person's answer to a choice item. */
export interface ChosenOptions {
  /** What people are ranked by: the total of the test, or the rest of it without this item; the caller says which. */
  score: number
  /** Ids of the options that were chosen; null = not answered. */
  chosen: readonly string[] | null
}

export interface DistractorTable {
  /** People in all, in the upper and in the lower group. */
  size: GroupCounts
  /** People whom a tie at the edge moved up: out of the lower group, or into the upper one. */
  movedByTies: { fromLower: number; intoUpper: number }
  options: OptionCounts[]
  blank: GroupCounts
  /** Share with exactly the keys in the upper group less that in the lower: −100 … 100. Not the corrected correlation. */
  discrimination27: Figure
}

interface GroupCounts {
  all: number
  upper: number
  lower: number
}

interface OptionCounts extends GroupCounts {
  id: string
  isKey: boolean
}

/** The share of people in each group (Kelley 1939). */
const SHARE = 0.27

/**
 * Who chose what among the best and the weakest 27 %. Groups as Canvas makes them (instructure/canvas-lms, quiz
 * statistics, item analysis): round(0.27 n) from below and from round(0.73 n) on; people with the same score are never
 * parted but all go to the higher group. So ties may leave the lower group empty.
 */
export function distractorTable(
  answers: readonly ChosenOptions[],
  options: readonly { id: string; isKey: boolean }[],
): DistractorTable {
  const { upper, lower, movedByTies } = groupsByScore(answers)
  const count = (holds: (answer: ChosenOptions) => boolean): GroupCounts => ({
    all: answers.filter(holds).length,
    upper: upper.filter(holds).length,
    lower: lower.filter(holds).length,
  })
  const keys = options.filter(({ isKey }) => isKey).map(({ id }) => id)
  const right = count(
    ({ chosen }) => chosen?.length === keys.length && keys.every((id) => chosen.includes(id)),
  )
  return {
    size: count(() => true),
    movedByTies,
    options: options.map(({ id, isKey }) => ({
      id,
      isKey,
      ...count(({ chosen }) => chosen?.includes(id) ?? false),
    })),
    blank: count(({ chosen }) => chosen === null),
    discrimination27:
      upper.length === 0 || lower.length === 0
        ? unknown(answers.length === 0 ? 'no-answers' : 'no-group')
        : known(100 * (right.upper / upper.length - right.lower / lower.length)),
  }
}

/** The upper and the lower 27 % by score. */
function groupsByScore(answers: readonly ChosenOptions[]) {
  const sorted = answers.toSorted((a, b) => a.score - b.score)
  const [below, above] = [Math.round(SHARE * sorted.length), Math.round((1 - SHARE) * sorted.length)]
  const lower = beginOfTie(sorted, below)
  // An upper group that ties stretch down to the last person tells nothing.
  const upper = beginOfTie(sorted, above) || sorted.length
  return {
    lower: sorted.slice(0, lower),
    upper: sorted.slice(upper),
    movedByTies: { fromLower: below - lower, intoUpper: Math.max(0, above - upper) },
  }
}

/** The place where those begin who have the same score as whoever stands at `edge`. */
function beginOfTie(sorted: readonly ChosenOptions[], edge: number): number {
  const at = sorted[edge]
  return at ? sorted.findIndex(({ score }) => score === at.score) : edge
}
