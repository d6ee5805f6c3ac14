import { useEffect, useRef, useState } from 'react'
import { m } from '#app/messages/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import type { TranslateBlockProps } from './translate-block.tsx'
import { lockWords, reasonWords } from './translate-words.ts'

/** The field for a block's translation, with what differs in it that must not. */
export function TargetForm(props: TranslateBlockProps) {
  const { language, textLanguage, revision, block, refused, isBegun, beginHref } = props
  const { number, sourceHash, targetHash, target, state, broken } = block
  const field = `text-${number}`
  const locks = refused?.why.reason === 'locks' ? refused.why.locks : broken
  const words = refused?.text ?? (isBegun && state === 'missing' ? block.source : target)
  const isOlder = state === 'minor' || state === 'meaning'
  const area = useRef<HTMLTextAreaElement>(null)
  const [hasScripts, setHasScripts] = useState(false)
  useEffect(() => setHasScripts(true), [])
  const beginWithSource = () => {
    if (!area.current) return
    area.current.value = block.source
    area.current.focus()
    area.current.setSelectionRange(0, 0)
  }
  return (
    <PostForm name={`block-${number}`} keepsPlace>
      {(isBusy) => (
        <>
          {refused && (
            <Notice kind="error" role="alert">
              {reasonWords[refused.why.reason]()}
            </Notice>
          )}
          <label className="label" htmlFor={field}>
            {m.translate_target({ language: languageName(language, textLanguage) })}
          </label>
          <textarea
            ref={area}
            className="input block-field"
            id={field}
            name="text"
            lang={textLanguage}
            dir="auto"
            rows={rowsOf(words, block.source)}
            defaultValue={words}
            aria-invalid={refused ? true : undefined}
            // Without scripts the page is a new one: it is gone on where the save was refused.
            autoFocus={refused !== null}
            aria-describedby={locks.length > 0 ? `locks-${number}` : undefined}
          />
          {locks.length > 0 && (
            <div id={`locks-${number}`}>
              <p className="label">{m.translate_locked()}</p>
              <ul className="translate-locks">
                {locks.map((lock) => (
                  <li key={`${lock.kind} ${lock.wrong} ${lock.value}`}>{lockWords(lock)}</li>
                ))}
              </ul>
            </div>
          )}
          {refused?.isSoft && (
            <label className="check">
              <input type="checkbox" name="anyway" value="yes" /> {m.translate_anyway()}
            </label>
          )}
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="source" value={sourceHash} />
          <input type="hidden" name="target" value={targetHash} />
          <input type="hidden" name="revision" value={revision} />
          <p className="translate-deeds">
            <Button isBusy={isBusy} kind={isOlder || state === 'missing' ? 'primary' : 'plain'}>
              {m.translate_save()}
            </Button>
            {state === 'missing' &&
              (hasScripts ? (
                <Button kind="plain" type="button" onClick={beginWithSource}>
                  {m.translate_copy()}
                </Button>
              ) : (
                <ButtonLink kind="plain" href={beginHref}>
                  {m.translate_copy()}
                </ButtonLink>
              ))}
            {isOlder && (
              <Button kind="plain" name="deed" value="right" isBusy={isBusy}>
                {m.translate_right()}
              </Button>
            )}
          </p>
          {state === 'missing' && block.kind === 'exercise' && (
            <p className="hint">{m.translate_form_after()}</p>
          )}
        </>
      )}
    </PostForm>
  )
}

/** Room for what is there, and for what is to come. */
function rowsOf(target: string, source: string): number {
  const lines = (text: string) =>
    text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0)
  return Math.min(30, Math.max(2, lines(target), lines(source)))
}
