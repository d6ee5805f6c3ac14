import { useEffect, useRef } from 'react'
import type { BlockState } from '#app/domain/studio/translation/block-states.ts'
import type { TranslationView } from '#app/domain/studio/translation/translation-view.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { languageName } from '#app/ui/format.ts'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { type RefusedBlock, TranslateBlock } from './translate-block.tsx'
import { stateWords } from './translate-words.ts'

interface TranslatePageProps {
  language: Language
  course: CourseHead
  view: TranslationView
  /** Whether blocks that are up to date are shown, too. */
  isWhole: boolean
  /** The block that was just saved. */
  saved: number | null
  /** A block that a link has led to: it is shown whether or not it is up to date. */
  shown: number | null
  /** A block that is to begin with the words of the source. */
  begun: number | null
  /** Another with every answer of the server. */
  visit: string
  isFromFile: boolean
  refused: RefusedBlock | null
}

/** A module's translation beside its source, block by block. */
export function TranslatePage(props: TranslatePageProps) {
  const { language, course, view, isWhole, shown, begun, visit, isFromFile, refused } = props
  // The address still names the block that was saved before one that is refused.
  const saved = refused ? null : props.saved
  const { moduleId, textLanguage, counts } = view
  const home = `/${language}/studio/${course.id}`
  const here = `${home}/translate/${moduleId}/${textLanguage}`
  const kept = [refused?.number, saved, shown]
  const blocks = view.blocks.filter(
    ({ state, number }) => isWhole || state !== 'done' || kept.includes(number),
  )
  useFocusOnSaved(saved, visit)
  return (
    <StudioFrame
      language={language}
      course={course}
      current="board"
      title={m.translate_title({ module: moduleId, language: languageName(language, textLanguage) })}
      lead={m.translate_lead()}
      isWide
    >
      {isFromFile && (
        <Notice kind="good" role="status">
          {m.translate_in_done()}
        </Notice>
      )}
      <Counts counts={counts} />
      <nav className="translate-ways" aria-label={m.translate_counts()}>
        <ul>
          <li>
            <a href={here} aria-current={isWhole ? undefined : 'page'}>
              {m.translate_show_open()}
            </a>
          </li>
          <li>
            <a href={`${here}?show=all`} aria-current={isWhole ? 'page' : undefined}>
              {m.translate_show_all()}
            </a>
          </li>
          <li>
            <a href={`${home}/write/${moduleId}/${textLanguage}`}>{m.translate_editor()}</a>
          </li>
        </ul>
      </nav>
      <details className="translate-files">
        <summary>{m.translate_files()}</summary>
        <ul>
          <li>
            <a href={`${here}/out/xlf`} download>
              {m.translate_out_xliff()}
            </a>
          </li>
          <li>
            <a href={`${here}/out/xlsx`} download>
              {m.translate_out_xlsx()}
            </a>
          </li>
          <li>
            <a href={`${here}/in`}>{m.translate_in()}</a>
          </li>
        </ul>
      </details>
      {!isWhole && blocks.every(({ state }) => state === 'done') && (
        <Notice kind="good">{m.translate_nothing_open()}</Notice>
      )}
      {blocks.map((block) => (
        <TranslateBlock
          // Not by its words: what tells of a save has to be there before.
          key={block.number}
          language={language}
          sourceLanguage={view.sourceLanguage}
          textLanguage={textLanguage}
          revision={view.revision}
          block={block}
          refused={refused?.number === block.number ? refused : null}
          isSaved={block.number === saved}
          isFolded={block.number === saved && !isWhole && block.number !== shown}
          isBegun={block.number === begun}
          beginHref={`${here}?begin=${block.number}${isWhole ? '&show=all' : ''}#block-${block.number}`}
          editorHref={`${home}/write/${moduleId}/${textLanguage}`}
          formHref={block.formId && `${home}/exercise/${moduleId}/${textLanguage}/${block.formId}`}
        />
      ))}
    </StudioFrame>
  )
}

/**
 * Puts the focus on the heading of a block that was saved: its button is gone. On a page that was loaded the browser has
 * done so already, by the address.
 */
function useFocusOnSaved(saved: number | null, visit: string): void {
  const last = useRef(visit)
  useEffect(() => {
    if (last.current === visit) return
    last.current = visit
    if (saved !== null) document.getElementById(`block-${saved}`)?.focus()
  }, [saved, visit])
}

/** How many blocks stand how; states that no block has are left out. */
export function Counts({ counts }: { counts: Record<BlockState, number> }) {
  const states = Object.keys(stateWords) as BlockState[]
  return (
    <ul className="state-counts">
      {states
        .filter((state) => counts[state] > 0)
        .map((state) => (
          <li key={state}>
            <span className={`state state-${state}`}>{stateWords[state]()}</span> {counts[state]}
          </li>
        ))}
    </ul>
  )
}
