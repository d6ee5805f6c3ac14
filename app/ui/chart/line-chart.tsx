import type { ChartData } from '#app/domain/chart/chart.ts'
import { seriesClass, valuesOf } from './chart.ts'
import { across, ChartText, Frame, percentOf } from './frame.tsx'
import { UprightGrid, type UprightPlot, uprightPlot } from './grid.tsx'
import { spread, textWidth, truncate } from './labels.ts'
import { Mark } from './mark.tsx'
import { fullNumbers } from './numbers.ts'
import { niceScale, wantsZero } from './ticks.ts'

const HEIGHT = 210
/** Each point gets its mark up to here; beyond, the line's ends do. */
const MOST_MARKS = 24
/** px for a series' name at the end of its line. */
const NAME_ROOM = 92

/** Lines over categories that have an order; each told apart by colour, dashes, marks, and its name at its end. */
export function LineChart({ chart }: { chart: ChartData }) {
  const { categories, series, language, unit } = chart
  const { x, dx } = across(language)
  const values = valuesOf(series)
  const scale = niceScale(values, 4, wantsZero(values))
  const isNamed = series.length > 1 && series.every(({ name }) => textWidth(name) <= NAME_ROOM)
  const nameRoom = isNamed ? Math.max(...series.map(({ name }) => textWidth(name))) + 14 : 6
  const plot = uprightPlot(chart, scale, HEIGHT, percentOf(nameRoom))
  const whole = fullNumbers(language, unit)
  const ends = series.map(({ values }) => lastOf(values))
  const places = spread(
    ends.map((index, which) => plot.y(series[which]?.values[index] ?? scale.min)),
    15,
    plot.top + plot.height,
  )
  return (
    <Frame chart={chart} height={plot.whole} legend={isNamed ? null : 'line'}>
      <UprightGrid chart={chart} scale={scale} plot={plot} />
      {series.map(({ name, values }, which) => (
        <g key={name} className={seriesClass(which)}>
          <svg
            x={across(language).left(plot.start, plot.width)}
            width={`${plot.width}%`}
            height={plot.whole}
            viewBox={`0 0 1000 ${plot.whole}`}
            preserveAspectRatio="none"
            overflow="visible"
          >
            <path
              className="chart-line"
              vectorEffect="non-scaling-stroke"
              d={pathOf(values, plot, across(language).isRtl)}
            />
          </svg>
          {categories.map((category, index) => {
            const value = values[index] ?? null
            const isMarked = categories.length <= MOST_MARKS || index === ends[which]
            if (value === null || !isMarked) return null
            return (
              <Mark
                key={category}
                as="mark"
                index={which}
                x={x(plot.middle(index))}
                y={plot.y(value)}
                title={`${category}, ${name}: ${whole(value)}`}
              />
            )
          })}
          {isNamed && (
            <ChartText
              className="chart-name"
              lines={[truncate(name, NAME_ROOM)]}
              full={name}
              x={x(plot.middle(ends[which] ?? 0))}
              dx={dx(10)}
              y={(places[which] ?? 0) + 4}
            />
          )}
        </g>
      ))}
    </Frame>
  )
}

const lastOf = (values: readonly (number | null)[]) => {
  const fromEnd = [...values].reverse().findIndex((value) => value !== null)
  return fromEnd < 0 ? 0 : values.length - 1 - fromEnd
}

/** In a box 1000 wide; a value that is missing leaves a gap. */
function pathOf(values: readonly (number | null)[], plot: UprightPlot, isRtl: boolean): string {
  let isOpen = false
  return values
    .map((value, index) => {
      if (value === null) {
        isOpen = false
        return ''
      }
      const across = ((index + 0.5) / values.length) * 1000
      const point = `${Math.round((isRtl ? 1000 - across : across) * 10) / 10} ${Math.round(plot.y(value) * 10) / 10}`
      const step = `${isOpen ? 'L' : 'M'}${point}`
      isOpen = true
      return step
    })
    .join('')
}
