import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'

/** What a learner can do next with an exercise: the buttons and the words of the verdict ask the same functions. */

export const isSettled = ({ status }: ExerciseView) => status === 'solved' || status === 'shown'

export const canAnswer = ({ triesLeft }: ExerciseView) => triesLeft !== 0

/** Number of the hint that comes next; null when there is none, or none is needed. */
export const nextHint = (view: ExerciseView): number | null =>
  !isSettled(view) && view.hints.length < view.exercise.hintCount ? view.hints.length + 1 : null

/** The solution is there for who has tried, or has taken all hints. */
export const canAskSolution = (view: ExerciseView): boolean => {
  const { exercise, hints, triesUsed } = view
  const hasAllHints = exercise.hintCount > 0 && hints.length >= exercise.hintCount
  return exercise.hasSolution && !isSettled(view) && (triesUsed > 0 || hasAllHints)
}
