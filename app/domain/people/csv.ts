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
  return `\ufeff${[header, ...rows].map((row) => `${row.map(written).join(separator)}\r\n`).join('')}`
}

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  // Spreadsheets also take the full-width signs of East Asian keyboards for formulas.
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n;\t|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
