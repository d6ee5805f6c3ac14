import { useEffect, useRef, useState } from 'react'
import type { TextSurroundings } from '#app/domain/studio/forms/surroundings.server.ts'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { InsertMenu } from './insert-menu.tsx'
import type { KeptText } from './kept-text.ts'
import { PreviewFrame } from './preview-frame.tsx'
import { ProblemList } from './problem-list.tsx'
import type { SourceEditor } from './source-editor.ts'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'
import { refusalOf } from './studio-words.ts'
import { type SaveState, useSource } from './use-source.ts'

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
  others: string[]
  isSource: boolean
  surroundings: TextSurroundings
  /** The line that a link has led to. */
  line: number | null
  isSaved: boolean
  refused: { typed: string | null; code: string } | null
}

const states: Record<SaveState, () => string> = {
  saved: () => m.studio_state_saved(),
  saving: () => m.studio_state_saving(),
  here: () => m.studio_state_here(),
  elsewhere: () => m.studio_state_elsewhere(),
  refused: () => m.studio_state_refused(),
}

/** A text's source with the learner's page beside it. Without scripts: a field, a button, and a link to the page. */
export function WritePage(props: WritePageProps) {
  const { language, course, personId, moduleId, textLanguage, languages, refused } = props
  const home = `/${language}/studio/${course.id}`
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<SourceEditor | null>(null)
  const [isMounted, setMounted] = useState(false)
  const [version, setVersion] = useState(0)
  const [kept, setKept] = useState<KeptText | null>(null)
  const source = useSource({
    key: { personId, courseId: course.id, moduleId, textLanguage },
    text: props.text,
    revision: props.revision,
    problems: props.problems,
    others: props.others,
    onSaved: () => setVersion((known) => known + 1),
  })
  const latest = useRef(source)
  latest.current = source

  // biome-ignore lint/correctness/useExhaustiveDependencies: mounted once; another text is another page.
  useEffect(() => {
    let isHere = true
    void import('./source-editor.ts').then(({ mountSourceEditor }) => {
      if (!isHere || !place.current) return
      const newer = latest.current.kept()
      const isNext = newer?.revision === props.revision
      editor.current = mountSourceEditor({
        parent: place.current,
        text: refused?.typed ?? (isNext ? newer.text : props.text),
        label: m.studio_source_label({ moduleId, language: textLanguage }),
        undoKey: ['jalon-studio-undo', course.id, moduleId, textLanguage].join('/'),
        surroundings: props.surroundings,
        onChange: (text) => latest.current.typed(text),
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

  useEffect(() => editor.current?.showProblems(source.problems), [source.problems])

  return (
    <StudioFrame language={language} course={course} current="course" title={moduleId} isWide>
      <nav aria-label={m.studio_text_languages()} className="text-languages">
        <ul>
          {languages.map((code) => (
            <li key={code}>
              <a
                href={`${home}/write/${moduleId}/${code}`}
                aria-current={code === textLanguage ? 'page' : undefined}
                hrefLang={code}
              >
                {languageName(language, code)}
              </a>
            </li>
          ))}
          <li>
            <a href={`${home}/exercises/${moduleId}/${textLanguage}`}>{m.studio_nav_exercises()}</a>
          </li>
          <li>
            <a href={`${home}/files/${moduleId}`}>{m.studio_files_title()}</a>
          </li>
        </ul>
      </nav>
      {source.others.length > 0 && (
        <Notice kind="caution" role="status">
          {m.studio_others_here({ names: new Intl.ListFormat(language).format(source.others) })}
        </Notice>
      )}
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
      <div className="write">
        <div className="write-source">
          {isMounted && (
            <InsertMenu
              surroundings={props.surroundings}
              isSource={props.isSource}
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
        />
      </div>
    </StudioFrame>
  )
}

const languageName = (language: string, code: string) =>
  new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
