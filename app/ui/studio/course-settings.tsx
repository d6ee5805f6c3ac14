import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Field, SelectField } from '#app/ui/form/field.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'
import { refusalOf } from './studio-words.ts'

interface CourseSettingsProps {
  language: Language
  course: CourseHead
  modules: { id: string; title: string }[]
  authors: { id: string; name: string }[]
  done: string | null
  answer: { link: string | null; code: string | null } | null
}

const doneWords: Record<string, () => string> = {
  authors: () => m.studio_done_authors(),
  'taken-back': () => m.studio_done_taken_back(),
}

/** Who writes a course and who may look at a draft; what course.yaml says has a page of its own. */
export function CourseSettings(props: CourseSettingsProps) {
  const { language, course, modules, authors, done, answer } = props
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
    </StudioFrame>
  )
}

function Authors({ authors }: { authors: CourseSettingsProps['authors'] }) {
  return (
    <section>
      <h2>{m.studio_authors_title()}</h2>
      <p>{m.studio_authors_lead()}</p>
      <ul className="cohort-list">
        {authors.map(({ id, name }) => (
          <li key={id} className="line-with-button">
            <span>{name}</span>
            {authors.length > 1 && (
              <PostForm name="remove-author">
                {(isBusy) => (
                  <>
                    <input type="hidden" name="person" value={id} />
                    <Button kind="plain" isBusy={isBusy} aria-label={`${m.studio_author_remove()}: ${name}`}>
                      {m.studio_author_remove()}
                    </Button>
                  </>
                )}
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      <PostForm name="author" className="mt-4">
        {(isBusy) => (
          <>
            <Field
              id="author-email"
              name="email"
              type="email"
              label={m.studio_author_email()}
              hint={m.studio_author_email_hint()}
              autoComplete="off"
              autoCapitalize="none"
              required
            />
            <Button kind="plain" isBusy={isBusy}>
              {m.studio_author_add()}
            </Button>
          </>
        )}
      </PostForm>
    </section>
  )
}
