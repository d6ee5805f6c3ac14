import { useId } from 'react'
import type { AllowanceItem, AllowancesView } from '#app/domain/allowance/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { moduleHref } from '#app/ui/continue-line.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { duration } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { allowanceProblem } from './allowance-problem.ts'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'

interface AllowancesPageProps {
  language: Language
  cohort: CohortHead
  view: AllowancesView
  /** `given`, `same`; null when nothing was asked for. */
  done: string | null
  /** Code of a refusal. */
  problem: string | null
}

/** Extra tries and extra time for one person. */
export function AllowancesPage({ language, cohort, view, done, problem }: AllowancesPageProps) {
  const { person, items } = view
  return (
    <CohortFrame
      language={language}
      cohort={cohort}
      current="people"
      title={m.allowance_title()}
      lead={m.allowance_lead({ name: person.name ?? m.marking_unnamed() })}
    >
      {problem && (
        <Notice kind="error" role="alert" title={m.marking_problem_title()}>
          <p>{allowanceProblem(problem)}</p>
        </Notice>
      )}
      {!problem && done && (
        <Notice kind="good" role="status">
          <p>{done === 'given' ? m.allowance_done() : m.allowance_same()}</p>
        </Notice>
      )}
      {items.length === 0 && <p>{m.allowance_none()}</p>}
      {items.map((item) => (
        <Item
          // What was given is what the next form begins with.
          key={`${item.courseId}/${item.subject}/${item.seenAt}`}
          language={language}
          item={item}
          canGive={!cohort.isArchived && !item.isTooLate}
        />
      ))}
    </CohortFrame>
  )
}

function Item({ language, item, canGive }: { language: Language; item: AllowanceItem; canGive: boolean }) {
  const id = useId()
  return (
    <section>
      <h2>
        <Title language={language} item={item} />
      </h2>
      <p className="soft" lang={item.textLanguage === language ? undefined : item.textLanguage}>
        {item.module ? `${item.courseTitle} · ${item.module.title}` : item.courseTitle}
      </p>
      <p>{factsOf(item).join(' ')}</p>
      {item.isTooLate && <p>{m.allowance_too_late()}</p>}
      {canGive && (
        <PostForm name={`${item.courseId}/${item.subject}`} className="allowance">
          {(isBusy) => (
            <>
              <input type="hidden" name="course" value={item.courseId} />
              <input type="hidden" name="subject" value={item.subject} />
              <input type="hidden" name="seen" value={item.seenAt ?? ''} />
              <Field
                id={`${id}-tries`}
                name="tries"
                inputMode="numeric"
                label={item.occasion ? m.allowance_sittings() : m.allowance_tries()}
                defaultValue={item.extraTries}
                required
              />
              {item.minutes !== null && (
                <Field
                  id={`${id}-minutes`}
                  name="minutes"
                  inputMode="numeric"
                  label={m.allowance_minutes()}
                  hint={m.allowance_minutes_hint()}
                  defaultValue={item.extraMinutes}
                  required
                />
              )}
              <div className="button-row">
                <Button isBusy={isBusy}>{m.allowance_give()}</Button>
              </div>
            </>
          )}
        </PostForm>
      )}
    </section>
  )
}

function Title({ language, item }: { language: Language; item: AllowanceItem }) {
  if (item.occasion) return <>{item.occasion === 'pre' ? m.allowance_pre() : m.allowance_post()}</>
  if (!item.module) return null
  const { id, exerciseNumber } = item.module
  return (
    <a
      href={moduleHref(language, item.courseId, id, item.subject)}
      lang={item.title && item.textLanguage !== language ? item.textLanguage : undefined}
    >
      {item.title ?? m.exercise_number({ number: exerciseNumber })}
    </a>
  )
}

function factsOf({ occasion, tries, used, minutes }: AllowanceItem): string[] {
  const count = { used, count: tries }
  const facts = [occasion ? m.allowance_used_sittings(count) : m.allowance_used_tries(count)]
  return minutes === null ? facts : [...facts, m.allowance_time({ duration: duration(minutes) })]
}
