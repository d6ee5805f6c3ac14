import type { DraftReviews } from '#app/domain/studio/review/draft-reviews.server.ts'
import type { ReviewView } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { nameOr } from './review-words.ts'

interface ReviewNoticeProps {
  language: Language
  courseId: string
  reviewed: DraftReviews
}

/** Who has looked at what is about to be published: it may be published without, but not unknowingly. */
export function ReviewNotice({ language, courseId, reviewed: { reviews, comments } }: ReviewNoticeProps) {
  const isGood =
    comments === 0 && reviews.length > 0 && reviews.every((one) => one.state === 'approved' && !one.isOlder)
  const isNew = comments === 0 && reviews.length === 0
  return (
    <Notice kind={isGood ? 'good' : isNew ? 'info' : 'caution'} title={m.studio_review_title()}>
      {reviews.length === 0 && <p>{m.studio_review_notice_none()}</p>}
      {reviews.map((review) => (
        <p key={review.id}>
          {wordsOn(review)} {review.isOlder && m.studio_review_is_older()}
        </p>
      ))}
      {comments > 0 && <p>{m.studio_review_comments({ count: comments })}</p>}
      <p>
        {reviews.length === 0 ? (
          <a href={`/${language}/studio/${courseId}/review#ask`}>{m.studio_review_notice_ask()}</a>
        ) : (
          <a href={`/${language}/studio/${courseId}/review`}>{m.studio_review_notice_link()}</a>
        )}
      </p>
    </Notice>
  )
}

function wordsOn({ moduleId, state, settledByName }: ReviewView): string {
  const what = moduleId ?? m.studio_review_ask_whole()
  const name = nameOr(settledByName)
  if (state === 'approved') return m.studio_review_notice_approved({ what, name })
  if (state === 'changes-wanted') return m.studio_review_notice_changes({ what, name })
  return m.studio_review_notice_open({ what })
}
