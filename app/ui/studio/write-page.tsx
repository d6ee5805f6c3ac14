import { useEffect, useMemo, useRef, useState } from 'react'
import type { TextSurroundings } from '#app/domain/studio/forms/surroundings.server.ts'
import { foreseenMistakes } from '#app/domain/studio/source/foreseen-mistakes.ts'
import { sumOf } from '#app/domain/studio/source/text-edit.ts'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { InsertMenu } from './insert-menu.tsx'
import { comesAfter, type KeptText } from './kept-text.ts'
import { PreviewFrame } from './preview-frame.tsx'
import { ProblemList } from './problem-list.tsx'
import type { SourceEditor } from './source-editor.ts'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'
import { refusalOf } from './studio-words.ts'
import { TextClash } from './text-clash.tsx'
import type { Company } from './text-server.ts'
import { usePlace } from './use-place.ts'
import { type SaveState, useSource } from './use-source.ts'
import { WriteNav } from './write-nav.tsx'

interface WritePageProps {
  language: Language
  course: CourseHead
  personId: string
  moduleId: string
  textLanguage: string
  languages: string[]
  text: string
  revision: number
  problems: TextProblem[]
  company: Company
  isSource: boolean
  surroundings: TextSurroundings
  /** The line that a link has led to. */
  line: number | null
  isSaved: boolean
  /** How many comments on this text wait. */
  comments: number
  refused: { typed: string | null; code: string } | null
}

const states: Record<SaveState, () => string> = {
  saved: () => m.studio_state_saved(),
  saving: () => m.studio_state_saving(),
  here: () => m.studio_state_here(),
  busy: () => m.studio_problem_busy(),
  clash: () => m.studio_state_clash(),
  refused: () => m.studio_state_refused(),
}

/** On a narrow window one of the two is shown. */
const tabs = [
  ['source', () => m.studio_tab_source()],
  ['page', () => m.studio_tab_page()],
] as const

/** A text's source with the learner's page beside it. Without scripts: a field, a button, and a link to the page. */
export function WritePage(props: WritePageProps) {
  const { language, course, personId, moduleId, textLanguage, languages, refused } = props
  const home = `/${language}/studio/${course.id}`
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<SourceEditor | null>(null)
  const [isMounted, setMounted] = useState(false)
  const [version, setVersion] = useState(0)
  const [shown, setShown] = useState<'source' | 'page'>('source')
  const [kept, setKept] = useState<KeptText | null>(null)
  const key = useMemo(
    () => ({ personId, courseId: course.id, moduleId, textLanguage }),
    [personId, course.id, moduleId, textLanguage],
  )
  const source = useSource({
    key,
    text: props.text,
    revision: props.revision,
    problems: props.problems,
    company: props.company,
    onSaved: () => setVersion((known) => known + 1),
    onMerged: (text) => editor.current?.replace(text),
  })
  const latest = useRef(source)
  latest.current = source
  const cursor = usePlace(() => editor.current?.text() ?? props.text)
  const moved = useRef(cursor.moved)
  moved.current = cursor.moved

  // biome-ignore lint/correctness/useExhaustiveDependencies: mounted once; another text is another page.
  useEffect(() => {
    let isHere = true
    void import('./source-editor.ts').then(({ mountSourceEditor }) => {
      if (!isHere || !place.current) return
      const newer = latest.current.kept()
      const isNext = newer !== null && comesAfter(newer, props)
      editor.current = mountSourceEditor({
        parent: place.current,
        text: refused?.typed ?? (isNext ? newer.text : props.text),
        label: m.studio_source_label({ moduleId, language: textLanguage }),
        undoKey: ['jalon-studio-undo', course.id, moduleId, textLanguage].join('/'),
        surroundings: props.surroundings,
        onChange: (text) => latest.current.typed(text),
        onPlace: (line) => moved.current(line),
        onSave: () => latest.current.saveNow(),
        dark: matchMedia('(prefers-color-scheme: dark)').matches,
      })
      editor.current.showProblems(props.problems)
      setMounted(true)
      if (props.line !== null) editor.current.goTo(props.line, 1)
      if (newer && isNext) latest.current.typed(newer.text)
      else setKept(newer)
    })
    return () => {
      isHere = false
      editor.current?.destroy()
      editor.current = null
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor's text is another with each version.
  const mistakes = useMemo(
    () => foreseenMistakes(editor.current?.text() ?? props.text),
    [version, props.text],
  )
  useEffect(() => editor.current?.showProblems(source.problems), [source.problems])

  return (
    <StudioFrame language={language} course={course} current="course" title={moduleId} isWide>
      <WriteNav {...{ language, home, moduleId, textLanguage, languages }} comments={props.comments} />
      {source.company.others.length > 0 && (
        <Notice kind="caution" role="status">
          {m.studio_others_here({ names: new Intl.ListFormat(language).format(source.company.others) })}
        </Notice>
      )}
      {source.company.release > props.company.release && (
        <Notice kind="caution" role="status">
          {m.studio_published_meanwhile()} <a href={`${home}/publish`}>{m.studio_bring_in()}</a>
        </Notice>
      )}
      {source.clash && <TextClash clash={source.clash} onDecide={source.decide} />}
      {props.isSaved && !isMounted && (
        <Notice kind="good" role="status">
          {m.studio_state_saved()}
        </Notice>
      )}
      {refused && (
        <Notice kind="error" role="alert">
          {refusalOf(refused.code)}
        </Notice>
      )}
      {kept && (
        <Notice kind="caution" title={m.studio_kept_title()}>
          <p>{m.studio_kept_lead()}</p>
          <Button
            kind="plain"
            type="button"
            onClick={() => {
              editor.current?.replace(kept.text)
              setKept(null)
            }}
          >
            {m.studio_kept_use()}
          </Button>
        </Notice>
      )}
      {isMounted && (
        <div className="write-tabs">
          {tabs.map(([name, words]) => (
            <button key={name} type="button" aria-pressed={shown === name} onClick={() => setShown(name)}>
              {words()}
            </button>
          ))}
        </div>
      )}
      <div className="write" data-shown={isMounted ? shown : undefined}>
        <div className="write-source">
          {isMounted && (
            <InsertMenu
              surroundings={props.surroundings}
              isSource={props.isSource}
              pictures={`${home}/files/${moduleId}`}
              text={() => editor.current?.text() ?? ''}
              onInsert={(snippet) => editor.current?.insert(snippet)}
            />
          )}
          <div ref={place} />
          {!isMounted && (
            <PostForm name="text">
              {(isBusy) => (
                <>
                  <label className="label" htmlFor="text">
                    {m.studio_source_label({ moduleId, language: textLanguage })}
                  </label>
                  <textarea
                    className="input source-text"
                    id="text"
                    name="text"
                    rows={30}
                    dir="auto"
                    defaultValue={refused?.typed ?? props.text}
                  />
                  <input type="hidden" name="revision" value={props.revision} />
                  <input type="hidden" name="base" value={sumOf(props.text)} />
                  <Button isBusy={isBusy}>{m.studio_save()}</Button>
                </>
              )}
            </PostForm>
          )}
          {isMounted && (
            <p role="status" className="save-state">
              {source.state === 'refused' && source.refusal
                ? refusalOf(source.refusal)
                : states[source.state]()}
            </p>
          )}
          <ProblemList
            problems={source.problems}
            revision={props.revision}
            onGoTo={isMounted ? ({ line, column }) => editor.current?.goTo(line, column) : undefined}
            text={() => editor.current?.text() ?? props.text}
            forms={`${home}/exercise/${moduleId}/${textLanguage}`}
            onFix={(fix) => {
              if (source.isCurrent()) editor.current?.apply(fix)
            }}
            isMounted={isMounted}
          />
        </div>
        <PreviewFrame
          href={`/${textLanguage}/studio/${course.id}/preview/${moduleId}`}
          title={m.studio_preview_of({ moduleId })}
          version={version}
          mistakes={mistakes}
          place={cursor.place}
        />
      </div>
    </StudioFrame>
  )
}
