import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { allowance } from './cohort-schema.ts'
import { itemRegrade } from './correction-schema.ts'
import { type Db, guard } from './gateway.server.ts'
import { type HeldItem, heldByItem, heldItem } from './item-regrades.server.ts'
import { prepared } from './prepared.server.ts'
import { person } from './schema.ts'
import { testAnswer, testSitting, testTaker } from './test-schema.ts'

export type Sitting = typeof testSitting.$inferSelect

export interface SavedAnswer {
  exerciseId: string
  fields: Fields
  language: string
  savedAt: number
  /** JSON; null until the sitting is graded, and where there was nothing to grade. */
  graded: string | null
  /** What holds in place of that verdict since the key was corrected; null where it was not. */
  held: HeldItem | null
}

/** Whose test of which course. */
export interface Taker {
  personId: string
  courseId: string
}

/** What is kept of a person and the test of a course. */
export interface TestRecord {
  /** Null until the first sitting begins. */
  taker: { turn: number; doneAt: number | null } | null
  sittings: Sitting[]
  /** What trainers gave this person besides what the author gives. */
  allowances: SittingAllowance[]
}

export interface SittingAllowance {
  /** `test:pre`, `test:post`; or an exercise's id, which is no matter here. */
  subject: string
  extraTries: number
  extraMinutes: number
}

/** All sittings of a person in a course, in order. */
export async function ofCourse(db: Db, { personId, courseId }: Taker): Promise<TestRecord> {
  const { taker, sittings, allowances } = queries(db)
  const [[found], rows, extra] = await db.batch([
    taker({ personId, courseId }),
    sittings({ personId, courseId }),
    allowances({ personId, courseId }),
  ])
  return { taker: found ?? null, sittings: rows, allowances: extra }
}

/** A person's sitting with what they have answered; null when it is somebody else's. */
export async function withAnswers(
  db: Db,
  { sittingId, personId }: { sittingId: string; personId: string },
): Promise<{ sitting: Sitting; answers: SavedAnswer[] } | null> {
  const { sitting, answers } = queries(db)
  const [[found], rows] = await db.batch([sitting({ sittingId, personId }), answers({ sittingId, personId })])
  if (!found) return null
  return {
    sitting: found,
    answers: rows.map(({ answer: { sittingId: _same, ...answer }, held }) => ({
      ...answer,
      held,
      fields: JSON.parse(answer.fields) as Fields,
    })),
  }
}

/**
 * The turn of a person among those who take the test of a course, given with the first sitting and kept. Counting and
 * taking a turn is one statement, so that a whole room may begin at once.
 */
export async function turnOf(db: Db, { personId, courseId, at }: Taker & { at: number }): Promise<number> {
  const last = sql`select coalesce(max(${testTaker.turn}), 0) from ${testTaker} where ${testTaker.courseId} = ${courseId}`
  const [, [taker]] = await db.batch([
    db
      .insert(testTaker)
      .select(
        sql`select ${person.id}, ${courseId}, (${last}) + 1, ${at}, null from ${person}
          where ${person.id} = ${personId} and ${person.erasedAt} is null`,
      )
      .onConflictDoNothing({ target: [testTaker.personId, testTaker.courseId] }),
    queries(db).taker({ personId, courseId }),
  ])
  if (!taker) throw new Error('A person who is gone can’t take a test.')
  return taker.turn
}

type NewSitting = Omit<Sitting, 'revision' | 'finishedAt' | 'points' | 'outOf' | 'results'>

/** Begins a sitting. Refused as a conflict unless `before`, which is what was read, is still all there is. */
export async function begin(db: Db, sitting: NewSitting, before: TestRecord): Promise<void> {
  const isOwn = ofTaker(sitting)
  await db.batch([
    guard(
      db,
      sql`(select count(*) from ${testSitting} where ${isOwn}) = ${before.sittings.length}
        and not exists (select 1 from ${testSitting} where ${isOwn} and ${testSitting.finishedAt} is null)
        and (select ${testTaker.doneAt} from ${testTaker} where ${isTaker(sitting)}) is null`,
    ),
    db.insert(testSitting).values(sitting),
  ])
}

interface Saving {
  sittingId: string
  personId: string
  at: number
  /** How long after the end an answer that was on its way still counts. */
  graceMs: number
}

/** Saves what stands in the forms of items. Refused as a conflict once the sitting is over. */
export async function save(
  db: Db,
  { sittingId, personId, at, graceMs }: Saving,
  answers: { exerciseId: string; fields: Fields; language: string }[],
): Promise<void> {
  const isOpen = sql`select 1 from ${testSitting} where ${testSitting.id} = ${sittingId}
    and ${testSitting.personId} = ${personId} and ${testSitting.finishedAt} is null
    and (${testSitting.endsAt} is null or ${testSitting.endsAt} + ${graceMs} >= ${at})`
  await db.batch([
    guard(db, sql`exists (${isOpen})`),
    db
      .update(testSitting)
      .set({ revision: sql`${testSitting.revision} + 1` })
      .where(eq(testSitting.id, sittingId)),
    ...answers.map(({ exerciseId, fields, language }) => {
      const row = { fields: JSON.stringify(fields), language, savedAt: at }
      return db
        .insert(testAnswer)
        .values({ sittingId, exerciseId, ...row })
        .onConflictDoUpdate({ target: [testAnswer.sittingId, testAnswer.exerciseId], set: row })
    }),
  ])
}

interface Closing {
  finishedAt: number
  points: number
  outOf: number
  /** JSON. */
  results: string
  /** JSON by item, of those that could be graded. */
  graded: { exerciseId: string; graded: string }[]
  /** Whether the test is over with this sitting. */
  isDone: boolean
}

/**
 * Ends a sitting with what came of it, once. Refused as a conflict when it has ended already, or when an answer was saved
 * since `sitting` was read.
 */
export async function close(db: Db, sitting: Sitting, closing: Closing): Promise<void> {
  const { id, revision } = sitting
  const { finishedAt, points, outOf, results, graded, isDone } = closing
  await db.batch([
    guard(
      db,
      sql`exists (select 1 from ${testSitting} where ${testSitting.id} = ${id}
        and ${testSitting.personId} = ${sitting.personId}
        and ${testSitting.revision} = ${revision} and ${testSitting.finishedAt} is null)`,
    ),
    db.update(testSitting).set({ finishedAt, points, outOf, results }).where(eq(testSitting.id, id)),
    ...graded.map(({ exerciseId, graded }) =>
      db
        .update(testAnswer)
        .set({ graded })
        .where(and(eq(testAnswer.sittingId, id), eq(testAnswer.exerciseId, exerciseId))),
    ),
    ...(isDone ? [setDone(db, sitting, finishedAt)] : []),
  ])
}

/** Ends the test for a person, who wants no further sitting. Refused as a conflict while one runs, or before the last. */
export async function finish(db: Db, { personId, courseId, at }: Taker & { at: number }): Promise<void> {
  const isOwn = ofTaker({ personId, courseId })
  await db.batch([
    guard(
      db,
      sql`exists (select 1 from ${testSitting} where ${isOwn} and ${testSitting.occasion} = 'post')
        and not exists (select 1 from ${testSitting} where ${isOwn} and ${testSitting.finishedAt} is null)`,
    ),
    setDone(db, { personId, courseId }, at),
  ])
}

const setDone = (db: Db, taker: Taker, at: number) =>
  db
    .update(testTaker)
    .set({ doneAt: at })
    .where(and(isTaker(taker), isNull(testTaker.doneAt)))

const isTaker = ({ personId, courseId }: Taker): SQL =>
  sql`${testTaker.personId} = ${personId} and ${testTaker.courseId} = ${courseId}`

const ofTaker = ({ personId, courseId }: Taker): SQL =>
  sql`${testSitting.personId} = ${personId} and ${testSitting.courseId} = ${courseId}`

const queries = prepared((db) => {
  const [personId, courseId] = [sql.placeholder('personId'), sql.placeholder('courseId')]
  const isThis = and(eq(testSitting.id, sql.placeholder('sittingId')), eq(testSitting.personId, personId))
  return {
    taker: db
      .select({ turn: testTaker.turn, doneAt: testTaker.doneAt })
      .from(testTaker)
      .where(and(eq(testTaker.personId, personId), eq(testTaker.courseId, courseId))),
    sittings: db
      .select()
      .from(testSitting)
      .where(and(eq(testSitting.personId, personId), eq(testSitting.courseId, courseId)))
      .orderBy(asc(testSitting.startedAt), asc(testSitting.number)),
    allowances: db
      .select({
        subject: allowance.subject,
        extraTries: allowance.extraTries,
        extraMinutes: allowance.extraMinutes,
      })
      .from(allowance)
      .where(and(eq(allowance.personId, personId), eq(allowance.courseId, courseId))),
    sitting: db.select().from(testSitting).where(isThis),
    answers: db
      .select({ answer: testAnswer, held: heldItem })
      .from(testSitting)
      .innerJoin(testAnswer, eq(testAnswer.sittingId, testSitting.id))
      .leftJoin(itemRegrade, heldByItem)
      .where(isThis),
  }
})
