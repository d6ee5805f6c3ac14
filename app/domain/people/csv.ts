export type Cell = string | number | null

/**
 * A table as CSV (RFC 4180) or with another separator, with the mark that makes spreadsheets read UTF-8. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
export function toCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  separator: ',' | ';' | '\t' | '|' = ',',
): string {
  return `${CSV_MARK}${[header, ...rows].map((row) => csvLine(row, separator)).join('')}`
}

/** The byte order mark at the head of a CSV file. */
export const CSV_MARK = '\ufeff'

/** One line of such a table. With a decimal comma the separator must be another sign. */
export const csvLine = (
  cells: readonly Cell[],
  separator: ',' | ';' | '\t' | '|' = ',',
  decimal: '.' | ',' = '.',
): string => `${cells.map((cell) => written(cell, decimal)).join(separator)}\r\n`

function written(cell: Cell, decimal: '.' | ','): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', decimal)
  // Spreadsheets also take the full-width signs of East Asian keyboards for formulas.
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n;\t|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
