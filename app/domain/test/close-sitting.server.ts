import { type Db, retryOnConflict } from '#db/gateway.server.ts'
import * as sittings from '#db/sittings.server.ts'
import { correctLate } from '../correction/correct-late.server.ts'
import { extraFor } from './allowed.ts'
import { gradeSitting } from './grade-sitting.ts'
import { contentOf } from './load-test.server.ts'
import { GRACE_MS } from './occasion.ts'

interface Closing {
  sittingId: string
  personId: string
  now: number
}

/** Ends a sitting and grades what was saved in it, once: whoever comes second finds it done. */
export async function closeSitting(db: Db, closing: Closing): Promise<void> {
  const closed = await gradeOnce(db, closing)
  // It went on in the edition in which it began, whose keys may have been corrected meanwhile.
  if (closed) await correctLate(db, { ...closed, now: closing.now })
}

/** Answers whose sitting was graded; null for who came second. */
function gradeOnce(
  db: Db,
  { sittingId, personId, now }: Closing,
): Promise<{ personId: string; courseId: string; moduleId: string } | null> {
  return retryOnConflict(async () => {
    const found = await sittings.withAnswers(db, { sittingId, personId })
    if (!found || found.sitting.finishedAt !== null) return null
    const { sitting, answers } = found
    const { allowances } = await sittings.ofCourse(db, sitting)
    const { facts, items } = await contentOf(db, sitting)
    const given = new Map(answers.map((answer) => [answer.exerciseId, answer]))
    const { points, outOf, objectives, graded } = gradeSitting(items, given)
    await sittings.close(db, sitting, {
      finishedAt: Math.min(now, sitting.endsAt ?? now),
      points,
      outOf,
      results: JSON.stringify(objectives),
      graded: [...graded].map(([exerciseId, answer]) => ({ exerciseId, graded: JSON.stringify(answer) })),
      isDone:
        sitting.occasion === 'post' &&
        sitting.number >= facts.test.tries + extraFor(allowances, 'post').extraTries,
    })
    return { personId, courseId: sitting.courseId, moduleId: facts.moduleId }
  })
}

/** A visitor's. */
export const noRecord: sittings.TestRecord = { taker: null, sittings: [], allowances: [] }

/**
 * A person's sittings in a course as they stand now. One whose time is up, and whose last answers can't be on their way any
 * more, is ended here: nobody else looks.
 */
export async function readRecord(
  db: Db,
  { personId, courseId, now }: sittings.Taker & { now: number },
): Promise<sittings.TestRecord> {
  const record = await sittings.ofCourse(db, { personId, courseId })
  const late = record.sittings.filter((sitting) => isOutOfTime(sitting, now))
  if (late.length === 0) return record
  for (const { id } of late) await closeSitting(db, { sittingId: id, personId, now })
  return sittings.ofCourse(db, { personId, courseId })
}

const isOutOfTime = ({ finishedAt, endsAt }: sittings.Sitting, now: number): boolean =>
  finishedAt === null && endsAt !== null && now > endsAt + GRACE_MS
