import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { SignOutForm } from './account/sign-out-form.tsx'
import { withNext } from './account/with-next.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { usePlaceOnPage } from './place-on-page.ts'
import { Wordmark } from './wordmark.tsx'

interface SiteHeaderProps {
  /** Null for a visitor. `leads`: may lead cohorts. */
  actor: { name: string | null; isGuest: boolean; leads: boolean } | null
  language: Language
  path: string
  search: string
}

/** The head of every page: where one is, who one is, and the language. */
export function SiteHeader({ actor, language, path, search }: SiteHeaderProps) {
  const home = `/${language}`
  const isAccount = path.startsWith(`${home}/account`)
  const placeOnPage = usePlaceOnPage()
  const link = (href: string, text: string) => (
    <li>
      <a href={href} aria-current={path === href ? 'page' : undefined}>
        {text}
      </a>
    </li>
  )
  // After signing in one goes on where one was, with scripts at the very exercise.
  const linkWithReturn = (href: string, text: string) => (
    <li>
      <a
        href={isAccount ? href : withNext(href, path)}
        aria-current={path === href ? 'page' : undefined}
        onClick={(event) => {
          if (!isAccount) event.currentTarget.href = withNext(href, path + placeOnPage())
        }}
      >
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
            {actor?.leads && link(`${home}/teach`, m.nav_teach())}
            {actor?.leads && link(`${home}/studio`, m.studio_title())}
            {actor && !actor.isGuest && link(`${home}/account`, actor.name ?? m.nav_account())}
            {actor && !actor.isGuest && (
              <li>
                <SignOutForm language={language} text={m.sign_out_button()} isInHead />
              </li>
            )}
            {(!actor || actor.isGuest) && linkWithReturn(`${home}/account/sign-up`, m.nav_sign_up())}
            {(!actor || actor.isGuest) && linkWithReturn(`${home}/account/sign-in`, m.nav_sign_in())}
          </ul>
        </nav>
        <LanguageSwitch
          language={language}
          path={path}
          // What led to a form of the account is to be kept; elsewhere there is nothing to keep.
          search={isAccount ? search : ''}
          placeOnPage={placeOnPage}
        />
      </div>
    </header>
  )
}
