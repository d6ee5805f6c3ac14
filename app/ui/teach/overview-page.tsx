import type { Filter, Order } from '#app/domain/cohort/matrix.ts'
import type { CohortView } from '#app/domain/cohort/open-cohort.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'
import { refusalWords } from './cohort-words.ts'
import { Days } from './days.tsx'
import { LiveLine } from './live-line.tsx'
import { MatrixControls } from './matrix-controls.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { MorningList } from './morning-list.tsx'

export interface OverviewPageProps extends Omit<CohortView, 'cohort'> {
  language: Language
  head: CohortHead
  startsOn: string
  endsOn: string
  order: Order
  filter: Filter
  now: number
  refusal: string | null
}

/** The trainer's morning: what needs help first, then where everybody stands. */
export function OverviewPage(props: OverviewPageProps) {
  const { language, head, startsOn, endsOn, members, invitedOnly, asking, started, finished, total } = props
  const home = `/${language}/teach/${head.id}`
  return (
    <CohortFrame language={language} cohort={head} current="overview">
      <p className="soft">
        <Days language={language} from={startsOn} to={endsOn} /> ·{' '}
        {m.teach_counts({ members, started, finished, invited: invitedOnly })}
      </p>
      {total > 0 && !head.isArchived && <LiveLine language={language} home={home} loadedAt={props.now} />}
      {props.refusal && (
        <Notice kind="error" role="alert">
          {refusalWords(props.refusal)}
        </Notice>
      )}
      {total === 0 ? (
        <section>
          <h2>{m.teach_empty_title()}</h2>
          <p>{m.teach_empty()}</p>
          <p className="mt-3">
            <ButtonLink href={`${home}/invite`}>{m.teach_invite_title()}</ButtonLink>
          </p>
        </section>
      ) : (
        <>
          {asking > 0 && (
            <Notice>
              <a href={`${home}/people#asking`}>{m.teach_asking_line({ count: asking })}</a>
            </Notice>
          )}
          <MorningList
            language={language}
            home={home}
            lines={props.lines}
            more={props.more}
            aside={props.aside}
            isArchived={head.isArchived}
          />
          <section aria-labelledby="matrix-title">
            <h2 id="matrix-title">{m.teach_matrix_title()}</h2>
            <MatrixControls {...props} home={home} />
            <MatrixTable {...props} home={home} />
          </section>
        </>
      )}
    </CohortFrame>
  )
}
