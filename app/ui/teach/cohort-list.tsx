import type { CohortLine, CohortLists } from '#app/domain/cohort/list-cohorts.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Days } from './days.tsx'

/** A trainer's cohorts: what runs first, what is over below. */
export function CohortList({
  language,
  running,
  ended,
  archived,
  seesAll,
}: CohortLists & { language: Language }) {
  const isEmpty = running.length + ended.length + archived.length === 0
  return (
    <div className="site-width teach">
      <h1>{m.teach_cohorts_title()}</h1>
      <p className="lead">{seesAll ? m.teach_cohorts_lead_all() : m.teach_cohorts_lead()}</p>
      <p className="mt-4">
        <ButtonLink href={`/${language}/teach/new`}>{m.teach_begin_cohort()}</ButtonLink>
      </p>
      {seesAll && (
        <p className="mt-3">
          <a href={`/${language}/teach/roll-up`}>{m.rollup_title()}</a>
        </p>
      )}
      {isEmpty && <p className="mt-6">{m.teach_cohorts_none()}</p>}
      <Lines language={language} title={m.teach_cohorts_running()} lines={running} />
      <Lines language={language} title={m.teach_cohorts_ended()} lines={ended} />
      <Lines language={language} title={m.teach_cohorts_archived()} lines={archived} />
    </div>
  )
}

function Lines({ language, title, lines }: { language: Language; title: string; lines: CohortLine[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="cohort-list">
        {lines.map(({ id, name, startsOn, endsOn, active, asking }) => (
          <li key={id}>
            <a href={`/${language}/teach/${id}`}>{name}</a>
            <p className="soft">
              <Days language={language} from={startsOn} to={endsOn} /> ·{' '}
              {m.teach_people_count({ count: active })}
              {asking > 0 && ` · ${m.teach_asking_count({ count: asking })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
