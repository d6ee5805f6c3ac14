import type { ReviewState } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'
import { nameOr } from './review-words.ts'

/** A review of what came out with a release. */
export interface PastReview {
  /** Null: of the whole course. */
  moduleId: string | null
  state: ReviewState
  settledByName: string | null
}

export function PastReviews({ reviews }: { reviews: PastReview[] }) {
  if (reviews.length === 0) return null
  return (
    <ul className="soft">
      {reviews.map((review) => (
        <li key={`${review.moduleId} ${review.state} ${review.settledByName}`}>{wordsOn(review)}</li>
      ))}
    </ul>
  )
}

function wordsOn({ moduleId, state, settledByName }: PastReview): string {
  const words = answerOf(state, nameOr(settledByName))
  return moduleId === null ? words : m.studio_review_history_module({ moduleId, words })
}

function answerOf(state: ReviewState, name: string): string {
  if (state === 'approved') return m.studio_review_history_approved({ name })
  return state === 'changes-wanted'
    ? m.studio_review_history_changes({ name })
    : m.studio_review_history_open()
}
