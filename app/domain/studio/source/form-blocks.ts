import type { ExerciseTag } from '#app/content/dialect.ts'
import { type EndOfTag, startEndOfTag, tagAt } from './find-exercises.ts'
import { closes, fenceAt, indentOf, isBlank, itemMark, type Line } from './form-lines.ts'
import { readOpenTag } from './open-tag.ts'

/** A stretch of an exercise's body, from the first sign of its first line to the last of its last. */
export interface Block {
  type: 'text' | 'quote' | 'list' | 'table' | 'code' | 'help'
  start: number
  end: number
  lines: Line[]
  /** `sql mistake` of a block of code that has a role in this exercise; the tag's name of help. */
  name: string
}

/** Blocks of code that belong to an exercise, by its tag. */
export const rolesOf: Record<ExerciseTag, readonly string[]> = {
  Choice: [],
  Numeric: ['sql key', 'sql mistake'],
  Text: [],
  Match: [],
  Classify: [],
  Order: [],
  Written: [],
  Sql: ['sql starter', 'sql solution', 'sql mistake'],
  R: ['r starter', 'r solution', 'sql key'],
}

const helpTags = ['Hint', 'Solution', 'Rubric']

/** Takes the lines of an exercise's body apart. */
export function blocksIn(source: string, lines: Line[], tag: ExerciseTag): Block[] {
  const blocks: Block[] = []
  const parts = { source, lines, endOfTag: startEndOfTag(source, lines) }
  for (let index = 0; index < lines.length; ) {
    if (isBlank(lines[index]?.text ?? '')) {
      index++
      continue
    }
    const { type, count, name } = blockAt(parts, index, tag)
    const own = lines.slice(index, index + count)
    while (own.length > 1 && isBlank(own.at(-1)?.text ?? '')) own.pop()
    blocks.push({ type, name, lines: own, start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 })
    index += count
  }
  return blocks
}

interface Found {
  type: Block['type']
  count: number
  name: string
}

interface Parts {
  source: string
  lines: Line[]
  endOfTag: EndOfTag
}

function blockAt(parts: Parts, index: number, tag: ExerciseTag): Found {
  const { lines } = parts
  const { text } = lines[index] as Line
  const fence = fenceAt(text)
  if (fence && isBlank(fence.lead)) {
    let close = index + 1
    while (close < lines.length && !closes((lines[close] as Line).text, fence)) close++
    const count = Math.min(close + 1, lines.length) - index
    const name = fence.info.replace(/[ \t]+/g, ' ')
    // An unclosed block reaches to the end of everything, and no form should touch it.
    const isOwn = close < lines.length && rolesOf[tag].includes(name)
    return { type: isOwn ? 'code' : 'text', count, name: isOwn ? name : '' }
  }
  const name = tagAt(text)
  if (name !== null) return tagBlock(parts, index, name)
  const mark = itemMark.exec(text)
  if (mark) return { type: 'list', count: listLines(lines, index), name: '' }
  if (isTableAt(lines, index)) return { type: 'table', count: tableLines(lines, index), name: '' }
  const isQuote = /^[ \t]*>/.test(text)
  return { type: isQuote ? 'quote' : 'text', count: paragraphLines(lines, index), name: '' }
}

function tagBlock({ source, lines, endOfTag }: Parts, index: number, name: string): Found {
  const { start, text } = lines[index] as Line
  const open = readOpenTag(source, start + text.indexOf('<'))
  const end = open && endOfTag(index, open)
  const count = end ? end.line - index + 1 : 1
  const endsItsLine = end && isBlank(source.slice(end.at, lines[end.line]?.end))
  const isHelp = helpTags.includes(name) && endsItsLine && open.attributes.length === 0 && !open.isEmpty
  return { type: isHelp ? 'help' : 'text', count, name: isHelp ? name : '' }
}

/** Whether a line begins a block in the middle of a paragraph. A term does not: it stands in a sentence. */
const interrupts = (text: string): boolean =>
  fenceAt(text) !== null ||
  /^[ \t]*(?:<(?!Term\b)\/?[A-Za-z]|>|#{1,6}(?:[ \t]|$)|(?:[-*+]|1[.)])[ \t]+\S)/.test(text)

function paragraphLines(lines: Line[], first: number): number {
  let index = first + 1
  while (index < lines.length) {
    const { text } = lines[index] as Line
    if (isBlank(text)) break
    const isSameQuote = /^[ \t]*>/.test(text) && /^[ \t]*>/.test(lines[first]?.text ?? '')
    if ((interrupts(text) && !isSameQuote) || isTableAt(lines, index)) break
    index++
  }
  return index - first
}

/** Items of the same kind of mark, and what is set in below them. */
function listLines(lines: Line[], first: number): number {
  const [, lead = '', mark = '', gap = ''] = itemMark.exec(lines[first]?.text ?? '') ?? []
  let inner = lead.length + mark.length + Math.max(1, gap.length)
  let index = first + 1
  for (; index < lines.length; index++) {
    const { text } = lines[index] as Line
    if (isBlank(text)) continue
    if (indentOf(text) >= inner) continue
    const next = itemMark.exec(text)
    if (next && kindOfMark(next[2]) === kindOfMark(mark)) {
      inner = (next[1] ?? '').length + (next[2] ?? '').length + Math.max(1, (next[3] ?? '').length)
      continue
    }
    const followsBlank = isBlank(lines[index - 1]?.text ?? '')
    if (followsBlank || interrupts(text) || next) break
  }
  return index - first
}

/** `-`, `*`, `+`, `.` or `)`: another one begins another list. */
const kindOfMark = (mark = ''): string => mark.at(-1) ?? ''

const delimiter = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

function isTableAt(lines: Line[], index: number): boolean {
  const [head, below] = [lines[index]?.text ?? '', lines[index + 1]?.text ?? '']
  return head.includes('|') && below.includes('|') && delimiter.test(below) && !interrupts(head)
}

function tableLines(lines: Line[], first: number): number {
  let index = first + 2
  while (index < lines.length) {
    const { text } = lines[index] as Line
    if (isBlank(text) || interrupts(text)) break
    index++
  }
  return index - first
}
