import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/field.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { Authors, Reviewers } from './course-staff.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'
import { refusalOf } from './studio-words.ts'

interface CourseSettingsProps {
  language: Language
  course: CourseHead
  modules: { id: string; title: string }[]
  authors: { id: string; name: string }[]
  reviewers: { id: string; name: string }[]
  done: string | null
  answer: { link: string | null; code: string | null } | null
}

const doneWords: Record<string, () => string> = {
  authors: () => m.studio_done_authors(),
  reviewers: () => m.studio_review_staff_done(),
  'taken-back': () => m.studio_done_taken_back(),
}

/** Who writes a course and who may look at a draft; what course.yaml says has a page of its own. */
export function CourseSettings(props: CourseSettingsProps) {
  const { language, course, modules, authors, reviewers, done, answer } = props
  const said = answer ? null : doneIn(doneWords, done)
  return (
    <StudioFrame language={language} course={course} current="settings" title={m.studio_nav_settings()}>
      {said && (
        <Notice kind="good" role="status">
          {said}
        </Notice>
      )}
      {answer?.code && (
        <Notice kind="error" role="alert">
          {refusalOf(answer.code)}
        </Notice>
      )}
      <section>
        <h2>{m.studio_course_facts()}</h2>
        <p>
          <a href={`/${language}/studio/${course.id}/about`}>{m.studio_about_link()}</a>
        </p>
      </section>
      <section>
        <h2>{m.studio_share_title()}</h2>
        <p>{m.studio_share_lead()}</p>
        {answer?.link && (
          <Notice kind="good" role="status" title={m.studio_share_link()}>
            <p className="break-all">
              <a href={answer.link}>{answer.link}</a>
            </p>
          </Notice>
        )}
        <PostForm name="share" className="mt-3">
          {(isBusy) => (
            <>
              <SelectField id="module" name="module" label={m.studio_share_module()}>
                {modules.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </SelectField>
              <Button kind="plain" isBusy={isBusy}>
                {m.studio_share_button()}
              </Button>
            </>
          )}
        </PostForm>
        <PostForm name="take-back" className="mt-3">
          {(isBusy) => (
            <Button kind="plain" isBusy={isBusy}>
              {m.studio_share_take_back()}
            </Button>
          )}
        </PostForm>
      </section>
      <Authors authors={authors} />
      <Reviewers reviewers={reviewers} />
    </StudioFrame>
  )
}
