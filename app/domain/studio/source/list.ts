import type { Item } from './form.ts'
import { fenceAt, indentOf, isBlank, itemMark, type Line } from './form-lines.ts'

/** A list item and where its parts stand in the source. */
export interface SourceItem {
  value: Item
  start: number
  end: number
  /** Behind the mark of the list. */
  inner: number
  /** How far what belongs to it is set in. */
  indent: number
  /** Where the text stands, and the feedback with the line break before it. */
  text: { start: number; end: number }
  feedback: { start: number; end: number } | null
}

export interface SourceList {
  items: SourceItem[]
  lead: string
  /** `-`, or the sign behind a number. */
  bullet: string
  /** The first number; null in a list of bullets. */
  first: number | null
  /** Whether the numbers count up, so that they are to do so afterwards. */
  counts: boolean
}

/** Reads the lines of a list; null where tabs set its lines in. */
export function readList(lines: Line[]): SourceList | null {
  if (lines.some(({ text }) => /^ *\t/.test(text))) return null
  const groups: Line[][] = []
  let indent = 0
  for (const line of lines) {
    const mark = itemMark.exec(line.text)
    if (groups.length === 0 || (mark && indentOf(line.text) < indent)) {
      groups.push([line])
      indent = mark ? innerIndent(mark) : 0
    } else groups.at(-1)?.push(line)
  }
  const marks = groups.map(([first]) => itemMark.exec(first?.text ?? ''))
  if (marks.some((mark) => mark === null)) return null
  const numbers = marks.map((mark) => Number.parseInt(mark?.[2] ?? '', 10))
  const start = numbers[0] as number
  return {
    items: groups.map(readItem),
    lead: marks[0]?.[1] ?? '',
    bullet: (marks[0]?.[2] ?? '-').at(-1) ?? '-',
    first: Number.isNaN(start) ? null : start,
    counts: numbers.every((number, index) => number === start + index),
  }
}

const innerIndent = ([, lead = '', mark = '', gap = '']: RegExpExecArray): number =>
  lead.length + mark.length + Math.max(1, gap.length)

function readItem(lines: Line[]): SourceItem {
  const own = [...lines]
  while (own.length > 1 && isBlank(own.at(-1)?.text ?? '')) own.pop()
  const [first, ...rest] = own as [Line, ...Line[]]
  const mark = itemMark.exec(first.text) as RegExpExecArray
  const indent = innerIndent(mark)
  const inner = Math.min(first.start + mark[0].length, first.end)
  const box = /^\[([ xX])\](?:[ \t]+|$)/.exec(first.text.slice(mark[0].length))
  const start = inner + (box?.[0].length ?? 0)
  const quoteAt = rest.findIndex(({ text }) => /^ *>/.test(text))
  const before = quoteAt < 0 ? rest : rest.slice(0, quoteAt)
  while (before.length > 0 && isBlank(before.at(-1)?.text ?? '')) before.pop()
  const quote = quoteAt < 0 ? [] : rest.slice(quoteAt)
  const last = before.at(-1) ?? first
  const text = [first.text.slice(start - first.start), ...before.map((line) => line.text)]
  const end = own.at(-1)?.end ?? first.end
  const parts = {
    start: first.start,
    end,
    inner,
    indent,
    text: { start, end: last.end },
    feedback: quote.length > 0 ? { start: last.end, end } : null,
  }
  const isPlain =
    isParagraph(text, box !== null) &&
    rest.every((line) => isBlank(line.text) || indentOf(line.text) >= indent)
  if (!isPlain || !isQuote(quote))
    return { ...parts, value: { kept: own.map((line) => line.text).join('\n') } }
  const value: Item = {
    mark: box ? box[1] !== ' ' : null,
    text: text.map((line) => line.replace(/^[ \t]+|[ \t]+$/g, '')).join(' '),
    feedback: quote.length > 0 ? unquoted(quote.map((line) => line.text)) : null,
  }
  return { ...parts, value }
}

/** One paragraph without a hard break. A mark before it takes a list's or a heading's sense from its first sign. */
function isParagraph(lines: string[], isMarked: boolean): boolean {
  return lines.every(
    (line, index) =>
      (lines.length === 1 || !isBlank(line)) &&
      (index === lines.length - 1 || !/(?:\\| {2})$/.test(line)) &&
      ((index === 0 && isMarked) || !beginsBlock(line)) &&
      (index === 0 || !/^[ \t]*(?:=+|-+|[-:| \t]+)[ \t]*$/.test(line)),
  )
}

/** Whether a line would begin something other than a paragraph. */
export const beginsBlock = (line: string): boolean =>
  fenceAt(line) !== null ||
  /^[ \t]*(?:>|#{1,6}(?:[ \t]|$)|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|<|\[[^\]]+\]:|([-*_])[ \t]*(?:\1[ \t]*){2,}$)/.test(
    line,
  )

/** Quotes and blank lines between them, each line with its mark. */
const isQuote = (lines: Line[]): boolean => lines.every(({ text }) => isBlank(text) || /^ *>/.test(text))

/** The text of a quote. */
export const unquoted = (lines: string[]): string =>
  lines
    .map((line) => line.replace(/^[ \t]*> ?/, '').replace(/[ \t]+$/, ''))
    .join('\n')
    .replace(/^\n+|\n+$/g, '')

export const quoted = (text: string, indent: number): string =>
  text
    .split('\n')
    .map((line) => `${' '.repeat(indent)}>${line === '' ? '' : ` ${line}`}`)
    .join('\n')
