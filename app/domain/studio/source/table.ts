import { applyEdits, type Edit, originsOf } from './edits.ts'
import type { PairTable } from './form.ts'
import type { Line } from './form-lines.ts'

interface Cell {
  start: number
  end: number
  text: string
}

export interface SourceTable {
  value: PairTable
  head: Row
  delimiter: Line
  rows: Row[]
}

interface Row {
  line: Line
  cells: Cell[]
}

/** Reads a table of two or three columns; null where a row has more cells than its head. */
export function readTable(lines: Line[]): SourceTable | null {
  const [first, delimiter, ...rest] = lines
  if (!first || !delimiter) return null
  const head = readRow(first)
  const rows = rest.map(readRow)
  const columns = head.cells.length
  const isWhole =
    readRow(delimiter).cells.length === columns && rows.every(({ cells }) => cells.length <= columns)
  if (columns < 2 || columns > 3 || !isWhole) return null
  const text = ({ cells }: Row, index: number) => cells[index]?.text ?? ''
  return {
    head,
    delimiter,
    rows,
    value: {
      headers: {
        left: text(head, 0),
        right: text(head, 1),
        feedback: columns === 3 ? text(head, 2) : null,
      },
      rows: rows.map((row) => ({ left: text(row, 0), right: text(row, 1), feedback: text(row, 2) })),
    },
  }
}

/** Splits a row at its bars; a bar behind a backslash belongs to its cell. */
function readRow(line: Line): Row {
  const { text, start } = line
  const cells: Cell[] = []
  const first = /^[ \t]*\|?/.exec(text)?.[0].length ?? 0
  let from = first
  for (let place = first; place <= text.length; place++) {
    if (text[place] === '\\' && /[\\|]/.test(text[place + 1] ?? '')) place++
    else if (place === text.length || text[place] === '|') {
      const raw = text.slice(from, place)
      // Behind the last bar of a row stands no cell.
      if (place === text.length && raw.trim() === '' && from > first) break
      const lead = /^[ \t]*/.exec(raw)?.[0].length ?? 0
      const tail = /[ \t]*$/.exec(raw.slice(lead))?.[0].length ?? 0
      const [begin, end] = [from + lead, place - tail]
      cells.push({ start: start + begin, end: start + end, text: shownCell(text.slice(begin, end)) })
      from = place + 1
    }
  }
  return { line, cells }
}

const shownCell = (source: string): string =>
  source.replace(/\\([\\|])/g, (both, sign: string) => (sign === '|' ? '|' : both))

const cellSource = (text: string): string =>
  text.replace(/\\[\\|]|\|/g, (found) => (found === '|' ? '\\|' : found))

/** The source of a table with other rows; null leaves the delimiter and all unchanged cells as they are. */
export function writeTable(source: string, table: SourceTable, next: PairTable): string {
  const hasFeedback = next.headers.feedback !== null || next.rows.some(({ feedback }) => feedback !== '')
  const columns = hasFeedback ? 3 : 2
  if (columns !== table.head.cells.length) return freshTable(next)
  const origins = originsOf(table.value.rows, next.rows)
  const { left, right, feedback } = next.headers
  const rows = next.rows.map((row, index) => {
    const origin = origins[index] ?? null
    const old = origin === null ? undefined : table.rows[origin]
    return writeRow(source, old, cellsOf(row, columns))
  })
  const head = writeRow(source, table.head, cellsOf({ left, right, feedback: feedback ?? '' }, columns))
  return [head, table.delimiter.text, ...rows].join('\n')
}

const cellsOf = ({ left, right, feedback }: PairTable['rows'][number], columns: number): string[] =>
  [left, right, feedback].slice(0, columns)

function writeRow(source: string, old: Row | undefined, cells: string[]): string {
  if (!old || (old.cells.length < cells.length && cells.slice(old.cells.length).some((text) => text !== '')))
    return rowText(cells)
  const edits = old.cells.flatMap(({ start, end, text }, index): Edit[] => {
    if (text === cells[index]) return []
    // An empty cell is a place between two spaces, or between none.
    const isTight = start === end && !/[ \t]/.test(source[start - 1] ?? '')
    const written = cellSource(cells[index] ?? '')
    return [
      { start: start - old.line.start, end: end - old.line.start, text: isTight ? ` ${written} ` : written },
    ]
  })
  return applyEdits(old.line.text, edits)
}

const rowText = (cells: string[]): string => `|${cells.map((text) => ` ${cellSource(text)} |`).join('')}`

export function freshTable({ headers, rows }: PairTable): string {
  const hasFeedback = headers.feedback !== null || rows.some(({ feedback }) => feedback !== '')
  const columns = hasFeedback ? 3 : 2
  const head = cellsOf({ ...headers, feedback: headers.feedback ?? '' }, columns)
  return [
    rowText(head),
    `|${'---|'.repeat(columns)}`,
    ...rows.map((row) => rowText(cellsOf(row, columns))),
  ].join('\n')
}
