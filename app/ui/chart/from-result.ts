import { type ChartData, type ChartKind, type ChartSeries, MAX_SERIES } from '#app/domain/chart/chart.ts'
import type { Cell, ResultSet } from '#app/labs/sql/run.ts'

/** Why a result can't be drawn. */
export type ChartProblem =
  | 'no-rows'
  | 'one-row'
  | 'no-numbers'
  | 'no-categories'
  | 'repeated-categories'
  | 'too-many-categories'
  | 'pyramid-needs-two'
  | 'pyramid-mixed-signs'

export type ResultChart =
  | {
      kind: 'chart'
      /** All but the title, which is words. */
      chart: Omit<ChartData, 'title' | 'language'> & { xLabel: string }
      /** Columns of numbers that could be drawn, in order. */
      numbers: string[]
      /** Those of them that are. */
      drawn: string[]
    }
  | { kind: 'problem'; problem: ChartProblem }

const MOST_CATEGORIES: Record<ChartKind, number> = { bar: 60, column: 60, dot: 60, line: 1000, pyramid: 130 }

/** Columns whose numbers differ by more than this factor don't share an axis. */
const SAME_SIZE = 20

/**
 * A chart of a query's result: guesses which column names the categories, which splits them into series, and which hold
 * values. `only` is the one column of numbers to draw.
 */
export function chartFromResult(result: ResultSet, kind: ChartKind, only?: string): ResultChart {
  const { rows } = result
  if (rows.length === 0) return problem('no-rows')
  const columns = result.columns.map((name, index) => ({
    name,
    index,
    isNumeric: isNumeric(rows.map((row) => row[index] ?? null)),
  }))
  if (!columns.some(({ isNumeric }) => isNumeric)) return problem('no-numbers')
  if (columns.length < 2) return problem('no-categories')
  const key = keyOf(columns, rows)
  if (!key) return problem('repeated-categories')
  const rest = columns.filter((column) => column.isNumeric && !key.includes(column))
  if (rest.length === 0) return problem('no-categories')
  const numbers = rest.map(({ name }) => name)
  const chosen = rest.find(({ name }) => name === only)
  const drawn = chosen ? [chosen] : ofSameSize(rest, rows).slice(0, kind === 'pyramid' ? 2 : MAX_SERIES)
  const shape = key.length === 1 ? wide(key[0] as Column, drawn, rows) : long(key, drawn[0] as Column, rows)
  if (!shape) return problem('repeated-categories')
  const refused = fits(kind, shape)
  if (refused) return problem(refused)
  const { categories, series, xLabel } = shape
  const isOne = key.length > 1 || drawn.length === 1
  return {
    kind: 'chart',
    chart: { kind, categories, series, xLabel, ...(isOne ? { yLabel: drawn[0]?.name } : {}) },
    numbers,
    drawn: (key.length > 1 ? drawn.slice(0, 1) : drawn).map(({ name }) => name),
  }
}

interface Column {
  name: string
  index: number
  isNumeric: boolean
}

interface Shape {
  categories: string[]
  series: ChartSeries[]
  xLabel: string
}

const problem = (problem: ChartProblem): ResultChart => ({ kind: 'problem', problem })

const isNumeric = (cells: Cell[]) =>
  cells.some((cell) => typeof cell === 'number') &&
  cells.every((cell) => cell === null || typeof cell === 'number')

const cellOf = (row: readonly Cell[], { index }: Column): Cell => row[index] ?? null
const nameOf = (cell: Cell) => (cell === null ? 'NULL' : String(cell))
const numberOf = (cell: Cell) => (typeof cell === 'number' ? cell : null)

/**
 * The columns that tell rows apart: one, or two of which the second becomes series. Text goes before numbers, since
 * counts may happen to differ in every row; among numbers only the leading columns can be meant.
 */
function keyOf(columns: readonly Column[], rows: readonly Cell[][]): Column[] | null {
  const isKey = (key: readonly Column[]) =>
    columns.some((column) => column.isNumeric && !key.includes(column)) &&
    new Set(rows.map((row) => JSON.stringify(key.map((column) => cellOf(row, column))))).size === rows.length
  const texts = columns.filter(({ isNumeric }) => !isNumeric)
  const single = (texts.length > 0 ? texts : columns.slice(0, 1)).find((column) => isKey([column]))
  if (single) return [single]
  const pairs =
    texts.length > 0
      ? texts.flatMap((text) => columns.filter((other) => other !== text).map((other) => [text, other]))
      : [columns.slice(0, 2)]
  const pair = pairs
    .sort(
      (a, b) => Number(a.some(({ isNumeric }) => isNumeric)) - Number(b.some(({ isNumeric }) => isNumeric)),
    )
    .find(isKey)
  return pair ? [...pair].sort((a, b) => a.index - b.index) : null
}

function ofSameSize(columns: readonly Column[], rows: readonly Cell[][]): Column[] {
  const size = (column: Column) =>
    rows.reduce((most, row) => Math.max(most, Math.abs(numberOf(cellOf(row, column)) ?? 0)), 0)
  const first = columns[0] ? size(columns[0]) : 0
  return columns.filter((column, index) => {
    const own = size(column)
    return index === 0 || (own <= first * SAME_SIZE && first <= own * SAME_SIZE)
  })
}

/** A row a category, a column a series. */
function wide(category: Column, columns: readonly Column[], rows: readonly Cell[][]): Shape {
  const taken = new Map<string, number>()
  const takenNames = new Map<string, number>()
  return {
    categories: rows.map((row) => unique(nameOf(cellOf(row, category)), takenNames)),
    series: columns.map((column) => ({
      name: unique(column.name, taken),
      values: rows.map((row) => numberOf(cellOf(row, column))),
    })),
    xLabel: category.name,
  }
}

/** A row a category and series; of the two columns the one with fewer values becomes series. */
function long(key: readonly Column[], value: Column, rows: readonly Cell[][]): Shape | null {
  const [first, second] = key.map((column) => ({
    column,
    names: [...new Set(rows.map((row) => nameOf(cellOf(row, column))))],
  }))
  if (!first || !second) return null
  const [category, series] = second.names.length <= first.names.length ? [first, second] : [second, first]
  if (series.names.length > MAX_SERIES) return null
  const place = new Map(category.names.map((name, index) => [name, index]))
  const made = series.names.map((name) => ({
    name: series.column.isNumeric ? `${series.column.name} ${name}` : name,
    values: category.names.map((): number | null => null),
  }))
  for (const row of rows) {
    const which = series.names.indexOf(nameOf(cellOf(row, series.column)))
    const index = place.get(nameOf(cellOf(row, category.column))) ?? 0
    const values = made[which]?.values
    if (values) values[index] = numberOf(cellOf(row, value))
  }
  return { categories: category.names, series: made, xLabel: category.column.name }
}

function fits(kind: ChartKind, { categories, series }: Shape): ChartProblem | null {
  if (categories.length > MOST_CATEGORIES[kind]) return 'too-many-categories'
  if (kind === 'line' && categories.length < 2) return 'one-row'
  if (kind !== 'pyramid') return null
  if (series.length !== 2) return 'pyramid-needs-two'
  // One side below zero is the usual trick of who draws pyramids elsewhere; both signs on one side are not.
  const isMixed = series.some(
    ({ values }) => values.some((value) => (value ?? 0) < 0) && values.some((value) => (value ?? 0) > 0),
  )
  return isMixed ? 'pyramid-mixed-signs' : null
}

function unique(name: string, taken: Map<string, number>): string {
  const times = (taken.get(name) ?? 0) + 1
  taken.set(name, times)
  return times === 1 ? name : `${name} (${times})`
}
