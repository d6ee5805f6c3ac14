import type { ReactNode } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

/** What every page of a cohort needs to name it. */
export interface CohortHead {
  id: string
  name: string
  isArchived: boolean
}

/** The pages of a cohort, in the order of the way between them. */
const pages = [
  ['overview', '', () => m.teach_nav_overview()],
  ['people', '/people', () => m.teach_nav_people()],
  ['written', '/written', () => m.teach_nav_written()],
  ['analysis', '/analysis', () => m.teach_nav_analysis()],
  ['gain', '/gain', () => m.teach_nav_gain()],
  ['mail', '/mail', () => m.teach_nav_mail()],
  ['export', '/export', () => m.teach_nav_export()],
  ['settings', '/settings', () => m.teach_nav_settings()],
] as const

type CohortPageName = (typeof pages)[number][0]

interface CohortFrameProps {
  language: Language
  cohort: CohortHead
  /** The page of the way that one is on, or below. */
  current: CohortPageName
  /** Left out on the overview, whose title is the cohort's name. */
  title?: string
  lead?: ReactNode
  children: ReactNode
}

/** A page of a cohort: its name, the way between its pages, a title. */
export function CohortFrame({ language, cohort, current, title, lead, children }: CohortFrameProps) {
  const home = `/${language}/teach/${cohort.id}`
  return (
    <div className="site-width teach">
      <p className="teach-way">
        <a href={`/${language}/teach`}>{m.teach_cohorts_title()}</a>
        {title && (
          <>
            {' '}
            <span aria-hidden="true">/</span> <a href={home}>{cohort.name}</a>
          </>
        )}
      </p>
      <h1>{title ?? cohort.name}</h1>
      <nav aria-label={m.teach_nav_label()} className="teach-nav">
        <ul>
          {pages.map(([name, path, text]) => (
            <li key={name}>
              <a href={`${home}${path}`} aria-current={name === current ? 'page' : undefined}>
                {text()}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {cohort.isArchived && <p className="notice">{m.teach_is_archived()}</p>}
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  )
}

export const headOf = ({
  id,
  name,
  archivedAt,
}: {
  id: string
  name: string
  archivedAt: number | null
}): CohortHead => ({
  id,
  name,
  isArchived: archivedAt !== null,
})
