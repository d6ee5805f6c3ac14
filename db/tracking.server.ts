import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import * as audit from './audit.server.ts'
import { cohortCourse, dismissal, membership, visit } from './cohort-schema.ts'
import { regrade } from './correction-schema.ts'
import type { Db } from './gateway.server.ts'
import { heldBy, heldWhole } from './held-verdict.server.ts'
import { attempt, exerciseState, moduleProgress } from './schema.ts'

/** Where a member stands with an exercise, by its state: of a large cohort there are tens of thousands, so no more of each. */
export interface TrackedState {
  personId: string
  courseId: string
  moduleId: string
  exerciseId: string
  status: 'opened' | 'tried' | 'solved' | 'shown'
  tries: number
  lastAt: number
}

export interface TrackedModule {
  personId: string
  courseId: string
  moduleId: string
  startedAt: number
  lastAt: number
  finishedAt: number | null
}

export interface TrackedVisit {
  personId: string
  courseId: string
  moduleId: string
  visits: number
  firstAt: number
  lastAt: number
}

/**
 * All that a cohort's page needs of what its active members did in its courses: summaries by primary key, so that it
 * costs what the cohort costs, whatever else the store holds.
 */
export async function ofCohort(
  db: Db,
  cohortId: string,
): Promise<{
  states: TrackedState[]
  modules: TrackedModule[]
  visits: TrackedVisit[]
  dismissed: string[]
}> {
  // The order of a cross join is the order in which SQLite goes: members first, then each one's rows by their key.
  const of = (table: typeof exerciseState | typeof moduleProgress | typeof visit) =>
    and(
      eq(membership.cohortId, cohortId),
      eq(membership.state, 'active'),
      eq(cohortCourse.cohortId, cohortId),
      eq(table.personId, membership.personId),
      eq(table.courseId, cohortCourse.courseId),
    )
  const [states, modules, visits, dismissed] = await db.batch([
    db
      .select({
        personId: exerciseState.personId,
        courseId: exerciseState.courseId,
        moduleId: exerciseState.moduleId,
        exerciseId: exerciseState.exerciseId,
        status: exerciseState.status,
        tries: exerciseState.tries,
        lastAt: exerciseState.lastAt,
      })
      .from(membership)
      .crossJoin(cohortCourse)
      .crossJoin(exerciseState)
      .where(of(exerciseState)),
    db
      .select({
        personId: moduleProgress.personId,
        courseId: moduleProgress.courseId,
        moduleId: moduleProgress.moduleId,
        startedAt: moduleProgress.startedAt,
        lastAt: moduleProgress.lastAt,
        finishedAt: moduleProgress.finishedAt,
      })
      .from(membership)
      .crossJoin(cohortCourse)
      .crossJoin(moduleProgress)
      .where(of(moduleProgress)),
    db
      .select({
        personId: visit.personId,
        courseId: visit.courseId,
        moduleId: visit.moduleId,
        visits: visit.visits,
        firstAt: visit.firstAt,
        lastAt: visit.lastAt,
      })
      .from(membership)
      .crossJoin(cohortCourse)
      .crossJoin(visit)
      .where(of(visit)),
    db.select({ key: dismissal.key }).from(dismissal).where(eq(dismissal.cohortId, cohortId)),
  ])
  return { states, modules, visits, dismissed: dismissed.map(({ key }) => key) }
}

/** An answer of a member with the verdict that holds. */
export interface TrackedAnswer {
  personId: string
  number: number
  editionHash: string
  language: string
  answer: string
  code: string
  detail: string
  /** In thousandths. */
  points: number
  outOf: number
  at: number
}

/**
 * All answers of these people to one exercise, by (person, course, exercise): oldest first for each. People come first,
 * because the index by (course, exercise) holds everybody's answers of all years.
 */
export async function answersTo(
  db: Db,
  { courseId, exerciseId, personIds }: { courseId: string; exerciseId: string; personIds: string[] },
): Promise<TrackedAnswer[]> {
  return db
    .select({
      personId: attempt.personId,
      number: attempt.number,
      language: attempt.language,
      ...heldWhole,
      at: attempt.at,
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

/** Puts lines aside, each for the people it names; `keys` say what and who. */
export async function dismiss(
  db: Db,
  { cohortId, keys, actorId, at }: { cohortId: string; keys: string[]; actorId: string; at: number },
): Promise<void> {
  if (keys.length === 0) return
  await db.batch([
    ...keys.map((key) =>
      db.insert(dismissal).values({ cohortId, key, dismissedBy: actorId, at }).onConflictDoNothing(),
    ),
    audit.entry(db, {
      actorId,
      action: 'cohort.dismiss',
      subjectId: cohortId,
      detail: { count: keys.length },
      at,
    }),
  ])
}

/** Shows again what was put aside; nothing given = all of it. */
export async function undismiss(db: Db, cohortId: string, keys: string[] | null): Promise<void> {
  await db
    .delete(dismissal)
    .where(and(eq(dismissal.cohortId, cohortId), keys ? inArray(dismissal.key, keys) : undefined))
}
