import {
  footnoteLabel,
  indentOf,
  isBlank,
  isDelimiterRow,
  isHeading,
  isQuote,
  isRule,
  isUnderline,
  markerOf,
} from './lines.ts'
import { type LineMap, mapLines } from './tags-of-text.ts'

export type BlockKind =
  | 'blank'
  | 'front-matter'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'quote'
  | 'table'
  | 'code'
  | 'formula'
  | 'rule'
  | 'exercise'
  | 'chart'
  | 'note'
  | 'figure'
  | 'form-open'
  | 'form-close'
  | 'tag'
  | 'footnote'

/** A piece of a module's text with the blank lines after it: all pieces joined are the text, byte for byte. */
export interface SourceBlock {
  kind: BlockKind
  /** Of an exercise or a chart. */
  id: string | null
  /** Of a footnote. */
  label: string | null
  text: string
  /** The first line, from 1. */
  line: number
}

const exerciseNames = ['Choice', 'Numeric', 'Text', 'Match', 'Classify', 'Order', 'Written', 'Sql', 'R']

/** What other tags are called as blocks; the rest is just a tag. */
const kindsOfTags: Record<string, BlockKind> = {
  Chart: 'chart',
  Note: 'note',
  Figure: 'figure',
  Form: 'form-open',
  ...Object.fromEntries(exerciseNames.map((name) => [name, 'exercise' as const])),
}

/**
 * Takes a text apart where a reader sees its parts: front matter, headings, paragraphs, lists, tables, exercises whole.
 * Never fails: what is half typed is some block, too.
 */
export function splitBlocks(text: string): SourceBlock[] {
  const lines = text.split('\n')
  const map = mapLines(afterFrontMatter(lines))
  const blocks: SourceBlock[] = []
  let at = 0
  while (at < lines.length) {
    const found = blockAt(lines, at, map)
    let next = Math.max(found.next, at + 1)
    while (next < lines.length && isBlank(lines[next] as string)) next++
    const end = next === lines.length ? '' : '\n'
    const block = { id: null, label: null, ...found.block, text: lines.slice(at, next).join('\n') + end }
    if (block.text !== '') blocks.push({ ...block, line: at + 1 })
    at = next
  }
  return blocks
}

/** A block without the blank lines after it. */
export const bodyOf = (text: string): string => text.slice(0, text.length - gapOf(text).length)

/** The blank lines after a block's words. */
export function gapOf(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n'.includes(text[end - 1] as string)) end--
  return text.slice(end)
}

interface Found {
  block: Pick<SourceBlock, 'kind'> & Partial<SourceBlock>
  /** The first line after it. */
  next: number
}

/** The number of lines of front matter; 0 without one. */
function frontMatterLength(lines: readonly string[]): number {
  if (!/^---[ \t]*\r?$/.test(lines[0] ?? '')) return 0
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*\r?$/.test(line))
  return end < 0 ? 0 : end + 1
}

/** Front matter is no Markdown: a quote or fence in it opens nothing. */
const afterFrontMatter = (lines: readonly string[]): string[] => {
  const length = frontMatterLength(lines)
  return lines.map((line, index) => (index < length ? '' : line))
}

function blockAt(lines: readonly string[], at: number, map: LineMap): Found {
  const line = lines[at] as string
  if (at === 0 && frontMatterLength(lines) > 0)
    return { block: { kind: 'front-matter' }, next: frontMatterLength(lines) }
  if (isBlank(line)) return { block: { kind: 'blank' }, next: at + 1 }
  const fence = map.fences.get(at)
  if (fence) return { block: { kind: fence.kind }, next: fence.last + 1 }
  if (map.tags.has(at) || isClosingTag(line)) return tagAt(line, at, map)
  if (isHeading(line)) return { block: { kind: 'heading' }, next: at + 1 }
  if (isRule(line)) return { block: { kind: 'rule' }, next: at + 1 }
  const label = footnoteLabel(line)
  if (label !== null)
    return { block: { kind: 'footnote', label }, next: endOfContainer(lines, at, map, 4, () => false) }
  const marker = markerOf(line)
  if (marker) {
    const goesOn = (other: string) => markerOf(other)?.sign === marker.sign
    return { block: { kind: 'list' }, next: endOfContainer(lines, at, map, marker.width, goesOn) }
  }
  if (isQuote(line)) return { block: { kind: 'quote' }, next: endOfQuote(lines, at, map) }
  return paragraphAt(lines, at, map)
}

const isClosingTag = (line: string): boolean => /^[ \t]*<\/[A-Z][A-Za-z]*[ \t]*>[ \t]*\r?$/.test(line)

function tagAt(line: string, at: number, map: LineMap): Found {
  const tag = map.tags.get(at)
  if (!tag) return { block: { kind: line.includes('</Form') ? 'form-close' : 'tag' }, next: at + 1 }
  const kind = kindsOfTags[tag.name] ?? 'tag'
  if (kind === 'form-open') return { block: { kind }, next: tag.endLine + 1 }
  // While a tag is still open, what follows is not yet its own: an edit above must not touch a whole page.
  if (tag.closedAt === null) return { block: { kind: 'tag' }, next: tag.endLine + 1 }
  const id = kind === 'exercise' || kind === 'chart' ? tag.id : null
  return { block: { kind, id }, next: tag.closedAt + 1 }
}

/** Whether a line ends the paragraph above it. */
function interrupts(lines: readonly string[], at: number, map: LineMap): boolean {
  const line = lines[at] as string
  if (isBlank(line) || isHeading(line) || isRule(line) || isQuote(line)) return true
  if (map.tags.has(at) || map.fences.has(at) || isClosingTag(line)) return true
  return footnoteLabel(line) !== null || markerOf(line)?.interrupts === true
}

function paragraphAt(lines: readonly string[], at: number, map: LineMap): Found {
  let next = at + 1
  const isTable = next < lines.length && lines[at]?.includes('|') && isDelimiterRow(lines[next] as string)
  if (isTable) next++
  while (next < lines.length) {
    if (!isTable && isUnderline(lines[next] as string)) return { block: { kind: 'heading' }, next: next + 1 }
    if (interrupts(lines, next, map)) break
    next++
  }
  return { block: { kind: isTable ? 'table' : 'paragraph' }, next }
}

/** Lists and footnotes: their own lines, lazy ones, and after a blank line what is indented far enough. */
function endOfContainer(
  lines: readonly string[],
  at: number,
  map: LineMap,
  width: number,
  goesOn: (line: string) => boolean,
): number {
  let indent = width
  let next = at + 1
  let blankBefore = false
  for (let line = next; line < lines.length; line++) {
    const text = lines[line] as string
    if (isBlank(text)) {
      blankBefore = true
      continue
    }
    const own = indentOf(text) >= indent
    if (!own && goesOn(text)) indent = markerOf(text)?.width ?? indent
    else if (!own && (blankBefore || interrupts(lines, line, map))) break
    blankBefore = false
    const fence = map.fences.get(line)
    if (fence) line = fence.last
    next = line + 1
  }
  return next
}

function endOfQuote(lines: readonly string[], at: number, map: LineMap): number {
  let next = at + 1
  while (next < lines.length && (isQuote(lines[next] as string) || !interrupts(lines, next, map))) next++
  return next
}
