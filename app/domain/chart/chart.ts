/** `bar` lies, `column` stands; `dot` compares values on one line a category; `pyramid` sets two series back to back. */
export type ChartKind = 'bar' | 'column' | 'line' | 'dot' | 'pyramid'

export interface ChartSeries {
  name: string
  /** One a category; null where there is no value. */
  values: (number | null)[]
}

export interface ChartData {
  kind: ChartKind
  title: string
  /** What the reader should see in it; comes before the values in the text for screen readers. */
  description?: string
  categories: string[]
  /** At most `MAX_SERIES`; a pyramid takes the first two. */
  series: ChartSeries[]
  /** Behind values: "%", "persons". */
  unit?: string
  /** What the categories are. */
  xLabel?: string
  /** What the values are. */
  yLabel?: string
  /** Of numbers, and of the direction in which the chart is read. */
  language: string
}

/** As many as stay apart by mark and shade, without their colours. */
export const MAX_SERIES = 6
