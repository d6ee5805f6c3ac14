import type { AnalysisHead } from '#app/domain/analysis/analysis-view.ts'
import type { ItemReport, RaschReport, RaschState, Report } from '#app/domain/analysis/report.ts'
import { standingOf } from '#app/domain/statistics/reliability.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { decimals, perCent } from '#app/ui/format.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { analysisHref } from './address.ts'
import { FigureValue } from './figure-cell.tsx'

/** "3. A date or a period?" */
export const itemName = ({ number, title, id }: Pick<ItemReport, 'number' | 'title' | 'id'>): string =>
  `${number}. ${title ?? id}`

/** A row an exercise: all its figures, each with its interval where it has one. */
export function ItemsTable({ head, report }: { head: AnalysisHead; report: Report }) {
  const { language, place, cohort, choices, textLanguage } = head
  const hasRasch = report.rasch.state === 'estimated'
  const share = (value: number) => perCent(language, value)
  const title = place.kind === 'test' ? m.analysis_items_title_test() : m.analysis_items_title()
  const cohortId = cohort.id
  return (
    <section>
      <h2>{title}</h2>
      <WideTable caption={title} isCaptionSeen={false} className="analysis-items">
        <thead>
          <tr>
            <th scope="col">{m.analysis_item()}</th>
            <th scope="col">{m.analysis_n_column()}</th>
            <th scope="col">{m.analysis_f_facility()}</th>
            <th scope="col">{m.analysis_f_sd()}</th>
            <th scope="col">{m.analysis_f_guess()}</th>
            <th scope="col">{m.analysis_f_intended()}</th>
            <th scope="col">{m.analysis_f_effective()}</th>
            <th scope="col">{m.analysis_f_discrimination()}</th>
            <th scope="col">{m.analysis_f_efficiency()}</th>
            {hasRasch && (
              <>
                <th scope="col">{m.analysis_f_difficulty()}</th>
                <th scope="col">{m.analysis_f_infit()}</th>
                <th scope="col">{m.analysis_f_outfit()}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {report.items.map((item) => (
            <tr key={item.id} className={item.standing === 'marked' ? 'is-few' : undefined}>
              <th scope="row" lang={textLanguage === language ? undefined : textLanguage}>
                <a href={analysisHref({ language, cohortId, place }, choices, `/${item.id}`)}>
                  {itemName(item)}
                </a>
              </th>
              <td>
                {item.n}
                {item.standing === 'marked' && <span className="why-none"> {m.analysis_few()}</span>}
              </td>
              <td>
                <FigureValue figure={item.facility} interval={item.facilityInterval} write={share} />
              </td>
              <td>
                <FigureValue figure={item.sd} write={share} />
              </td>
              <td>
                <FigureValue figure={item.guessScore} write={share} />
              </td>
              <td>
                <FigureValue figure={item.intendedWeight} write={share} />
              </td>
              <td>
                <FigureValue figure={item.effectiveWeight} write={share} />
              </td>
              <td className="may-be-few">
                <FigureValue
                  figure={item.discriminationIndex}
                  interval={item.discriminationInterval}
                  write={share}
                />
              </td>
              <td className="may-be-few">
                <FigureValue figure={item.discriminativeEfficiency} write={share} />
              </td>
              {hasRasch && <RaschCells rasch={item.rasch} language={language} />}
            </tr>
          ))}
        </tbody>
      </WideTable>
      <p className="soft">{m.analysis_few_note()}</p>
      <RaschNote rasch={report.rasch} language={language} />
    </section>
  )
}

/** Writes a difficulty with its standard error. */
export function difficultyWith({ se }: RaschReport, language: Language): (value: number) => string {
  const plain = (value: number) => decimals(language, value, 2)
  return (value) =>
    'value' in se ? m.analysis_difficulty_se({ value: plain(value), se: plain(se.value) }) : plain(value)
}

function RaschCells({ rasch, language }: { rasch: RaschReport | null; language: Language }) {
  if (!rasch) return null
  const plain = (value: number) => decimals(language, value, 2)
  // Estimates rest on fewer answers than the exercise has: who has everything right, or nothing, tells nothing.
  const cell = standingOf(rasch.n) === 'marked' ? 'may-be-few is-few' : 'may-be-few'
  return (
    <>
      <td className={cell}>
        <FigureValue
          figure={rasch.difficulty}
          interval={rasch.difficultyInterval}
          write={difficultyWith(rasch, language)}
          writeEnd={plain}
        />
      </td>
      <td className={cell}>
        <FigureValue figure={rasch.infit} write={plain} />
      </td>
      <td className={cell}>
        <FigureValue figure={rasch.outfit} write={plain} />
      </td>
    </>
  )
}

/** How difficulties were estimated, or why not. */
export function RaschNote({ rasch, language }: { rasch: RaschState; language: Language }) {
  if (rasch.state === 'not-asked') return null
  if (rasch.state === 'too-large')
    return <p className="soft">{m.analysis_rasch_too_large({ people: rasch.people, items: rasch.items })}</p>
  const { people, logLikelihood } = rasch
  return (
    <p className="soft">
      {m.analysis_rasch_method({
        used: people.used,
        n: people.n,
        right: people.allRight,
        wrong: people.allWrong,
        likelihood: 'value' in logLikelihood ? decimals(language, logLikelihood.value, 2) : '—',
      })}
    </p>
  )
}
