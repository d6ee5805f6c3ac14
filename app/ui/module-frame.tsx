import type { ReactNode } from 'react'
import type { ModuleView } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { whereOneWas } from './continue-line.tsx'
import { ModuleEnd } from './module-end.tsx'
import { ModuleOutline } from './module-outline.tsx'
import { Rod } from './rod.tsx'

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
  /** True for visitors and guests, whose answers live in this browser only. */
  isWithoutAccount: boolean
  /** What the module is. */
  head: ReactNode
  /** Text and exercises. */
  children: ReactNode
}

/** The page around a module's text: the outline, where one was, and at the end what is left. */
export function ModuleFrame({ module, language, isWithoutAccount, head, children }: ModuleFrameProps) {
  const { outline, progress, resume } = module
  const bands = outline.flatMap((entry) => (entry.type === 'exercise' ? [entry.status] : []))
  return (
    <div className="site-width module">
      {head}
      <div className="module-aside">
        <ModuleOutline outline={outline} progress={progress} />
      </div>
      {resume && (
        <p className="resume">
          <span suppressHydrationWarning>{whereOneWas(resume, language)}</span>{' '}
          <a href={`#${resume.exerciseId}`}>{m.continue_button()}</a>
        </p>
      )}
      {children}
      <ModuleEnd module={module} language={language} isWithoutAccount={isWithoutAccount}>
        <Rod bands={bands} />
      </ModuleEnd>
    </div>
  )
}
