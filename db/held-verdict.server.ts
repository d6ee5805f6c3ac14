import { and, eq, sql } from 'drizzle-orm'
import { regrade } from './correction-schema.ts'
import { attempt } from './schema.ts'

// The verdict on an attempt is its own until the key is corrected; from then on it is what the newest correction that
// stands says, in the words of the edition that it is by. Readers join what holds and select these.

/** For a left join to attempts: at most one row, found by its key. */
export const heldBy = ({ id }: Pick<typeof attempt, 'id'>) =>
  and(eq(regrade.attemptId, id), eq(regrade.holds, 1))

/** The verdict without the words that it is about. */
export const heldVerdict = {
  code: sql<string>`coalesce(${regrade.code}, ${attempt.code})`,
  points: sql<number>`coalesce(${regrade.points}, ${attempt.points})`,
  outOf: sql<number>`coalesce(${regrade.outOf}, ${attempt.outOf})`,
}

/** The verdict with all that goes with it: the answer by position, and the edition in which it has these positions. */
export const heldWhole = {
  ...heldVerdict,
  detail: sql<string>`coalesce(${regrade.detail}, ${attempt.detail})`,
  answer: sql<string>`coalesce(${regrade.answer}, ${attempt.answer})`,
  editionHash: sql<string>`coalesce(${regrade.editionHash}, ${attempt.editionHash})`,
}
