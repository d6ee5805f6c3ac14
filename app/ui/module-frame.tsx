import type { ReactNode } from 'react'
import type { ModuleView } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { whereOneWas } from './continue-line.tsx'
import { FactLine } from './facts.tsx'
import { Notice } from './form/notice.tsx'
import { duration, kilobytes, languageName } from './format.ts'
import { ModuleEnd } from './module-end.tsx'
import { ModuleOutline } from './module-outline.tsx'
import { Rod } from './rod.tsx'

/** All of a module but its body: the body's text and exercises travel apart. */
export type ModuleFacts = Omit<ModuleView, 'blocks' | 'views'>

interface ModuleFrameProps {
  module: ModuleFacts
  language: Language
  /** True for visitors and guests, whose answers live in this browser only. */
  isWithoutAccount: boolean
  /** Text and exercises. */
  children: ReactNode
}

/** The page around a module's body: what it is, where one was, the outline, and what is left at the end. */
export function ModuleFrame({ module, language, isWithoutAccount, children }: ModuleFrameProps) {
  const { progress, resume } = module
  return (
    <div className="site-width module">
      <header className="module-head">
        <p className="trail">
          <a href={`/${language}/courses/${module.courseId}`}>{module.courseTitle}</a>
          {' · '}
          {m.module_number({ number: module.number, of: module.of })}
        </p>
        <h1 lang={module.languageShown}>{module.title}</h1>
        <p className="lead" lang={module.languageShown}>
          {module.summary}
        </p>
        <FactLine
          facts={[
            duration(module.minutes),
            kilobytes(language, module.bytes),
            m.done_of({ settled: progress.settled, total: progress.total }),
          ]}
        />
        {module.isFallback && (
          <Notice>
            {m.module_fallback({
              asked: languageName(language, module.languageAsked),
              shown: languageName(language, module.languageShown),
            })}
          </Notice>
        )}
        {module.isStale && <Notice>{m.module_stale()}</Notice>}
        {resume && (
          <p className="resume">
            <span suppressHydrationWarning>{whereOneWas(resume, language)}</span>{' '}
            <a href={`#${resume.exerciseId}`}>{m.continue_button()}</a>
          </p>
        )}
      </header>
      <div className="module-aside">
        <ModuleOutline outline={module.outline} />
      </div>
      <div
        className="module-body"
        lang={module.languageShown === language ? undefined : module.languageShown}
      >
        {module.objectives.length > 0 && (
          <section className="afterwards" aria-labelledby="afterwards">
            <h2 id="afterwards">{m.module_objectives()}</h2>
            <ul className="objectives">
              {module.objectives.map((objective) => (
                <li key={objective.id}>{objective.text}</li>
              ))}
            </ul>
          </section>
        )}
        {children}
      </div>
      <ModuleEnd module={module} language={language} isWithoutAccount={isWithoutAccount}>
        <Rod bands={module.outline.flatMap((entry) => (entry.type === 'exercise' ? [entry.status] : []))} />
      </ModuleEnd>
    </div>
  )
}
