import { csvLines } from './csv-file.ts'
import type { DataSet, DataTable, Rows } from './data-set.ts'
import { generators } from './generators/generators.ts'
import { readCell } from './read-cell.ts'

/**
 * The rows of all tables, views aside, in the order of the data set. `seed` chooses the draw; tables that are files are
 * the same in all of them.
 */
export function rowsOf(dataSet: DataSet, seed: number): Rows[] {
  const drawn = dataSet.generator ? generators[dataSet.generator].make(seed) : []
  return dataSet.tables
    .filter(({ view }) => view === null)
    .map((table) => {
      const csv = dataSet.csv[table.name]
      const rows =
        csv === undefined ? drawn.find(({ table: name }) => name === table.name) : fileRows(table, csv)
      if (!rows) throw new Error(`no rows for the table ${table.name} of ${dataSet.id}`)
      return rows
    })
}

/** Files were checked when the data set was read: what doesn't fit is a fault of ours. */
function fileRows({ name, variables }: DataTable, csv: string): Rows {
  const [, ...lines] = csvLines(csv)
  const rows = lines.map(({ cells }) =>
    variables.map(({ type }, index) => {
      const value = readCell(cells[index] ?? '', type)
      if (value === undefined) throw new Error(`${name}: "${cells[index]}" is no ${type}`)
      return value
    }),
  )
  return { table: name, columns: variables.map((variable) => variable.name), rows }
}
