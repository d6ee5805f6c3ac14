import type { Rows, Value } from './data-set.ts'

/** A line of a CSV file, which quoted line breaks may spread over several. */
export interface CsvLine {
  cells: string[]
  /** Where each cell begins, in UTF-16 units from the beginning of the text. */
  starts: number[]
  /** Why reading stops here, at the beginning of the last cell; null for a good line. */
  broken: 'quote-inside' | 'quote-open' | null
}

/**
 * The rows as a CSV file (RFC 4180, but lines end with \n): names of the columns first, missing values empty. No byte
 * order mark, and nothing is put in front of formulas: data sets hold none, a check sees to it.
 */
export function csvOf({ columns, rows }: Pick<Rows, 'columns' | 'rows'>): string {
  return [columns, ...rows].map((row) => `${row.map(written).join(',')}\n`).join('')
}

function written(value: Value): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

/**
 * Reads CSV (RFC 4180): a byte order mark is skipped; lines end with \r\n, \n or \r. A broken line is the last. Files
 * of spreadsheets may have another separator than a comma.
 */
export function* csvLines(text: string, separator = ','): Generator<CsvLine> {
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    const line: CsvLine = { cells: [], starts: [], broken: null }
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator)
      line.cells.push(cell.value)
      line.starts.push(at)
      line.broken = cell.broken
      at = cell.end
      if (cell.broken || text[at] !== separator) break
      at++
    }
    yield line
    if (line.broken) return
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
}

interface ReadCell {
  value: string
  /** Where the comma, the line's end or the text's end stands. */
  end: number
  broken: CsvLine['broken']
}

function plainCell(text: string, start: number, separator: string): ReadCell {
  let end = start
  while (end < text.length && !isEnd(text[end], separator)) end++
  const value = text.slice(start, end)
  return { value, end, broken: value.includes('"') ? 'quote-inside' : null }
}

function quotedCell(text: string, start: number, separator: string): ReadCell {
  let end = start + 1
  for (;;) {
    end = text.indexOf('"', end)
    if (end === -1) return { value: '', end: text.length, broken: 'quote-open' }
    if (text[end + 1] !== '"') break
    end += 2
  }
  const value = text.slice(start + 1, end).replaceAll('""', '"')
  const isClosed = end + 1 === text.length || isEnd(text[end + 1], separator)
  return { value, end: end + 1, broken: isClosed ? null : 'quote-inside' }
}

const isEnd = (letter: string | undefined, separator: string): boolean =>
  letter === separator || letter === '\n' || letter === '\r'
