import type { ReactNode } from 'react'
import type { ModuleView } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { whereOneWas } from './continue-line.tsx'
import { UnsentAnswers } from './exercise/unsent-answers.tsx'
import { ModuleEnd } from './module-end.tsx'
import { ModuleOutline } from './module-outline.tsx'
import { ReadyHtml } from './ready-html.tsx'
import { Rod } from './rod.tsx'

/** Id of the head, and the name under which the server sets it aside. */
export const HEAD = 'module-head'

/** What changes with the person, and what the browser needs to go on. */
export type ModuleFacts = Pick<
  ModuleView,
  | 'courseId'
  | 'courseTitle'
  | 'moduleId'
  | 'languageShown'
  | 'editionHash'
  | 'outline'
  | 'progress'
  | 'previous'
  | 'next'
  | 'resume'
>

interface ModuleFrameProps {
  module: ModuleFacts
  language: Language
  person: { id: string; isGuest: boolean } | null
  /** Text and exercises. */
  children: ReactNode
}

/** A module's page: what it is, the outline, where one was, the text, and at the end what is left. */
export function ModuleFrame({ module, language, person, children }: ModuleFrameProps) {
  const { outline, progress, resume, languageShown } = module
  const textLanguage = languageShown === language ? undefined : languageShown
  const bands = outline.flatMap((entry) => (entry.type === 'exercise' ? [entry.status] : []))
  return (
    <>
      <ReadyHtml as="header" className="module-head" id={HEAD} />
      <div className="module-aside">
        <ModuleOutline outline={outline} progress={progress} textLanguage={textLanguage} />
      </div>
      {resume && (
        <p className="resume">
          <span suppressHydrationWarning>{whereOneWas(resume, language)}</span>{' '}
          <a href={`#${resume.exerciseId}`}>{m.continue_button()}</a>
        </p>
      )}
      <div className="module-body">{children}</div>
      <ModuleEnd module={module} language={language} isWithoutAccount={person?.isGuest ?? true}>
        <Rod bands={bands} />
      </ModuleEnd>
      <UnsentAnswers person={person} besides={module} />
    </>
  )
}
