import type { ReactNode } from 'react'
import type { ModuleLink } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { withNext } from './account/with-next.ts'
import { moduleHref } from './continue-line.tsx'
import { percent } from './format.ts'
import type { ModuleFacts } from './module-frame.tsx'
import { Rule } from './rule.tsx'
import { Score } from './score.tsx'

interface ModuleEndProps {
  module: ModuleFacts
  language: Language
  isWithoutAccount: boolean
  /** The rod. */
  children: ReactNode
}

/** The end of a module: what is left, the score, the rule, and the way on. */
export function ModuleEnd({ module, language, isWithoutAccount, children }: ModuleEndProps) {
  const { progress } = module
  return (
    <footer className="module-end" id="module-end" tabIndex={-1}>
      <section aria-labelledby="module-end-title">
        <h2 id="module-end-title">{m.module_end()}</h2>
        {children}
        {progress.total > 0 && (
          <p role="status">
            {progress.left > 0 ? m.module_left({ count: progress.left }) : m.module_finished()}
          </p>
        )}
        {progress.isStarted && <Score progress={progress} language={language} />}
        {isWithoutAccount && progress.isStarted && (
          <p>
            {m.guest_keep()}{' '}
            <a
              href={withNext(
                `/${language}/account/sign-up`,
                moduleHref(language, module.courseId, module.moduleId, 'module-end'),
              )}
            >
              {m.nav_sign_up()}
            </a>{' '}
            · <a href={`/${language}/account`}>{m.footer_guest()}</a>
          </p>
        )}
      </section>
      {progress.total > 0 && <Rule passMark={percent(language, progress.passMark / 100)} />}
      <nav className="pager" aria-label={m.course_modules()}>
        <PagerLink link={module.previous} language={language} words={m.module_previous()} rel="prev" />
        <PagerLink link={module.next} language={language} words={m.module_next()} rel="next" />
        {!module.next && (
          <a href={`/${language}/courses/${module.courseId}`}>
            <span>{m.module_back_to_course()}</span>
            <strong>{module.courseTitle}</strong>
          </a>
        )}
      </nav>
    </footer>
  )
}

interface PagerLinkProps {
  link: ModuleLink | null
  language: Language
  words: string
  rel: 'prev' | 'next'
}

function PagerLink({ link, language, words, rel }: PagerLinkProps) {
  if (!link) return null
  return (
    <a href={moduleHref(language, link.courseId, link.moduleId)} rel={rel}>
      <span>{words}</span>
      <strong>{link.title}</strong>
    </a>
  )
}
