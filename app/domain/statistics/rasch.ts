import { type Figure, type IntervalFigure, known, knownInterval, unknown, type Why } from './figure.ts'
import type { Blanks, MarkMatrix } from './matrix.ts'
import { answersFor, areComparable, type RaschAnswers } from './rasch-answers.ts'
import { type Estimate, estimate } from './rasch-estimate.ts'
import { fitOf, type ItemFit } from './rasch-fit.ts'
import { scoresOf } from './rasch-likelihood.ts'
import { at } from './score-distribution.ts'
import { Z95 } from './student-t.ts'

/** Rasch difficulties of a test by conditional maximum likelihood. */
export interface RaschStatistics {
  /** Everybody; those whose answers count; and why the others' don't: they would say nothing about differences. */
  people: { n: number; used: number; allRight: number; allWrong: number; unanswered: number }
  /** Of the answers given the raw scores. */
  logLikelihood: Figure
  items: RaschItem[]
}

export interface RaschItem extends ItemFit {
  id: string
  /** People whose answer to this item counts. */
  n: number
  /** In logits; the difficulties of the items that take part add to 0. */
  difficulty: Figure
  /** Difficulty ± 1.96 se. */
  difficultyInterval: IntervalFigure
  /** Standard error of the difficulty, in logits. */
  se: Figure
}

/**
 * Fits the Rasch model to a test (Rasch 1960; Andersen 1970). Only items that are right or wrong take part. An item left
 * blank is wrong, or left out of that person's items, as `blanks` says (R's eRm leaves NA out).
 */
export function raschStatistics(
  matrix: MarkMatrix,
  { blanks = 'zero' }: { blanks?: Blanks } = {},
): RaschStatistics {
  const answers = answersFor(matrix, blanks)
  const people = {
    n: matrix.rows.length,
    used: answers.groups.reduce((count, group) => count + group.people.length, 0),
    allRight: answers.allRight,
    allWrong: answers.allWrong,
    unanswered: answers.unanswered,
  }
  const found = solve(answers)
  return {
    people,
    logLikelihood: typeof found === 'string' ? unknown(found) : known(found.logLikelihood),
    items: matrix.items.map(({ id }, item) => {
      const place = answers.items.indexOf(item)
      if (typeof found === 'string' || place === -1) {
        const none = unknown(answers.leftOut.get(item) ?? (typeof found === 'string' ? found : 'no-answers'))
        return { id, n: 0, difficulty: none, difficultyInterval: none, se: none, infit: none, outfit: none }
      }
      const [difficulty, se] = [at(found.difficulties, place), at(found.errors, place)]
      return {
        id,
        n: answers.groups.reduce((n, { items, people }) => n + (items.includes(item) ? people.length : 0), 0),
        difficulty: known(difficulty),
        difficultyInterval: knownInterval(difficulty - Z95 * se, difficulty + Z95 * se),
        se: known(se),
        ...(found.fit[place] ?? { infit: unknown('no-answers'), outfit: unknown('no-answers') }),
      }
    }),
  }
}

function solve(answers: RaschAnswers): (Estimate & { fit: ItemFit[] }) | Why {
  if (answers.items.length === 0) return [...answers.leftOut.values()].at(-1) ?? 'no-answers'
  if (answers.items.length === 1) return 'one-item'
  if (!areComparable(answers)) return 'not-comparable'
  // From here on items are numbered among those that take part.
  const places = new Map(answers.items.map((item, place) => [item, place]))
  const groups = answers.groups.map(({ items, people }) => ({
    items: items.map((item) => places.get(item) ?? 0),
    people,
  }))
  const found = estimate(groups.map(scoresOf), answers.items.length)
  return found ? { ...found, fit: fitOf(groups, found.difficulties) } : 'no-convergence'
}
