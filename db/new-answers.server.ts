import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { cohortCourse, membership } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'
import { prepared } from './prepared.server.ts'
import { attempt } from './schema.ts'

export interface NewAnswer {
  id: string
  /** Milliseconds. */
  at: number
}

/** Answers of a cohort's members in its courses that are younger than `since`, the newest first, at most `limit`. */
export async function ofCohort(
  db: Db,
  asked: { cohortId: string; since: number; limit: number },
): Promise<NewAnswer[]> {
  const [rows] = await db.batch([queries(db).ofCohort(asked)])
  return rows
}

const queries = prepared((db) => {
  const cohortId = sql.placeholder('cohortId')
  const courses = db
    .select({ id: cohortCourse.courseId })
    .from(cohortCourse)
    .where(eq(cohortCourse.cohortId, cohortId))
  return {
    ofCohort: db
      .select({ id: attempt.id, at: attempt.at })
      .from(membership)
      // Each member's newest answers by index; the plus keeps SQLite from going through all answers of a course instead.
      .crossJoin(attempt)
      .where(
        and(
          eq(membership.cohortId, cohortId),
          eq(membership.state, 'active'),
          eq(attempt.personId, membership.personId),
          gt(attempt.at, sql.placeholder('since')),
          sql`+${attempt.courseId} in ${courses}`,
        ),
      )
      .orderBy(desc(attempt.at), desc(attempt.id))
      .limit(sql.placeholder('limit')),
  }
})
