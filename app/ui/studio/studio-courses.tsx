import type { BeginProblem } from '#app/domain/studio/begin-course.server.ts'
import type { StudioCourse } from '#app/domain/studio/list-studio.server.ts'
import type { CourseToReview } from '#app/domain/studio/review/list-to-review.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Ago } from '#app/ui/ago.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { ToReview } from './review/to-review.tsx'

interface StudioCoursesProps {
  language: Language
  courses: StudioCourse[]
  toReview: CourseToReview[]
  /** Who is only a reviewer begins no course. */
  canBegin: boolean
  refused: { typed: { id: string; title: string }; problem: BeginProblem } | null
}

const problems: Record<BeginProblem, () => string> = {
  studio_id: () => m.studio_problem_id(),
  studio_id_taken: () => m.studio_problem_id_taken(),
  studio_title_missing: () => m.studio_problem_title(),
}

/** The courses that somebody writes, and the beginning of a new one. */
export function StudioCourses({ language, courses, toReview, canBegin, refused }: StudioCoursesProps) {
  const wrong = (field: 'id' | 'title') =>
    refused && (refused.problem === 'studio_title_missing') === (field === 'title')
      ? [problems[refused.problem]()]
      : []
  return (
    <div className="site-width teach studio">
      <h1>{m.studio_title()}</h1>
      <p className="lead">{canBegin ? m.studio_lead() : m.studio_review_lead()}</p>
      <ToReview language={language} courses={toReview} />
      {courses.length === 0 ? (
        canBegin && <p>{m.studio_no_courses()}</p>
      ) : (
        <ul className="cohort-list">
          {courses.map(({ id, title, isPublished, savedAt }) => (
            <li key={id}>
              <a href={`/${language}/studio/${id}`}>{title}</a>{' '}
              <span className="soft">
                {isPublished ? m.studio_is_published() : m.studio_is_draft()}
                {savedAt !== null && (
                  <>
                    {' · '}
                    {m.studio_saved()} <Ago at={savedAt} language={language} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {canBegin && <NewCourse language={language} refused={refused} wrong={wrong} />}
    </div>
  )
}

interface NewCourseProps extends Pick<StudioCoursesProps, 'language' | 'refused'> {
  wrong: (field: 'id' | 'title') => string[]
}

function NewCourse({ language, refused, wrong }: NewCourseProps) {
  return (
    <section>
      <h2>{m.studio_new_course()}</h2>
      <PostForm name="begin" className="mt-4">
        {(isBusy) => (
          <>
            <Field
              id="title"
              name="title"
              label={m.studio_course_title()}
              defaultValue={refused?.typed.title}
              errors={wrong('title')}
              required
            />
            <Field
              id="id"
              name="id"
              label={m.studio_course_id()}
              hint={m.studio_course_id_hint()}
              defaultValue={refused?.typed.id}
              errors={wrong('id')}
              autoCapitalize="none"
              spellCheck={false}
            />
            <Button isBusy={isBusy}>{m.studio_begin()}</Button>
          </>
        )}
      </PostForm>
      <p className="mt-4">
        <a href={`/${language}/studio/zip`}>{m.exchange_zip_in()}</a>
      </p>
      <p className="mt-3">
        <a href={`/${language}/studio/data`}>{m.studio_data_title()}</a>
      </p>
    </section>
  )
}
