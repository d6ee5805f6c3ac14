import type { ItemView } from '#app/domain/analysis/open-item.server.ts'
import type { ShownFigure, ShownInterval } from '#app/domain/analysis/report.ts'
import { standingOf } from '#app/domain/statistics/reliability.ts'
import { m } from '#app/messages/generated/messages.js'
import { decimals, perCent } from '#app/ui/format.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { FigureValue } from './figure-cell.tsx'
import { difficultyWith, RaschNote } from './items-table.tsx'

interface Row {
  name: string
  figure: ShownFigure
  interval?: ShownInterval
  n: number
  write: (value: number) => string
  writeEnd?: (value: number) => string
  /** Whether fewer than 30 answers make it uncertain. */
  mayBeFew?: boolean
}

/** All figures of one exercise, each with its n. */
export function ItemFigures({ view }: { view: Pick<ItemView, 'head' | 'item' | 'rasch'> }) {
  const { item, rasch, head } = view
  const { language } = head
  const { n } = item
  const share = (value: number) => perCent(language, value)
  const plain = (value: number) => decimals(language, value, 2)
  const rows: Row[] = [
    {
      name: m.analysis_f_facility(),
      figure: item.facility,
      interval: item.facilityInterval,
      n,
      write: share,
    },
    { name: m.analysis_f_sd(), figure: item.sd, n, write: share },
    { name: m.analysis_f_guess(), figure: item.guessScore, n, write: share },
    { name: m.analysis_f_intended(), figure: item.intendedWeight, n, write: share },
    { name: m.analysis_f_effective(), figure: item.effectiveWeight, n, write: share },
    {
      name: m.analysis_f_discrimination(),
      figure: item.discriminationIndex,
      interval: item.discriminationInterval,
      n,
      write: share,
      mayBeFew: true,
    },
    {
      name: m.analysis_f_efficiency(),
      figure: item.discriminativeEfficiency,
      n,
      write: share,
      mayBeFew: true,
    },
  ]
  if (item.rasch) {
    const { difficulty, difficultyInterval, infit, outfit } = item.rasch
    const own = { n: item.rasch.n, write: plain, mayBeFew: true }
    rows.push(
      {
        name: m.analysis_f_difficulty(),
        figure: difficulty,
        interval: difficultyInterval,
        ...own,
        write: difficultyWith(item.rasch, language),
        writeEnd: plain,
      },
      { name: m.analysis_f_infit(), figure: infit, ...own },
      { name: m.analysis_f_outfit(), figure: outfit, ...own },
    )
  }
  const isFew = ({ n, mayBeFew }: (typeof rows)[number]) => mayBeFew && standingOf(n) === 'marked'
  return (
    <section>
      <h2>{m.analysis_item_figures()}</h2>
      <WideTable caption={m.analysis_item_figures()} isCaptionSeen={false}>
        <thead>
          <tr>
            <th scope="col">{m.analysis_figure()}</th>
            <th scope="col">{m.analysis_value()}</th>
            <th scope="col">{m.analysis_n_column()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className={isFew(row) ? 'is-few' : undefined}>
              <th scope="row">{row.name}</th>
              <td className="may-be-few">
                <FigureValue
                  figure={row.figure}
                  interval={row.interval}
                  write={row.write}
                  writeEnd={row.writeEnd}
                />
              </td>
              <td>
                {row.n}
                {isFew(row) && <span className="why-none"> {m.analysis_few()}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <p className="soft">{m.analysis_few_note()}</p>
      <RaschNote rasch={rasch} language={language} />
    </section>
  )
}
