import type { ChartData } from '#app/domain/chart/chart.ts'
import { seriesClass, valuesOf } from './chart.ts'
import { across, Frame } from './frame.tsx'
import { UprightGrid, uprightPlot } from './grid.tsx'
import { fullNumbers } from './numbers.ts'
import { niceScale } from './ticks.ts'

const HEIGHT = 200

/** Standing bars, for short names in an order of their own: years, ages. */
export function ColumnChart({ chart }: { chart: ChartData }) {
  const { categories, series, language, unit } = chart
  const { left } = across(language)
  const scale = niceScale(valuesOf(series), 4, true)
  const plot = uprightPlot(chart, scale, HEIGHT, 0)
  const whole = fullNumbers(language, unit)
  const step = plot.width / categories.length
  const column = (step * 0.76) / series.length
  return (
    <Frame chart={chart} height={plot.whole} legend="area">
      <UprightGrid chart={chart} scale={scale} plot={plot} />
      {categories.map((category, index) => (
        <g key={category}>
          {series.map(({ name, values }, which) => {
            const value = values[index] ?? null
            if (value === null) return null
            const start = plot.start + index * step + step * 0.12 + which * column
            const [from, to] = [plot.y(Math.max(value, 0)), plot.y(Math.min(value, 0))]
            return (
              <g key={name} className={seriesClass(which)}>
                <title>{`${category}, ${name}: ${whole(value)}`}</title>
                <rect
                  className="chart-area"
                  x={left(start, column)}
                  y={from}
                  width={`${column * 0.94}%`}
                  height={to - from}
                />
              </g>
            )
          })}
        </g>
      ))}
    </Frame>
  )
}
