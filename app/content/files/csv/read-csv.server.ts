import { decode } from '#app/domain/cohort/roster/decode.ts'
import { otherKindOf } from '#app/domain/cohort/roster/other-kinds.server.ts'
import type {
  ColumnChoice,
  ColumnFault,
  ColumnReading,
  DataRefusal,
  ReadColumn,
  ReadData,
} from '#app/domain/studio/data-columns.ts'
import { csvLines, csvOf } from '#app/labs/data/csv-file.ts'
import { limits } from '../../limits.ts'
import { kindOf } from '../picture-kind.ts'
import { columnNames } from './column-names.ts'
import { type ColumnLook, countValues, lookAtColumn } from './look-at-column.ts'
import { readAs } from './read-as.ts'
import { separatorOf } from './separator.ts'

export type CsvResult =
  /** The table as our data sets have it, and all that the file says. */
  ({ ok: true; csv: string; text: string } & ReadData) | ({ ok: false } & DataRefusal)

/** More columns than this no one describes in a code book. */
const MOST_COLUMNS = 200
/** Between so many rows, others get their turn. */
const ROWS_AT_ONCE = 2_000

/**
 * Reads a file of data: any usual encoding and separator, names in the first line. Guesses what each column holds, says
 * so, and writes the table as our data sets have it: UTF-8, commas, points for decimals, ISO dates, nothing for missing
 * values. What is no plain rewriting stays as it is until somebody chooses; `choices` go by the order of the columns.
 */
export async function readCsvDataSet(
  givenName: string,
  bytes: Buffer,
  choices: ColumnChoice[] = [],
): Promise<CsvResult> {
  const opened = open(bytes)
  if ('refused' in opened) return { ok: false, ...opened }
  const { text, separator, header, kept } = opened
  const looks = kept.map((_, index) => lookAtColumn(choices[index] ?? {}))
  const seen = await lookAtRows(opened, looks)
  if ('refused' in seen) return { ok: false, ...seen }
  if (seen.rows === 0) return { ok: false, refused: 'no-rows' }

  const titles = kept.map((at) => header[at]?.trim() ?? '')
  const names = columnNames(
    titles,
    kept.map((_, index) => choices[index]?.name),
  )
  const decided = looks.map((look) => look.decide())
  const writers = decided.map(({ reading }, index) => columnWriter(reading, choices[index]?.missing ?? []))
  const lines = [csvOf({ columns: names, rows: [] })]
  let row = 0
  for (const { cells, start } of rowsOf(opened)) {
    const values = kept.map(
      (at, index) => writers[index]?.write(cells[at] ?? '', () => lineOf(text, start)) ?? '',
    )
    lines.push(csvOf({ columns: values, rows: [] }))
    if (++row % ROWS_AT_ONCE === 0) await othersTurn()
  }
  const columns = decided.map((guess, index): ReadColumn => {
    const written = writers[index]?.told()
    if (!written) throw new Error('a column was not written')
    return { title: titles[index] ?? '', name: names[index] ?? '', ...guess, ...written }
  })
  return {
    ok: true,
    csv: lines.join(''),
    text,
    givenName,
    encoding: opened.encoding,
    isEncodingGuessed: opened.isGuessed,
    separator,
    rows: seen.rows,
    columns,
    leftOut: { lines: seen.empty, columns: header.length - kept.length },
    isHeaderDoubtful: titles.every((title) => title === '' || readAs(title, 'number') !== undefined),
  }
}

interface Opened {
  text: string
  separator: ReadData['separator']
  /** Where the table begins, behind a line that only names the separator. */
  begins: number
  header: string[]
  /** Columns with a title or a value, by their number in a line. */
  kept: number[]
  encoding: string
  isGuessed: boolean
}

function open(bytes: Buffer): Opened | DataRefusal {
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > limits.dataBytes) return { refused: 'too-large', most: limits.dataBytes / 1024 / 1024 }
  const kind = kindOf(bytes)
  const other = otherKindOf(bytes)
  if (other?.refused.startsWith('spreadsheet')) return { refused: 'spreadsheet' }
  if (typeof kind === 'string') return { refused: 'other-kind', kind }
  if (kind?.other === 'zip') return { refused: 'spreadsheet' }
  if (other && 'kind' in other.values) return { refused: 'other-kind', kind: other.values.kind }
  const decoded = decode(bytes)
  if (!decoded) return kind ? { refused: 'other-kind', kind: kind.other } : { refused: 'not-text' }
  const { separator, begins } = separatorOf(decoded.text)
  const text = decoded.text
  const first = csvLines(text.slice(begins), separator).next()
  if (first.done || text.trim() === '') return { refused: 'empty' }
  if (first.value.broken) return { refused: 'quote', line: lineOf(text, begins) }
  const header = first.value.cells
  if (header.length > MOST_COLUMNS) return { refused: 'too-many-columns', most: MOST_COLUMNS }
  const opened = { text, separator, begins, header, encoding: decoded.encoding, isGuessed: decoded.isGuessed }
  return { ...opened, kept: columnsIn(opened) }
}

/** Spreadsheets leave columns without title and value at the end; one with a value needs a place. */
function columnsIn(opened: Omit<Opened, 'kept'>): number[] {
  const all = opened.header.map((_, at) => at)
  const untitled = new Set(all.filter((at) => opened.header[at]?.trim() === ''))
  if (untitled.size === 0) return all
  for (const { cells } of rowsOf(opened)) {
    for (const at of untitled) if (cells[at]?.trim()) untitled.delete(at)
    if (untitled.size === 0) break
  }
  return all.filter((at) => !untitled.has(at))
}

/** The rows below the header; lines with nothing in them are passed over. A broken one is the last. */
function* rowsOf({ text, separator, begins }: Pick<Opened, 'text' | 'separator' | 'begins'>) {
  const lines = csvLines(begins === 0 ? text : text.slice(begins), separator)
  lines.next()
  let empty = 0
  for (const { cells, starts, broken } of lines) {
    if (!broken && cells.every((cell) => cell.trim() === '')) empty++
    else yield { cells, start: (starts[0] ?? 0) + begins, broken, empty }
  }
  return empty
}

async function lookAtRows(
  opened: Opened,
  looks: ColumnLook[],
): Promise<{ rows: number; empty: number } | DataRefusal> {
  const { text, header, kept } = opened
  const lines = rowsOf(opened)
  let rows = 0
  for (;;) {
    const next = lines.next()
    if (next.done) return { rows, empty: next.value }
    const { cells, start, broken } = next.value
    if (broken) return { refused: 'quote', line: lineOf(text, start) }
    // Spreadsheets leave off the cells at the end of a row, or add empty ones.
    if (cells.slice(header.length).some((cell) => cell.trim() !== '') || cells.length < header.length)
      return { refused: 'uneven', line: lineOf(text, start), found: cells.length, expected: header.length }
    if (++rows > limits.dataRows) return { refused: 'too-many-rows', most: limits.dataRows }
    kept.forEach((at, index) => {
      looks[index]?.see(cells[at] ?? '')
    })
    if (rows % ROWS_AT_ONCE === 0) await othersTurn()
  }
}

/** Writes the cells of one column, and tells what came of them. */
function columnWriter(reading: ColumnReading, missing: string[]) {
  const none = new Set(missing)
  const counted = countValues()
  let blanks = 0
  let rewritten: ReadColumn['rewritten'] = null
  let fault: ColumnFault | null = null
  let isWhole = reading === 'number' || reading === 'number-comma'
  let count = 0

  const note = (code: ColumnFault['code'], value: string, line: () => number) => {
    if (fault) fault.count++
    else fault = { code, value: value.slice(0, 80), line: line(), count: 1 }
  }
  const asWritten = (cell: string, line: () => number): string => {
    const text = cell.trim()
    if (text === '' || none.has(text)) return ''
    const value = readAs(cell, reading)
    if (value === undefined) note('misread', cell, line)
    else if (reading === 'text' && /^[=+\-@＝＋－＠]/.test(value)) note('formula', cell, line)
    return value ?? cell
  }

  return {
    write(cell: string, line: () => number): string {
      const value = asWritten(cell, line)
      if (value === '') blanks++
      else {
        count++
        counted.add(value)
        if (value.includes('.') || value.includes('e')) isWhole = false
      }
      if (value !== cell) {
        if (rewritten) rewritten.count++
        else rewritten = { count: 1, from: cell.slice(0, 80), to: value.slice(0, 80) }
      }
      return value
    },

    told() {
      const values = counted.values()
      const isNumber = reading === 'number' || reading === 'number-comma'
      const type: ReadColumn['type'] = isNumber
        ? isWhole
          ? 'integer'
          : 'number'
        : reading === 'text'
          ? 'text'
          : 'date'
      const outliers = type === 'integer' && values ? outliersOf(values.map(({ value }) => value)) : []
      const isCoded =
        values !== null &&
        type !== 'number' &&
        type !== 'date' &&
        looksCoded(
          values.map(({ value }) => value),
          count,
        )
      return { type, blanks, rewritten, values, isCoded, outliers, fault }
    },
  }
}

/** Few short values, each of them often: sex, region, yes and no. */
const looksCoded = (values: string[], count: number): boolean =>
  values.length > 0 &&
  values.length <= 20 &&
  count >= 3 * values.length &&
  values.every((value) => value.length <= 24)

/** 9, 99, 999 … far above the others, and -9, -99 … below others that are not negative. */
function outliersOf(values: string[]): string[] {
  const numbers = values.map(Number)
  return values.filter((value) => {
    const number = Number(value)
    const others = numbers.filter((other) => !/^-?9+$/.test(String(other)) && other !== number)
    if (others.length === 0) return false
    if (/^9+$/.test(value)) return number > 1.5 * Math.max(...others)
    return /^-(9+|1)$/.test(value) && Math.min(...others) >= 0
  })
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/).length

const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
