import type { ReviewedText } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'
import { isLanguage, type Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { refusalOf } from '../studio-words.ts'
import { TextLanguages } from '../text-languages.tsx'
import { Comments } from './comments.tsx'
import { ReviewBlock } from './review-block.tsx'
import { ReviewFacts } from './review-facts.tsx'
import { doneWords, nameOr, type RefusedWords } from './review-words.ts'
import { SettleForm } from './settle-form.tsx'

interface ReviewPageProps extends ReviewedText {
  language: Language
  course: CourseHead
  isOwn: boolean
  token: string
  done: string | null
  refused: RefusedWords | null
}

/** A draft as its reviewers read it: passage by passage, with what was said of each, and the answer at the end. */
export function ReviewPage(props: ReviewPageProps) {
  const { language, course, review, moduleId, textLanguage, languages, isOwn, done, refused } = props
  const home = `/${language}/studio/${course.id}`
  const of = `?of=${encodeURIComponent(review.authorId)}`
  const said = refused ? null : doneIn(doneWords, done)
  const shared = { language, textLanguage, token: props.token, refused }
  return (
    <StudioFrame
      language={language}
      course={course}
      current="review"
      isReader={!props.may.write}
      title={m.studio_review_page_title({ moduleId })}
      lead={isOwn ? m.studio_review_own_page() : m.studio_review_page_by({ name: nameOr(review.authorName) })}
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
      {!props.isDraft && <Notice kind="caution">{m.studio_review_not_draft()}</Notice>}
      <TextLanguages
        language={language}
        languages={languages}
        current={textLanguage}
        hrefOf={(code) => `${home}/review/${moduleId}/${code}${of}`}
      >
        {isLanguage(textLanguage) && (
          <li>
            <a href={`/${textLanguage}/studio/${course.id}/preview/${moduleId}${isOwn ? '' : of}`}>
              {m.studio_review_preview()}
            </a>
          </li>
        )}
        {isOwn && (
          <li>
            <a href={`${home}/write/${moduleId}/${textLanguage}`}>{m.studio_review_write()}</a>
          </li>
        )}
      </TextLanguages>
      <ReviewFacts review={review} language={language} />
      {props.gone.length > 0 && (
        <section>
          <h2>{m.studio_review_gone_list()}</h2>
          <p>{m.studio_review_gone_list_lead()}</p>
          <Comments {...shared} comments={props.gone} canReply={props.may.comment} />
        </section>
      )}
      <Homeless {...props} />
      {props.blocks.map((block) => (
        <ReviewBlock key={block.number} {...shared} block={block} canComment={props.may.comment} />
      ))}
      {(props.may.settle || refused?.form === 'settle') && (
        <section id="answer">
          <h2>{m.studio_review_settle_title()}</h2>
          <SettleForm
            review={review}
            filesHash={props.filesHash}
            isOfMore={review.moduleId === null}
            refused={refused}
          />
        </section>
      )}
    </StudioFrame>
  )
}

/** Words that were refused, and whose passage or comment is no more: they are not lost with it. */
function Homeless({ refused, blocks, gone }: ReviewPageProps) {
  if (!refused || refused.form === 'settle') return null
  const all = [...gone, ...blocks.flatMap(({ open }) => open)]
  const hasPlace =
    refused.form === 'comment'
      ? blocks.some(({ number }) => String(number) === refused.about)
      : all.some(({ id }) => id === refused.about)
  if (hasPlace) return null
  return (
    <Notice kind="caution" title={m.studio_review_kept_title()}>
      <p className="review-words" dir="auto">
        {refused.text}
      </p>
    </Notice>
  )
}
