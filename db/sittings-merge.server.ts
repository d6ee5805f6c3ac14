import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Query } from './gateway.server.ts'
import { testSitting, testTaker } from './test-schema.ts'

/**
 * The statements that give a guest's sittings to an account. Where the account has sat the same test on the same occasion,
 * its own sittings stand and the guest's go; and once the account has begun the test after the course, a guest's from before
 * it comes too late. All conditions stand in the statements, so that nothing read before can be wrong by then.
 */
export function statementsToMoveTests(db: Db, guestId: string, accountId: string): Query[] {
  const { personId, courseId, occasion } = testSitting
  const accountHas = (what: ReturnType<typeof sql>) => sql`exists (
    select 1 from test_sitting own where own.person_id = ${accountId} and ${what})`
  // The same course of the account, and of the guest.
  const ofGuest = sql`select guest.done_at from test_taker guest
    where guest.person_id = ${guestId} and guest.course_id = ${testTaker.courseId}`
  const isTaken = sql`exists (select 1 from test_taker own
    where own.person_id = ${accountId} and own.course_id = ${testTaker.courseId})`
  return [
    // Who is done as a guest is done, unless the account has a test after the course of its own.
    db
      .update(testTaker)
      .set({ doneAt: sql`(${ofGuest})` })
      .where(
        and(
          eq(testTaker.personId, accountId),
          isNull(testTaker.doneAt),
          sql`not ${accountHas(sql`own.course_id = ${testTaker.courseId} and own.occasion = 'post'`)}`,
        ),
      ),
    db
      .delete(testSitting)
      .where(
        and(
          eq(personId, guestId),
          accountHas(
            sql`own.course_id = ${courseId} and (own.occasion = ${occasion} or own.occasion = 'post')`,
          ),
        ),
      ),
    db.update(testSitting).set({ personId: accountId }).where(eq(personId, guestId)),
    db
      .update(testTaker)
      .set({ personId: accountId })
      .where(and(eq(testTaker.personId, guestId), sql`not ${isTaken}`)),
    db.delete(testTaker).where(eq(testTaker.personId, guestId)),
  ]
}
