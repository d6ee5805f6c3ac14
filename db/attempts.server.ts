import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type {
  AttemptEvent,
  ExerciseState,
  HelpEvent,
  ModuleProgress,
  States,
} from '#app/domain/progress/learning.ts'
import type { Device } from '#app/domain/progress/views.ts'
import { keepEnrolment, type Place, placeOf } from './enrolments.server.ts'
import { type Db, guard, retryOnConflict } from './gateway.server.ts'
import { answerDraft, attempt, exerciseState, help, moduleProgress } from './schema.ts'

/** Where a person stands with a module. */
export interface Standing {
  states: States
  progress: ModuleProgress | undefined
}

export type StoredAttempt = Pick<
  typeof attempt.$inferSelect,
  'id' | 'personId' | 'courseId' | 'exerciseId' | 'answer'
>

/** The same, with what stands under the ids that an attempt may get, and how many were made lately. */
export interface AttemptStanding extends Standing {
  stored: StoredAttempt[]
  recent: number
}

/** Circumstances that are kept with an attempt, or with a help. */
export interface Given extends Place {
  editionHash: string
  device: Device
}

/** An attempt to be written, and what follows from it. */
export interface NewAttempt {
  attempt: Omit<AttemptEvent, 'type' | 'exerciseId'> & {
    language: string
    answer: string
    detail: string
    passMark: number
  }
  state: ExerciseState
  progress: ModuleProgress
}

export interface NewHelp {
  help: Omit<HelpEvent, 'type' | 'exerciseId'>
  state: ExerciseState
  progress: ModuleProgress
}

/**
 * Appends one attempt and the summaries that follow from it: all or nothing. `decide` may run several times, each time
 * on what then stands in the store; it may throw to refuse, or answer null when there is nothing to write.
 */
export function append(
  db: Db,
  { ids, since, ...given }: Given & { ids: string[]; since: number },
  decide: (standing: AttemptStanding) => NewAttempt | null,
): Promise<(NewAttempt & Standing) | null> {
  return retryOnConflict(async () => {
    const { id, personId, courseId, exerciseId, answer } = attempt
    const [states, [progress], stored, [recent]] = await db.batch([
      ...readModule(db, given),
      db.select({ id, personId, courseId, exerciseId, answer }).from(attempt).where(inArray(attempt.id, ids)),
      db
        .select({ count: sql<number>`count(*)` })
        .from(attempt)
        .where(and(eq(attempt.personId, given.personId), gt(attempt.at, since))),
    ])
    const standing = { ...standingOf(states, progress), stored, recent: recent?.count ?? 0 }
    const next = decide(standing)
    if (next === null) return null
    await db.batch([
      isUnmoved(db, given, standing),
      db.insert(attempt).values({ ...next.attempt, ...placeOf(given), editionHash: given.editionHash }),
      db.delete(answerDraft).where(isAt(answerDraft, given)),
      ...keepDerived(db, given, next),
      keepEnrolment(db, { ...given, at: next.attempt.at }),
    ])
    return { ...next, states: new Map(standing.states).set(given.exerciseId, next.state) }
  })
}

/** Appends a hint or a solution that was asked for, in the same way. */
export function appendHelp(
  db: Db,
  given: Given,
  decide: (standing: Standing) => NewHelp | null,
): Promise<void> {
  return retryOnConflict(async () => {
    const [states, [progress]] = await db.batch(readModule(db, given))
    const standing = standingOf(states, progress)
    const next = decide(standing)
    if (next === null) return
    await db.batch([
      isUnmoved(db, given, standing),
      db.insert(help).values({ ...placeOf(given), editionHash: given.editionHash, ...next.help }),
      ...keepDerived(db, given, next),
      keepEnrolment(db, { ...given, at: next.help.at }),
    ])
  })
}

type ModuleTable = typeof exerciseState | typeof moduleProgress | typeof answerDraft

const isModule = (table: ModuleTable, { personId, courseId, moduleId }: Omit<Place, 'exerciseId'>) =>
  and(eq(table.personId, personId), eq(table.courseId, courseId), eq(table.moduleId, moduleId))

const isAt = (table: typeof exerciseState | typeof answerDraft, place: Place) =>
  and(isModule(table, place), eq(table.exerciseId, place.exerciseId))

/** By primary key, both. */
const readModule = (db: Db, module: Place) =>
  [
    db.select().from(exerciseState).where(isModule(exerciseState, module)),
    db.select().from(moduleProgress).where(isModule(moduleProgress, module)),
  ] as const

const standingOf = (
  states: (typeof exerciseState.$inferSelect)[],
  progress: typeof moduleProgress.$inferSelect | undefined,
): Standing => ({ states: new Map(states.map((state) => [state.exerciseId, state])), progress })

/** Holds while nothing has happened in the module since it was read: every event moves its time on. */
const isUnmoved = (db: Db, given: Place, { progress }: Standing) =>
  guard(
    db,
    sql`coalesce((select ${moduleProgress.lastAt} from ${moduleProgress} where ${isModule(moduleProgress, given)}), 0)
      = ${progress?.lastAt ?? 0}`,
  )

function keepDerived(
  db: Db,
  given: Place,
  { state, progress }: { state: ExerciseState; progress: ModuleProgress },
) {
  const { exerciseId, ...module } = placeOf(given)
  const { status, tries, hints, bestPoints, outOf, lastAttemptId, lastAt, settledAt } = state
  const stateRow = { status, tries, hints, bestPoints, outOf, lastAttemptId, lastAt, settledAt }
  const { settled, points, startedAt, finishedAt } = progress
  const progressRow = { settled, points, startedAt, lastAt: progress.lastAt, finishedAt }
  return [
    db
      .insert(exerciseState)
      .values({ ...module, exerciseId, ...stateRow })
      .onConflictDoUpdate({
        target: [
          exerciseState.personId,
          exerciseState.courseId,
          exerciseState.moduleId,
          exerciseState.exerciseId,
        ],
        set: stateRow,
      }),
    db
      .insert(moduleProgress)
      .values({ ...module, ...progressRow })
      .onConflictDoUpdate({
        target: [moduleProgress.personId, moduleProgress.courseId, moduleProgress.moduleId],
        set: progressRow,
      }),
  ]
}
