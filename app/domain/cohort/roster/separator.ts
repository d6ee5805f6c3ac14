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

/** With the titles, what stands above them, and blank lines between; whoever comes after that is not left out silently. */
const mostLines = 4 * limits.rows

/** Signs in a row: one that is longer is no row, but what a quote that never closes has swallowed. */
const longestRow = 100_000

/**
 * Lines and cells of a text with separators: the separator is the one by which rows come out equally wide, e-mail
 * addresses whole, and titles known. Quoted cells may hold separators and line ends (RFC 4180); line ends may be those
 * of any system. A first line `sep=;`, as Excel understands it, decides.
 */
export function parseText(text: string): ParsedText {
  const plain = text.replace(/\r\n?/g, '\n')
  const told = /^"?sep=([\t;,|])"?(?=\n|$)/i.exec(plain)
  // The line goes, its end stays: rows keep their numbers.
  const list = withoutEmptyEnd(told ? plain.slice(told[0].length) : plain)
  const separator = told ? (told[1] as Separator) : separatorOf(list)
  const parsed = parseWith(list, separator, mostLines)
  return { ...(withoutSwallowing(list, separator, parsed.lines) ?? parsed), separator }
}

/**
 * A stray quote and the next one, some lines below, make one cell of all rows between, and lose those people. Where a
 * cell looks so, and rows are as even if quotes are taken as letters, they are. Null where nothing was swallowed.
 */
function withoutSwallowing(text: string, separator: Separator | null, lines: readonly ListLine[]) {
  const hasRows = (cell: string) =>
    lineEndsIn([cell]) > 1 && cell.includes('@') && cell.includes(separator ?? '\n')
  const swallowing = lines.find(({ cells }) => cells.some(hasRows))
  if (!swallowing) return null
  const apart = tryToParse(text, { ...optionsOf(separator, mostLines), quote: null })
  if (!apart || widthOf(apart).evenness < widthOf(lines).evenness) return null
  return { lines: apart, openQuoteRow: swallowing.row }
}

/** Without the lines of nothing but separators that spreadsheets leave below the last row, sometimes a million. */
function withoutEmptyEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t;,|\n'.includes(text.charAt(end - 1))) end -= 1
  if (end === 0) return ''
  const lineEnd = text.indexOf('\n', end)
  return lineEnd < 0 ? text : text.slice(0, lineEnd)
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
  const rows = lines.map(({ cells }) => cells)
  const { width, evenness } = widthOf(lines)
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
  return (least === 1 ? 0 : evenness) + 2 * mailShare + Math.min(titles?.known ?? 0, 3)
}

/** How many cells most rows have, and which share of rows has them. */
function widthOf(lines: readonly ListLine[]): { width: number; evenness: number } {
  const counts = new Map<number, number>()
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [width, fitting] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  return { width, evenness: fitting / Math.max(lines.length, 1) }
}

const isBareMail = /^\s*[^\s,;|<>"]+@[^\s,;|<>"]+\s*$/

const optionsOf = (separator: Separator | null, most: number): Options => ({
  // Without a separator a line is a cell: no sign of the list can be this one, decode.ts refuses it.
  delimiter: separator ?? '\u0000',
  record_delimiter: '\n',
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: longestRow,
  to: most,
})

function parseWith(text: string, separator: Separator | null, most: number) {
  const options = optionsOf(separator, most)
  const attempts: Options[] = [
    // Spaces between a separator and a quote; a tab would count as one of them.
    ...(separator === '\t' ? [] : [{ ...options, trim: true }]),
    options,
  ]
  for (const attempt of attempts) {
    const lines = tryToParse(text, attempt)
    if (Array.isArray(lines)) return { lines, openQuoteRow: null }
  }
  const openQuoteRow = rowsBeforeError(text, options) + 1
  const lines = tryToParse(text, { ...options, quote: null })
  return { lines: lines ?? [], openQuoteRow: lines ? openQuoteRow : null }
}

/** Null if a quote doesn't close, or a row is too long. */
function tryToParse(text: string, options: Options): ListLine[] | null {
  let row = 1
  const lines: ListLine[] = []
  try {
    const records = parse(text, options)
    if (records.length >= mostLines)
      throw new RosterRefusal({ refused: 'too-many-rows', values: { most: limits.rows } })
    for (const cells of records) {
      if (cells.some((cell) => cell.trim() !== '')) lines.push({ row, cells })
      row += 1 + lineEndsIn(cells)
    }
    return lines
  } catch (error) {
    if (!isCsvError(error)) throw error
    return null
  }
}

/** How many rows of an editor the records take that come before the one that can't be read. */
function rowsBeforeError(text: string, options: Options): number {
  let rows = 0
  const count = (cells: string[]) => {
    rows += 1 + lineEndsIn(cells)
    return cells
  }
  try {
    parse(text, { ...options, on_record: count })
  } catch (error) {
    if (!isCsvError(error)) throw error
  }
  return rows
}

const isCsvError = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')

const lineEndsIn = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
