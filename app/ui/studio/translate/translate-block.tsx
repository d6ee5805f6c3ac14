import { useEffect, useRef, useState } from 'react'
import type { RefusedEdit } from '#app/domain/studio/translation/save-blocks.server.ts'
import type { BlockView } from '#app/domain/studio/translation/translation-view.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { lockWords, reasonWords, stateWords } from './translate-words.ts'
import { WordChanges } from './word-changes.tsx'

/** A save that was refused, with what was typed. */
export interface RefusedBlock {
  number: number
  text: string
  why: RefusedEdit
  /** Whether it can be saved all the same. */
  isSoft: boolean
}

interface TranslateBlockProps {
  language: Language
  sourceLanguage: string
  textLanguage: string
  revision: number
  block: BlockView
  refused: RefusedBlock | null
  editorHref: string
}

/** A block of the source, and beside it the field for its translation. */
export function TranslateBlock(props: TranslateBlockProps) {
  const { language, sourceLanguage, textLanguage, block, editorHref } = props
  const { number, state, source, target } = block
  return (
    <section className="translate-block" id={`block-${number}`} aria-labelledby={`block-${number}-title`}>
      <h2 id={`block-${number}-title`} className="translate-head">
        {m.translate_block({ number })} <span className={`state state-${state}`}>{stateWords[state]()}</span>
      </h2>
      {state === 'extra' ? (
        <div>
          <p>
            {m.translate_extra_lead()} <a href={editorHref}>{m.translate_editor()}</a>
          </p>
          <pre className="block-text" lang={textLanguage} dir="auto">
            {target}
          </pre>
        </div>
      ) : (
        <div className="translate-sides">
          <div>
            <h3 className="label">
              {m.translate_source({ language: languageName(language, sourceLanguage) })}
            </h3>
            <pre className="block-text" lang={sourceLanguage} dir="auto">
              {source}
            </pre>
            <Change block={block} sourceLanguage={sourceLanguage} />
            <Terms block={block} sourceLanguage={sourceLanguage} textLanguage={textLanguage} />
          </div>
          <TargetForm {...props} />
        </div>
      )}
    </section>
  )
}

function Change({ block, sourceLanguage }: Pick<TranslateBlockProps, 'block' | 'sourceLanguage'>) {
  if (block.state !== 'minor' && block.state !== 'meaning') return null
  if (!block.change) return <p className="soft">{m.translate_change_unknown()}</p>
  return (
    <details open={block.state === 'meaning'}>
      <summary>{m.translate_change()}</summary>
      <WordChanges changes={block.change} lang={sourceLanguage} />
    </details>
  )
}

function Terms({
  block,
  sourceLanguage,
  textLanguage,
}: Pick<TranslateBlockProps, 'block' | 'sourceLanguage' | 'textLanguage'>) {
  if (block.terms.length === 0) return null
  return (
    <>
      <h3 className="label">{m.translate_terms()}</h3>
      <ul className="translate-terms">
        {block.terms.map(({ id, source, target, definition }) => (
          <li key={id}>
            <span lang={sourceLanguage}>{source}</span>
            {' → '}
            {target ? <strong lang={textLanguage}>{target}</strong> : m.translate_term_missing()}
            {definition && (
              <span className="soft" lang={textLanguage}>
                {' '}
                {definition}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function TargetForm({ language, textLanguage, revision, block, refused }: TranslateBlockProps) {
  const { number, sourceHash, targetHash, target, state, broken } = block
  const field = `text-${number}`
  const locks = refused?.why.reason === 'locks' ? refused.why.locks : broken
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
            rows={rowsOf(refused?.text ?? target, block.source)}
            defaultValue={refused?.text ?? target}
            aria-invalid={refused ? true : undefined}
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
            {hasScripts && state === 'missing' && (
              <Button kind="plain" type="button" onClick={beginWithSource}>
                {m.translate_copy()}
              </Button>
            )}
            {isOlder && (
              <Button kind="plain" name="deed" value="right" isBusy={isBusy}>
                {m.translate_right()}
              </Button>
            )}
          </p>
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
