import { toCsv } from '#app/domain/people/csv.ts'
import type { Columns } from './headers.ts'
import type { RosterColumn, Separator } from './roster.ts'

interface RowsToMend {
  columns: Columns
  /** Of the list that came in, or what the page's language uses where it had none. */
  separator: Separator
  rows: readonly { cells: readonly string[]; reason: string }[]
  /** Words of the page: titles for a list that had none, and of the column of reasons. */
  titles: Record<RosterColumn, string>
  reasonTitle: string
}

/**
 * Rows as they came, with a last column that says what to mend, to be mended in a spreadsheet and sent again: reading
 * knows the titles, passes over the reasons, and takes off the apostrophes that keep cells from being computed. The byte
 * order mark is left out where nothing needs it.
 */
export function rowsToMend({ columns, separator, rows, titles, reasonTitle }: RowsToMend): string {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), columns.width)
  const filled = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '')
  const header = columns.titles ?? titlesBy(columns, titles)
  const text = toCsv(
    [...filled(header), reasonTitle],
    rows.map(({ cells, reason }) => [...filled(cells), reason]),
    separator,
  )
  return /^\ufeff[\0-\x7f]*$/.test(text) ? text.slice(1) : text
}

function titlesBy({ mapping, width }: Columns, titles: RowsToMend['titles']): string[] {
  const header = Array.from({ length: width }, () => '')
  for (const [column, at] of Object.entries(mapping) as [RosterColumn, number][]) header[at] = titles[column]
  return header
}
