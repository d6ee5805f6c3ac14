import type { Report, ShownFigure, ShownInterval } from '#app/domain/analysis/report.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { decimals, perCent, points } from '#app/ui/format.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { FigureValue } from './figure-cell.tsx'

interface Row {
  name: string
  figure: ShownFigure
  interval?: ShownInterval
  write: (value: number) => string
  /** The lower end of the interval: its unit stands at the upper one. */
  writeLow?: (value: number) => string
}

/** The module or test as a whole: each figure with its n, and its interval where there is one. */
export function QuizFigures({ report, language }: { report: Report; language: Language }) {
  const { quiz, isUncertain } = report
  const inPoints = (value: number) => m.analysis_points_only({ points: decimals(language, value, 2) })
  const ofMax = (value: number) =>
    m.analysis_points_of({ points: decimals(language, value, 2), max: points(language, quiz.max) })
  const share = (value: number) => perCent(language, value)
  const plain = (value: number) => decimals(language, value, 2)
  const rows: Row[] = [
    {
      name: m.analysis_f_mean(),
      figure: quiz.mean,
      interval: quiz.meanInterval,
      write: ofMax,
      writeLow: plain,
    },
    { name: m.analysis_f_median(), figure: quiz.median, write: ofMax },
    { name: m.analysis_f_sd_total(), figure: quiz.sd, write: inPoints },
    { name: m.analysis_f_skewness(), figure: quiz.skewness, write: plain },
    { name: m.analysis_f_kurtosis(), figure: quiz.kurtosis, write: plain },
    { name: m.analysis_f_alpha(), figure: quiz.alpha, interval: quiz.alphaInterval, write: share },
    { name: m.analysis_f_error_ratio(), figure: quiz.errorRatio, write: share },
    { name: m.analysis_f_standard_error(), figure: quiz.standardError, write: inPoints },
  ]
  return (
    <section>
      <h2>{m.analysis_quiz_title()}</h2>
      {isUncertain && <p className="soft">{m.analysis_few_in_all()}</p>}
      <WideTable caption={m.analysis_quiz_title()} isCaptionSeen={false} className="analysis-whole">
        <thead>
          <tr>
            <th scope="col">{m.analysis_figure()}</th>
            <th scope="col">{m.analysis_value()}</th>
            <th scope="col">{m.analysis_interval()}</th>
            <th scope="col">{m.analysis_n_column()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, figure, interval, write, writeLow = write }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <FigureValue figure={figure} write={write} />
              </td>
              <td>
                {interval && 'low' in interval ? (
                  m.analysis_interval_of({ low: writeLow(interval.low), high: write(interval.high) })
                ) : (
                  <span className="why-none">{m.analysis_no_interval()}</span>
                )}
              </td>
              <td>{quiz.n}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  )
}
