import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { hasSolution } from '#app/domain/exercise/solution.ts'
import {
  apply,
  type ExerciseState,
  isSettled,
  type ListedExercise,
  timeAfter,
} from '#app/domain/progress/learning.ts'
import type { NewHelp, Standing } from '#db/attempts.server.ts'
import { DomainError } from '../errors.ts'

interface Asked {
  exercise: Exercise
  /** Exercises of the edition on the page. */
  exercises: ListedExercise[]
  now: number
}

/**
 * The next hint. Who asks for it by its number gets one, not two, for a double click. Null = given before, or not
 * needed any more.
 */
export function decideHint(
  standing: Standing,
  { number: wanted, ...asked }: Asked & { number: number | null },
): NewHelp | null {
  const state = standing.states.get(asked.exercise.id)
  const taken = state?.hints ?? 0
  const number = wanted ?? taken + 1
  if (number <= taken || isSettled(state)) return null
  if (number !== taken + 1 || number > asked.exercise.hints.length)
    throw new DomainError('conflict', 'no_such_hint')
  return helped(standing, asked, { kind: 'hint', number })
}

/** The solution, for who has tried or has taken all hints; then the exercise counts as shown. Null = it is open already. */
export function decideSolution(standing: Standing, asked: Asked): NewHelp | null {
  const { exercise } = asked
  const state = standing.states.get(exercise.id)
  if (isSettled(state)) return null
  if (!hasSolution(exercise) || !maySeeSolution(exercise.hints.length, state))
    throw new DomainError('conflict', 'solution_not_yet')
  return helped(standing, asked, { kind: 'solution', number: 0 })
}

/** Who has tried, or taken all hints, may see the solution. */
export const maySeeSolution = (hintCount: number, state: ExerciseState | undefined): boolean =>
  (state?.tries ?? 0) > 0 || (hintCount > 0 && (state?.hints ?? 0) >= hintCount)

function helped(
  standing: Standing,
  { exercise, exercises, now }: Asked,
  help: { kind: 'hint' | 'solution'; number: number },
): NewHelp {
  const event = { ...help, at: timeAfter(standing.progress, now) }
  const { state, progress } = apply(standing, { type: 'help', exerciseId: exercise.id, ...event }, exercises)
  return { help: event, state, progress }
}
