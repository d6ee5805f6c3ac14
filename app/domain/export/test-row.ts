import type { ShownExercise } from '#app/domain/course/load-module.server.ts'
import { readFields } from '#app/domain/exercise/kinds.ts'
import { readableAnswer } from '#app/domain/exercise/readable-answer.ts'
import { type GradedAnswer, gradeItem } from '#app/domain/test/grade-sitting.ts'
import { heldAnswer } from '#app/domain/test/held-answer.ts'
import type { SavedAnswer, Sitting } from '#db/sittings.server.ts'
import { answerCodes } from './answer-codes.ts'
import { timeOf } from './answer-row.ts'
import type { Exported } from './table.ts'

/** The columns of a file of tests, after those about the person. */
export const testColumns = [
  'course',
  'occasion',
  'sitting',
  'form',
  'edition',
  'started',
  'finished',
  'position',
  'item',
  'kind',
  'objective',
  'language',
  'answer',
  'answer_code',
  'verdict',
  'points',
  'out_of',
] as const

type TestCells = Record<(typeof testColumns)[number], Exported>

/**
 * An item of a finished sitting as a row; one that was not answered has its row too, and no points.
 * @param position 1, 2, 3 … in its form
 */
export function testRow(
  sitting: Sitting,
  { shown, position, saved }: { shown: ShownExercise; position: number; saved: SavedAnswer | undefined },
): TestCells {
  const { exercise, token } = shown
  const read = saved && readFields(exercise, saved.fields, { token })
  const answer = read?.answer ?? null
  const graded = saved?.graded
    ? heldAnswer(JSON.parse(saved.graded) as GradedAnswer, saved.held).verdict
    : null
  return {
    course: sitting.courseId,
    occasion: sitting.occasion,
    sitting: sitting.number,
    form: sitting.form,
    edition: sitting.editionHash,
    started: timeOf(sitting.startedAt),
    finished: timeOf(sitting.finishedAt),
    position,
    item: exercise.id,
    kind: exercise.kind,
    objective: exercise.objective,
    language: saved?.language ?? null,
    answer: answer && readableAnswer(exercise, answer, token, shown.publicHalf),
    answer_code: answer && answerCodes(exercise, answer),
    // What could not be graded was not answered, or not in a way that can be read.
    verdict: graded?.code ?? (saved ? gradeItem(shown, saved).verdict.code : 'unanswered'),
    points: graded?.points ?? 0,
    out_of: graded?.outOf ?? exercise.points,
  }
}

/** Whether a sitting may be shown: it is over, and was before its person left. */
export const isShown = ({ finishedAt }: Sitting, until: number): boolean =>
  finishedAt !== null && finishedAt <= until
