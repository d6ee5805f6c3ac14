import { and, eq, isNull, sql } from 'drizzle-orm'
import { cohort, cohortCourse, membership, visit } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'

interface Visit {
  personId: string
  courseId: string
  moduleId: string
  /** Milliseconds. */
  at: number
}

/**
 * Counts that a module's page was looked at, at most once in `apartMs` and only for active members of a running cohort
 * that takes the course. Whoever is in none costs one read by index and no write, which a cluster would have to agree on.
 */
export async function count(
  db: Db,
  { personId, courseId, moduleId, at, apartMs }: Visit & { apartMs: number },
): Promise<boolean> {
  const taking = db
    .select({ one: sql<number>`1` })
    .from(membership)
    .innerJoin(cohort, and(eq(cohort.id, membership.cohortId), isNull(cohort.archivedAt)))
    .innerJoin(
      cohortCourse,
      and(eq(cohortCourse.cohortId, membership.cohortId), eq(cohortCourse.courseId, courseId)),
    )
    .where(and(eq(membership.personId, personId), eq(membership.state, 'active')))
  if ((await taking.limit(1)).length === 0) return false
  await db
    .insert(visit)
    .select(
      sql`select ${personId}, ${courseId}, ${moduleId}, 1, ${at}, ${at} where exists (${taking.getSQL()})`,
    )
    .onConflictDoUpdate({
      target: [visit.personId, visit.courseId, visit.moduleId],
      set: { visits: sql`${visit.visits} + 1`, lastAt: at },
      // Several processes, or one that was started anew, don't know of each other's.
      setWhere: sql`${visit.lastAt} <= ${at - apartMs}`,
    })
  return true
}
