import { and, eq, gt, sql } from 'drizzle-orm'
import type { AttemptEvent, ExerciseState, HelpEvent, ModuleProgress } from '#app/domain/progress/learning.ts'
import type { Device } from '#app/domain/progress/views.ts'
import { type Db, guard, type Query, retryOnConflict } from './gateway.server.ts'
import { answerDraft, attempt, enrolment, exerciseState, help, moduleProgress } from './schema.ts'

/** An exercise of a person. */
export interface Place {
  personId: string
  courseId: string
  moduleId: string
  exerciseId: string
}

/** Where a person stands with a module. */
export interface Standing {
  states: Map<string, ExerciseState>
  progress: ModuleProgress | undefined
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
 * on what then stands in the store; it may throw to refuse.
 */
export function append(
  db: Db,
  given: Given,
  decide: (standing: Standing) => NewAttempt,
): Promise<NewAttempt> {
  return write(db, given, decide, ({ attempt: { id, number, ...rest } }) => [
    db.insert(attempt).values({ id, number, ...placeOf(given), editionHash: given.editionHash, ...rest }),
    db.delete(answerDraft).where(isAt(answerDraft, given)),
  ])
}

/** Appends a hint or a solution that was asked for, in the same way. `decide` answers null when it was given before. */
export function appendHelp(
  db: Db,
  given: Given,
  decide: (standing: Standing) => NewHelp | null,
): Promise<NewHelp | null> {
  return write(db, given, decide, ({ help: event }) => [
    db.insert(help).values({ ...placeOf(given), editionHash: given.editionHash, ...event }),
  ])
}

/** Reads, decides, and writes one batch that is refused if the module has moved on since it was read. */
async function write<N extends { state: ExerciseState; progress: ModuleProgress } | null>(
  db: Db,
  given: Given,
  decide: (standing: Standing) => N,
  statements: (next: NonNullable<N>) => Query[],
): Promise<N> {
  return retryOnConflict(async () => {
    const standing = await standingOf(db, given)
    const next = decide(standing)
    if (next === null) return next
    await db.batch([
      guard(
        db,
        sql`coalesce((select ${moduleProgress.lastAt} from ${moduleProgress}
        where ${isModule(moduleProgress, given)}), 0) = ${standing.progress?.lastAt ?? 0}`,
      ),
      ...statements(next),
      ...keepDerived(db, given, next),
      keepEnrolment(db, { ...given, at: next.progress.lastAt }),
    ])
    return next
  })
}

/** Where a person stands with a module; two reads by primary key. */
export async function standingOf(
  db: Db,
  { personId, courseId, moduleId }: Omit<Place, 'exerciseId'>,
): Promise<Standing> {
  const module = { personId, courseId, moduleId }
  const [states, [progress]] = await db.batch([
    db.select().from(exerciseState).where(isModule(exerciseState, module)),
    db.select().from(moduleProgress).where(isModule(moduleProgress, module)),
  ])
  return { states: new Map(states.map((state) => [state.exerciseId, state])), progress }
}

/** An attempt by the id that its client gave it, and how many this person made since a time: one round trip. */
export async function byIdWithRecent(
  db: Db,
  { id, personId, since }: { id: string; personId: string; since: number },
) {
  const [[found], [recent]] = await db.batch([
    db.select().from(attempt).where(eq(attempt.id, id)),
    db
      .select({ count: sql<number>`count(*)` })
      .from(attempt)
      .where(and(eq(attempt.personId, personId), gt(attempt.at, since))),
  ])
  return { attempt: found ?? null, recent: recent?.count ?? 0 }
}

const placeOf = ({ personId, courseId, moduleId, exerciseId }: Place): Place => ({
  personId,
  courseId,
  moduleId,
  exerciseId,
})

type ModuleTable = typeof exerciseState | typeof moduleProgress | typeof answerDraft

const isModule = (table: ModuleTable, { personId, courseId, moduleId }: Omit<Place, 'exerciseId'>) =>
  and(eq(table.personId, personId), eq(table.courseId, courseId), eq(table.moduleId, moduleId))

const isAt = (table: typeof exerciseState | typeof answerDraft, place: Place) =>
  and(isModule(table, place), eq(table.exerciseId, place.exerciseId))

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

/** "You were here": begins the course with its first event, and follows the person with every other. */
function keepEnrolment(
  db: Db,
  { personId, courseId, moduleId, exerciseId, device, at }: Place & { device: Device; at: number },
) {
  const last = { lastModuleId: moduleId, lastExerciseId: exerciseId, lastAt: at, lastDevice: device }
  return db
    .insert(enrolment)
    .values({ personId, courseId, startedAt: at, ...last })
    .onConflictDoUpdate({ target: [enrolment.personId, enrolment.courseId], set: last })
}
