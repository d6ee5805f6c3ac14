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
  isFromFile: boolean
  refused: RefusedBlock | null
}

/** A module's translation beside its source, block by block. */
export function TranslatePage(props: TranslatePageProps) {
  const { language, course, view, isWhole, saved, isFromFile, refused } = props
  const { moduleId, textLanguage, counts } = view
  const home = `/${language}/studio/${course.id}`
  const here = `${home}/translate/${moduleId}/${textLanguage}`
  const blocks = view.blocks.filter(
    ({ state, number }) => isWhole || state !== 'done' || number === refused?.number,
  )
  return (
    <StudioFrame
      language={language}
      course={course}
      current="board"
      title={m.translate_title({ module: moduleId, language: languageName(language, textLanguage) })}
      lead={m.translate_lead()}
      isWide
    >
      {saved !== null && (
        <Notice kind="good" role="status">
          {m.translate_saved({ number: saved })}
        </Notice>
      )}
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
      {blocks.length === 0 && <Notice kind="good">{m.translate_nothing_open()}</Notice>}
      {blocks.map((block) => (
        <TranslateBlock
          key={`${block.number} ${block.sourceHash} ${block.targetHash}`}
          language={language}
          sourceLanguage={view.sourceLanguage}
          textLanguage={textLanguage}
          revision={view.revision}
          block={block}
          refused={refused?.number === block.number ? refused : null}
          editorHref={`${home}/write/${moduleId}/${textLanguage}`}
        />
      ))}
    </StudioFrame>
  )
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
