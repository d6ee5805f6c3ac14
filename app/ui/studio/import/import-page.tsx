import { useEffect, useRef } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { GiveQuestions } from './give-questions.tsx'
import { problemWords } from './import-words.ts'
import { ReviewQuestions } from './review-questions.tsx'
import type { ImportScreen } from './screens.ts'

interface ImportPageProps {
  language: Language
  course: CourseHead
  moduleId: string
  /** In which the module's questions are written. */
  textLanguage: string
  isTest: boolean
  screen: ImportScreen
  refusal: string | null
}

/** Questions of another platform come into a module: give the file, look at each question, put them in. */
export function ImportPage({ language, course, moduleId, isTest, screen, refusal }: ImportPageProps) {
  const place = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  // The next screen takes the place of the one before: whoever listens to the page is taken there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen is what the focus follows.
  useEffect(() => {
    if (!isFirst.current) place.current?.focus()
    isFirst.current = false
  }, [screen])
  const home = `/${language}/studio/${course.id}/import/${moduleId}`
  return (
    <StudioFrame
      language={language}
      course={course}
      current="course"
      title={m.import_title()}
      lead={m.import_lead()}
    >
      {refusal && (
        <Notice kind="error" role="alert">
          {problemWords(refusal)}
        </Notice>
      )}
      {isTest ? (
        <Notice>{m.import_test()}</Notice>
      ) : (
        <div ref={place} tabIndex={-1} key={screen.name}>
          {screen.name === 'give' ? (
            <>
              <p>{m.import_into({ module: moduleId })}</p>
              <GiveQuestions refused={screen.refused} text={screen.text} />
            </>
          ) : (
            <ReviewQuestions {...screen} home={home} />
          )}
        </div>
      )}
    </StudioFrame>
  )
}
