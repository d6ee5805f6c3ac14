import { eq, sql } from 'drizzle-orm'
import { allowance } from './cohort-schema.ts'
import type { Db, Query } from './gateway.server.ts'

/** What a guest was allowed goes to the account; of two allowances for one thing the larger stays. */
export function statementsToMove(db: Db, guestId: string, accountId: string): Query[] {
  const larger = (column: string) => sql.raw(`max(excluded.${column}, allowance.${column})`)
  return [
    db
      .insert(allowance)
      .select(
        sql`select ${accountId}, course_id, subject, extra_tries, extra_minutes, cohort_id, granted_by, at
          from allowance where person_id = ${guestId}`,
      )
      .onConflictDoUpdate({
        target: [allowance.personId, allowance.courseId, allowance.subject],
        set: { extraTries: larger('extra_tries'), extraMinutes: larger('extra_minutes') },
      }),
    db.delete(allowance).where(eq(allowance.personId, guestId)),
  ]
}
