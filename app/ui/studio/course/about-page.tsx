import type { CourseTexts, FactsForm, FieldError } from '#app/domain/studio/course-file/facts-form.ts'
import type { LanguageChoice } from '#app/domain/studio/course-file/language-codes.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { CourseFileText } from './course-file-text.tsx'
import { CourseLanguages } from './course-languages.tsx'
import { courseRefusal, summaryOf } from './course-words.ts'
import { FactsFields } from './facts-fields.tsx'

/** What course.yaml says, for its forms. */
export interface CourseFileView {
  text: string
  revision: number
  problems: { severity: 'error' | 'warning'; line: number; wrong: string; instead: string }[]
  /** Null while it can't be read. */
  facts: {
    texts: Record<string, CourseTexts>
    languages: string[]
    source: string
    level: string
    passMark: number
    position: number | null
    retired: Record<string, string>
  } | null
  data: { id: string; isChosen: boolean; isPublished: boolean }[]
}

interface AboutPageProps {
  language: Language
  course: CourseHead
  file: CourseFileView
  /** Languages that could be added. */
  choices: LanguageChoice[]
  done: string | null
  answer: {
    /** What was sent and not saved. */
    typed: {
      facts: FactsForm | null
      added: { language: string; texts: CourseTexts } | null
      text: string | null
    }
    errors: FieldError[]
    code: string | null
  } | null
}

const doneWords: Record<string, () => string> = {
  course: () => m.studio_done_course(),
  language: () => m.studio_done_language(),
}

/** Everything that course.yaml says of a course: as forms, and as the file that they write. */
export function AboutPage({ language, course, file, choices, done, answer }: AboutPageProps) {
  const said = answer ? null : doneIn(doneWords, done)
  const { facts, revision } = file
  const errors = answer?.errors ?? []
  return (
    <StudioFrame
      language={language}
      course={course}
      current="settings"
      title={m.studio_about_title()}
      lead={m.studio_about_lead()}
    >
      {said && (
        <Notice kind="good" role="status">
          {said}
        </Notice>
      )}
      {answer?.code && (
        <Notice kind="error" role="alert">
          {courseRefusal(answer.code)}
        </Notice>
      )}
      <ErrorSummary errors={summaryOf(errors)} />
      {facts ? (
        // Forms are filled in once: after a save they begin anew with what was saved.
        <div key={revision}>
          <section>
            <h2>{m.studio_course_facts()}</h2>
            <FactsFields
              language={language}
              facts={facts}
              data={file.data}
              revision={revision}
              typed={answer?.typed.facts ?? null}
              errors={errors}
            />
          </section>
          <CourseLanguages
            language={language}
            facts={facts}
            choices={choices}
            revision={revision}
            typed={answer?.typed.added ?? null}
            errors={errors}
          />
        </div>
      ) : (
        <Notice kind="caution">{m.studio_problem_course_file()}</Notice>
      )}
      <CourseFileText
        key={`file-${revision}`}
        text={answer?.typed.text ?? file.text}
        revision={revision}
        problems={file.problems}
        isOpen={facts === null || Boolean(answer?.typed.text)}
      />
    </StudioFrame>
  )
}
