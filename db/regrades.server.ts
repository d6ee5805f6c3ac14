import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Derived } from '#app/domain/progress/rebuild.ts'
import { correctedLearner, correction, regrade } from './correction-schema.ts'
import type { Effect, ExercisePlace } from './corrections.server.ts'
import { type Db, guard, type Query } from './gateway.server.ts'
import { heldBy } from './held-verdict.server.ts'
import { type History, type InModule, replaceDerived, unchanged } from './history.server.ts'
import { attempt } from './schema.ts'

/** An answer with its own verdict, and with the one that holds since its key was corrected. */
export interface GradedAnswer {
  id: string
  personId: string
  editionHash: string
  language: string
  answer: string
  code: string
  points: number
  outOf: number
  held: HeldVerdict | null
}

interface HeldVerdict {
  editionHash: string
  code: string
  points: number
  outOf: number
}

const inJson = (column: unknown, values: readonly string[]) =>
  sql`${column} in (select value from json_each(${JSON.stringify(values)}))`

/** Everybody who has answered an exercise, in the order of their ids. */
export async function learnersOf(
  db: Db,
  { courseId, exerciseId }: Omit<ExercisePlace, 'moduleId'>,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: attempt.personId })
    .from(attempt)
    .where(and(eq(attempt.courseId, courseId), eq(attempt.exerciseId, exerciseId)))
    .orderBy(asc(attempt.personId))
  return rows.map(({ id }) => id)
}

/** An edition by whose key answers are graded now, and how many. */
export interface GradedBy {
  hash: string
  answers: number
}

/** The editions by whose keys the answers to an exercise are graded now. */
export async function gradedBy(
  db: Db,
  { courseId, exerciseId }: Omit<ExercisePlace, 'moduleId'>,
): Promise<GradedBy[]> {
  const hash = sql<string>`coalesce(${regrade.editionHash}, ${attempt.editionHash})`
  return db
    .select({ hash, answers: sql<number>`count(*)` })
    .from(attempt)
    .leftJoin(regrade, heldBy(attempt))
    .where(and(eq(attempt.courseId, courseId), eq(attempt.exerciseId, exerciseId)))
    .groupBy(hash)
}

/** All answers of these people to an exercise, oldest first for each. */
export async function answersOf(
  db: Db,
  { courseId, exerciseId }: Omit<ExercisePlace, 'moduleId'>,
  personIds: string[],
): Promise<GradedAnswer[]> {
  return db
    .select({
      id: attempt.id,
      personId: attempt.personId,
      editionHash: attempt.editionHash,
      language: attempt.language,
      answer: attempt.answer,
      code: attempt.code,
      points: attempt.points,
      outOf: attempt.outOf,
      held: {
        editionHash: regrade.editionHash,
        code: regrade.code,
        points: regrade.points,
        outOf: regrade.outOf,
      },
    })
    .from(sql`json_each(${JSON.stringify(personIds)}) as p`)
    .crossJoin(attempt)
    .leftJoin(regrade, heldBy(attempt))
    .where(
      and(
        sql`${attempt.personId} = p.value`,
        eq(attempt.courseId, courseId),
        eq(attempt.exerciseId, exerciseId),
      ),
    )
    .orderBy(asc(attempt.personId), asc(attempt.number))
}

/** A verdict by the corrected key; points in thousandths. */
export interface NewVerdict {
  editionHash: string
  answer: string | null
  code: string
  detail: string
  points: number
  outOf: number
  effect: Effect
}

export interface NewRegrade extends NewVerdict {
  attemptId: string
}

/** What a correction does to one learner, and what is then derived for them in the module. */
export interface CorrectedLearner {
  personId: string
  effect: Effect
  hasFinished: boolean
  derived: Derived
}

/** A statement takes 32,766 values; a row has a dozen. */
const ROWS = 500

const slices = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, index) =>
    rows.slice(index * ROWS, (index + 1) * ROWS),
  )

/** Whoever goes on with a correction stops as soon as it is being taken back. */
export const mustStand = (db: Db, correctionId: string) =>
  guard(
    db,
    sql`exists (select 1 from ${correction} where ${correction.id} = ${correctionId}
      and ${correction.undoneAt} is null)`,
  )

interface Writing {
  correction: { id: string; at: number } & ExercisePlace
  /** As it was read: refused as a conflict if any of these people acted since. */
  history: History
  regrades: NewRegrade[]
  learners: CorrectedLearner[]
  now: number
}

/** The statements that give answers their new verdicts, and learners what follows: all or nothing for these people. */
export function statementsToRegrade(
  db: Db,
  { correction: { id: correctionId, at, ...place }, history, regrades, learners, now }: Writing,
): Query[] {
  const { courseId, moduleId, exerciseId } = place
  const ids = regrades.map(({ attemptId }) => attemptId)
  return [
    mustStand(db, correctionId),
    unchanged(db, history),
    db
      .update(regrade)
      .set({ holds: 0 })
      .where(and(inJson(regrade.attemptId, ids), eq(regrade.holds, 1))),
    ...slices(regrades).map((rows) =>
      db.insert(regrade).values(rows.map((row) => ({ ...row, correctionId, at, holds: 1 }))),
    ),
    ...learners.flatMap(({ personId, effect, hasFinished, derived }) => [
      noteLearner(db, {
        personId,
        correctionId,
        courseId,
        moduleId,
        exerciseId,
        effect,
        hasFinished,
        at: now,
      }),
      ...replaceDerived(db, [personId], personId, derived, { courseId, moduleId }),
    ]),
  ]
}

interface Noted extends ExercisePlace {
  personId: string
  correctionId: string
  effect: Effect
  hasFinished: boolean
  at: number
}

/** What a learner is told; for who is reached a second time the later word, and finished stays finished. */
export const noteLearner = (db: Db, { hasFinished, ...noted }: Noted) =>
  db
    .insert(correctedLearner)
    .values({ ...noted, hasFinished: Number(hasFinished), revision: 1 })
    .onConflictDoUpdate({
      target: [correctedLearner.personId, correctedLearner.correctionId],
      set: {
        effect: noted.effect,
        at: noted.at,
        hasFinished: sql`max(${correctedLearner.hasFinished}, ${Number(hasFinished)})`,
        revision: sql`${correctedLearner.revision} + 1`,
      },
    })

/** Those whom a correction has reached and whose verdicts it still gives, from the one after `afterId` on. */
export async function reached(db: Db, correctionId: string, { limit }: { limit: number }): Promise<string[]> {
  const rows = await db
    .select({ id: correctedLearner.personId })
    .from(correctedLearner)
    .where(and(eq(correctedLearner.correctionId, correctionId), isNull(correctedLearner.undoneAt)))
    .orderBy(asc(correctedLearner.personId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** The statements that take back what a correction said of these attempts: the newest that still stands holds again. */
export function statementsToTakeBack(
  db: Db,
  {
    correctionId,
    attemptIds,
    history,
    learners,
    module,
    now,
  }: {
    correctionId: string
    attemptIds: string[]
    history: History
    learners: { personId: string; derived: Derived }[]
    module: InModule
    now: number
  },
): Query[] {
  const personIds = learners.map(({ personId }) => personId)
  const isOne = inJson(regrade.attemptId, attemptIds)
  return [
    unchanged(db, history),
    db
      .update(regrade)
      .set({ holds: 0, undoneAt: now })
      .where(and(isOne, eq(regrade.correctionId, correctionId))),
    db
      .update(regrade)
      .set({ holds: 1 })
      .where(
        and(
          isOne,
          isNull(regrade.undoneAt),
          sql.raw(`regrade.at = (select max(other.at) from regrade other
            where other.attempt_id = regrade.attempt_id and other.undone_at is null)`),
        ),
      ),
    db
      .update(correctedLearner)
      .set({ undoneAt: now, revision: sql`${correctedLearner.revision} + 1` })
      .where(
        and(eq(correctedLearner.correctionId, correctionId), inJson(correctedLearner.personId, personIds)),
      ),
    ...learners.flatMap(({ personId, derived }) => replaceDerived(db, [personId], personId, derived, module)),
  ]
}
