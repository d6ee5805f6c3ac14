import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Field, SelectField } from '#app/ui/form/field.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { Authors, Reviewers } from './course-staff.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'
import { refusalOf } from './studio-words.ts'

interface CourseSettingsProps {
  language: Language
  course: CourseHead
  /** Null while course.yaml can't be read. */
  facts: {
    languages: string[]
    source: string
    title: Record<string, string>
    summary: Record<string, string>
    audience: Record<string, string>
    level: string
    passMark: number
    retired: Record<string, string>
  } | null
  modules: { id: string; title: string }[]
  authors: { id: string; name: string }[]
  reviewers: { id: string; name: string }[]
  done: string | null
  answer: { link: string | null; code: string | null } | null
}

const doneWords: Record<string, () => string> = {
  course: () => m.studio_done_course(),
  authors: () => m.studio_done_authors(),
  reviewers: () => m.studio_review_staff_done(),
  'taken-back': () => m.studio_done_taken_back(),
}

/** All that can be said of a course besides its texts: what course.yaml holds, who writes it, who may look at a draft. */
export function CourseSettings(props: CourseSettingsProps) {
  const { language, course, facts, modules, authors, reviewers, done, answer } = props
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
        {facts ? <FactsForm language={language} facts={facts} /> : <p>{m.studio_problem_course_file()}</p>}
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

function FactsForm({
  language,
  facts,
}: {
  language: string
  facts: NonNullable<CourseSettingsProps['facts']>
}) {
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const texts = [
    ['title', m.studio_course_title, facts.title],
    ['summary', m.studio_course_summary, facts.summary],
    ['audience', m.studio_course_audience, facts.audience],
  ] as const
  return (
    <PostForm name="course" className="mt-4">
      {(isBusy) => (
        <>
          {facts.languages.map((code) => (
            <fieldset key={code} className="plan-course">
              <legend className="label">{names.of(code) ?? code}</legend>
              {texts.map(([name, label, values]) => (
                <Field
                  key={name}
                  id={`${name}-${code}`}
                  name={`${name}:${code}`}
                  label={label()}
                  lang={code}
                  dir="auto"
                  defaultValue={values[code] ?? ''}
                  required
                />
              ))}
            </fieldset>
          ))}
          <SelectField id="level" name="level" label={m.studio_course_level()} defaultValue={facts.level}>
            <option value="basic">{m.level_basic()}</option>
            <option value="intermediate">{m.level_intermediate()}</option>
            <option value="advanced">{m.level_advanced()}</option>
          </SelectField>
          <Field
            id="passMark"
            name="passMark"
            type="number"
            min={0}
            max={100}
            label={m.studio_course_pass_mark()}
            hint={m.studio_course_pass_mark_hint()}
            defaultValue={facts.passMark}
            required
          />
          <Field
            id="add-language"
            name="add-language"
            label={m.studio_course_add_language()}
            hint={m.studio_course_add_language_hint()}
            autoCapitalize="none"
          />
          <details>
            <summary>{m.studio_retired_title()}</summary>
            <p>{m.studio_retired_lead()}</p>
            {Object.entries(facts.retired).map(([id, reason]) => (
              <Field
                key={id}
                id={`retired-${id}`}
                name={`retired:${id}`}
                label={id}
                defaultValue={reason}
                required
              />
            ))}
            <Field id="retire-id" name="retire-id" label={m.studio_retire_id()} autoCapitalize="none" />
            <Field id="retire-reason" name="retire-reason" label={m.studio_retire_reason()} />
          </details>
          <Button isBusy={isBusy}>{m.studio_save()}</Button>
        </>
      )}
    </PostForm>
  )
}
