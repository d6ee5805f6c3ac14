import type { TestView } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '../form/notice.tsx'
import { languageName } from '../format.ts'
import { TextLanguage } from '../html.tsx'
import { occasionWords, testHref } from './occasion-words.ts'
import { TestAfter } from './test-after.tsx'
import { TestBefore } from './test-before.tsx'
import { TestConfirm } from './test-confirm.tsx'
import { TestRunning } from './test-running.tsx'

interface TestPageProps {
  view: TestView
  language: Language
  asksToHandIn: boolean
  /** Whether the last changes came after the end. */
  isLate: boolean
  /** Code of a deed that was refused. */
  refused: string | null
}

/** A test's page: how it is sat, the sitting that runs, or what came of it. */
export function TestPage({ view, language, asksToHandIn, isLate, refused }: TestPageProps) {
  const { terms, courseId } = view
  const textLanguage = terms.languageShown === language ? undefined : terms.languageShown
  return (
    <TextLanguage.Provider value={textLanguage}>
      <div className="site-width test">
        <header className="module-head">
          <p className="trail">
            <a href={`/${language}/courses/${courseId}`}>{view.courseTitle}</a>
          </p>
          <h1>{occasionWords[view.occasion]()}</h1>
          <p className="lead" lang={textLanguage}>
            {terms.title}
          </p>
          {textLanguage && <p>{m.test_language({ language: languageName(language, textLanguage) })}</p>}
        </header>
        {refused && (
          <Notice kind="error" role="alert">
            <p>{m.refused({ reason: refusalWords(refused) })}</p>
          </Notice>
        )}
        {isLate && (
          <Notice kind="caution" role="status">
            <p>{m.test_late()}</p>
          </Notice>
        )}
        <Stage view={view} language={language} asksToHandIn={asksToHandIn} />
      </div>
    </TextLanguage.Provider>
  )
}

function Stage({ view, language, asksToHandIn }: Pick<TestPageProps, 'view' | 'language' | 'asksToHandIn'>) {
  switch (view.stage) {
    case 'before':
      return <TestBefore view={view} language={language} />
    case 'closed':
      return view.running ? (
        <p>
          {m.test_closed_running()}{' '}
          <a href={testHref(language, view.courseId, view.running)}>{m.test_go_on()}</a>
        </p>
      ) : (
        <p>{m.test_closed()}</p>
      )
    case 'running':
      return asksToHandIn ? (
        <TestConfirm view={view} language={language} />
      ) : (
        // Another sitting is another form: nothing of the one before may stay in its fields.
        <TestRunning key={view.sittingId} view={view} language={language} />
      )
    case 'after':
      return <TestAfter view={view} language={language} />
  }
}

function refusalWords(code: string): string {
  switch (code) {
    case 'test_running':
      return m.test_refused_running()
    case 'test_no_sitting':
      return m.test_refused_none()
    case 'slow_down':
      return m.test_refused_many()
    case 'answer_too_long':
      return m.refused_too_long()
    default:
      return m.test_refused_other()
  }
}
