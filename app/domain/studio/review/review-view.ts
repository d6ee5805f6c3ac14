import type { ReviewState, ReviewView } from './review.ts'

interface Stored extends Omit<ReviewView, 'isOlder'> {
  state: ReviewState
  filesHash: string | null
}

/** What a page says of a review; `filesHash` names its files as they stand now, null where nobody asks. */
export const reviewView = (review: Stored, filesHash: string | null): ReviewView => ({
  id: review.id,
  moduleId: review.moduleId,
  authorId: review.authorId,
  authorName: review.authorName,
  note: review.note,
  state: review.state,
  askedAt: review.askedAt,
  settledAt: review.settledAt,
  settledByName: review.settledByName,
  answer: review.answer,
  isOlder: filesHash !== null && review.filesHash !== null && review.filesHash !== filesHash,
})
