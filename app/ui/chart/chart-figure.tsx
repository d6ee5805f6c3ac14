import type { ChartData } from '#app/domain/chart/chart.ts'
import { m } from '#app/messages/generated/messages.js'
import { WideTable } from '#app/ui/wide-table.tsx'
import { DrawnChart } from './drawn-chart.tsx'
import { localeOf } from './locale-of.ts'
import { fullNumbers } from './numbers.ts'

interface ChartFigureProps {
  chart: ChartData
  /** Source and notes, below the chart. */
  note?: string
  /** The same as html that an edition holds. */
  noteHtml?: string
  /** Its anchor on the page. */
  id?: string
}

/** A chart with its title, and the table behind it for who wants the figures themselves. */
export function ChartFigure({ chart, note, noteHtml, id }: ChartFigureProps) {
  return (
    <figure className="chart-figure" id={id}>
      <figcaption>{chart.title}</figcaption>
      <DrawnChart chart={chart} />
      {note && <p className="chart-note">{note}</p>}
      {noteHtml && <div className="chart-note" dangerouslySetInnerHTML={{ __html: noteHtml }} />}
      <details>
        <summary>{m.chart_table({}, { locale: localeOf(chart.language) })}</summary>
        <ChartTable chart={chart} />
      </details>
    </figure>
  )
}

function ChartTable({ chart }: { chart: ChartData }) {
  const { categories, series, unit, xLabel, yLabel, language } = chart
  const locale = localeOf(language)
  const number = fullNumbers(language)
  return (
    <WideTable caption={chart.title} isCaptionSeen={false}>
      <thead>
        <tr>
          <th scope="col">{xLabel ?? m.chart_category({}, { locale })}</th>
          {series.map(({ name }) => (
            <th scope="col" key={name} className="align-end">
              {series.length === 1 && yLabel ? yLabel : name}
              {unit && ` (${unit})`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, index) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {series.map(({ name, values }) => {
              const value = values[index] ?? null
              return (
                <td key={name} className="align-end">
                  {value === null ? m.chart_no_value({}, { locale }) : number(value)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
