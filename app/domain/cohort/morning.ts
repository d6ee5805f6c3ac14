import { grouped } from './grouped.ts'

/**
 * The trainer's morning: who or what needs help, worst first, by rules that the page states. Pure: what is kept of a
 * cohort in, lines out.
 */

/** Wrong answers to one exercise, and no success since: from so many on somebody is stuck. */
export const WRONG_TRIES = 3
/** Days beyond the cohort's median for which a module may stand open. */
export const DAYS_BEYOND = 3
/** Visits without an answer. */
export const VISITS = 3
/** A median of fewer is no median of the cohort. */
export const LEAST_FINISHERS = 3
/** Lines on the page. */
const MOST_LINES = 7

const DAY_MS = 86_400_000

interface Place {
  courseId: string
  moduleId: string
}

export interface MorningInput {
  states: readonly (Place & {
    personId: string
    exerciseId: string
    status: 'opened' | 'tried' | 'solved' | 'shown'
    tries: number
  })[]
  modules: readonly (Place & { personId: string; startedAt: number; finishedAt: number | null })[]
  visits: readonly (Place & { personId: string; visits: number })[]
  /** Invitations that nobody took up, and how often their links were opened. */
  links: readonly { id: string; opens: number }[]
  /** Keys that a trainer has put aside. */
  dismissed: readonly string[]
  now: number
}

/** A line: what it is about, whom, and the evidence. */
export type MorningLine = { keys: string[]; personIds: string[] } & (
  | (Place & { kind: 'stuck'; exerciseId: string; meanTries: number })
  | (Place & { kind: 'slow'; medianDays: number; finishers: number })
  | (Place & { kind: 'unanswered' })
  | { kind: 'link-unanswered' }
)

interface Concern {
  line: MorningLine
  /** How bad: people, weighed by what keeps them. */
  weight: number
}

const weights = { stuck: 3, slow: 2, unanswered: 1.5, 'link-unanswered': 1 } as const

export interface Morning {
  lines: MorningLine[]
  /** Lines that found no place on the page. */
  more: number
  /** How many concerns of a person were put aside. */
  aside: number
}

export function morningOf(input: MorningInput): Morning {
  const dismissed = new Set(input.dismissed)
  let aside = 0
  /** The line without those who were put aside; null when nobody is left. */
  const concern = (line: MorningLine, key: (personId: string) => string): Concern | null => {
    const left = line.personIds.filter((id) => !dismissed.has(key(id)))
    aside += line.personIds.length - left.length
    if (left.length === 0) return null
    return {
      line: { ...line, personIds: left, keys: left.map(key) },
      weight: left.length * weights[line.kind],
    }
  }
  const concerns = [...stuck(input, concern), ...slow(input, concern), ...unanswered(input, concern)]
    .filter((one) => one !== null)
    .toSorted((a, b) => b.weight - a.weight || (String(a.line.keys[0]) < String(b.line.keys[0]) ? -1 : 1))
  return {
    lines: concerns.slice(0, MOST_LINES).map(({ line }) => line),
    more: Math.max(0, concerns.length - MOST_LINES),
    aside,
  }
}

type Make = (line: MorningLine, key: (personId: string) => string) => Concern | null

/** Those who have tried an exercise often enough without ever solving it. */
function stuck({ states }: MorningInput, make: Make) {
  const tried = states.filter(({ status, tries }) => status === 'tried' && tries >= WRONG_TRIES)
  return [...grouped(tried, (row) => `${row.courseId}/${row.moduleId}/${row.exerciseId}`).values()].map(
    (rows) => {
      const [first] = rows as [(typeof rows)[number]]
      const { courseId, moduleId, exerciseId } = first
      // Worked on most, named first.
      const worst = rows.toSorted((a, b) => b.tries - a.tries)
      return make(
        {
          kind: 'stuck',
          courseId,
          moduleId,
          exerciseId,
          personIds: worst.map(({ personId }) => personId),
          keys: [],
          meanTries: rows.reduce((sum, { tries }) => sum + tries, 0) / rows.length,
        },
        (personId) => `stuck:${courseId}/${moduleId}/${exerciseId}:${personId}`,
      )
    },
  )
}

/** The median of at least one number: the middle one, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Those for whom a module stands open three days longer than half of the cohort needed for it. */
function slow({ modules, now }: MorningInput, make: Make) {
  return [...grouped(modules, (row) => `${row.courseId}/${row.moduleId}`).values()].map((rows) => {
    const [first] = rows as [(typeof rows)[number]]
    const { courseId, moduleId } = first
    const needed = rows.flatMap(({ startedAt, finishedAt }) =>
      finishedAt === null ? [] : [finishedAt - startedAt],
    )
    if (needed.length < LEAST_FINISHERS) return null
    const limit = median(needed) + DAYS_BEYOND * DAY_MS
    const open = rows
      .filter(({ startedAt, finishedAt }) => finishedAt === null && now - startedAt > limit)
      .toSorted((a, b) => a.startedAt - b.startedAt)
    if (open.length === 0) return null
    return make(
      {
        kind: 'slow',
        courseId,
        moduleId,
        personIds: open.map(({ personId }) => personId),
        keys: [],
        medianDays: median(needed) / DAY_MS,
        finishers: needed.length,
      },
      (personId) => `slow:${courseId}/${moduleId}:${personId}`,
    )
  })
}

/** Those who had a module, or their personal link, open three times and never answered. */
function unanswered({ visits, states, links }: MorningInput, make: Make) {
  const key = (row: Place & { personId: string }) => `${row.courseId}/${row.moduleId}/${row.personId}`
  const visited = visits.filter((row) => row.visits >= VISITS)
  const left = new Set(visited.map(key))
  // Without such visits a large cohort's states need no look.
  if (left.size > 0) for (const row of states) if (row.tries > 0) left.delete(key(row))
  const often = visited.filter((row) => left.has(key(row)))
  const byModule = [...grouped(often, (row) => `${row.courseId}/${row.moduleId}`).values()].map((rows) => {
    const [first] = rows as [(typeof rows)[number]]
    const { courseId, moduleId } = first
    return make(
      {
        kind: 'unanswered',
        courseId,
        moduleId,
        personIds: rows.map(({ personId }) => personId),
        keys: [],
      },
      (personId) => `unanswered:${courseId}/${moduleId}:${personId}`,
    )
  })
  const opened = links.filter(({ opens }) => opens >= VISITS)
  if (opened.length === 0) return byModule
  // Nobody yet, so the invitation stands for the person.
  const line = { kind: 'link-unanswered' as const, personIds: opened.map(({ id }) => id), keys: [] }
  return [...byModule, make(line, (id) => `link-unanswered:${id}`)]
}
