import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { correctedLearner, itemRegrade } from './correction-schema.ts'
import type { ExercisePlace } from './corrections.server.ts'
import type { Db, Query } from './gateway.server.ts'
import { type History, unchanged } from './history.server.ts'
import {
  type CorrectedLearner,
  type GradedBy,
  mustStand,
  type NewVerdict,
  noteLearner,
} from './regrades.server.ts'
import { testAnswer, testSitting, testTaker } from './test-schema.ts'

/** A sitting that is over, with its answers as they were graded when it ended. */
export interface OverSitting {
  id: string
  personId: string
  form: 'a' | 'b'
  editionHash: string
  points: number
  answers: ItemAnswer[]
}

interface ItemAnswer {
  exerciseId: string
  language: string
  /** JSON: GradedAnswer of app/domain/test/grade-sitting.ts */
  graded: string
}

/** What a corrected key says of the answer to an item, oldest first. */
export type ItemVerdict = Pick<
  typeof itemRegrade.$inferSelect,
  | 'sittingId'
  | 'exerciseId'
  | 'correctionId'
  | 'editionHash'
  | 'answer'
  | 'code'
  | 'detail'
  | 'points'
  | 'outOf'
  | 'holds'
>

/** Everybody who has sat the test of a course, in the order of their ids. */
export async function takersOf(db: Db, courseId: string): Promise<string[]> {
  const rows = await db
    .select({ id: testTaker.personId })
    .from(testTaker)
    .where(eq(testTaker.courseId, courseId))
    .orderBy(asc(testTaker.personId))
  return rows.map(({ id }) => id)
}

/** The editions by whose keys the answers to an item of the test of a course are graded now. */
export async function gradedBy(
  db: Db,
  { courseId, exerciseId }: Omit<ExercisePlace, 'moduleId'>,
): Promise<GradedBy[]> {
  const hash = sql<string>`coalesce(${itemRegrade.editionHash}, ${testSitting.editionHash})`
  return db
    .select({ hash, answers: sql<number>`count(*)` })
    .from(testTaker)
    .crossJoin(testSitting)
    .crossJoin(testAnswer)
    .leftJoin(itemRegrade, heldByItem)
    .where(
      and(
        eq(testTaker.courseId, courseId),
        eq(testSitting.personId, testTaker.personId),
        eq(testSitting.courseId, testTaker.courseId),
        eq(testAnswer.sittingId, testSitting.id),
        eq(testAnswer.exerciseId, exerciseId),
        isNotNull(testAnswer.graded),
      ),
    )
    .groupBy(hash)
}

/** The sittings of these people that are over, and what corrected keys that stand say of their answers. */
export async function sittingsOf(
  db: Db,
  courseId: string,
  personIds: string[],
): Promise<{ sittings: OverSitting[]; verdicts: ItemVerdict[] }> {
  const people = sql`json_each(${JSON.stringify(personIds)}) as p`
  const isTheirs = and(
    sql`${testSitting.personId} = p.value`,
    eq(testSitting.courseId, courseId),
    isNotNull(testSitting.finishedAt),
  )
  const [sittings, answers, verdicts] = await db.batch([
    db
      .select({
        id: testSitting.id,
        personId: testSitting.personId,
        form: testSitting.form,
        editionHash: testSitting.editionHash,
        points: testSitting.points,
      })
      .from(people)
      .crossJoin(testSitting)
      .where(isTheirs)
      .orderBy(asc(testSitting.personId), asc(testSitting.startedAt)),
    db
      .select({
        sittingId: testAnswer.sittingId,
        exerciseId: testAnswer.exerciseId,
        language: testAnswer.language,
        graded: testAnswer.graded,
      })
      .from(people)
      .crossJoin(testSitting)
      .crossJoin(testAnswer)
      .where(and(isTheirs, eq(testAnswer.sittingId, testSitting.id), isNotNull(testAnswer.graded))),
    db
      .select(verdictColumns)
      .from(people)
      .crossJoin(testSitting)
      .crossJoin(itemRegrade)
      .where(and(isTheirs, eq(itemRegrade.sittingId, testSitting.id), isNull(itemRegrade.undoneAt)))
      .orderBy(asc(itemRegrade.at)),
  ])
  return {
    sittings: sittings.map((row) => ({
      ...row,
      points: row.points ?? 0,
      answers: answers.flatMap(({ sittingId, graded, ...answer }) =>
        sittingId === row.id && graded !== null ? [{ ...answer, graded }] : [],
      ),
    })),
    verdicts,
  }
}

const verdictColumns = {
  sittingId: itemRegrade.sittingId,
  exerciseId: itemRegrade.exerciseId,
  correctionId: itemRegrade.correctionId,
  editionHash: itemRegrade.editionHash,
  answer: itemRegrade.answer,
  code: itemRegrade.code,
  detail: itemRegrade.detail,
  points: itemRegrade.points,
  outOf: itemRegrade.outOf,
  holds: itemRegrade.holds,
}

/** For a left join to answers in sittings: the verdict that holds in place of their own. */
export const heldByItem = and(
  eq(itemRegrade.sittingId, testAnswer.sittingId),
  eq(itemRegrade.exerciseId, testAnswer.exerciseId),
  eq(itemRegrade.holds, 1),
)

/** What is selected of that; null where the answer's own verdict holds. */
export const heldItem = {
  editionHash: itemRegrade.editionHash,
  answer: itemRegrade.answer,
  code: itemRegrade.code,
  detail: itemRegrade.detail,
  points: itemRegrade.points,
  outOf: itemRegrade.outOf,
}

export type HeldItem = { [K in keyof typeof heldItem]: (typeof itemRegrade.$inferSelect)[K] }

/** What comes of a sitting; points in thousandths. */
export interface NewResult {
  sittingId: string
  points: number
  /** JSON: ObjectiveResult[] */
  results: string
}

export interface NewItemRegrade extends NewVerdict {
  sittingId: string
}

const setResult = (db: Db, { sittingId, ...result }: NewResult) =>
  db.update(testSitting).set(result).where(eq(testSitting.id, sittingId))

/** The statements that give answers in sittings their new verdicts, and the sittings what follows. */
export function statementsToRegrade(
  db: Db,
  {
    correction,
    history,
    regrades,
    results,
    learners,
    now,
  }: {
    correction: { id: string; at: number } & ExercisePlace
    history: History
    regrades: NewItemRegrade[]
    results: NewResult[]
    learners: Omit<CorrectedLearner, 'derived'>[]
    now: number
  },
): Query[] {
  const { id: correctionId, at, courseId, moduleId, exerciseId } = correction
  return [
    mustStand(db, correctionId),
    unchanged(db, history),
    ...regrades.flatMap(({ sittingId, ...verdict }) => [
      db
        .update(itemRegrade)
        .set({ holds: 0 })
        .where(
          and(
            eq(itemRegrade.sittingId, sittingId),
            eq(itemRegrade.exerciseId, exerciseId),
            eq(itemRegrade.holds, 1),
          ),
        ),
      db.insert(itemRegrade).values({ sittingId, exerciseId, ...verdict, correctionId, at, holds: 1 }),
    ]),
    ...results.map((result) => setResult(db, result)),
    ...learners.map((learner) =>
      noteLearner(db, { ...learner, correctionId, courseId, moduleId, exerciseId, at: now }),
    ),
  ]
}

/** The statements that take back what a correction said of an item in these sittings. */
export function statementsToTakeBack(
  db: Db,
  {
    correctionId,
    exerciseId,
    history,
    results,
    now,
  }: {
    correctionId: string
    exerciseId: string
    history: History
    results: NewResult[]
    now: number
  },
): Query[] {
  return [
    unchanged(db, history),
    ...results.flatMap((result) => {
      const isThis = and(eq(itemRegrade.sittingId, result.sittingId), eq(itemRegrade.exerciseId, exerciseId))
      return [
        db
          .update(itemRegrade)
          .set({ holds: 0, undoneAt: now })
          .where(and(isThis, eq(itemRegrade.correctionId, correctionId))),
        db
          .update(itemRegrade)
          .set({ holds: 1 })
          .where(
            and(
              isThis,
              isNull(itemRegrade.undoneAt),
              sql.raw(`item_regrade.at = (select max(other.at) from item_regrade other
                where other.sitting_id = item_regrade.sitting_id and other.exercise_id = item_regrade.exercise_id
                  and other.undone_at is null)`),
            ),
          ),
        setResult(db, result),
      ]
    }),
    db
      .update(correctedLearner)
      .set({ undoneAt: now, revision: sql`${correctedLearner.revision} + 1` })
      .where(
        and(
          eq(correctedLearner.correctionId, correctionId),
          sql`${correctedLearner.personId} in (select value from json_each(${JSON.stringify(history.personIds)}))`,
        ),
      ),
  ]
}
