import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { cohortCourse, membership } from './cohort-schema.ts'
import { itemRegrade } from './correction-schema.ts'
import type { Db } from './gateway.server.ts'
import { heldByItem } from './item-regrades.server.ts'
import { testAnswer, testSitting } from './test-schema.ts'

/** A sitting of somebody who is in a cohort, or was until they left. */
export interface CohortSitting {
  id: string
  personId: string
  courseId: string
  occasion: 'pre' | 'post'
  /** 1, 2, 3 … within (person, course, occasion). */
  number: number
  form: 'a' | 'b'
  editionHash: string
  endsAt: number | null
  /** Null while it runs. */
  finishedAt: number | null
  /** In thousandths; null while it runs. */
  points: number | null
  outOf: number | null
  /** JSON: ObjectiveResult[] of app/domain/test/grade-sitting.ts */
  results: string | null
  /** When its person left the cohort: what is finished later is not the cohort's. */
  leftAt: number | null
}

/** Who counts in a cohort's figures: who takes part, and who did until they left; not who was taken out or waits. */
export const countedStates = ['active', 'left'] as const

/** Every sitting of a cohort's people in its courses: members first, then each one's rows by their key. */
export async function sittingsOf(db: Db, cohortId: string): Promise<CohortSitting[]> {
  return db
    .select({
      id: testSitting.id,
      personId: testSitting.personId,
      courseId: testSitting.courseId,
      occasion: testSitting.occasion,
      number: testSitting.number,
      form: testSitting.form,
      editionHash: testSitting.editionHash,
      endsAt: testSitting.endsAt,
      finishedAt: testSitting.finishedAt,
      points: testSitting.points,
      outOf: testSitting.outOf,
      results: testSitting.results,
      leftAt: sql<number | null>`case ${membership.state} when 'left' then ${membership.endedAt} end`,
    })
    .from(membership)
    .crossJoin(cohortCourse)
    .crossJoin(testSitting)
    .where(
      and(
        eq(membership.cohortId, cohortId),
        inArray(membership.state, [...countedStates]),
        eq(cohortCourse.cohortId, cohortId),
        eq(testSitting.personId, membership.personId),
        eq(testSitting.courseId, cohortCourse.courseId),
      ),
    )
}

/** SQLite takes a bounded number of values in one statement. */
const SLICE = 500

/** Which items were answered with full points in these sittings: by sitting, the ids of the items. */
export async function rightItemsOf(db: Db, sittingIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const right = new Map<string, Set<string>>(sittingIds.map((id) => [id, new Set()]))
  for (let from = 0; from < sittingIds.length; from += SLICE) {
    const rows = await db
      .select({ sittingId: testAnswer.sittingId, exerciseId: testAnswer.exerciseId })
      .from(testAnswer)
      .leftJoin(itemRegrade, heldByItem)
      .where(
        and(
          inArray(testAnswer.sittingId, sittingIds.slice(from, from + SLICE)),
          isNotNull(testAnswer.graded),
          eq(
            sql`coalesce(${itemRegrade.code}, json_extract(${testAnswer.graded}, '$.verdict.code'))`,
            'right',
          ),
        ),
      )
    for (const { sittingId, exerciseId } of rows) right.get(sittingId)?.add(exerciseId)
  }
  return right
}
