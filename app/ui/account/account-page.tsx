import type { ReactNode } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

interface SectionProps {
  title: string
  lead?: string
  children: ReactNode
}

interface AccountPageProps extends SectionProps {
  /** The way between the pages of one's own account. */
  nav?: ReactNode
}

/** A page of the account: its title, and forms at a width that suits them. */
export function AccountPage({ title, lead, nav, children }: AccountPageProps) {
  return (
    <div className="site-width py-8">
      {nav}
      <h1>{title}</h1>
      {lead && <p className="lead mt-3">{lead}</p>}
      <div className="mt-6">{children}</div>
    </div>
  )
}

/** The way between the pages of one's own account. */
export function AccountNav({
  language,
  current,
}: {
  language: Language
  current: 'profile' | 'cohorts' | 'sessions' | 'data' | 'delete'
}) {
  const home = `/${language}/account`
  const pages = [
    { name: 'profile', href: home, text: m.nav_profile() },
    { name: 'cohorts', href: `${home}/cohorts`, text: m.record_nav_cohorts() },
    { name: 'sessions', href: `${home}/sessions`, text: m.nav_sessions() },
    { name: 'data', href: `${home}/data`, text: m.nav_data() },
    { name: 'delete', href: `${home}/delete`, text: m.nav_delete() },
  ]
  return (
    <nav aria-label={m.account_nav()} className="mb-6">
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {pages.map(({ name, href, text }) => (
          <li key={name}>
            <a
              href={href}
              className="aria-[current]:font-[600] aria-[current]:text-inherit aria-[current]:no-underline"
              aria-current={name === current ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A part of a page with its own heading. */
export function Section({ title, lead, children }: SectionProps) {
  return (
    <section className="mt-10">
      <h2 className="mb-3">{title}</h2>
      {lead && <p className="mb-4">{lead}</p>}
      {children}
    </section>
  )
}
