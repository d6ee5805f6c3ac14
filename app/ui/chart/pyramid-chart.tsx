import type { ChartData } from '#app/domain/chart/chart.ts'
import { seriesClass, valuesOf } from './chart.ts'
import { across, Frame, percentOf, valueTitle } from './frame.tsx'
import { textWidth, truncate } from './labels.ts'
import { Mark } from './mark.tsx'
import { fullNumbers, tickNumbers } from './numbers.ts'
import { niceScale, shareOf } from './ticks.ts'

/** Single years of age stand close, groups of ages apart. */
const CLOSE_FROM = 31
const SIDE = 46

/** Two series back to back, the first category at the foot: ages by sex. Lengths count, whatever the sign. */
export function PyramidChart({ chart }: { chart: ChartData }) {
  const { categories, language, unit } = chart
  const sides = chart.series.slice(0, 2)
  const { x, left } = across(language)
  const scale = niceScale(valuesOf(sides).map(Math.abs), 3, true)
  const tick = tickNumbers(language, scale)
  const whole = fullNumbers(language, unit)
  const isClose = categories.length >= CLOSE_FROM
  const row = isClose ? 5 : 20
  const nth = isClose ? 10 : 1
  const names = categories.map((category) => truncate(category, 84))
  const middle = percentOf(Math.max(...names.map(textWidth), 12) + 12)
  const edge = percentOf(Math.max(...scale.ticks.map((value) => textWidth(tick(value)))) / 2)
  const room = (100 - middle) / 2 - edge
  const starts = [edge + room, edge + room + middle] as const
  const title = valueTitle(chart)
  const top = 26
  const foot = top + categories.length * row
  /** px places of a side's axis, growing away from the middle. */
  const place = (side: number, value: number) =>
    side === 0 ? starts[0] - shareOf(scale, value) * room : starts[1] + shareOf(scale, value) * room
  return (
    <Frame chart={{ ...chart, series: sides }} height={foot + (title ? 44 : 26)}>
      {sides.map(({ name, values }, side) => (
        <g key={name} className={seriesClass(side)}>
          <Mark
            as="area"
            index={side}
            x={x(side === 0 ? edge : starts[1])}
            y={9}
            shift={across(language).dx(6)}
          />
          <text
            className="chart-name"
            x={x(side === 0 ? edge : starts[1])}
            dx={across(language).dx(17)}
            y={13}
          >
            {truncate(name, SIDE * 2.4)}
          </text>
          {scale.ticks.map((value) => (
            <g key={value}>
              <line
                className="chart-grid"
                x1={x(place(side, value))}
                x2={x(place(side, value))}
                y1={top}
                y2={foot + 4}
              />
              <text className="chart-soft" x={x(place(side, value))} y={foot + 18} textAnchor="middle">
                {tick(value)}
              </text>
            </g>
          ))}
          {values.map((value, index) => {
            if (value === null) return null
            const width = shareOf(scale, Math.abs(value)) * room
            return (
              <rect
                key={categories[index]}
                className="chart-area"
                x={left(side === 0 ? starts[0] - width : starts[1], width)}
                y={foot - (index + 1) * row + (isClose ? 0 : 1.5)}
                width={`${width}%`}
                height={isClose ? row - 0.5 : row - 3}
              >
                <title>{`${categories[index]}, ${name}: ${whole(Math.abs(value))}`}</title>
              </rect>
            )
          })}
          <line
            className="chart-base"
            x1={x(starts[side === 0 ? 0 : 1])}
            x2={x(starts[side === 0 ? 0 : 1])}
            y1={top}
            y2={foot + 4}
          />
        </g>
      ))}
      {categories.map((category, index) =>
        index % nth === 0 ? (
          <text key={category} x={x(50)} y={foot - index * row - row / 2 + 4} textAnchor="middle">
            {names[index] !== category && <title>{category}</title>}
            {names[index]}
          </text>
        ) : null,
      )}
      {title && (
        <text className="chart-soft" x={x(50)} y={foot + 36} textAnchor="middle">
          {title}
        </text>
      )}
    </Frame>
  )
}
