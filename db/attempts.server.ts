import { and, eq, gt, sql } from 'drizzle-orm'
import type {
  AttemptEvent,
  ExerciseState,
  HelpEvent,
  ModuleProgress,
  States,
} from '#app/domain/progress/learning.ts'
import type { Device } from '#app/domain/progress/views.ts'
import { allowance } from './cohort-schema.ts'
import { correctedLearner } from './correction-schema.ts'
import { keepEnrolment, type Place, placeOf } from './enrolments.server.ts'
import { type Db, guard, retryOnConflict } from './gateway.server.ts'
import { columnsOf, excluded, prepared } from './prepared.server.ts'
import { answerDraft, attempt, exerciseState, help, moduleProgress } from './schema.ts'

/** Where a person stands with a module. */
export interface Standing {
  states: States
  progress: ModuleProgress | undefined
  /** Rises with whatever the correction of a key does to this module of theirs. */
  corrected: number
}

export type StoredAttempt = Pick<
  typeof attempt.$inferSelect,
  'id' | 'personId' | 'courseId' | 'exerciseId' | 'answer'
>

/** The same, with what stands under the ids that an attempt may get, and how many were made lately. */
export interface AttemptStanding extends Standing {
  stored: StoredAttempt[]
  recent: number
  /** Tries that a trainer gave this person at the exercise besides the author's. */
  extraTries: number
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
 * on what then stands in the store; it may throw to refuse, or answer null when there is nothing to write. `ids` are
 * those that the attempt may get.
 */
export function append(
  db: Db,
  { ids, since, ...given }: Given & { ids: string[]; since: number },
  decide: (standing: AttemptStanding) => NewAttempt | null,
): Promise<(NewAttempt & Pick<Standing, 'states'> & { extraTries: number }) | null> {
  const { states, progress, stored, recent, addAttempt, dropDraft } = queries(db)
  const place = placeOf(given)
  return retryOnConflict(async () => {
    const [stateRows, [progressRow], storedRows, [counted]] = await db.batch([
      states(place),
      progress(place),
      stored({ ids: JSON.stringify(ids) }),
      recent({ ...place, since }),
    ])
    const standing = {
      ...standingOf(stateRows, progressRow),
      stored: storedRows,
      recent: counted?.count ?? 0,
      extraTries: counted?.extraTries ?? 0,
    }
    const next = decide(standing)
    if (next === null) return null
    await db.batch([
      ...keepDerived(db, given, standing, next),
      addAttempt({ ...place, editionHash: given.editionHash, ...next.attempt }),
      dropDraft(place),
      keepEnrolment(db, { ...given, at: next.attempt.at }),
    ])
    const statesNow = new Map(standing.states).set(given.exerciseId, next.state)
    return { ...next, states: statesNow, extraTries: standing.extraTries }
  })
}

/** Appends a hint or a solution that was asked for, in the same way. */
export function appendHelp(
  db: Db,
  given: Given,
  decide: (standing: Standing) => NewHelp | null,
): Promise<void> {
  const { states, progress, addHelp } = queries(db)
  const place = placeOf(given)
  return retryOnConflict(async () => {
    const [stateRows, [progressRow]] = await db.batch([states(place), progress(place)])
    const standing = standingOf(stateRows, progressRow)
    const next = decide(standing)
    if (next === null) return
    await db.batch([
      ...keepDerived(db, given, standing, next),
      addHelp({ ...place, editionHash: given.editionHash, ...next.help }),
      keepEnrolment(db, { ...given, at: next.help.at }),
    ])
  })
}

const standingOf = (
  states: (typeof exerciseState.$inferSelect)[],
  found: { progress: typeof moduleProgress.$inferSelect; corrected: number } | undefined,
): Standing => ({
  states: new Map(states.map((state) => [state.exerciseId, state])),
  progress: found?.progress,
  corrected: found?.corrected ?? 0,
})

/** For the head of a batch: refused when anything has happened in the module since it was read. */
function keepDerived(
  db: Db,
  given: Place,
  before: Standing,
  { state, progress }: { state: ExerciseState; progress: ModuleProgress },
) {
  const { mustBeUnmoved, keepState, keepProgress } = queries(db)
  const place = placeOf(given)
  return [
    mustBeUnmoved({ ...place, lastAt: before.progress?.lastAt ?? 0, corrected: before.corrected }),
    keepState({ ...state, ...place }),
    keepProgress({ ...progress, ...place }),
  ] as const
}

type ModuleTable = typeof exerciseState | typeof moduleProgress | typeof answerDraft | typeof correctedLearner

const isModule = (table: ModuleTable) =>
  and(
    eq(table.personId, sql.placeholder('personId')),
    eq(table.courseId, sql.placeholder('courseId')),
    eq(table.moduleId, sql.placeholder('moduleId')),
  )

const queries = prepared((db) => {
  const { id, personId, courseId, exerciseId, answer } = attempt
  const ids = sql`(select value from json_each(${sql.placeholder('ids')}))`
  // Every event moves the module's time on, so an unmoved time means that nothing has happened.
  const lastAt = sql`(select ${moduleProgress.lastAt} from ${moduleProgress} where ${isModule(moduleProgress)})`
  // A correction moves no time: it changes what was said of what was done, not when it was done.
  const corrected = sql<number>`(select coalesce(sum(${correctedLearner.revision}), 0) from ${correctedLearner}
    where ${isModule(correctedLearner)})`
  const extraTries = sql<number | null>`(select ${allowance.extraTries} from ${allowance}
    where ${allowance.personId} = ${sql.placeholder('personId')} and ${allowance.courseId} = ${sql.placeholder('courseId')}
      and ${allowance.subject} = ${sql.placeholder('exerciseId')})`
  return {
    states: db.select().from(exerciseState).where(isModule(exerciseState)),
    progress: db
      .select({ progress: moduleProgress, corrected })
      .from(moduleProgress)
      .where(isModule(moduleProgress)),
    stored: db
      .select({ id, personId, courseId, exerciseId, answer })
      .from(attempt)
      .where(sql`${id} in ${ids}`),
    recent: db
      .select({ count: sql<number>`count(*)`, extraTries })
      .from(attempt)
      .where(and(eq(personId, sql.placeholder('personId')), gt(attempt.at, sql.placeholder('since')))),
    mustBeUnmoved: guard(
      db,
      sql`coalesce(${lastAt}, 0) = ${sql.placeholder('lastAt')} and ${corrected} = ${sql.placeholder('corrected')}`,
    ),
    addAttempt: db.insert(attempt).values(columnsOf(attempt)),
    addHelp: db.insert(help).values(columnsOf(help)),
    dropDraft: db
      .delete(answerDraft)
      .where(and(isModule(answerDraft), eq(answerDraft.exerciseId, sql.placeholder('exerciseId')))),
    keepState: db
      .insert(exerciseState)
      .values(columnsOf(exerciseState))
      .onConflictDoUpdate({
        target: [
          exerciseState.personId,
          exerciseState.courseId,
          exerciseState.moduleId,
          exerciseState.exerciseId,
        ],
        set: excluded(exerciseState, [
          'status',
          'tries',
          'hints',
          'bestPoints',
          'outOf',
          'lastAttemptId',
          'lastAt',
          'settledAt',
          'markedAttemptId',
        ]),
      }),
    keepProgress: db
      .insert(moduleProgress)
      .values(columnsOf(moduleProgress))
      .onConflictDoUpdate({
        target: [moduleProgress.personId, moduleProgress.courseId, moduleProgress.moduleId],
        set: excluded(moduleProgress, ['settled', 'points', 'startedAt', 'lastAt', 'finishedAt']),
      }),
  }
})
