import type { ListedReview } from '#app/domain/studio/review/course-reviews.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { languageName } from '#app/ui/format.ts'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { refusalOf } from '../studio-words.ts'
import { AskForm, type AskFormProps } from './ask-form.tsx'
import { ReviewFacts } from './review-facts.tsx'
import { doneWords, type RefusedWords, titleOf } from './review-words.ts'
import { SettleForm } from './settle-form.tsx'

interface CourseReviewsPageProps extends Omit<AskFormProps, 'courseId'> {
  course: CourseHead
  reviews: ListedReview[]
  canWrite: boolean
  done: string | null
}

/** The reviews of a course: an author asks for one, reviewers find what to read, and answer. */
export function CourseReviewsPage(props: CourseReviewsPageProps) {
  const { language, course, reviews, canWrite, done, refused } = props
  const said = refused ? null : doneIn(doneWords, done)
  return (
    <StudioFrame
      language={language}
      course={course}
      current="review"
      isReader={!canWrite}
      title={m.studio_review_title()}
      lead={m.studio_review_lead()}
    >
      {said && (
        <Notice kind="good" role="status">
          {said}
        </Notice>
      )}
      {refused && (
        <Notice kind="error" role="alert">
          {refusalOf(refused.code)}
        </Notice>
      )}
      <section>
        <h2>{m.studio_review_list_title()}</h2>
        {reviews.length === 0 ? (
          <p>{m.studio_review_list_none()}</p>
        ) : (
          <ul className="review-list">
            {reviews.map((review) => (
              <li key={review.id} id={`review-${review.id}`}>
                <Listed language={language} courseId={course.id} review={review} refused={refused} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {canWrite && <AskForm {...props} courseId={course.id} />}
    </StudioFrame>
  )
}

interface ListedProps {
  language: Language
  courseId: string
  review: ListedReview
  refused: RefusedWords | null
}

function Listed({ language, courseId, review, refused }: ListedProps) {
  const { may, modules, comments } = review
  const of = `?of=${encodeURIComponent(review.authorId)}`
  const isRefused = refused?.form === 'settle' && refused.about === review.id
  return (
    <>
      <h3>{titleOf(review)}</h3>
      <ReviewFacts review={review} language={language} />
      {comments > 0 && <p>{m.studio_review_comments({ count: comments })}</p>}
      {modules.length > 0 && (
        <>
          <p className="label">{may.withdraw ? m.studio_review_own_link() : m.studio_review_read()}</p>
          <ul>
            {modules.map(({ id, title, languages }) => (
              <li key={id}>
                {title}:{' '}
                {languages.map((code) => (
                  <a
                    key={code}
                    className="me-3"
                    href={`/${language}/studio/${courseId}/review/${id}/${code}${of}`}
                  >
                    {languageName(language, code)}
                  </a>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      {(may.settle || isRefused) && (
        <details open={isRefused}>
          <summary>{m.studio_review_settle_title()}</summary>
          <SettleForm review={review} filesHash={review.filesHash} refused={refused} />
        </details>
      )}
      {may.withdraw && (
        <PostForm name="withdraw" className="mt-3">
          {(isBusy) => (
            <>
              <input type="hidden" name="review" value={review.id} />
              <Button kind="plain" isBusy={isBusy}>
                {m.studio_review_withdraw()}
              </Button>
            </>
          )}
        </PostForm>
      )}
    </>
  )
}
