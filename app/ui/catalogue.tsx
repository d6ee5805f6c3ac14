import type { Level } from '#app/domain/course/course.ts'
import type { CatalogueView, CourseCard } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ContinueWhereYouWere, moduleHref } from './continue-line.tsx'
import { Facts } from './facts.tsx'
import { ButtonLink } from './form/button.tsx'
import { conjunction, duration, kilobytes, languageName } from './format.ts'
import { SITE_BYTES } from './site-bytes.ts'

export const levels: Record<Level, () => string> = {
  basic: m.level_basic,
  intermediate: m.level_intermediate,
  advanced: m.level_advanced,
}

/** What a course weighs, and what the site does on top of it, once. */
export const sizeOnce = (language: Language, bytes: number): string =>
  m.size_once({ size: kilobytes(language, bytes), site: kilobytes(language, SITE_BYTES) })

/** What this is and for whom; where one was; the courses. */
export function Catalogue({ view, language }: { view: CatalogueView; language: Language }) {
  return (
    <div className="site-width">
      <section className={view.continue ? 'opening is-begun' : 'opening'}>
        <div>
          <p className="eyebrow">{m.catalogue_eyebrow()}</p>
          <h1>{m.catalogue_title()}</h1>
          <p className="lead">{m.catalogue_lead()}</p>
        </div>
        {view.continue ? (
          <ContinueWhereYouWere place={view.continue} language={language} />
        ) : (
          <p className="opening-for">{m.catalogue_for()}</p>
        )}
      </section>
      <section aria-labelledby="courses">
        <h2 className="section-title" id="courses">
          {m.catalogue_courses()}
        </h2>
        {view.courses.length === 0 && (
          <p>
            {m.catalogue_empty()} {m.catalogue_empty_next()}
          </p>
        )}
        {view.courses.map((course, index) => (
          <CourseEntry key={course.id} course={course} isFirst={index === 0} language={language} />
        ))}
      </section>
    </div>
  )
}

interface EntryProps {
  course: CourseCard
  isFirst: boolean
  language: Language
}

function CourseEntry({ course, isFirst, language }: EntryProps) {
  const href = `/${language}/courses/${course.id}`
  // One way in is enough for who has just arrived: several of the same name would ask which.
  const firstExercise = isFirst && !course.isStarted ? course.firstExercise : null
  return (
    <article className="entry">
      <div>
        <h3>
          <a href={href}>{course.title}</a>
        </h3>
        <p className="entry-summary">{course.summary}</p>
        <p className="soft">{course.audience}</p>
        <p className="button-row">
          {firstExercise && (
            <ButtonLink
              href={moduleHref(language, course.id, firstExercise.moduleId, firstExercise.exerciseId)}
            >
              {m.try_first()}
            </ButtonLink>
          )}
          <ButtonLink kind="plain" href={href}>
            {m.course_see()}
          </ButtonLink>
        </p>
        {firstExercise && <p className="soft under-button">{m.try_first_note()}</p>}
      </div>
      <Facts
        facts={[
          [m.fact_level(), levels[course.level]()],
          [
            m.fact_content(),
            `${m.modules_count({ count: course.modules })}, ${m.exercises_count({ count: course.exercises })}`,
          ],
          [m.fact_time(), duration(course.minutes)],
          [m.fact_size(), sizeOnce(language, course.bytes)],
          [
            m.fact_languages(),
            conjunction(
              language,
              course.languages.map((code) => languageName(language, code)),
            ),
          ],
        ]}
      />
    </article>
  )
}
