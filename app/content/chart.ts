import type { RootContent, Table, TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { type ChartData, type ChartKind, MAX_SERIES } from '#app/domain/chart/chart.ts'
import type { ResultSet } from '#app/labs/sql/run.ts'
import type { DataSetAtHand, Differs } from './exercises/kind.ts'
import { labRoleOf } from './lab-code.ts'
import type { Parts } from './parts.ts'
import type { Say } from './problems.ts'
import { attribute, placeOf, type Tag } from './tree.ts'

export const chartKinds: readonly ChartKind[] = ['bar', 'column', 'line', 'dot', 'pyramid']

/** As many as can be read on a phone. */
const MOST_ROWS: Record<ChartKind, number> = { bar: 40, column: 40, line: 200, dot: 40, pyramid: 120 }

interface At {
  line: number
  column: number
}

/** `<Chart>` as written in one language. */
export interface AuthoredChart {
  id: string
  at: At
  title: string
  alt: string
  /** What stands once, in the source; null where a translation leaves it there. */
  kind: ChartKind | null
  data: string | null
  unit: string | null
  digits: number | null
  query: { text: string; at: At } | null
  /** Words for column names and for values of the first column. */
  labels: Record<string, string>
  /** The part that holds the words below the chart. */
  note: number | null
}

interface ChartContext {
  say: Say
  parts: Parts
  isSource: boolean
  dataSets: Readonly<Record<string, DataSetAtHand>>
}

/** Reads a chart out of its tag. */
export function readChart(tag: Tag, { say, parts, isSource, dataSets }: ChartContext): AuthoredChart | null {
  const at = placeOf(tag)
  const given = (name: string) => attribute(tag, name)?.trim() || null
  const children = tag.children as RootContent[]
  const codes = children.filter((child) => labRoleOf(child) === 'chart')
  const table = children.find((child): child is Table => child.type === 'table')
  const note = children.filter((child) => child !== table && !codes.includes(child))
  const [code, second] = codes
  if (second) say('lab-code-twice', placeOf(second), 'sql chart')
  const data = given('data')
  if (data !== null && !Object.hasOwn(dataSets, data))
    say('data-unknown', at, data, Object.keys(dataSets).join(', '))
  if (isSource) {
    if (!code) say('lab-code-missing', at, 'sql chart')
    for (const name of ['kind', 'data']) if (!given(name)) say('attribute-missing', at, 'Chart', name)
  }
  const [id, title, alt] = [given('id'), given('title'), given('alt')]
  if (!id || !title || !alt) return null
  return {
    id,
    at,
    title,
    alt,
    kind: given('kind') as ChartKind | null,
    data,
    unit: given('unit'),
    digits: given('digits') === null ? null : Number(given('digits')),
    query: code?.type === 'code' ? { text: code.value.trim(), at: placeOf(code) } : null,
    labels: table ? readLabels(table, say) : {},
    note: note.length > 0 ? parts.add(note, 'block') : null,
  }
}

function readLabels(table: Table, say: Say): Record<string, string> {
  const [head, ...rows] = table.children
  const columns = head?.children.length ?? 0
  if (columns !== 2) say('chart-labels', placeOf(table), columns)
  const words = (cell: TableCell | undefined) => (cell ? textOf(cell).replace(/\s+/g, ' ').trim() : '')
  return Object.fromEntries(rows.map(({ children: [name, label] }) => [words(name), words(label)]))
}

/** Tells what a translation of a chart says that its source does not. */
export function compareChart(own: AuthoredChart, source: AuthoredChart, differs: Differs): void {
  const tell = (what: string, mine: string | number | null, theirs: string | number | null) => {
    if (mine !== null && mine !== theirs) differs(own.at, what, mine, theirs ?? 'none', source.at)
  }
  tell('kind', own.kind, source.kind)
  tell('data', own.data, source.data)
  tell('digits', own.digits, source.digits)
  const sense = (chart: AuthoredChart) => chart.query?.text.replace(/\s+/g, ' ') ?? null
  tell('The query of this chart', sense(own), sense(source))
}

/** What a result must be to be drawn; null if it is, else what it is instead. */
export function misfit({ columns, rows }: ResultSet, kind: ChartKind): string | null {
  const series = columns.length - 1
  if (rows.length === 0) return 'no row'
  if (rows.length > MOST_ROWS[kind]) return `${rows.length} rows, more than ${MOST_ROWS[kind]}`
  if (kind === 'pyramid' ? series !== 2 : series < 1 || series > MAX_SERIES)
    return `${series} columns of values`
  if (new Set(rows.map(([category]) => category)).size < rows.length)
    return 'a name twice in its first column'
  const isNumber = (cell: unknown) => cell === null || typeof cell === 'number'
  if (!rows.every((row) => row.slice(1).every(isNumber))) return 'a value that is no number'
  return null
}

/** Puts a query's result into a chart, in the words of its language. */
export function drawnWith(
  chart: ChartData,
  { columns, rows }: ResultSet,
  { labels, digits }: Pick<AuthoredChart, 'labels' | 'digits'>,
): ChartData {
  const named = (name: unknown) => {
    const known = name === null ? 'NULL' : String(name)
    return Object.hasOwn(labels, known) ? (labels[known] ?? known) : known
  }
  const rounded = (value: number) => (digits === null ? value : Number(value.toFixed(digits)))
  const [first, ...names] = columns
  const series = names.map((name, index) => ({
    name: named(name),
    values: rows.map((row) => {
      const value = row[index + 1]
      return typeof value === 'number' ? rounded(value) : null
    }),
  }))
  return {
    ...chart,
    categories: rows.map(([category]) => named(category)),
    series,
    xLabel: named(first),
    ...(series.length === 1 && series[0] ? { yLabel: series[0].name } : {}),
  }
}

/** A chart before its query has run. */
export const chartToDraw = (own: AuthoredChart, source: AuthoredChart, language: string): ChartData => ({
  kind: source.kind ?? 'bar',
  title: own.title,
  description: own.alt,
  categories: [],
  series: [],
  ...((own.unit ?? source.unit) ? { unit: own.unit ?? source.unit ?? '' } : {}),
  language,
})
