import type { ChartData } from '#app/domain/chart/chart.ts'
import { valuesOf } from './chart.ts'
import { across, ChartText, Frame, percentOf, valueTitle } from './frame.tsx'
import { gutterOf } from './gutter.ts'
import { textWidth } from './labels.ts'
import { Mark } from './mark.tsx'
import { fullNumbers, tickNumbers } from './numbers.ts'
import { niceScale, shareOf, wantsZero } from './ticks.ts'

const ROW = 27

/** Values of a category on one line: shows distances where bars would show mostly bar; zero may be out of sight. */
export function DotChart({ chart }: { chart: ChartData }) {
  const { categories, series, language, unit } = chart
  const { x, dx } = across(language)
  const values = valuesOf(series)
  const scale = niceScale(values, 4, wantsZero(values))
  const tick = tickNumbers(language, scale)
  const whole = fullNumbers(language, unit)
  const gutter = gutterOf(categories)
  const widest = Math.max(0, ...scale.ticks.map((value) => textWidth(tick(value))))
  const start = gutter.start + percentOf(8)
  const room = 100 - start - percentOf(Math.max(widest / 2, 8))
  const place = (value: number) => start + shareOf(scale, value) * room
  const step = categories.some((category) => gutter.linesOf(category).length > 1) ? 34 : ROW
  const title = valueTitle(chart)
  const top = title ? 22 : 6
  const bottom = top + categories.length * step
  return (
    <Frame chart={chart} height={bottom + 26} legend="mark">
      {title && (
        <text className="chart-soft" x={x(0)} y={13}>
          {title}
        </text>
      )}
      {scale.ticks.map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={x(place(value))} x2={x(place(value))} y1={top} y2={bottom + 4} />
          <text className="chart-soft" x={x(place(value))} y={bottom + 18} textAnchor="middle">
            {tick(value)}
          </text>
        </g>
      ))}
      {categories.map((category, index) => {
        const y = top + index * step + step / 2
        const own = series.flatMap(({ values }) => values[index] ?? [])
        return (
          <g key={category}>
            <ChartText
              lines={gutter.linesOf(category)}
              full={category}
              x={x(gutter.start)}
              dx={dx(-gutter.gap)}
              y={y + 4}
              textAnchor="end"
            />
            {own.length > 1 && (
              <line
                className="chart-span"
                x1={x(place(Math.min(...own)))}
                x2={x(place(Math.max(...own)))}
                y1={y}
                y2={y}
              />
            )}
            {series.map(({ name, values }, which) => {
              const value = values[index] ?? null
              if (value === null) return null
              return (
                <Mark
                  key={name}
                  as="mark"
                  index={which}
                  x={x(place(value))}
                  y={y}
                  title={`${category}, ${name}: ${whole(value)}`}
                />
              )
            })}
          </g>
        )
      })}
      <line className="chart-base" x1={x(start)} x2={x(start + room)} y1={bottom + 4} y2={bottom + 4} />
    </Frame>
  )
}
