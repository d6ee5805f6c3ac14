import type { ChartData } from '#app/domain/chart/chart.ts'
import { across, NARROWEST, valueTitle } from './frame.tsx'
import { everyNth, textWidth, truncate } from './labels.ts'
import { tickNumbers } from './numbers.ts'
import { type Scale, shareOf } from './ticks.ts'

/** px above and below the plot of an upright chart. */
const ABOVE = 14
const BELOW = 24

/** Measures of an upright chart: values go up, categories across. */
export function uprightPlot(chart: ChartData, scale: Scale, height: number, room: number) {
  const tick = tickNumbers(chart.language, scale)
  const widest = Math.max(0, ...scale.ticks.map((value) => textWidth(tick(value))))
  const start = ((widest + 8) / NARROWEST) * 100
  const width = 100 - start - room
  const top = (valueTitle(chart) ? 20 : 0) + ABOVE
  return {
    tick,
    start,
    width,
    top,
    height,
    whole: top + height + BELOW + (chart.xLabel ? 18 : 0),
    y: (value: number) => top + height * (1 - shareOf(scale, value)),
    /** The middle of a category, in per cent. */
    middle: (index: number) => start + ((index + 0.5) / chart.categories.length) * width,
  }
}

export type UprightPlot = ReturnType<typeof uprightPlot>

/** Lines for the values, names of the categories, and what both are. */
export function UprightGrid({ chart, scale, plot }: { chart: ChartData; scale: Scale; plot: UprightPlot }) {
  const { x } = across(chart.language)
  const title = valueTitle(chart)
  const end = plot.start + plot.width
  const base = plot.y(Math.max(scale.min, Math.min(0, scale.max)))
  const bottom = plot.top + plot.height
  const roomPx = (NARROWEST * plot.width) / 100 / chart.categories.length
  const names = chart.categories.map((category) => truncate(category, Math.max(roomPx * 2, 84)))
  const nth = everyNth(names, roomPx)
  return (
    <>
      {title && (
        <text className="chart-soft" x={x(0)} y={13}>
          {title}
        </text>
      )}
      {scale.ticks.map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={x(plot.start)} x2={x(end)} y1={plot.y(value)} y2={plot.y(value)} />
          <text
            className="chart-soft"
            x={x(plot.start)}
            dx={across(chart.language).dx(-6)}
            y={plot.y(value) + 4}
            textAnchor="end"
          >
            {plot.tick(value)}
          </text>
        </g>
      ))}
      <line className="chart-base" x1={x(plot.start)} x2={x(end)} y1={base} y2={base} />
      {chart.categories.map((category, index) =>
        index % nth === 0 ? (
          <g key={category}>
            <line
              className="chart-base"
              x1={x(plot.middle(index))}
              x2={x(plot.middle(index))}
              y1={bottom}
              y2={bottom + 4}
            />
            <text x={x(plot.middle(index))} y={bottom + 18} textAnchor="middle">
              {names[index] !== category && <title>{category}</title>}
              {names[index]}
            </text>
          </g>
        ) : null,
      )}
      {chart.xLabel && (
        <text className="chart-soft" x={x(plot.start + plot.width / 2)} y={bottom + 36} textAnchor="middle">
          {chart.xLabel}
        </text>
      )}
    </>
  )
}
