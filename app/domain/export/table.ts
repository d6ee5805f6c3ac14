import { inOneCell, type ReadableAnswer } from '#app/domain/exercise/readable-answer.ts'
import type { Cell } from '#app/domain/people/csv.ts'

/** What may stand in a column; lists are kept as such where the format has them, and go into one cell elsewhere. */
export type Exported = Cell | ReadableAnswer | readonly (number | null)[]

export type ExportedRow = Readonly<Record<string, Exported>>

/** A table whose rows come page by page, in whatever number: no writer keeps more than a page of them. */
export interface ExportedTable {
  /** Of the table, and of its sheet. */
  name: string
  /** Names of the columns, in order; a row has one value for each. */
  columns: readonly string[]
  pages: AsyncIterable<readonly ExportedRow[]>
}

/** One value in one cell: of a list one after the other, codes without a space so that they stay easy to split. */
export function cellOf(value: Exported | undefined): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'string') return value
  if (isCodes(value)) return value.map((code) => code ?? '').join(';')
  return inOneCell(value)
}

const isCodes = (value: Exclude<Exported, Cell>): value is readonly (number | null)[] =>
  value.length > 0 && value.every((one) => one === null || typeof one === 'number')

/** A row's cells in the order of the columns. */
export const cellsOf = (columns: readonly string[], row: ExportedRow): Cell[] =>
  columns.map((column) => cellOf(row[column]))

/** A table that is there already, as one page. */
export const tableOf = (
  name: string,
  columns: readonly string[],
  rows: readonly ExportedRow[],
): ExportedTable => ({
  name,
  columns,
  pages: (async function* () {
    yield rows
  })(),
})
