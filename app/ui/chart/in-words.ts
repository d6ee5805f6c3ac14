import type { ChartData } from '#app/domain/chart/chart.ts'
import { m } from '#app/messages/generated/messages.js'
import { localeOf } from './locale-of.ts'
import { fullNumbers } from './numbers.ts'

const MOST = 40

/** A chart in words, for who can't see it: what it is about, then its values, the first 40 of them. */
export function inWords({ description, categories, series, unit, language }: ChartData): string {
  const locale = localeOf(language)
  const number = fullNumbers(language, unit)
  const said = (value: number | null | undefined) =>
    value === null || value === undefined ? m.chart_no_value({}, { locale }) : number(value)
  const shown = Math.max(1, Math.floor(MOST / Math.max(1, series.length)))
  const values = categories.slice(0, shown).map((category, index) => {
    const own = series.map(({ name, values }) =>
      series.length === 1 ? said(values[index]) : `${name} ${said(values[index])}`,
    )
    return m.chart_said({ category, values: own.join(', ') }, { locale })
  })
  const left = categories.length - shown
  return [description, values.join('; '), left > 0 && m.chart_more({ count: left }, { locale })]
    .filter(Boolean)
    .join('. ')
}
