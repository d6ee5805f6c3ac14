import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import * as audit from './audit.server.ts'
import { allowance } from './cohort-schema.ts'
import { type Db, guard, type Query } from './gateway.server.ts'
import { testSitting } from './test-schema.ts'

/** What somebody was given besides what an author gives: at an exercise, or (`test:pre`, `test:post`) for a test. */
export interface Allowance {
  courseId: string
  subject: string
  extraTries: number
  extraMinutes: number
  at: number
}

/** What a person was given in some courses. */
export async function ofPerson(
  db: Db,
  { personId, courseIds }: { personId: string; courseIds: string[] },
): Promise<Allowance[]> {
  const { courseId, subject, extraTries, extraMinutes, at } = allowance
  return db
    .select({ courseId, subject, extraTries, extraMinutes, at })
    .from(allowance)
    .where(and(eq(allowance.personId, personId), inArray(courseId, courseIds)))
}

interface Given extends Allowance {
  personId: string
  cohortId: string
  actorId: string
  /** What stood before: refused as a conflict when it is something else by now. */
  before: Allowance | null
  /** For a test: a sitting that runs, or ended no longer than this ago, gets the minutes too. */
  sitting: { occasion: 'pre' | 'post'; graceMs: number } | null
}

/** Puts one allowance in place of another, with a line in the audit. */
export async function give(db: Db, given: Given): Promise<void> {
  const { personId, courseId, subject, extraTries, extraMinutes, at, before, cohortId, actorId } = given
  const row = { extraTries, extraMinutes, cohortId, grantedBy: actorId, at }
  const standing = sql`(select ${allowance.at} from ${allowance} where ${allowance.personId} = ${personId}
    and ${allowance.courseId} = ${courseId} and ${allowance.subject} = ${subject})`
  await db.batch([
    guard(db, sql`coalesce(${standing}, 0) = ${before?.at ?? 0}`),
    db
      .insert(allowance)
      .values({ personId, courseId, subject, ...row })
      .onConflictDoUpdate({ target: [allowance.personId, allowance.courseId, allowance.subject], set: row }),
    ...lengthened(db, given),
    audit.entry(db, {
      actorId,
      action: 'allowance.give',
      subjectId: personId,
      detail: { cohortId, courseId, subject, extraTries, extraMinutes },
      at,
    }),
  ])
}

/** A sitting that runs ends later by what is given more, never before now. */
function lengthened(db: Db, { personId, courseId, extraMinutes, before, sitting, at }: Given): Query[] {
  const moreMs = (extraMinutes - (before?.extraMinutes ?? 0)) * 60_000
  if (sitting === null || moreMs === 0) return []
  return [
    db
      .update(testSitting)
      .set({ endsAt: sql`max(${at}, ${testSitting.endsAt} + ${moreMs})` })
      .where(
        and(
          eq(testSitting.personId, personId),
          eq(testSitting.courseId, courseId),
          eq(testSitting.occasion, sitting.occasion),
          isNull(testSitting.finishedAt),
          sql`${testSitting.endsAt} + ${sitting.graceMs} >= ${at}`,
        ),
      ),
  ]
}
