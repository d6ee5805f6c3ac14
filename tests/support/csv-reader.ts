/** A plain reader of RFC 4180, to read back what was written. */
export function readCsv(csv: string, separator = ','): string[][] {
  const rows: string[][] = []
  const pattern = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\r\\n]*)(${separator}|\\r\\n)`, 'gy')
  let row: string[] = []
  for (const [, cell = '', end] of csv.slice(1).matchAll(pattern)) {
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}
