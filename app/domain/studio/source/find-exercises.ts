import { type ExerciseTag, isExerciseTag } from '#app/content/dialect.ts'
import { fenceFollower, isBlank, type Line, linesOf } from './form-lines.ts'
import { maskInline } from './inline-text.ts'
import { beginsBlock } from './list.ts'
import { type OpenTag, readOpenTag } from './open-tag.ts'

/** Where an exercise stands in a module's source. */
export interface FoundExercise {
  id: string | null
  tag: ExerciseTag
  /** From its first `<` to behind its last `>`. */
  start: number
  end: number
  /** Lines count from 1, the last one included. */
  firstLine: number
  lastLine: number
}

/**
 * The exercises of a module's source, on the page or in a form of a test, in their order. Line by line, for a text
 * that is being typed: whatever is broken is passed over, and the rest is found.
 */
export function findExercises(source: string): FoundExercise[] {
  const found: FoundExercise[] = []
  const lines = linesOf(source)
  let inFence = fenceFollower()
  const endOfTag = startEndOfTag(source, lines)
  for (let index = frontMatterLines(lines); index < lines.length; index++) {
    const line = lines[index] as Line
    if (inFence(line.text)) continue
    const name = tagAt(line.text)
    if (name === null || name === 'Form') continue
    const start = line.start + line.text.indexOf('<')
    const open = readOpenTag(source, start)
    const end = open && endOfTag(index, open)
    if (!open || !end) continue
    if (isExerciseTag(name)) {
      const id = open.attributes.find((attribute) => attribute.name === 'id')?.value ?? null
      found.push({ id, tag: name, start, end: end.at, firstLine: index + 1, lastLine: end.line + 1 })
    }
    // What stands in a note or an exercise is not looked at; its fences are closed.
    index = end.line
    inFence = fenceFollower()
  }
  return found
}

/** The name of the tag that a line begins with. */
export const tagAt = (line: string): string | null =>
  /^[ \t]*<([A-Z][A-Za-z]*)(?![\w-])/.exec(line)?.[1] ?? null

function frontMatterLines(lines: Line[]): number {
  if (!/^---[ \t]*$/.test(lines[0]?.text ?? '')) return 0
  const end = lines.findIndex(({ text }, index) => index > 0 && /^---[ \t]*$/.test(text))
  return end + 1
}

interface End {
  /** Behind the last sign. */
  at: number
  /** Index of the line on which it stands. */
  line: number
}

/** Where an element ends that was opened on a line; null if another exercise begins before, or it never ends. */
export type EndOfTag = (first: number, open: OpenTag) => End | null

/**
 * Finds where elements of a text end. Where one does not, none of the same name does that opens below it and before the
 * line at which the search ended: so that a text of tags that never end costs no more than its length.
 */
export function startEndOfTag(source: string, lines: Line[]): EndOfTag {
  const hopeless = new Map<string, number>()
  return (first, open) => {
    let index = first
    while ((lines[index] as Line).end < open.end) index++
    if (open.isEmpty) return { at: open.end, line: index }
    if (!isBlank(source.slice(open.end, (lines[index] as Line).end)))
      return endInParagraph(source, lines, index, open)
    if (index < (hopeless.get(open.name) ?? -1)) return null
    const found = endOfBlock(lines, index, open.name)
    if (typeof found !== 'number') return found
    hopeless.set(open.name, found)
    return null
  }
}

/** A tag that stands alone on its line ends with one that does, too; else the line at which the search ended. */
function endOfBlock(lines: Line[], first: number, name: string): End | number {
  const inFence = fenceFollower()
  const closing = new RegExp(`(?:^|>)[ \\t]*</${name}[ \\t]*>`)
  let stretch: string[] = []
  for (let index = first + 1; index < lines.length; index++) {
    const { text, start } = lines[index] as Line
    if (inFence(text)) {
      stretch = []
      continue
    }
    const inner = tagAt(text)
    if (inner !== null && isExerciseTag(inner)) return index
    if (stretch.length === 0) stretch = stretchAt(lines, index)
    const close = closing.exec(stretch.shift() ?? '')
    if (close) return { at: start + close.index + close[0].length, line: index }
  }
  return lines.length
}

/** The lines that are read in one go, from a line on, without what stands in code. */
function stretchAt(lines: Line[], first: number): string[] {
  let last = first + 1
  while (
    last < lines.length &&
    !isBlank((lines[last] as Line).text) &&
    !beginsBlock((lines[last] as Line).text)
  )
    last++
  return maskInline(
    lines
      .slice(first, last)
      .map(({ text }) => text)
      .join('\n'),
  ).split('\n')
}

/** A tag in a sentence that goes on for longer is a mistake: and looking for its end from each of many would take long. */
const LONGEST_INLINE = 4000

/** `<Hint>Look there.</Hint>` */
function endInParagraph(source: string, lines: Line[], first: number, open: OpenTag): End | null {
  const most = open.end + LONGEST_INLINE
  let after = first + 1
  while (after < lines.length && (lines[after] as Line).start < most && !isBlank((lines[after] as Line).text))
    after++
  const text = source.slice(open.end, Math.min((lines[after - 1] as Line).end, most))
  const closing = new RegExp(`</${open.name}[ \\t]*>`)
  const plain = closing.exec(text)
  // Only what stands in code, a formula or an expression may hide it.
  const isHidden = plain && /[`$\\{]/.test(text.slice(0, plain.index))
  const close = isHidden ? closing.exec(maskInline(text)) : plain
  if (!close) return null
  const at = open.end + close.index + close[0].length
  let line = first
  while ((lines[line] as Line).end < at) line++
  return { at, line }
}
