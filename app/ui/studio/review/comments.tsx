import { type CommentView, LONGEST_COMMENT } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Moment } from '#app/ui/teach/moment.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { nameOr, type RefusedWords } from './review-words.ts'

interface CommentsProps {
  language: Language
  textLanguage: string
  comments: CommentView[]
  /** Whether the draft is still in review: only then is there somebody to answer. */
  canReply: boolean
  token: string
  refused: RefusedWords | null
}

/** What was said of a passage, each with its answers. */
export function Comments({ comments, ...props }: CommentsProps) {
  if (comments.length === 0) return null
  return (
    <ul className="review-comments">
      {comments.map((comment) => (
        <li key={comment.id} id={`comment-${comment.id}`} className="review-comment">
          <Comment comment={comment} {...props} />
        </li>
      ))}
    </ul>
  )
}

function Comment({
  comment,
  language,
  textLanguage,
  canReply,
  token,
  refused,
}: Omit<CommentsProps, 'comments'> & { comment: CommentView }) {
  const { id, text, authorName, at, resolvedAt, resolvedByName, replies, oldWords } = comment
  const name = nameOr(authorName)
  const isRefused = refused?.form === 'reply' && refused.about === id
  return (
    <>
      <Said name={name} at={at} language={language} text={text} />
      {oldWords !== null && (
        <details>
          <summary>{m.studio_review_old_words()}</summary>
          <pre className="block-text" lang={textLanguage} dir="auto">
            {oldWords}
          </pre>
        </details>
      )}
      {replies.length > 0 && (
        <ul className="review-replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Said name={nameOr(reply.authorName)} at={reply.at} language={language} text={reply.text} />
            </li>
          ))}
        </ul>
      )}
      {resolvedAt !== null && (
        <p className="soft">
          {m.studio_review_resolved_by({ name: nameOr(resolvedByName) })} ·{' '}
          <Moment at={resolvedAt} language={language} />
        </p>
      )}
      <div className="review-deeds">
        <PostForm name={resolvedAt === null ? 'resolve' : 'reopen'}>
          {(isBusy) => (
            <>
              <input type="hidden" name="comment" value={id} />
              <Button
                kind="plain"
                isBusy={isBusy}
                aria-label={
                  resolvedAt === null
                    ? m.studio_review_resolve_of({ name })
                    : m.studio_review_reopen_of({ name })
                }
              >
                {resolvedAt === null ? m.studio_review_resolve() : m.studio_review_reopen()}
              </Button>
            </>
          )}
        </PostForm>
        {(canReply || isRefused) && resolvedAt === null && (
          <details open={isRefused}>
            <summary>{m.studio_review_reply()}</summary>
            <PostForm name="reply">
              {(isBusy) => (
                <>
                  <input type="hidden" name="comment" value={id} />
                  <input type="hidden" name="token" value={token} />
                  <Words
                    id={`reply-${id}`}
                    label={m.studio_review_reply_label()}
                    text={isRefused ? refused.text : ''}
                    isRefused={isRefused}
                  />
                  <Button kind="plain" isBusy={isBusy}>
                    {m.studio_review_reply_button()}
                  </Button>
                </>
              )}
            </PostForm>
          </details>
        )}
      </div>
    </>
  )
}

function Said({ name, at, language, text }: { name: string; at: number; language: Language; text: string }) {
  return (
    <>
      <p className="soft">
        <bdi>{name}</bdi> · <Moment at={at} language={language} />
      </p>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no names, and never change.
        <p key={index} className="review-words" dir="auto">
          {paragraph}
        </p>
      ))}
    </>
  )
}

interface WordsProps {
  id: string
  label: string
  text: string
  isRefused: boolean
  hint?: string
}

/** A field for what is said. */
export function Words({ id, label, text, isRefused, hint }: WordsProps) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        className="input"
        id={id}
        name="text"
        dir="auto"
        rows={4}
        maxLength={LONGEST_COMMENT * 2}
        defaultValue={text}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={isRefused || undefined}
        required
      />
    </div>
  )
}
