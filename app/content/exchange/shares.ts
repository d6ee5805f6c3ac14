import type { ExerciseOf } from '#app/domain/exercise/exercise.ts'

/** The shares of points, in per cent, that Moodle can give for one answer. */
const known = [
  100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
  11.11111, 10, 5,
]

/** What each right option is worth, in per cent, as Moodle knows it; each wrong one takes as much away. */
export function shareOfRight({ options }: ExerciseOf<'choice'>): { share: number; isExact: boolean } {
  const exact = 100 / Math.max(1, options.filter(({ right }) => right).length)
  const share = known.reduce((best, one) => (Math.abs(one - exact) < Math.abs(best - exact) ? one : best))
  return { share, isExact: Math.abs(share - exact) < 0.0001 }
}

/** An interval as its middle and how far off one may be, without the noise of binary fractions. */
export function middleOf({ low, high }: { low: number; high: number }): { value: number; tolerance: number } {
  const clean = (number: number) => Number(number.toPrecision(12))
  return { value: clean((low + high) / 2), tolerance: clean((high - low) / 2) }
}

/** Whether each learner has rows, and so a key, of their own. */
export const isOwnKey = (exercise: ExerciseOf<'numeric'>): boolean =>
  exercise.values.some(({ of }) => of !== undefined)

/** Answers as Moodle tries them, one after the other: keys first, as with us. */
export const keysFirst = <T extends { right: boolean }>(answers: readonly T[]): T[] => [
  ...answers.filter(({ right }) => right),
  ...answers.filter(({ right }) => !right),
]
