import type { FieldErrors, TypedCohort } from '#app/domain/cohort/cohort-form.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { CohortForm } from './cohort-form.tsx'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'
import { doneIn, refusalWords } from './cohort-words.ts'

interface PlannedCourse {
  courseId: string
  title: string
  modules: { courseId: string; moduleId: string; title: string; dueOn: string | null }[]
}

interface SettingsPageProps {
  language: Language
  cohort: CohortHead
  typed: TypedCohort
  joinCode: string
  courses: { id: string; title: string }[]
  plan: PlannedCourse[]
  trainers: { id: string; name: string; isSelf: boolean }[]
  done: string | null
  answer: { typed: TypedCohort | null; errors: FieldErrors; refusal: string | null }
}

const doneWords: Record<string, () => string> = {
  facts: () => m.teach_done_facts(),
  plan: () => m.teach_done_plan(),
  trainers: () => m.teach_done_trainers(),
  archived: () => m.teach_done_archived(),
  reopened: () => m.teach_done_reopened(),
}

/** All that can be set of a cohort: what it is, its plan, who leads it, the archive. */
export function SettingsPage(props: SettingsPageProps) {
  const { language, cohort, typed, joinCode, courses, plan, trainers, done, answer } = props
  const said = answer.refusal || Object.keys(answer.errors).length > 0 ? null : doneIn(doneWords, done)
  return (
    <CohortFrame language={language} cohort={cohort} current="settings" title={m.teach_nav_settings()}>
      {said && (
        <Notice kind="good" role="status">
          {said}
        </Notice>
      )}
      {answer.refusal && (
        <Notice kind="error" role="alert">
          {refusalWords(answer.refusal)}
        </Notice>
      )}
      {!cohort.isArchived && (
        <>
          <section>
            <h2>{m.teach_facts_title()}</h2>
            <CohortForm
              button={m.teach_save()}
              courses={courses}
              typed={answer.typed ?? typed}
              errors={answer.errors}
            />
          </section>
          <Plan plan={plan} />
          <section>
            <h2>{m.teach_join_code_title()}</h2>
            <p>{m.teach_join_code_lead()}</p>
            <p className="join-code">{`${joinCode.slice(0, 4)} ${joinCode.slice(4)}`}</p>
          </section>
        </>
      )}
      <Trainers trainers={trainers} isArchived={cohort.isArchived} />
      <section>
        <h2>{m.teach_copy_this_title()}</h2>
        <p>{m.teach_copy_hint()}</p>
        <p className="mt-3">
          <ButtonLink kind="plain" href={`/${language}/teach/new?from=${cohort.id}`}>
            {m.teach_copy_this_button()}
          </ButtonLink>
        </p>
      </section>
      <section>
        <h2>{m.teach_archive_title()}</h2>
        <p>{m.teach_archive_lead()}</p>
        <PostForm name={cohort.isArchived ? 'reopen' : 'archive'} className="mt-3">
          {(isBusy) => (
            <Button kind="plain" isBusy={isBusy}>
              {cohort.isArchived ? m.teach_reopen_button() : m.teach_archive_button()}
            </Button>
          )}
        </PostForm>
      </section>
    </CohortFrame>
  )
}

function Plan({ plan }: { plan: PlannedCourse[] }) {
  return (
    <section>
      <h2>{m.teach_plan_title()}</h2>
      <p>{m.teach_plan_lead()}</p>
      <PostForm name="plan" className="mt-4">
        {(isBusy) => (
          <>
            {plan.map(({ courseId, title, modules }) => (
              <fieldset key={courseId} className="plan-course">
                <legend className="label">{title}</legend>
                {modules.map(({ moduleId, title, dueOn }) => {
                  const id = `due:${courseId}/${moduleId}`
                  return (
                    <p key={id} className="plan-line">
                      <label htmlFor={id}>{title}</label>
                      <input className="input" type="date" id={id} name={id} defaultValue={dueOn ?? ''} />
                    </p>
                  )
                })}
              </fieldset>
            ))}
            <Button isBusy={isBusy}>{m.teach_plan_save()}</Button>
          </>
        )}
      </PostForm>
    </section>
  )
}

function Trainers({
  trainers,
  isArchived,
}: {
  trainers: SettingsPageProps['trainers']
  isArchived: boolean
}) {
  return (
    <section>
      <h2>{m.teach_trainers_title()}</h2>
      <p>{m.teach_trainers_lead()}</p>
      <ul className="cohort-list">
        {trainers.map(({ id, name, isSelf }) => (
          <li key={id} className="line-with-button">
            <span>
              {name} {isSelf && <span className="soft">{m.teach_trainer_self()}</span>}
            </span>
            {!isArchived && trainers.length > 1 && (
              <PostForm name="remove-trainer">
                {(isBusy) => (
                  <>
                    <input type="hidden" name="person" value={id} />
                    <Button kind="plain" isBusy={isBusy} aria-label={m.teach_trainer_remove_of({ name })}>
                      {m.teach_trainer_remove()}
                    </Button>
                  </>
                )}
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      {!isArchived && (
        <PostForm name="trainer" className="mt-4">
          {(isBusy) => (
            <>
              <Field
                id="trainer-email"
                name="email"
                type="email"
                label={m.teach_trainer_email()}
                hint={m.teach_trainer_email_hint()}
                autoComplete="off"
                autoCapitalize="none"
                required
              />
              <Button kind="plain" isBusy={isBusy}>
                {m.teach_trainer_add()}
              </Button>
            </>
          )}
        </PostForm>
      )}
    </section>
  )
}
