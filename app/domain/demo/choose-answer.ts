import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { type Draws, drawsOf } from './draws.ts'

/** How much less often each further foreseen mistake is made: one is everybody's, the last one rare. */
const NEXT_MISTAKE = 0.5
/** How many of the wrong answers nobody foresaw, where there are both. */
const UNFORESEEN = 0.15

/** The wrong answers of an exercise on somebody's rows; foreseen ones in the order of the source. */
export interface WrongForms {
  foreseen: readonly Fields[]
  unforeseen: readonly Fields[]
}

/**
 * A wrong answer, as people make it: each foreseen mistake has a weight that the seed fixes for all people and languages,
 * and some answers nobody foresaw. Null when the exercise can't be answered wrongly.
 */
export function chooseWrong(
  draws: Draws,
  { foreseen, unforeseen }: WrongForms,
  of: { seed: number; courseId: string; exerciseId: string },
): Fields | null {
  const isUnforeseen = unforeseen.length > 0 && (foreseen.length === 0 || draws.chance(UNFORESEEN))
  if (isUnforeseen) return unforeseen[draws.whole(0, unforeseen.length - 1)] ?? null
  if (foreseen.length === 0) return null
  return foreseen[draws.weighted(mistakeWeights(of, foreseen.length))] ?? null
}

/** How often each foreseen mistake is made, in an order of chance that stays the same for an exercise. */
function mistakeWeights(
  { seed, courseId, exerciseId }: { seed: number; courseId: string; exerciseId: string },
  count: number,
): number[] {
  const draws = drawsOf(seed, 'mistakes', courseId, exerciseId)
  const ranks = Array.from({ length: count }, (_, index) => ({ index, key: draws.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ index }) => index)
  const weights = new Array<number>(count).fill(0)
  for (const [rank, index] of ranks.entries()) weights[index] = NEXT_MISTAKE ** rank
  return weights
}
