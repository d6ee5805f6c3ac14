import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { SignOutForm } from './account/sign-out-form.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Wordmark } from './wordmark.tsx'

interface SiteHeaderProps {
  /** Null for a visitor. */
  actor: { name: string | null; isGuest: boolean } | null
  language: Language
  path: string
}

/** The head of every page: where one is, who one is, and the language. */
export function SiteHeader({ actor, language, path }: SiteHeaderProps) {
  const home = `/${language}`
  // After signing in one goes on where one was.
  const next = path.startsWith(`${home}/account`) ? '' : `?next=${encodeURIComponent(path)}`
  const link = (href: string, text: string, query = '') => (
    <li>
      <a href={href + query} aria-current={path === href ? 'page' : undefined}>
        {text}
      </a>
    </li>
  )
  return (
    <header className="site-header">
      <a className="skip" href="#main">
        {m.nav_skip()}
      </a>
      <div className="site-width site-bar">
        <a className="wordmark" href={home}>
          <Wordmark />
        </a>
        <nav className="site-nav" aria-label={m.nav_main()}>
          <ul>
            {link(home, m.nav_courses())}
            {link(`${home}/progress`, m.nav_progress())}
            {actor && !actor.isGuest && link(`${home}/account`, actor.name ?? m.nav_account())}
            {actor && !actor.isGuest && (
              <li>
                <SignOutForm language={language} text={m.sign_out_button()} isInHead />
              </li>
            )}
            {(!actor || actor.isGuest) && link(`${home}/account/sign-up`, m.nav_sign_up(), next)}
            {(!actor || actor.isGuest) && link(`${home}/account/sign-in`, m.nav_sign_in(), next)}
          </ul>
        </nav>
        <LanguageSwitch language={language} path={path} />
      </div>
    </header>
  )
}
