import { and, asc, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import * as audit from './audit.server.ts'
import { visit } from './cohort-schema.ts'
import { correctedLearner, correction, itemRegrade, regrade } from './correction-schema.ts'
import { type Db, guard } from './gateway.server.ts'
import { enrolment, person } from './schema.ts'

export type Correction = Omit<typeof correction.$inferSelect, 'fromHashes'> & { fromHashes: string[] }

/** Of which exercise's key. */
export interface ExercisePlace {
  courseId: string
  moduleId: string
  exerciseId: string
}

const read = ({ fromHashes, ...row }: typeof correction.$inferSelect): Correction => ({
  ...row,
  fromHashes: JSON.parse(fromHashes) as string[],
})

/** One correction; null when there is none. */
export async function byId(db: Db, id: string): Promise<Correction | null> {
  const row = await db.select().from(correction).where(eq(correction.id, id)).get()
  return row ? read(row) : null
}

/** Neither done nor wholly taken back: a power cut came between, or another process is at work on it. */
const isUnfinished = or(
  and(isNull(correction.doneAt), isNull(correction.undoneAt)),
  and(sql`${correction.undoneAt} is not null`, isNull(correction.undoDoneAt)),
)

/** Those of a course, or of all courses, that are still to be gone on with: the oldest first. */
export async function unfinished(db: Db, courseId?: string): Promise<Correction[]> {
  const isOf = courseId === undefined ? undefined : eq(correction.courseId, courseId)
  const rows = await db.select().from(correction).where(and(isOf, isUnfinished)).orderBy(asc(correction.at))
  return rows.map(read)
}

/** Of each exercise of a course the newest correction that stands. */
export async function standing(db: Db, courseId: string): Promise<Correction[]> {
  const rows = await db
    .select()
    .from(correction)
    .where(and(eq(correction.courseId, courseId), isNull(correction.undoneAt)))
    .orderBy(asc(correction.at))
  return [...new Map(rows.map((row) => [row.exerciseId, read(row)])).values()]
}

/**
 * Begins a correction with a line in the audit. `after` is the time of the course's newest, which this one must follow.
 * Refused as a conflict when another one was begun meanwhile, or when one of this exercise is not finished.
 */
export async function begin(
  db: Db,
  {
    after,
    ...row
  }: Pick<Correction, 'id' | 'fromHashes' | 'toHash' | 'authorId' | 'reason' | 'at'> &
    ExercisePlace & { after: number },
): Promise<void> {
  const isThis = and(eq(correction.courseId, row.courseId), eq(correction.exerciseId, row.exerciseId))
  await db.batch([
    guard(
      db,
      sql`(select coalesce(max(${correction.at}), 0) from ${correction}
          where ${correction.courseId} = ${row.courseId}) = ${after}
        and not exists (select 1 from ${correction} where ${and(isThis, isUnfinished)})`,
    ),
    db.insert(correction).values({ ...row, fromHashes: JSON.stringify(row.fromHashes) }),
    audit.entry(db, {
      actorId: row.authorId,
      action: 'key.correct',
      subjectId: row.id,
      detail: detailOf(row),
      at: row.at,
    }),
  ])
}

const detailOf = ({ courseId, moduleId, exerciseId, reason }: ExercisePlace & { reason: string }) => ({
  courseId,
  moduleId,
  exerciseId,
  reason,
})

/** The time of the newest correction of a course; 0 before the first. */
export async function newestOf(db: Db, courseId: string): Promise<number> {
  const row = await db
    .select({ at: sql<number>`coalesce(max(${correction.at}), 0)` })
    .from(correction)
    .where(eq(correction.courseId, courseId))
    .get()
  return row?.at ?? 0
}

/** All answers are graded again. */
export async function done(
  db: Db,
  id: string,
  { at, unsure }: { at: number; unsure: number },
): Promise<void> {
  await db
    .update(correction)
    .set({ doneAt: sql`coalesce(${correction.doneAt}, ${at})`, unsure })
    .where(eq(correction.id, id))
}

/** Begins to take a correction back, once, with a line in the audit. Refused as a conflict when that was begun already. */
export async function undo(
  db: Db,
  { courseId, moduleId, exerciseId, id }: Correction,
  { actorId, at }: { actorId: string | null; at: number },
): Promise<void> {
  await db.batch([
    guard(
      db,
      sql`exists (select 1 from ${correction} where ${correction.id} = ${id} and ${correction.undoneAt} is null)`,
    ),
    db.update(correction).set({ undoneAt: at, undoneBy: actorId }).where(eq(correction.id, id)),
    audit.entry(db, {
      actorId,
      action: 'key.undo',
      subjectId: id,
      detail: { courseId, moduleId, exerciseId },
      at,
    }),
  ])
}

/** All verdicts that it gave are taken back. */
export async function undoDone(db: Db, id: string, at: number): Promise<void> {
  await db
    .update(correction)
    .set({ undoDoneAt: sql`coalesce(${correction.undoDoneAt}, ${at})` })
    .where(eq(correction.id, id))
}

/** What a correction did to somebody who may not have seen it. */
export interface NewCorrection extends ExercisePlace {
  effect: 'gain' | 'lose'
  /** Whether it was taken back since. */
  isTakenBack: boolean
  reason: string
}

/**
 * The corrections that changed something for a person since they last answered in the course or had the module's page, the
 * newest first. Who never was corrected, as most, costs one look at a key.
 */
export async function since(db: Db, personId: string): Promise<NewCorrection[]> {
  const { courseId, moduleId, exerciseId, effect, undoneAt } = correctedLearner
  const lastSeen = sql`max(coalesce(${visit.lastAt}, 0), coalesce(${enrolment.lastAt}, 0))`
  const told = sql<number>`coalesce(${undoneAt}, ${correctedLearner.at})`
  const rows = await db
    .select({ courseId, moduleId, exerciseId, effect, undoneAt, reason: correction.reason })
    .from(correctedLearner)
    .innerJoin(correction, eq(correction.id, correctedLearner.correctionId))
    .leftJoin(enrolment, and(eq(enrolment.personId, personId), eq(enrolment.courseId, courseId)))
    .leftJoin(
      visit,
      and(eq(visit.personId, personId), eq(visit.courseId, courseId), eq(visit.moduleId, moduleId)),
    )
    .where(and(eq(correctedLearner.personId, personId), ne(effect, 'same'), sql`${told} > ${lastSeen}`))
    .orderBy(desc(told))
  return rows.map(({ undoneAt, effect, ...row }) => ({
    ...row,
    effect: effect === 'gain' ? 'gain' : 'lose',
    isTakenBack: undoneAt !== null,
  }))
}

export type Effect = 'gain' | 'lose' | 'same'

type Counts = Record<Effect, number>

/** A correction with what it did; names are told of nobody but who made it and who took it back. */
export interface ToldCorrection extends Correction {
  authorName: string | null
  undoneByName: string | null
  /** Answers to the exercise, those in sittings of a test among them. */
  answers: Counts
  people: Counts
  /** Learners for whom a module became finished by it. */
  finished: number
}

/** The corrections of a course, the newest first. */
export async function ofCourse(db: Db, courseId: string): Promise<ToldCorrection[]> {
  const nameOf = (column: 'author_id' | 'undone_by') =>
    sql<
      string | null
    >`(select ${person.name} from ${person} where ${person.id} = ${sql.raw(`correction.${column}`)})`
  const count = sql<number>`count(*)`
  const isHere = (table: typeof regrade | typeof itemRegrade | typeof correctedLearner) =>
    and(eq(correction.courseId, courseId), eq(table.correctionId, correction.id))
  const countsIn = (table: typeof regrade | typeof itemRegrade) =>
    db
      .select({ id: table.correctionId, effect: table.effect, count })
      .from(correction)
      .crossJoin(table)
      .where(isHere(table))
      .groupBy(table.correctionId, table.effect)
  const [rows, answers, items, people] = await db.batch([
    db
      .select({ row: correction, authorName: nameOf('author_id'), undoneByName: nameOf('undone_by') })
      .from(correction)
      .where(eq(correction.courseId, courseId))
      .orderBy(desc(correction.at)),
    countsIn(regrade),
    countsIn(itemRegrade),
    db
      .select({
        id: correctedLearner.correctionId,
        effect: correctedLearner.effect,
        count,
        finished: sql<number>`sum(${correctedLearner.hasFinished})`,
      })
      .from(correction)
      .crossJoin(correctedLearner)
      .where(isHere(correctedLearner))
      .groupBy(correctedLearner.correctionId, correctedLearner.effect),
  ])
  return rows.map(({ row, authorName, undoneByName }) => {
    const own = people.filter(({ id }) => id === row.id)
    return {
      ...read(row),
      authorName,
      undoneByName,
      answers: countsOf([...answers, ...items].filter(({ id }) => id === row.id)),
      people: countsOf(own),
      finished: own.reduce((sum, { finished }) => sum + finished, 0),
    }
  })
}

function countsOf(rows: { effect: Effect; count: number }[]): Counts {
  const counts: Counts = { gain: 0, lose: 0, same: 0 }
  for (const { effect, count } of rows) counts[effect] += count
  return counts
}
