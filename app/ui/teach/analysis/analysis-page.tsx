import type { AnalysisHead, AnalysisView } from '#app/domain/analysis/analysis-view.ts'
import type { ItemReport, Report } from '#app/domain/analysis/report.ts'
import { m } from '#app/messages/generated/messages.js'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { CohortFrame } from '../cohort-frame.tsx'
import { analysisHref, KEY_PLACE, testFormName } from './address.ts'
import { ChoicesForm, ChoicesSaid } from './choices-form.tsx'
import { FacilityChart } from './facility-chart.tsx'
import { flagWords } from './flag-words.ts'
import { FigureHelp } from './help.tsx'
import { ItemsTable, itemName } from './items-table.tsx'
import { QuizFigures } from './quiz-figures.tsx'

/** Of a test its occasion and form, which its own title does not say. */
export const analysisTitle = ({ place, title }: AnalysisHead): string =>
  place.kind === 'test' ? testFormName(place) : title

/** Item analysis of a module, or of a form of a test. */
export function AnalysisPage({ head, report }: AnalysisView) {
  const { language, cohort, place, choices } = head
  const where = { language, cohortId: cohort.id, place }
  return (
    <CohortFrame
      language={language}
      cohort={cohort}
      current="analysis"
      title={analysisTitle(head)}
      lead={head.courseTitle}
    >
      <ChoicesSaid head={head} />
      <details className="choices-fold">
        <summary>{m.analysis_choices_title()}</summary>
        <ChoicesForm head={head} />
      </details>
      {report.n === 0 ? (
        <p className="notice">{m.analysis_nobody()}</p>
      ) : (
        <>
          <Flags head={head} report={report} />
          <FacilityChart head={head} report={report} />
          <ItemsTable head={head} report={report} />
          <p className="mt-3">
            <ButtonLink kind="plain" href={analysisHref(where, choices, '/items.csv')} download>
              {m.analysis_download()}
            </ButtonLink>
          </p>
          <QuizFigures report={report} language={language} />
          <FigureHelp />
        </>
      )}
    </CohortFrame>
  )
}

/** What is worth a look, with what to do: of each exercise the gravest first. */
function Flags({ head, report }: { head: AnalysisHead; report: Report }) {
  const { language, cohort, place, choices } = head
  const flagged = report.items.filter(({ flags }) => flags.length > 0)
  return (
    <section>
      <h2>{m.analysis_flags_title()}</h2>
      {flagged.length === 0 && <p>{m.analysis_flags_none()}</p>}
      <ul className="cohort-list">
        {flagged.map((item) => (
          <li key={item.id}>
            <a href={analysisHref({ language, cohortId: cohort.id, place }, choices, `/${item.id}`)}>
              {itemName(item)}
            </a>
            {item.flags.map((flag) => (
              <p key={flag.code}>{flagWords(flag, language)}</p>
            ))}
            <a
              href={`${analysisHref({ language, cohortId: cohort.id, place }, choices, `/${item.id}`)}#${KEY_PLACE}`}
              aria-label={`${keyWords(item)} (${itemName(item)})`}
            >
              {keyWords(item)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const keyWords = ({ keyLine: line }: ItemReport): string =>
  line === null ? m.analysis_to_key() : m.analysis_to_key_line({ line })
