import type { AnalysisHead } from '#app/domain/analysis/analysis-view.ts'
import type { Report } from '#app/domain/analysis/report.ts'
import type { ChartData } from '#app/domain/chart/chart.ts'
import { numberOf } from '#app/domain/statistics/figure.ts'
import { m } from '#app/messages/generated/messages.js'
import { ChartFigure } from '#app/ui/chart/chart-figure.tsx'
import { itemName } from './items-table.tsx'

/** Facility by exercise with its interval; exercises that nobody answered have no mark. */
export function FacilityChart({ head, report }: { head: AnalysisHead; report: Report }) {
  return <ChartFigure chart={facilityChart(head, report)} />
}

function facilityChart({ language }: AnalysisHead, { items }: Report): ChartData {
  const end = (which: 'low' | 'high') =>
    items.map(({ facilityInterval }) => ('low' in facilityInterval ? tenths(facilityInterval[which]) : null))
  return {
    kind: 'dot',
    title: m.analysis_chart_title(),
    description: m.analysis_chart_description(),
    categories: items.map((item) => m.analysis_chart_n({ item: itemName(item), n: item.n })),
    series: [
      { name: m.analysis_chart_low(), values: end('low') },
      {
        name: m.analysis_f_facility(),
        values: items.map(({ facility }) => {
          const value = numberOf(facility)
          return value === null ? null : tenths(value)
        }),
      },
      { name: m.analysis_chart_high(), values: end('high') },
    ],
    unit: '%',
    xLabel: m.analysis_item(),
    yLabel: m.analysis_chart_axis(),
    language,
  }
}

/** The table behind the chart writes every digit there is; one is enough. */
const tenths = (value: number): number => Math.round(value * 10) / 10
