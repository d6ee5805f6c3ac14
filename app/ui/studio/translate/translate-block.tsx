import type { RefusedEdit } from '#app/domain/studio/translation/save-blocks.server.ts'
import type { BlockView } from '#app/domain/studio/translation/translation-view.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { languageName } from '#app/ui/format.ts'
import { TargetForm } from './target-form.tsx'
import { stateWords } from './translate-words.ts'
import { WordChanges } from './word-changes.tsx'

/** A save that was refused, with what was typed. */
export interface RefusedBlock {
  number: number
  text: string
  why: RefusedEdit
  /** Whether it can be saved all the same. */
  isSoft: boolean
}

export interface TranslateBlockProps {
  language: Language
  sourceLanguage: string
  textLanguage: string
  revision: number
  block: BlockView
  refused: RefusedBlock | null
  /** Whether it was saved just now. */
  isSaved: boolean
  /** Whether it only stays for a last look. */
  isFolded: boolean
  /** Whether its field is to begin with the source's words, where no scripts put them there. */
  isBegun: boolean
  beginHref: string
  editorHref: string
  /** Of the exercise's form in the translation; null where there is none. */
  formHref: string | null
}

/** A block of the source, and beside it the field for its translation. Addresses and the focus come to its heading. */
export function TranslateBlock(props: TranslateBlockProps) {
  const { language, textLanguage, block, isSaved, isFolded, editorHref, formHref } = props
  const { number, state, target } = block
  return (
    <section className="translate-block" aria-labelledby={`block-${number}`}>
      <h2 id={`block-${number}`} className="translate-head" tabIndex={-1}>
        {m.translate_block({ number })} <span className={`state state-${state}`}>{stateWords[state]()}</span>
      </h2>
      {/* It is there before a save, so that what comes into it is read out. */}
      <div role="status">
        {isSaved && (
          <Notice key={`${block.targetHash} ${state}`} kind="good">
            {m.translate_saved({ number })}
          </Notice>
        )}
      </div>
      {formHref && (
        <p>
          <ButtonLink kind="plain" href={formHref} hrefLang={language}>
            {m.translate_in_form()}
            <span className="only-read"> ({m.translate_block({ number })})</span>
          </ButtonLink>
        </p>
      )}
      {state === 'extra' ? (
        <div>
          <p>
            {m.translate_extra_lead()} <a href={editorHref}>{m.translate_editor()}</a>
          </p>
          <pre className="block-text" lang={textLanguage} dir="auto">
            {target}
          </pre>
        </div>
      ) : isFolded ? (
        <details>
          <summary>
            {m.translate_look_again()}
            <span className="only-read"> ({m.translate_block({ number })})</span>
          </summary>
          <Sides {...props} />
        </details>
      ) : (
        <Sides {...props} />
      )}
    </section>
  )
}

function Sides(props: TranslateBlockProps) {
  const { language, sourceLanguage, textLanguage, block } = props
  return (
    <div className="translate-sides">
      <div>
        <h3 className="label">{m.translate_source({ language: languageName(language, sourceLanguage) })}</h3>
        <pre className="block-text" lang={sourceLanguage} dir="auto">
          {block.source}
        </pre>
        <Change block={block} sourceLanguage={sourceLanguage} />
        <Terms block={block} sourceLanguage={sourceLanguage} textLanguage={textLanguage} />
      </div>
      {/* A field keeps what is typed: after a save it is another. */}
      <TargetForm key={`${block.sourceHash} ${block.targetHash}`} {...props} />
    </div>
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
