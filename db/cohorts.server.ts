import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Cohort, Target } from '#app/domain/cohort/cohort.ts'
import { isLanguage } from '#app/messages/languages.ts'
import * as audit from './audit.server.ts'
import { cohort, cohortCourse, cohortTarget, cohortTrainer, membership } from './cohort-schema.ts'
import { type Db, guard, type Query } from './gateway.server.ts'
import { person } from './schema.ts'

type Row = typeof cohort.$inferSelect

function cohortOf(row: Row, courses: { courseId: string }[], trainers: { personId: string }[]): Cohort {
  const { languages, ...rest } = row
  return {
    ...rest,
    languages: (JSON.parse(languages) as string[]).filter(isLanguage),
    courseIds: courses.map(({ courseId }) => courseId),
    trainerIds: trainers.map(({ personId }) => personId),
  }
}

export async function byId(db: Db, id: string): Promise<Cohort | null> {
  const [[row], courses, trainers] = await db.batch([
    db.select().from(cohort).where(eq(cohort.id, id)),
    db
      .select({ courseId: cohortCourse.courseId })
      .from(cohortCourse)
      .where(eq(cohortCourse.cohortId, id))
      .orderBy(asc(cohortCourse.position)),
    db
      .select({ personId: cohortTrainer.personId })
      .from(cohortTrainer)
      .where(eq(cohortTrainer.cohortId, id))
      .orderBy(asc(cohortTrainer.addedAt), asc(cohortTrainer.personId)),
  ])
  return row ? cohortOf(row, courses, trainers) : null
}

export async function byJoinCode(db: Db, joinCode: string): Promise<{ id: string; name: string } | null> {
  const found = await db
    .select({ id: cohort.id, name: cohort.name })
    .from(cohort)
    .where(and(eq(cohort.joinCode, joinCode), isNull(cohort.archivedAt)))
    .get()
  return found ?? null
}

/** A cohort in a list, with how many take part. */
export interface CohortInList {
  id: string
  name: string
  startsOn: string
  endsOn: string
  archivedAt: number | null
  active: number
  asking: number
}

/** Those that somebody leads; null = all of them, for an admin. Newest first. */
export async function listFor(db: Db, trainerId: string | null): Promise<CohortInList[]> {
  const count = (state: 'active' | 'asked') =>
    sql<number>`(select count(*) from ${membership} where ${membership.cohortId} = ${cohort.id} and ${membership.state} = ${state})`
  return db
    .select({
      id: cohort.id,
      name: cohort.name,
      startsOn: cohort.startsOn,
      endsOn: cohort.endsOn,
      archivedAt: cohort.archivedAt,
      active: count('active'),
      asking: count('asked'),
    })
    .from(cohort)
    .where(
      trainerId === null
        ? undefined
        : inArray(
            cohort.id,
            db
              .select({ id: cohortTrainer.cohortId })
              .from(cohortTrainer)
              .where(eq(cohortTrainer.personId, trainerId)),
          ),
    )
    .orderBy(sql`${cohort.startsOn} desc`, sql`${cohort.createdAt} desc`)
}

/** What a trainer says of a cohort. */
export type CohortFacts = Pick<Cohort, 'name' | 'startsOn' | 'endsOn' | 'languages' | 'courseIds'>

/** Begins a cohort with its first trainers. */
export async function add(
  db: Db,
  given: CohortFacts & {
    id: string
    joinCode: string
    trainerIds: string[]
    targets: Target[]
    actorId: string
    at: number
  },
): Promise<void> {
  const { id, name, startsOn, endsOn, joinCode, at } = given
  await db.batch([
    db.insert(cohort).values({
      id,
      name,
      startsOn,
      endsOn,
      joinCode,
      languages: JSON.stringify(given.languages),
      createdAt: at,
    }),
    ...coursesOf(db, id, given.courseIds),
    ...targetsOf(db, id, given.targets),
    ...given.trainerIds.map((personId) =>
      db.insert(cohortTrainer).values({ cohortId: id, personId, addedAt: at }),
    ),
    audit.entry(db, { actorId: given.actorId, action: 'cohort.begin', subjectId: id, at }),
  ])
}

const coursesOf = (db: Db, cohortId: string, courseIds: string[]): Query[] =>
  courseIds.map((courseId, position) => db.insert(cohortCourse).values({ cohortId, courseId, position }))

const targetsOf = (db: Db, cohortId: string, targets: Target[]): Query[] =>
  targets.map((target) => db.insert(cohortTarget).values({ cohortId, ...target }))

const isRunning = (id: string) =>
  sql`exists (select 1 from ${cohort} where ${cohort.id} = ${id} and ${cohort.archivedAt} is null)`

/** Says anew what a cohort is. Refused as a conflict once it is archived. */
export async function change(
  db: Db,
  { id, actorId, at, ...facts }: CohortFacts & { id: string; actorId: string; at: number },
): Promise<void> {
  await db.batch([
    guard(db, isRunning(id)),
    db
      .update(cohort)
      .set({
        name: facts.name,
        startsOn: facts.startsOn,
        endsOn: facts.endsOn,
        languages: JSON.stringify(facts.languages),
      })
      .where(eq(cohort.id, id)),
    db.delete(cohortCourse).where(eq(cohortCourse.cohortId, id)),
    ...coursesOf(db, id, facts.courseIds),
    audit.entry(db, { actorId, action: 'cohort.change', subjectId: id, at }),
  ])
}

export async function targets(db: Db, cohortId: string): Promise<Target[]> {
  return db
    .select({
      courseId: cohortTarget.courseId,
      moduleId: cohortTarget.moduleId,
      dueOn: cohortTarget.dueOn,
    })
    .from(cohortTarget)
    .where(eq(cohortTarget.cohortId, cohortId))
}

/** By module of a course, the earliest day in the plans of the running cohorts that somebody is in. */
export async function dueFor(
  db: Db,
  { personId, courseId }: { personId: string; courseId: string },
): Promise<Map<string, string>> {
  const rows = await db
    .select({ moduleId: cohortTarget.moduleId, dueOn: sql<string>`min(${cohortTarget.dueOn})` })
    .from(membership)
    .innerJoin(cohort, eq(cohort.id, membership.cohortId))
    .innerJoin(cohortTarget, eq(cohortTarget.cohortId, membership.cohortId))
    // The plan of a course that was taken out of the cohort is kept, for the day that it comes back.
    .innerJoin(
      cohortCourse,
      and(eq(cohortCourse.cohortId, cohortTarget.cohortId), eq(cohortCourse.courseId, cohortTarget.courseId)),
    )
    .where(
      and(
        eq(membership.personId, personId),
        eq(membership.state, 'active'),
        isNull(cohort.archivedAt),
        eq(cohortTarget.courseId, courseId),
      ),
    )
    .groupBy(cohortTarget.moduleId)
  return new Map(rows.map(({ moduleId, dueOn }) => [moduleId, dueOn]))
}

/** Puts one plan in place of another. Refused as a conflict once the cohort is archived. */
export async function setTargets(
  db: Db,
  { cohortId, targets, actorId, at }: { cohortId: string; targets: Target[]; actorId: string; at: number },
): Promise<void> {
  await db.batch([
    guard(db, isRunning(cohortId)),
    db.delete(cohortTarget).where(eq(cohortTarget.cohortId, cohortId)),
    ...targetsOf(db, cohortId, targets),
    audit.entry(db, { actorId, action: 'cohort.plan', subjectId: cohortId, at }),
  ])
}

export async function setArchived(
  db: Db,
  { id, isArchived, actorId, at }: { id: string; isArchived: boolean; actorId: string; at: number },
): Promise<void> {
  await db.batch([
    db
      .update(cohort)
      .set({ archivedAt: isArchived ? at : null })
      .where(eq(cohort.id, id)),
    audit.entry(db, { actorId, action: isArchived ? 'cohort.archive' : 'cohort.reopen', subjectId: id, at }),
  ])
}

/** A trainer as others of the cohort see them. */
export interface Trainer {
  id: string
  name: string | null
  email: string | null
}

export async function trainersOf(db: Db, cohortId: string): Promise<Trainer[]> {
  return db
    .select({ id: person.id, name: person.name, email: person.email })
    .from(cohortTrainer)
    .innerJoin(person, eq(person.id, cohortTrainer.personId))
    .where(eq(cohortTrainer.cohortId, cohortId))
    .orderBy(asc(cohortTrainer.addedAt), asc(person.id))
}

export async function addTrainer(
  db: Db,
  { cohortId, personId, actorId, at }: { cohortId: string; personId: string; actorId: string; at: number },
): Promise<void> {
  await db.batch([
    db.insert(cohortTrainer).values({ cohortId, personId, addedAt: at }).onConflictDoNothing(),
    audit.entry(db, {
      actorId,
      action: 'cohort.trainer-add',
      subjectId: cohortId,
      detail: { personId },
      at,
    }),
  ])
}

/** Refused as a conflict when it would leave the cohort without anybody who may lead it. */
export async function removeTrainer(
  db: Db,
  { cohortId, personId, actorId, at }: { cohortId: string; personId: string; actorId: string; at: number },
): Promise<void> {
  const others = sql`exists (select 1 from ${cohortTrainer} join ${person} on ${person.id} = ${cohortTrainer.personId}
    where ${cohortTrainer.cohortId} = ${cohortId} and ${cohortTrainer.personId} <> ${personId} and ${person.role} <> 'learner')`
  await db.batch([
    guard(db, others),
    db
      .delete(cohortTrainer)
      .where(and(eq(cohortTrainer.cohortId, cohortId), eq(cohortTrainer.personId, personId))),
    audit.entry(db, {
      actorId,
      action: 'cohort.trainer-remove',
      subjectId: cohortId,
      detail: { personId },
      at,
    }),
  ])
}
