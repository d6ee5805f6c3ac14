import { type Options, parse } from 'csv-parse/sync'
import { columnOf } from './header-words.ts'
import { type ListLine, limits, RosterRefusal, type Separator } from './roster.ts'

export interface ParsedText {
  lines: ListLine[]
  /** Null for a list of one column. */
  separator: Separator | null
  /** The row of a quote that never closes; null if all do. */
  openQuoteRow: number | null
}

/** In the order in which a tie is settled: the rarer in names first. */
const separators: readonly Separator[] = ['\t', ';', '|', ',']

/** How many rows a separator is judged by. */
const judged = 200

/** Blank rows are no people; but a file of nothing else is not read to its end. */
const mostLines = 4 * limits.rows

/**
 * Lines and cells of a text with separators: the separator is the one by which rows come out equally wide, e-mail
 * addresses whole, and titles known. Quoted cells may hold separators and line ends (RFC 4180); line ends may be those
 * of any system. A first line `sep=;`, as Excel understands it, decides.
 */
export function parseText(text: string): ParsedText {
  const plain = text.replace(/\r\n?/g, '\n')
  const told = /^"?sep=([\t;,|])"?(?=\n|$)/i.exec(plain)
  // The line goes, its end stays: rows keep their numbers.
  const list = told ? plain.slice(told[0].length) : plain
  const separator = told ? (told[1] as Separator) : separatorOf(list)
  return { ...parseWith(list, separator, mostLines), separator }
}

function separatorOf(text: string): Separator | null {
  // A text of one column is what remains if no separator does better than none.
  let best: { separator: Separator | null; score: number } = {
    separator: null,
    score: scoreOf(parseWith(text, null, judged).lines, 1),
  }
  for (const separator of separators) {
    if (!text.includes(separator)) continue
    const score = scoreOf(parseWith(text, separator, judged).lines, 2)
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/**
 * How well a separator explains the rows: the share that is as wide as most (0 to 1), twice the share of rows naming an
 * address that have it in a cell of its own, and the known titles, up to three. Minus infinity if most are narrower than `least`.
 */
function scoreOf(lines: readonly ListLine[], least: number): number {
  const rows = lines.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, fitting] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  if (width < least) return Number.NEGATIVE_INFINITY

  const titles = rows
    .slice(0, 10)
    .map((cells) => ({ width: cells.length, known: cells.filter((cell) => columnOf(cell)).length }))
    .sort((a, b) => b.known - a.known)[0]
  // "Nom" over lines of "Dupont, Jean" is one column, whatever the lines hold.
  if (titles && titles.known > 0 && titles.width < least) return Number.NEGATIVE_INFINITY

  const withMail = rows.filter((cells) => cells.some((cell) => cell.includes('@')))
  const whole = withMail.filter((cells) => cells.some((cell) => isBareMail.test(cell)))
  const mailShare = withMail.length === 0 ? 0 : whole.length / withMail.length
  const evenness = least === 1 ? 0 : fitting / rows.length
  return evenness + 2 * mailShare + Math.min(titles?.known ?? 0, 3)
}

const isBareMail = /^\s*[^\s,;|<>"]+@[^\s,;|<>"]+\s*$/

function parseWith(text: string, separator: Separator | null, most: number) {
  const options: Options = {
    // Without a separator a line is a cell: no sign of the list can be this one, decode.ts refuses it.
    delimiter: separator ?? '\u0000',
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    to: most,
  }
  const attempts: Options[] = [
    // Spaces between a separator and a quote; a tab would count as one of them.
    ...(separator === '\t' ? [] : [{ ...options, trim: true }]),
    options,
  ]
  for (const attempt of attempts) {
    const lines = tryToParse(text, attempt)
    if (Array.isArray(lines)) return { lines: limited(lines, most), openQuoteRow: null }
  }
  const openQuoteRow = tryToParse(text, options)
  const lines = tryToParse(text, { ...options, quote: null })
  return {
    lines: Array.isArray(lines) ? limited(lines, most) : [],
    openQuoteRow: typeof openQuoteRow === 'number' ? openQuoteRow : null,
  }
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

/** Lines; or, if the quotes don't close, the row where the open one begins. */
function tryToParse(text: string, options: Options): ListLine[] | number {
  let read = 0
  const keep = (record: string[], { lines }: { lines: number }) => {
    read = lines
    return record
  }
  try {
    const records = parse(text, { ...options, on_record: keep }) as unknown as Parsed[]
    return records.map(({ record, info }) => ({ row: info.lines - lineEndsIn(record), cells: record }))
  } catch (error) {
    if (!isCsvError(error)) throw error
    return read + 1
  }
}

const isCsvError = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')

const lineEndsIn = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)

function limited(lines: ListLine[], most: number): ListLine[] {
  if (most !== mostLines) return lines
  if (lines.length >= mostLines)
    throw new RosterRefusal({ refused: 'too-many-rows', values: { most: limits.rows } })
  return lines
}
