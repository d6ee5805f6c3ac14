import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Moment } from '#app/ui/teach/moment.tsx'
import { type PastReview, PastReviews } from './review/past-reviews.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'

export interface PastRelease {
  number: number
  origin: 'folder' | 'studio'
  authorName: string | null
  reason: string
  at: number
  /** Reviews of what came out with it. */
  reviews: PastReview[]
}

interface HistoryPageProps {
  language: Language
  course: CourseHead
  releases: PastRelease[]
}

/** Everything that was published of a course: when, by whom and why. */
export function HistoryPage({ language, course, releases }: HistoryPageProps) {
  const home = `/${language}/studio/${course.id}/history`
  return (
    <StudioFrame language={language} course={course} current="history" title={m.studio_nav_history()}>
      {releases.length === 0 ? (
        <p>{m.studio_no_history()}</p>
      ) : (
        <ol className="cohort-list" reversed>
          {releases.map((release) => (
            <li key={release.number}>
              <a href={`${home}/${release.number}`}>{m.studio_release({ number: release.number })}</a>{' '}
              <span className="soft">
                <Moment at={release.at} language={language} /> · {byWords(release)}
              </span>
              {release.reason !== '' && <p dir="auto">{release.reason}</p>}
              <PastReviews reviews={release.reviews} />
            </li>
          ))}
        </ol>
      )}
    </StudioFrame>
  )
}

export const byWords = ({ origin, authorName }: Pick<PastRelease, 'origin' | 'authorName'>): string =>
  origin === 'folder' ? m.studio_by_folder() : (authorName ?? m.studio_by_nobody())
