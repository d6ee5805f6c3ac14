import { type ChartSeries, MAX_SERIES } from '#app/domain/chart/chart.ts'

/** The class that gives a series its colour: see styles/chart.css. */
export const seriesClass = (index: number) => `chart-${(index % MAX_SERIES) + 1}`

/** All values of some series that are there. */
export const valuesOf = (series: readonly ChartSeries[]) =>
  series.flatMap(({ values }) => values.filter((value) => value !== null))
