import type { BlockView } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { Comments, Words } from './comments.tsx'
import { passageOf, type RefusedWords } from './review-words.ts'

interface ReviewBlockProps {
  language: Language
  textLanguage: string
  block: BlockView
  canComment: boolean
  /** Of this page: the same words sent twice from it are said once. */
  token: string
  refused: RefusedWords | null
}

/** What is read as running text; all else is read as it is written. */
const prose = new Set(['heading', 'paragraph', 'list', 'quote', 'footnote', 'note'])

/** A passage of a draft as its author wrote it, and below it what was said of it. */
export function ReviewBlock(props: ReviewBlockProps) {
  const { language, textLanguage, block, canComment, token, refused } = props
  const { number, kind, text, hash, open, resolved } = block
  const passage = passageOf(block)
  const isRefused = refused?.form === 'comment' && refused.about === String(number)
  const shared = { language, textLanguage, canReply: canComment, token, refused }
  return (
    <section className="review-block" id={`block-${number}`} aria-labelledby={`block-${number}-title`}>
      <h2 id={`block-${number}-title`} className="translate-head">
        {passage}
      </h2>
      {prose.has(kind) ? (
        <p
          className={kind === 'heading' ? 'review-prose review-heading' : 'review-prose'}
          lang={textLanguage}
        >
          <bdi>{kind === 'heading' ? text.replace(/^ {0,3}#{1,6}[ \t]*/, '') : text}</bdi>
        </p>
      ) : (
        <pre className="block-text" lang={textLanguage} dir="auto">
          {text}
        </pre>
      )}
      <Comments {...shared} comments={open} />
      {resolved.length > 0 && (
        <details>
          <summary>{m.studio_review_resolved({ count: resolved.length })}</summary>
          <Comments {...shared} comments={resolved} />
        </details>
      )}
      {(canComment || isRefused) && (
        <details open={isRefused}>
          <summary>{m.studio_review_comment()}</summary>
          <PostForm name="comment">
            {(isBusy) => (
              <>
                <input type="hidden" name="block" value={number} />
                <input type="hidden" name="hash" value={hash} />
                <input type="hidden" name="token" value={token} />
                <Words
                  id={`words-${number}`}
                  label={m.studio_review_comment_label({ passage })}
                  hint={m.studio_review_comment_hint()}
                  text={isRefused ? refused.text : ''}
                  isRefused={isRefused}
                />
                <Button kind="plain" isBusy={isBusy}>
                  {m.studio_review_comment_button()}
                </Button>
              </>
            )}
          </PostForm>
        </details>
      )}
    </section>
  )
}
