import type { ReactElement } from 'react'
import type { ChartData, ChartKind } from '#app/domain/chart/chart.ts'
import { BarChart } from './bar-chart.tsx'
import { ColumnChart } from './column-chart.tsx'
import { DotChart } from './dot-chart.tsx'
import { LineChart } from './line-chart.tsx'
import { PyramidChart } from './pyramid-chart.tsx'

const kinds: Record<ChartKind, (props: { chart: ChartData }) => ReactElement> = {
  bar: BarChart,
  column: ColumnChart,
  line: LineChart,
  dot: DotChart,
  pyramid: PyramidChart,
}

/** A chart as SVG, without hooks: the same on the server and in the browser. */
export function DrawnChart({ chart }: { chart: ChartData }) {
  const Kind = kinds[chart.kind]
  return <Kind chart={chart} />
}
