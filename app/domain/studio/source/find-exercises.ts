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
  for (let index = frontMatterLines(lines); index < lines.length; index++) {
    const line = lines[index] as Line
    if (inFence(line.text)) continue
    const name = tagAt(line.text)
    if (name === null || name === 'Form') continue
    const start = line.start + line.text.indexOf('<')
    const open = readOpenTag(source, start)
    const end = open && endOfTag(source, lines, index, open)
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
export function endOfTag(source: string, lines: Line[], first: number, open: OpenTag): End | null {
  let index = first
  while ((lines[index] as Line).end < open.end) index++
  if (open.isEmpty) return { at: open.end, line: index }
  const head = source.slice(open.end, (lines[index] as Line).end)
  return isBlank(head) ? endOfBlock(lines, index, open.name) : endInParagraph(source, lines, index, open)
}

/** A tag that stands alone on its line ends with one that does, too. */
function endOfBlock(lines: Line[], first: number, name: string): End | null {
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
    if (inner !== null && isExerciseTag(inner)) return null
    if (stretch.length === 0) stretch = stretchAt(lines, index)
    const close = closing.exec(stretch.shift() ?? '')
    if (close) return { at: start + close.index + close[0].length, line: index }
  }
  return null
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

/** `<Hint>Look there.</Hint>` */
function endInParagraph(source: string, lines: Line[], first: number, open: OpenTag): End | null {
  const blank = lines.findIndex(({ text }, index) => index > first && isBlank(text))
  const end = (lines[blank < 0 ? lines.length - 1 : blank - 1] as Line).end
  const close = new RegExp(`</${open.name}[ \\t]*>`).exec(maskInline(source.slice(open.end, end)))
  if (!close) return null
  const at = open.end + close.index + close[0].length
  return { at, line: lines.findIndex((line) => line.end >= at) }
}
