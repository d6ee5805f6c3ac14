import { readFields } from '#app/domain/exercise/kinds.ts'
import { type ReadableAnswer, readableAnswer } from '#app/domain/exercise/readable-answer.ts'
import type { GradedAnswer } from '#app/domain/test/grade-sitting.ts'
import { heldAnswer } from '#app/domain/test/held-answer.ts'
import { contentOf } from '#app/domain/test/load-test.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { HeldSitting } from '#db/personal-data.server.ts'

/** A sitting of a test as its person may have it: until all is over, nothing tells which answers are right. */
export type ExportedSitting = Awaited<ReturnType<typeof exported>>

/** Sittings in words; one that still runs, or whose time is up and that nobody has looked at since, has no points yet. */
export async function exportedSittings(db: Db, held: HeldSitting[]): Promise<ExportedSitting[]> {
  const isRunning = ({ courseId }: HeldSitting) =>
    held.some((other) => other.courseId === courseId && other.finishedAt === null)
  const sittings: ExportedSitting[] = []
  for (const sitting of held)
    sittings.push(await exported(db, sitting, sitting.doneAt !== null && !isRunning(sitting)))
  return sittings
}

async function exported(db: Db, sitting: HeldSitting, isOver: boolean) {
  const { doneAt: _ours, id: _name, pointsMilli, outOfMilli, results, answers, ...kept } = sitting
  const { items } = await contentOf(db, sitting)
  const inPoints = (milli: number | null) => (milli === null ? null : milli / 1000)
  return {
    ...kept,
    points: inPoints(pointsMilli),
    outOf: inPoints(outOfMilli),
    answers: answers.map(({ exerciseId, fields, language, savedAt, graded, held }) => ({
      exerciseId,
      language,
      savedAt,
      answer: inWords(items, exerciseId, JSON.parse(fields)),
      ...(isOver && graded ? verdictOf(graded, held) : {}),
    })),
  }
}

type Held = HeldSitting['answers'][number]['held']

function verdictOf(graded: string, held: Held) {
  const { code, points, outOf } = heldAnswer(JSON.parse(graded) as GradedAnswer, held).verdict
  return { code, points, outOf }
}

/** Null where not all of an item was filled in. */
function inWords(
  items: Awaited<ReturnType<typeof contentOf>>['items'],
  exerciseId: string,
  fields: Record<string, string[]>,
): ReadableAnswer | null {
  const item = items.find(({ exercise }) => exercise.id === exerciseId)
  const read = item && readFields(item.exercise, fields, { token: item.token })
  return item && read?.answer ? readableAnswer(item.exercise, read.answer, item.token) : null
}
