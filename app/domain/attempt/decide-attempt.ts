import type { GradedVerdict } from '#app/domain/exercise/verdict.ts'
import { apply, type ListedExercise, thousandths, timeAfter } from '#app/domain/progress/learning.ts'
import type { AttemptStanding, NewAttempt, StoredAttempt } from '#db/attempts.server.ts'
import { DomainError } from '../errors.ts'

/** Answers a person may send within the last minute; nobody thinks faster. */
const MOST_A_MINUTE = 60

/** A graded answer that asks to be kept. */
export interface GradedAnswer {
  personId: string
  courseId: string
  exerciseId: string
  /** Given by the client. `otherId` is for an answer that comes under an id which another answer has. */
  attemptId: string
  otherId: string
  verdict: GradedVerdict
  /** JSON. */
  answer: string
  language: string
  passMark: number
  /** Graded tries that the exercise allows; null = any number. */
  tries: number | null
  /** Exercises of the edition on the page. */
  exercises: ListedExercise[]
  now: number
}

/** What to write for an answer; null when this very answer is stored already, so that it counts once. */
export function decideAttempt(standing: AttemptStanding, given: GradedAnswer): NewAttempt | null {
  const { exerciseId, verdict, now } = given
  const id = freeId(standing.stored, given)
  if (id === null) return null
  if (standing.recent >= MOST_A_MINUTE) throw new DomainError('too-many', 'slow_down', { seconds: 60 })

  const number = (standing.states.get(exerciseId)?.tries ?? 0) + 1
  if (given.tries !== null && number > given.tries + standing.extraTries)
    throw new DomainError('conflict', 'no_tries_left')

  const at = timeAfter(standing.progress, now)
  const points = thousandths(verdict.points)
  const outOf = thousandths(verdict.outOf)
  const event = { id, number, code: verdict.code, points, outOf, at }
  const { state, progress } = apply(standing, { type: 'attempt', exerciseId, ...event }, given.exercises)
  const { language, answer, passMark } = given
  return {
    attempt: { ...event, language, answer, detail: JSON.stringify(verdict.detail), passMark },
    state,
    progress,
  }
}

/**
 * The id to store an answer under. A second answer under a used id is an answer all the same: "back", another choice,
 * "check" without scripts sends the old page's id. Null = the same answer again.
 */
function freeId(stored: StoredAttempt[], given: GradedAnswer): string | null {
  for (const id of [given.attemptId, given.otherId]) {
    const found = stored.find((attempt) => attempt.id === id)
    if (!found) return id
    if (isThis(found, given)) return null
  }
  throw new DomainError('conflict', 'attempt_id_taken')
}

const isThis = (found: StoredAttempt, given: GradedAnswer): boolean =>
  found.personId === given.personId &&
  found.courseId === given.courseId &&
  found.exerciseId === given.exerciseId &&
  found.answer === given.answer
