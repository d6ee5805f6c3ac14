import type { CourseToReview } from '#app/domain/studio/review/list-to-review.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Ago } from '#app/ui/ago.tsx'
import { nameOr } from './review-words.ts'

/** Drafts that wait for somebody, and courses in which they may. */
export function ToReview({ language, courses }: { language: Language; courses: CourseToReview[] }) {
  if (courses.length === 0) return null
  return (
    <section>
      <h2>{m.studio_review_to_review()}</h2>
      <ul className="cohort-list">
        {courses.map(({ id, title, asked }) => (
          <li key={id}>
            <a href={`/${language}/studio/${id}/review`}>{title}</a>{' '}
            {asked.length === 0 && <span className="soft">{m.studio_review_to_review_none()}</span>}
            {asked.map(({ authorName, moduleId, at }) => (
              <span key={`${at} ${moduleId}`} className="block">
                {moduleId === null
                  ? m.studio_review_asked_whole({ name: nameOr(authorName) })
                  : m.studio_review_asked_module({ name: nameOr(authorName), moduleId })}{' '}
                <span className="soft">
                  <Ago at={at} language={language} />
                </span>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
