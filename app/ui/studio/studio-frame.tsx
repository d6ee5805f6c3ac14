import type { ReactNode } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

/** What every page of a course in the Studio needs to name it. */
export interface CourseHead {
  id: string
  title: string
  /** How many files are in the making here, not yet published. */
  drafts: number
}

/** The pages of a course, in the order of the way between them. */
const pages = [
  ['course', '', () => m.studio_nav_course()],
  ['board', '/board', () => m.studio_nav_board()],
  ['review', '/review', () => m.studio_review_title()],
  ['publish', '/publish', () => m.studio_nav_publish()],
  ['history', '/history', () => m.studio_nav_history()],
  ['corrections', '/corrections', () => m.studio_nav_corrections()],
  ['export', '/export', () => m.studio_nav_export()],
  ['settings', '/settings', () => m.studio_nav_settings()],
] as const

type StudioPageName = (typeof pages)[number][0]

interface StudioFrameProps {
  language: Language
  course: CourseHead
  /** The page of the way that one is on, or below. */
  current: StudioPageName
  /** Left out on the course's own page, whose title is the course's. */
  title?: string
  lead?: ReactNode
  /** The editor and the translator use the whole width of the window. */
  isWide?: boolean
  /** Who only reviews a course has no other pages of it. */
  isReader?: boolean
  children: ReactNode
}

/** A page of a course in the Studio: its name, the way between its pages, a title. */
export function StudioFrame({
  language,
  course,
  current,
  title,
  lead,
  isWide,
  isReader,
  children,
}: StudioFrameProps) {
  const home = `/${language}/studio/${course.id}`
  return (
    <div className={isWide ? 'teach studio studio-wide' : 'site-width teach studio'}>
      <p className="teach-way">
        <a href={`/${language}/studio`}>{m.studio_title()}</a>
        {title && (
          <>
            {' '}
            <span aria-hidden="true">/</span> <a href={isReader ? `${home}/review` : home}>{course.title}</a>
          </>
        )}
      </p>
      <h1>{title ?? course.title}</h1>
      {!isReader && (
        <nav aria-label={m.studio_nav_label()} className="teach-nav">
          <ul>
            {pages.map(([name, path, text]) => (
              <li key={name}>
                <a href={`${home}${path}`} aria-current={name === current ? 'page' : undefined}>
                  {text()}
                </a>
                {name === 'publish' && course.drafts > 0 && (
                  <span className="soft"> ({m.studio_drafts_count({ count: course.drafts })})</span>
                )}
              </li>
            ))}
          </ul>
        </nav>
      )}
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  )
}
