import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/sqlite-core'
import type { EditionFacts } from '#app/domain/course/course.ts'
import type { ListedExercise } from '#app/domain/progress/learning.ts'
import type { Derived, PlacedEvent } from '#app/domain/progress/rebuild.ts'
import { mark } from './cohort-schema.ts'
import { correctedLearner, regrade } from './correction-schema.ts'
import { type Db, guard, type Query, retryOnConflict } from './gateway.server.ts'
import { attempt, edition, exerciseState, help, moduleProgress } from './schema.ts'

/** How progress is told from events; the rule is the domain's, the order of reading and writing is ours. */
export type Rebuild = (events: PlacedEvent[]) => Derived

/** People who answered or asked for help, by id, from the one after `afterId` on. */
export async function peopleAfter(
  db: Db,
  { afterId, limit }: { afterId: string; limit: number },
): Promise<string[]> {
  const answered = db
    .selectDistinct({ id: attempt.personId })
    .from(attempt)
    .where(gt(attempt.personId, afterId))
  const helped = db.selectDistinct({ id: help.personId }).from(help).where(gt(help.personId, afterId))
  const rows = await union(answered, helped).orderBy(asc(sql`1`)).limit(limit)
  return rows.map(({ id }) => id)
}

/** Rebuilds what is derived for one person and tells whether it differed. Refused and redone if they act meanwhile. */
export function rebuildPerson(
  db: Db,
  personId: string,
  rebuild: Rebuild,
): Promise<{ events: number; differed: boolean }> {
  return retryOnConflict(async () => {
    const history = await historyOf(db, [personId])
    const events = eventsOf(history)
    const derived = rebuild(events)
    const differed = canonical(derived) !== canonical(await keptOf(db, personId))
    if (differed)
      await db.batch([unchanged(db, history), ...replaceDerived(db, [personId], personId, derived)])
    return { events: events.length, differed }
  })
}

/** Whether what is kept for a person is what their events tell; changes nothing. */
export async function isAsRebuilt(db: Db, personId: string, rebuild: Rebuild): Promise<boolean> {
  const derived = rebuild(eventsOf(await historyOf(db, [personId])))
  return canonical(derived) === canonical(await keptOf(db, personId))
}

/** Takes away derived rows of people of whom no event is known. Tells nothing: they should not exist. */
export async function dropUnfounded(db: Db): Promise<void> {
  const known = sql`(select ${attempt.personId} from ${attempt} union select ${help.personId} from ${help})`
  await db.batch([
    db.delete(exerciseState).where(sql`${exerciseState.personId} not in ${known}`),
    db.delete(moduleProgress).where(sql`${moduleProgress.personId} not in ${known}`),
  ])
}

type AttemptRow = Omit<typeof attempt.$inferSelect, 'language' | 'answer' | 'detail' | 'passMark'>
export type HelpRow = typeof help.$inferSelect

/** A trainer's mark of an attempt, which `attempts` names by its id. */
interface MarkRow {
  attemptId: string
  points: number
  outOf: number
  at: number
}

/** What a corrected key says of an attempt. */
interface RegradeRow {
  attemptId: string
  correctionId: string
  code: string
  points: number
  outOf: number
}

/** One module, for who needs no more of somebody's history than that. */
export interface InModule {
  courseId: string
  moduleId: string
}

/** What some people did, and how it was marked, as read at one moment. */
export interface History {
  personIds: string[]
  /** Undefined: everywhere. */
  module: InModule | undefined
  attempts: AttemptRow[]
  helps: HelpRow[]
  marks: MarkRow[]
  /** Of corrections that stand. */
  regrades: RegradeRow[]
  /** Rises with whatever a correction does to any of them. */
  revision: number
  exercises: Map<string, ListedExercise[]>
}

const isOf = (
  table:
    | typeof attempt
    | typeof help
    | typeof exerciseState
    | typeof moduleProgress
    | typeof correctedLearner,
  personIds: string[],
  module: InModule | undefined,
) =>
  and(
    inArray(table.personId, personIds),
    module && and(eq(table.courseId, module.courseId), eq(table.moduleId, module.moduleId)),
  )

/** All attempts, helps and marks of some people, and the lists of exercises of the editions they were on. */
export async function historyOf(db: Db, personIds: string[], module?: InModule): Promise<History> {
  const { personId, courseId, moduleId, exerciseId, number, editionHash, at, id, code, points, outOf } =
    attempt
  const [attempts, helps, marks, regrades, [corrected]] = await db.batch([
    db
      .select({ personId, courseId, moduleId, exerciseId, number, editionHash, at, id, code, points, outOf })
      .from(attempt)
      .where(isOf(attempt, personIds, module)),
    db
      .select()
      .from(help)
      .where(isOf(help, personIds, module)),
    db
      .select({ attemptId: mark.attemptId, points: mark.points, outOf: mark.outOf, at: mark.at })
      .from(attempt)
      .innerJoin(mark, eq(mark.attemptId, attempt.id))
      .where(isOf(attempt, personIds, module)),
    // From who was corrected to their answers: who never was, as most, costs nothing here.
    db
      .select({
        attemptId: regrade.attemptId,
        correctionId: regrade.correctionId,
        code: regrade.code,
        points: regrade.points,
        outOf: regrade.outOf,
      })
      .from(correctedLearner)
      .crossJoin(attempt)
      .crossJoin(regrade)
      .where(
        and(
          isOf(correctedLearner, personIds, module),
          eq(attempt.personId, correctedLearner.personId),
          eq(attempt.courseId, correctedLearner.courseId),
          eq(attempt.exerciseId, correctedLearner.exerciseId),
          eq(regrade.attemptId, attempt.id),
          eq(regrade.correctionId, correctedLearner.correctionId),
          isNull(regrade.undoneAt),
        ),
      )
      .orderBy(asc(regrade.attemptId), asc(regrade.at)),
    db.select({ revision: revisionOf(personIds, module) }).from(sql`(select 1)`),
  ])
  const exercises = await exercisesOf(db, [...new Set([...attempts, ...helps].map((row) => row.editionHash))])
  const revision = corrected?.revision ?? 0
  return { personIds, module, attempts, helps, marks, regrades, revision, exercises }
}

const revisionOf = (personIds: string[], module: InModule | undefined) =>
  sql<number>`(select coalesce(sum(${correctedLearner.revision}), 0) from ${correctedLearner}
    where ${isOf(correctedLearner, personIds, module)})`

/** The exercises that editions list; they are few and never change. */
async function exercisesOf(db: Db, hashes: string[]): Promise<Map<string, ListedExercise[]>> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .select({ hash: edition.hash, facts: edition.facts })
    .from(edition)
    .where(inArray(edition.hash, hashes))
  return new Map(rows.map(({ hash, facts }) => [hash, (JSON.parse(facts) as EditionFacts).exercises]))
}

/** The events of a history, each with the exercises that were on its page. */
export function eventsOf({
  attempts,
  helps,
  marks,
  regrades,
  exercises,
}: Omit<History, 'personIds' | 'module' | 'revision'>): PlacedEvent[] {
  const anew = new Map<string, RegradeRow[]>()
  for (const row of regrades) anew.set(row.attemptId, [...(anew.get(row.attemptId) ?? []), row])
  const marked = new Map(marks.map((row) => [row.attemptId, row]))
  const place = ({ courseId, moduleId, editionHash }: AttemptRow | HelpRow) => ({
    courseId,
    moduleId,
    exercises: exercises.get(editionHash) ?? [],
  })
  return [
    ...attempts.map((row) => ({
      ...place(row),
      event: { type: 'attempt' as const, ...row },
      regrades: anew.get(row.id),
    })),
    ...attempts.flatMap((row) => {
      const mark = marked.get(row.id)
      const { exerciseId, number } = row
      return mark ? [{ ...place(row), event: { type: 'mark' as const, exerciseId, number, ...mark } }] : []
    }),
    ...helps.map((row) => ({ ...place(row), event: { type: 'help' as const, ...row } })),
  ]
}

/** One person's part of a history of several. */
export function partOf(history: History, personId: string): History {
  const attempts = history.attempts.filter((row) => row.personId === personId)
  const own = new Set(attempts.map(({ id }) => id))
  const isOwn = (row: { attemptId: string }) => own.has(row.attemptId)
  return {
    ...history,
    personIds: [personId],
    attempts,
    helps: history.helps.filter((row) => row.personId === personId),
    marks: history.marks.filter(isOwn),
    regrades: history.regrades.filter(isOwn),
  }
}

/**
 * Holds while nobody of them has added an attempt or a help, no mark was given or changed, and no correction has reached
 * any of them, since it was read.
 */
export function unchanged(db: Db, { personIds, module, attempts, helps, marks, revision }: History) {
  const isAttempt = isOf(attempt, personIds, module)
  // A change of a mark moves its time on.
  const times = marks.reduce((sum, { at }) => sum + at, 0)
  return guard(
    db,
    and(
      sql`(select count(*) from ${attempt} where ${isAttempt}) = ${attempts.length}`,
      sql`(select count(*) from ${help} where ${isOf(help, personIds, module)}) = ${helps.length}`,
      sql`(select coalesce(sum(${mark.at}), 0) from ${attempt} join ${mark} on ${mark.attemptId} = ${attempt.id}
        where ${isAttempt}) = ${times}`,
      sql`${revisionOf(personIds, module)} = ${revision}`,
    ) ?? sql`false`,
  )
}

async function keptOf(db: Db, personId: string): Promise<Derived> {
  const [states, modules] = await db.batch([
    db.select().from(exerciseState).where(eq(exerciseState.personId, personId)),
    db.select().from(moduleProgress).where(eq(moduleProgress.personId, personId)),
  ])
  return {
    states: states.map(({ personId: _, courseId, moduleId, exerciseId, ...state }) => ({
      courseId,
      moduleId,
      exerciseId,
      state,
    })),
    modules: modules.map(({ personId: _, courseId, moduleId, ...progress }) => ({
      courseId,
      moduleId,
      progress,
    })),
  }
}

/** The same text for the same content, whatever the order of rows and fields. */
function canonical({ states, modules }: Derived): string {
  const lines = [...states.map(flat), ...modules.map(flat)]
  return lines.sort().join('\n')
}

const flat = (value: object): string =>
  Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, inner]) => `${key}=${inner !== null && typeof inner === 'object' ? `(${flat(inner)})` : inner}`,
    )
    .join(' ')

/** SQLite takes 32,766 parameters a statement; rows go in well below that. */
const ROWS = 500

/** Takes away what was derived for some people, or in one module, and writes what is now derived for one of them. */
export function replaceDerived(
  db: Db,
  oldIds: string[],
  personId: string,
  { states, modules }: Derived,
  module?: InModule,
): Query[] {
  const stateRows = states.map(({ state, ...place }) => ({ personId, ...place, ...state }))
  const moduleRows = modules.map(({ progress, ...place }) => ({ personId, ...place, ...progress }))
  return [
    db.delete(exerciseState).where(isOf(exerciseState, oldIds, module)),
    db.delete(moduleProgress).where(isOf(moduleProgress, oldIds, module)),
    ...slices(stateRows).map((rows) => db.insert(exerciseState).values(rows)),
    ...slices(moduleRows).map((rows) => db.insert(moduleProgress).values(rows)),
  ]
}

const slices = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, index) =>
    rows.slice(index * ROWS, (index + 1) * ROWS),
  )
