import { answers } from './answers.ts'
import type { Evidence } from './evidence.ts'
import type { Exercise, ExerciseKindName } from './exercise.ts'
import type { Answer, AnswerDraw, ExerciseKind, TokenOf } from './kind.ts'
import { choice } from './kinds/choice.ts'
import { classify } from './kinds/classify.ts'
import { match } from './kinds/match.ts'
import { numeric } from './kinds/numeric.ts'
import { order } from './kinds/order.ts'
import { r } from './kinds/r.ts'
import { sql } from './kinds/sql.ts'
import { text } from './kinds/text.ts'
import { written } from './kinds/written.ts'
import type { Fields, PublicExercise } from './public-exercise.ts'
import type { Feedback, Verdict } from './verdict.ts'

/** The registry: a kind is one file and one line here. */
export const kinds = { choice, numeric, text, match, classify, order, written, sql, r } satisfies {
  [K in ExerciseKindName]: ExerciseKind<K>
}

/** The same table for an exercise whose kind the compiler doesn't know; an answer must be of the exercise's own kind. */
const anyKind: Record<ExerciseKindName, ExerciseKind<ExerciseKindName>> = kinds

/** What a browser may see before the exercise is solved. */
export const publicHalf = (exercise: Exercise, token: TokenOf): PublicExercise =>
  anyKind[exercise.kind].publicHalf(exercise, token)

/** Reads a form: the answer, or the verdict on a form of which nothing, or not all, was filled in. */
export function readFields(
  exercise: Exercise,
  fields: Fields,
  { token, draw = 'open' }: { token: TokenOf; draw?: AnswerDraw },
): { answer: Answer } | { answer: null; verdict: Verdict } {
  const reading = anyKind[exercise.kind].read(exercise, fields, token, draw)
  if ('missing' in reading) return { answer: null, verdict: { code: 'unanswered', missing: reading.missing } }
  return { answer: reading.answer }
}

/** Reads a form and grades it; the answer is null when nothing, or not all, was filled in. */
export function gradeFields(
  exercise: Exercise,
  fields: Fields,
  { token, language, draw }: { token: TokenOf; language: string; draw?: AnswerDraw },
): { answer: Answer | null; verdict: Verdict } {
  const read = readFields(exercise, fields, { token, draw })
  if (read.answer === null) return read
  return { answer: read.answer, verdict: grade(exercise, read.answer, language) }
}

/**
 * Grades an answer as attempts keep it; `language` is the page's, in which numbers are read. What had to be run for it
 * comes as evidence.
 */
export const grade = (
  exercise: Exercise,
  answer: Answer,
  language: string,
  evidence: Evidence | null = null,
): Verdict =>
  evidence?.kind === 'failure'
    ? { code: 'failed', failure: evidence.failure }
    : anyKind[exercise.kind].grade(exercise, answer, language, evidence)

/** The verdict as told to a learner, in the exercise's language. */
export function feedbackOn(
  exercise: Exercise,
  answer: Answer | null,
  verdict: Verdict,
  token: TokenOf,
): Feedback {
  const told = (detail = {}) =>
    answer === null ? { notes: [], marks: {} } : anyKind[exercise.kind].tell(exercise, answer, detail, token)
  const untold = { points: 0, outOf: exercise.points, notes: [], marks: {} }
  switch (verdict.code) {
    case 'unanswered':
      return { code: verdict.code, ...untold, missing: verdict.missing }
    case 'unreadable':
      return { code: verdict.code, ...untold, unreadable: { reason: verdict.reason, typed: verdict.typed } }
    case 'ambiguous':
      return {
        code: verdict.code,
        ...untold,
        ambiguous: { typed: verdict.typed, readings: verdict.readings },
      }
    case 'to-check':
      return { code: verdict.code, ...untold, ...told() }
    case 'failed':
      return { code: verdict.code, ...untold, failure: verdict.failure }
    default:
      return { code: verdict.code, points: verdict.points, outOf: verdict.outOf, ...told(verdict.detail) }
  }
}

/** The form as it was when this answer was given. */
export const fieldsOf = (exercise: Exercise, answer: Answer, token: TokenOf): Fields =>
  anyKind[exercise.kind].fieldsOf(exercise, answer, token)

/** An answer as an attempt keeps it; null when it doesn't belong to this kind of exercise. */
export function parseAnswer(exercise: Exercise, json: string): Answer | null {
  const parsed = answers[exercise.kind].safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : null
}
