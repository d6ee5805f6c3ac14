import type { Count, CountTable, Sum } from './count-table.ts'
import { suppress } from './suppress.ts'

/** Counts of people by row and column, with all totals; null = hidden. */
export interface ShownTwoWay {
  cells: (number | null)[][]
  rowTotals: (number | null)[]
  columnTotals: (number | null)[]
  total: number | null
}

/** Where a count stands; `total` is the margin. */
type Place = number | 'total'

const idOf = (row: Place, column: Place) => `${row}/${column}`

/** Hides small counts of a two-way table that is shown with row, column and grand totals, and what they need beside them. */
export function suppressTwoWay(cells: readonly (readonly number[])[]): ShownTwoWay {
  const table = twoWayTable(cells)
  const hidden = suppress(table)
  const countOf = new Map(table.counts.map(({ id, count }) => [id, count]))
  const shown = (row: Place, column: Place) => {
    const id = idOf(row, column)
    return hidden.has(id) ? null : (countOf.get(id) ?? null)
  }
  const [rows, columns] = [indexes(cells), indexes(cells[0] ?? [])]
  return {
    cells: rows.map((row) => columns.map((column) => shown(row, column))),
    rowTotals: rows.map((row) => shown(row, 'total')),
    columnTotals: columns.map((column) => shown('total', column)),
    total: shown('total', 'total'),
  }
}

const indexes = (list: readonly unknown[]) => list.map((_, index) => index)

/** A two-way table and its margins as counts and sums. Throws a RangeError for rows of different lengths. */
function twoWayTable(cells: readonly (readonly number[])[]): CountTable {
  const [rows, columns] = [indexes(cells), indexes(cells[0] ?? [])]
  if (cells.some((row) => row.length !== columns.length)) throw new RangeError('rows of different lengths')
  const at = (row: number, column: number) => cells[row]?.[column] ?? 0
  const add = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)
  const rowTotals = rows.map((row) => add(columns.map((column) => at(row, column))))
  const count = (row: Place, column: Place, value: number): Count => ({
    id: idOf(row, column),
    count: value,
    kind: 'printed',
  })
  const sum = (whole: string, parts: string[]): Sum => ({ whole, parts })
  return {
    counts: [
      ...rows.flatMap((row) => columns.map((column) => count(row, column, at(row, column)))),
      ...rows.map((row) => count(row, 'total', rowTotals[row] ?? 0)),
      ...columns.map((column) => count('total', column, add(rows.map((row) => at(row, column))))),
      count('total', 'total', add(rowTotals)),
    ],
    sums: [
      ...[...rows, 'total' as const].map((row) =>
        sum(
          idOf(row, 'total'),
          columns.map((column) => idOf(row, column)),
        ),
      ),
      ...[...columns, 'total' as const].map((column) =>
        sum(
          idOf('total', column),
          rows.map((row) => idOf(row, column)),
        ),
      ),
    ],
  }
}
