import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { cohortCourse, membership } from './cohort-schema.ts'
import { countedStates } from './gain.server.ts'
import type { Db } from './gateway.server.ts'
import { moduleProgress, person } from './schema.ts'
import { testSitting } from './test-schema.ts'

/** Somebody who takes or took part in a cohort, with what they said of where they work. */
export interface EnrolledPerson {
  personId: string
  country: string | null
  organisation: string | null
}

/** A module of a course of a cohort that somebody has begun while they were in it. */
export interface RolledModule {
  personId: string
  courseId: string
  moduleId: string
  /** Not after they left the cohort. */
  isFinished: boolean
}

/** A finished sitting of somebody in a course of their cohort. */
export interface RolledSitting {
  personId: string
  courseId: string
  occasion: 'pre' | 'post'
  number: number
  /** In thousandths. */
  points: number
  outOf: number
}

/**
 * All that the table of all cohorts is made from. The cross joins go from memberships to each one's rows by their key: it costs what all
 * cohorts together cost, whatever else the store holds. Who is in two cohorts with the same course has its rows twice.
 */
export async function ofAllCohorts(
  db: Db,
): Promise<{ people: EnrolledPerson[]; modules: RolledModule[]; sittings: RolledSitting[] }> {
  const isCounted = inArray(membership.state, [...countedStates])
  const until = sql`case ${membership.state} when 'left' then ${membership.endedAt} else 9e15 end`
  const of = (table: typeof moduleProgress | typeof testSitting) =>
    and(
      isCounted,
      eq(cohortCourse.cohortId, membership.cohortId),
      eq(table.personId, membership.personId),
      eq(table.courseId, cohortCourse.courseId),
    )
  const [people, modules, sittings] = await db.batch([
    db
      .selectDistinct({
        personId: person.id,
        country: person.country,
        organisation: person.organisation,
      })
      .from(membership)
      .crossJoin(person)
      .where(and(isCounted, eq(person.id, membership.personId))),
    db
      .select({
        personId: moduleProgress.personId,
        courseId: moduleProgress.courseId,
        moduleId: moduleProgress.moduleId,
        isFinished: sql<number>`coalesce(${moduleProgress.finishedAt} <= ${until}, 0)`,
      })
      .from(membership)
      .crossJoin(cohortCourse)
      .crossJoin(moduleProgress)
      .where(and(of(moduleProgress), sql`${moduleProgress.startedAt} <= ${until}`)),
    db
      .select({
        personId: testSitting.personId,
        courseId: testSitting.courseId,
        occasion: testSitting.occasion,
        number: testSitting.number,
        points: sql<number>`coalesce(${testSitting.points}, 0)`,
        outOf: sql<number>`coalesce(${testSitting.outOf}, 0)`,
      })
      .from(membership)
      .crossJoin(cohortCourse)
      .crossJoin(testSitting)
      .where(
        and(of(testSitting), isNotNull(testSitting.finishedAt), sql`${testSitting.finishedAt} <= ${until}`),
      ),
  ])
  return {
    people,
    modules: modules.map((row) => ({ ...row, isFinished: Boolean(row.isFinished) })),
    sittings,
  }
}
