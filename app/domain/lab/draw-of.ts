import type { DataOfExercise, Exercise } from '#app/domain/exercise/exercise.ts'
import type { AnswerDraw } from '#app/domain/exercise/kind.ts'
import { ownDraw } from '#app/labs/data/draw.ts'

/** The data that an exercise computes on; null for one that doesn't. */
export function dataOf(exercise: Exercise): DataOfExercise | null {
  if (exercise.kind === 'sql' || exercise.kind === 'r') return exercise.data
  return exercise.kind === 'numeric' ? (exercise.computed?.data ?? null) : null
}

/** Which rows a person computes on in a course: always the same for them. */
export const drawFor = (
  { draw, draws }: Pick<DataOfExercise, 'draw' | 'draws'>,
  { personId, courseId }: { personId: string; courseId: string },
): AnswerDraw => (draw === 'own' ? ownDraw(personId, courseId, draws) : 'open')
