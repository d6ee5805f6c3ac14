import { drawsOf } from './draws.ts'

/** What one try at an exercise, and one hint, add to an ability, in logits. */
const PER_TRY = 0.7
const PER_HINT = 0.6
/** What people know more of after a course, on average, and how much that differs between them; in logits. */
const GAIN = 1
const GAIN_SD = 0.35
/** Exercises come right after their text; the items of a test don't, and are harder. */
const EXERCISES = { mean: -0.5, sd: 0.9 }
const ITEMS = { mean: 0.1, sd: 0.8 }

interface Trying {
  /** Both in logits; at equality the first try is right in half of the cases. */
  ability: number
  difficulty: number
  /** Tries made and hints taken before. */
  tries?: number
  hints?: number
}

/**
 * How probable a right answer is: for the first try without a hint the Rasch model, P = 1 / (1 + exp(difficulty -
 * ability)) (G. Rasch 1960); what was tried and read before shifts the ability.
 */
export const chanceOfRight = ({ ability, difficulty, tries = 0, hints = 0 }: Trying): number =>
  1 / (1 + Math.exp(difficulty - ability - PER_TRY * tries - PER_HINT * hints))

/** Of somebody in the population of the demo, N(0, 1), in logits. */
export const abilityOf = (seed: number, person: string | number): number =>
  drawsOf(seed, 'ability', person).normal()

/** What this person gains by a course, in logits. */
export const gainOf = (seed: number, person: string | number, courseId: string): number =>
  GAIN + GAIN_SD * drawsOf(seed, 'gain', person, courseId).normal()

/** Of an exercise, or of an item of a test, in logits: fixed by the seed, the same in every language. */
export function difficultyOf(seed: number, courseId: string, exerciseId: string, isItem = false): number {
  const { mean, sd } = isItem ? ITEMS : EXERCISES
  return mean + sd * drawsOf(seed, 'difficulty', courseId, exerciseId).normal()
}
