import type { ReviewView } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import type { RefusedWords } from './review-words.ts'

interface SettleFormProps {
  review: Pick<ReviewView, 'id'>
  /** Of what is on the page: the answer is about it. */
  filesHash: string
  /** Where the page is of one module of a course that is reviewed whole. */
  isOfMore?: boolean
  refused: RefusedWords | null
}

/** The answer to who asked for a review: it is right, or what is to be changed. */
export function SettleForm({ review, filesHash, isOfMore = false, refused }: SettleFormProps) {
  const own = refused?.form === 'settle' && refused.about === review.id ? refused : null
  return (
    <PostForm name="settle" className="mt-3">
      {(isBusy) => (
        <>
          {isOfMore && <p>{m.studio_review_settle_whole()}</p>}
          <input type="hidden" name="review" value={review.id} />
          <input type="hidden" name="files" value={filesHash} />
          <div className="field">
            <label className="label" htmlFor={`answer-${review.id}`}>
              {m.studio_review_settle_words()}
            </label>
            <p className="hint" id={`answer-${review.id}-hint`}>
              {m.studio_review_settle_words_hint()}
            </p>
            <textarea
              className="input"
              id={`answer-${review.id}`}
              name="text"
              rows={3}
              dir="auto"
              defaultValue={own?.text}
              aria-describedby={`answer-${review.id}-hint`}
              aria-invalid={own ? true : undefined}
            />
          </div>
          <p className="translate-deeds">
            <Button name="answer" value="approved" isBusy={isBusy}>
              {m.studio_review_approve()}
            </Button>
            <Button kind="plain" name="answer" value="changes-wanted" isBusy={isBusy}>
              {m.studio_review_want_changes()}
            </Button>
          </p>
        </>
      )}
    </PostForm>
  )
}
