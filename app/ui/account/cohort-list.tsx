import type { MyCohort } from '#app/domain/cohort/learner/my-cohorts.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { conjunction, daysInWords } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { Section } from './account-page.tsx'

interface CohortListProps {
  cohorts: MyCohort[]
  /** One of them was left just now. */
  hasLeft: boolean
  language: Language
}

const canLeave = ({ state }: MyCohort) => state === 'active' || state === 'asked'

/** The cohorts that one is or was in, who leads them, and what those people see. */
export function CohortList({ cohorts, hasLeft, language }: CohortListProps) {
  return (
    <>
      {hasLeft && (
        <Notice kind="good" role="status">
          <p>{m.record_has_left()}</p>
        </Notice>
      )}
      {cohorts.length === 0 && <p className="measure">{m.record_no_cohorts()}</p>}
      <ul>
        {cohorts.map((cohort) => (
          <li key={cohort.id} className="mb-6">
            <h2>{cohort.name}</h2>
            <p className="soft">
              {daysInWords(language, cohort.startsOn, cohort.endsOn)} · {states[cohort.state]()}
            </p>
            <Trainers trainers={cohort.trainers} language={language} />
            {canLeave(cohort) && (
              <p className="mt-2">
                <a href={`?leave=${encodeURIComponent(cohort.id)}`}>
                  {cohort.state === 'asked'
                    ? m.record_withdraw_link({ cohort: cohort.name })
                    : m.record_leave_link({ cohort: cohort.name })}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <WhatTrainersSee />
    </>
  )
}

const states: Record<MyCohort['state'], () => string> = {
  active: m.record_own_active,
  asked: m.record_own_asked,
  left: m.record_own_left,
  removed: m.record_own_removed,
}

function Trainers({ trainers, language }: { trainers: string[]; language: Language }) {
  if (trainers.length === 0) return null
  return <p>{m.record_led_by({ trainers: conjunction(language, trainers) })}</p>
}

/** In plain words and whole: nothing else is shown to them. */
function WhatTrainersSee() {
  const seen = [
    m.record_see_who(),
    m.record_see_answers(),
    m.record_see_progress(),
    m.record_see_visits(),
    m.record_see_tests(),
    m.record_see_notes(),
  ]
  const unseen = [
    m.record_unseen_courses(),
    m.record_unseen_drafts(),
    m.record_unseen_password(),
    m.record_unseen_after(),
  ]
  return (
    <>
      <Section title={m.record_see_title()} lead={m.record_see_lead()}>
        <Plain items={seen} />
      </Section>
      <Section title={m.record_unseen_title()}>
        <Plain items={unseen} />
      </Section>
    </>
  )
}

const Plain = ({ items }: { items: string[] }) => (
  <ul className="measure list-disc ps-5">
    {items.map((item) => (
      <li key={item} className="mb-2">
        {item}
      </li>
    ))}
  </ul>
)

/** The question before one leaves. */
export function ConfirmLeave({ cohort, language }: { cohort: MyCohort; language: Language }) {
  return (
    <PostForm name="leave">
      {(isBusy) => (
        <>
          <input type="hidden" name="cohort" value={cohort.id} />
          <p className="measure mb-3">{m.record_leave_stays()}</p>
          <p className="measure mb-6">{m.record_leave_seen()}</p>
          <p className="button-row">
            <Button kind="danger" isBusy={isBusy}>
              {cohort.state === 'asked' ? m.record_withdraw_button() : m.record_leave_button()}
            </Button>
            <ButtonLink kind="plain" href={`/${language}/account/cohorts`}>
              {m.record_leave_not()}
            </ButtonLink>
          </p>
        </>
      )}
    </PostForm>
  )
}
