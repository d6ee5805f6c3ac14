import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { outbox } from './cohort-schema.ts'
import type { Db, Query } from './gateway.server.ts'
import { review } from './review-schema.ts'
import { courseMember, presence, previewLink, sourceDraft } from './studio-schema.ts'

/**
 * The statements that take a person out of the Studio. What they published, and what they said of others' drafts, stays
 * without a name, for the work of others rests on it; what is only theirs goes: drafts, links to them, their part in
 * courses. Nobody is asked any more to review what is gone.
 */
export function statementsToEraseFromStudio(
  db: Db,
  { personId, at }: { personId: string; at: number },
): Query[] {
  return [
    db
      .update(outbox)
      .set({
        email: '',
        subject: null,
        body: null,
        personId: null,
        state: sql`case when ${outbox.state} in ('waiting', 'failed') then 'dropped' else ${outbox.state} end`,
      })
      .where(and(eq(outbox.personId, personId), isNotNull(outbox.reviewId))),
    db
      .update(review)
      .set({ state: 'withdrawn', settledAt: at, settledBy: personId })
      .where(and(eq(review.authorId, personId), eq(review.state, 'open'))),
    db.delete(previewLink).where(eq(previewLink.personId, personId)),
    db.delete(presence).where(eq(presence.personId, personId)),
    db.delete(sourceDraft).where(eq(sourceDraft.personId, personId)),
    db.delete(courseMember).where(eq(courseMember.personId, personId)),
  ]
}
