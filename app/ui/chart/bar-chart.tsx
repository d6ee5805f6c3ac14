import type { ChartData } from '#app/domain/chart/chart.ts'
import { seriesClass, valuesOf } from './chart.ts'
import { across, ChartText, Frame, percentOf, valueTitle } from './frame.tsx'
import { gutterOf } from './gutter.ts'
import { textWidth } from './labels.ts'
import { fullNumbers, markNumbers } from './numbers.ts'

/** Lying bars, for names of any length: in groups when there are several series, each with its value at its end. */
export function BarChart({ chart }: { chart: ChartData }) {
  const { categories, series, language, unit } = chart
  const { x, left, dx, isRtl } = across(language)
  const values = valuesOf(series)
  const written = markNumbers(language, values)
  const whole = fullNumbers(language, unit)
  const gutter = gutterOf(categories)
  const labelRoom = percentOf(Math.max(0, ...values.map((value) => textWidth(written(value)))) + 8)
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const start = gutter.start + (low < 0 ? labelRoom : 0)
  const room = 100 - start - (high > 0 || low === 0 ? labelRoom : 0)
  const place = (value: number) => start + (high > low ? (value - low) / (high - low) : 0) * room
  const title = valueTitle(chart)
  const top = title ? 22 : 4
  const bar = series.length > 1 ? 14 : 17
  const row = Math.max(bar * series.length + (series.length > 1 ? 14 : 10), 20)
  const isTwoLines = categories.some((category) => gutter.linesOf(category).length > 1)
  const step = isTwoLines ? Math.max(row, 34) : row
  const height = top + categories.length * step + 4
  return (
    <Frame chart={chart} height={height} legend="area">
      {title && (
        <text className="chart-soft" x={x(0)} y={13}>
          {title}
        </text>
      )}
      {categories.map((category, index) => {
        const middle = top + index * step + step / 2
        const first = middle - (bar * series.length) / 2
        return (
          <g key={category}>
            <ChartText
              lines={gutter.linesOf(category)}
              full={category}
              x={x(gutter.start)}
              dx={dx(-gutter.gap)}
              y={middle + 4}
              textAnchor="end"
            />
            {series.map(({ name, values }, which) => {
              const value = values[index] ?? null
              if (value === null) return null
              const [from, to] = value < 0 ? [place(value), place(0)] : [place(0), place(value)]
              const y = first + which * bar
              const isBelow = value < 0
              return (
                <g key={name} className={seriesClass(which)}>
                  <title>{`${category}, ${name}: ${whole(value)}`}</title>
                  <rect
                    className="chart-area"
                    x={left(from, to - from)}
                    y={y + 1}
                    width={`${Math.max(0, to - from)}%`}
                    height={bar - 2}
                  />
                  <text
                    className="chart-value"
                    x={x(isBelow ? from : to)}
                    dx={dx(isBelow ? -5 : 5)}
                    y={y + bar / 2 + 4}
                    textAnchor={isBelow ? 'end' : 'start'}
                    direction={isRtl ? 'rtl' : undefined}
                  >
                    {written(value)}
                  </text>
                </g>
              )
            })}
          </g>
        )
      })}
      <line className="chart-base" x1={x(place(0))} x2={x(place(0))} y1={top} y2={height - 4} />
    </Frame>
  )
}
