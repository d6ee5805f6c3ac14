import { useState } from 'react'
import type { ChartKind } from '#app/domain/chart/chart.ts'
import type { ResultSet } from '#app/labs/sql/run.ts'
import { m } from '#app/messages/generated/messages.js'
import { ChartFigure } from '../chart/chart-figure.tsx'
import { type ChartProblem, chartFromResult } from '../chart/from-result.ts'
import { conjunction } from '../format.ts'

interface LabChartProps {
  /** Of the page: ids begin with it. */
  id: string
  result: ResultSet
  language: string
}

const kinds: [ChartKind, () => string][] = [
  ['bar', m.lab_chart_bar],
  ['line', m.lab_chart_line],
  ['dot', m.lab_chart_dot],
  ['pyramid', m.lab_chart_pyramid],
]

/** Draws a result in one click; needs scripts. Pressed again, the button takes the chart away. */
export function LabChart({ id, result, language }: LabChartProps) {
  const [kind, setKind] = useState<ChartKind | null>(null)
  const [only, setOnly] = useState('')
  const made = kind && chartFromResult(result, kind, only)
  return (
    <div className="lab-chart">
      <div className="lab-chart-kinds" role="group" aria-labelledby={`${id}-draw`}>
        <span id={`${id}-draw`}>{m.lab_chart()}</span>
        {kinds.map(([each, words]) => (
          <button
            key={each}
            className="button"
            type="button"
            aria-pressed={kind === each}
            onClick={() => setKind(kind === each ? null : each)}
          >
            {words()}
          </button>
        ))}
      </div>
      {made?.kind === 'chart' && made.numbers.length > 1 && (
        <label className="lab-chart-values">
          {m.lab_chart_values()}
          <select className="input" value={only} onChange={(event) => setOnly(event.target.value)}>
            <option value="">{m.lab_chart_values_fit()}</option>
            {made.numbers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <div role="status">
        {made?.kind === 'problem' && <p className="result-note">{problemWords[made.problem]()}</p>}
      </div>
      {made?.kind === 'chart' && (
        <ChartFigure
          chart={{
            ...made.chart,
            title: m.chart_title({
              values: conjunction(language, made.drawn),
              category: made.chart.xLabel,
            }),
            language,
          }}
        />
      )}
    </div>
  )
}

const problemWords: Record<ChartProblem, () => string> = {
  'no-rows': m.lab_chart_no_rows,
  'one-row': m.lab_chart_one_row,
  'no-numbers': m.lab_chart_no_numbers,
  'no-categories': m.lab_chart_no_categories,
  'repeated-categories': m.lab_chart_repeated,
  'too-many-categories': m.lab_chart_too_many,
  'pyramid-needs-two': m.lab_chart_pyramid_two,
  'pyramid-mixed-signs': m.lab_chart_pyramid_signs,
}
