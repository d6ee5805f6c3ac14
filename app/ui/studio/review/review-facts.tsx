import type { ReviewView } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Moment } from '#app/ui/teach/moment.tsx'
import { nameOr, stateWords } from './review-words.ts'

/** What was asked, what was answered, by whom and when. */
export function ReviewFacts({ review, language }: { review: ReviewView; language: Language }) {
  const { note, state, askedAt, settledAt, settledByName, answer, isOlder } = review
  const isAnswered = state === 'approved' || state === 'changes-wanted'
  return (
    <>
      <p>
        <span className="state">{stateWords[state]()}</span>{' '}
        <span className="soft">
          {isAnswered && settledAt !== null ? (
            <>
              {m.studio_review_settled_by({ name: nameOr(settledByName) })} ·{' '}
              <Moment at={settledAt} language={language} />
            </>
          ) : (
            <>
              {m.studio_review_asked_at()} <Moment at={askedAt} language={language} />
            </>
          )}
        </span>{' '}
        {isOlder && m.studio_review_is_older()}
      </p>
      <p className="label">{m.studio_review_page_note()}</p>
      <p className="review-words" dir="auto">
        {note}
      </p>
      {answer !== '' && (
        <>
          <p className="label">{m.studio_review_page_answer()}</p>
          <p className="review-words" dir="auto">
            {answer}
          </p>
        </>
      )}
    </>
  )
}
