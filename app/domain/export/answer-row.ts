import type { ShownExercise } from '#app/domain/course/load-module.server.ts'
import { parseAnswer } from '#app/domain/exercise/kinds.ts'
import { readableAnswer } from '#app/domain/exercise/readable-answer.ts'
import type { VerdictDetail } from '#app/domain/exercise/verdict.ts'
import type { StoredAnswer } from '#db/exports.server.ts'
import { answerCodes } from './answer-codes.ts'
import type { Exported } from './table.ts'

/** The columns of a file of answers, after those about the person. */
export const answerColumns = [
  'course',
  'module',
  'exercise',
  'kind',
  'objective',
  'number',
  'time',
  'language',
  'edition',
  'answer',
  'answer_code',
  'value',
  'verdict',
  'points',
  'out_of',
  'marked_points',
  'marked_out_of',
] as const

export type AnswerCells = Record<(typeof answerColumns)[number], Exported>

/** A moment in files: ISO 8601 in UTC, as text, because spreadsheets know no time zones. */
export const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Points as authors count them; the store keeps thousandths. */
export const inPoints = (milli: number | null): number | null => (milli === null ? null : milli / 1000)

/** An answer as a row. @param shown what was answered; undefined when its text is not kept */
export function answerRow(
  courseId: string,
  stored: StoredAnswer,
  shown: ShownExercise | undefined,
): AnswerCells {
  const answer = shown ? parseAnswer(shown.exercise, stored.answer) : null
  const { understood } = JSON.parse(stored.detail) as VerdictDetail
  return {
    course: courseId,
    module: stored.moduleId,
    exercise: stored.exerciseId,
    kind: shown?.exercise.kind ?? null,
    objective: shown?.exercise.objective ?? null,
    number: stored.number,
    time: timeOf(stored.at),
    language: stored.language,
    edition: stored.editionHash,
    answer: shown && answer ? readableAnswer(shown.exercise, answer, shown.token, shown.publicHalf) : null,
    answer_code: shown && answer ? answerCodes(shown.exercise, answer) : null,
    value: understood?.value ?? null,
    verdict: stored.code,
    points: inPoints(stored.points),
    out_of: inPoints(stored.outOf),
    marked_points: inPoints(stored.markPoints),
    marked_out_of: inPoints(stored.markOutOf),
  }
}
