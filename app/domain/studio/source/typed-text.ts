import type { ExerciseTag } from '#app/content/dialect.ts'
import { answersIn } from './form.ts'
import { blocksIn } from './form-blocks.ts'
import { closes, type Fence, fenceAt, isBlank, linesOf, trimmed } from './form-lines.ts'
import { escapeInline } from './inline-text.ts'
import { beginsBlock } from './list.ts'

/** Where in an exercise a text stands: it decides what may be in it. */
export type Place = 'prompt' | 'help' | 'feedback' | 'answer' | 'cell' | 'cell feedback'

/** Why a text can't stand in its place; the pages have the words. */
export type TextProblem =
  | 'fence-open'
  | 'fence-set-in'
  | 'tag-form'
  | 'code-with-role'
  | 'ends-in-list'
  | 'has-marks'
  | 'too-long'

const longest: Record<Place, number> = {
  prompt: 20_000,
  help: 20_000,
  feedback: 5_000,
  answer: 2_000,
  cell: 2_000,
  'cell feedback': 5_000,
}

const isOfOneLine = (place: Place): boolean => place === 'answer' || place.startsWith('cell')

/**
 * What a person has typed as it is to stand in the source: Markdown, with the signs escaped that would begin a tag or
 * program code. So `age < 18` can be typed as it is, and no text ends the tag in which it stands.
 */
export const typedText = (typed: string, place: Place): string => settle(typed, place).text

/** A text of a source as a person reads and types it; `typedText` gives the source again. */
export function shownText(source: string, place: Place): string {
  const plain = source.replace(/\\([<{$`])/g, '$1')
  return plain !== source && typedText(plain, place) === source ? plain : source
}

/** What is wrong with a typed text in its place; null if it fits. */
export function textProblem(typed: string, place: Place, tag: ExerciseTag): TextProblem | null {
  if (typed.length > longest[place]) return 'too-long'
  const { text, problem } = settle(typed, place)
  if (problem || isOfOneLine(place)) return problem
  const lines = linesOf(text)
  if (lines.some((line) => hasRole(fenceAt(line.text)?.info ?? ''))) return 'code-with-role'
  if (place !== 'prompt') return null
  const where = answersIn[tag]
  if (where !== 'list' && where !== 'steps') return null
  const blocks = blocksIn(text, lines, tag)
  if (blocks.at(-1)?.type === 'list') return 'ends-in-list'
  const hasMarks = lines.some((line) => /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\]/.test(line.text))
  return where === 'list' && hasMarks ? 'has-marks' : null
}

/**
 * Whether the words behind a fence make its code the answer of some exercise, or, in a tag without such answers, a thing
 * that may not be printed. Entities and backslashes may spell any word.
 */
const hasRole = (info: string): boolean =>
  /[&\\]/.test(info) || /^(?:sql|r)\s+(?:starter|solution|mistake|key|chart)$/.test(info)

interface Settled {
  text: string
  problem: TextProblem | null
}

function settle(typed: string, place: Place): Settled {
  const text = typed.replace(/\r\n?/g, '\n')
  return isOfOneLine(place) ? settleLine(text, place) : settleBlock(text, place)
}

function settleLine(typed: string, place: Place): Settled {
  const line = typed.replace(/[ \t]*\n[ \t\n]*/g, ' ').replace(/^[ \t]+|[ \t]+$/g, '')
  const { text, hasBrokenTag } = escapeInline(line, place === 'cell feedback', place !== 'answer')
  const own =
    place === 'answer'
      ? withoutBlock(text)
      : text.replace(/\\(\\|\|)/g, (_all, sign) => (sign === '|' ? '|' : '\\\\'))
  return { text: withWholeEnd(own), problem: hasBrokenTag ? 'tag-form' : null }
}

/** `1. x` and `- x` as an answer are meant as they are typed, not as a list in a list. */
const withoutBlock = (text: string): string =>
  beginsBlock(text) ? text.replace(/^(\d{1,9})?/, '$1\\') : text

/** A backslash at the end would take the sense from whatever follows. */
const withWholeEnd = (text: string): string =>
  (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1 ? `${text}\\` : text

const figure = /^<Figure(?: +(?:src|alt)="[^"<>{}]*")+ *(?:\/>|>[^<{`$\\]*<\/Figure>)$/
const figureOpen = /^<Figure(?: +(?:src|alt)="[^"<>{}]*")+ *>$/
const figureClose = /^<\/Figure>$/

/** Whether a line cuts the paragraph above it, or ends with itself. */
const cutsBefore = (line: string): boolean => beginsBlock(line) || /^[ \t]*=+[ \t]*$/.test(line)
const cutsAfter = (line: string): boolean =>
  /^[ \t]*(?:#|\[|=+[ \t]*$|-|\*|_|<)/.test(line) && !/^[ \t]*[-*] /.test(line)

function settleBlock(typed: string, place: Place): Settled {
  const lines = outdented(trimmed(typed)).split('\n')
  const isTable = lines.some((line) => /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/.test(line))
  const hasFigures = place !== 'feedback'
  const written: string[] = []
  let stretch: string[] = []
  let problem: TextProblem | null = null
  let isInFigure = false
  const close = () => {
    if (stretch.length === 0) return
    const { text, hasBrokenTag } = escapeInline(stretch.join('\n'), true, isTable)
    if (hasBrokenTag) problem ??= 'tag-form'
    written.push(text)
    stretch = []
  }
  for (let index = 0; index < lines.length; index++) {
    const line = (lines[index] as string).replace(place === 'feedback' ? /[ \t]+$/ : /$^/, '')
    const fence = fenceAt(line)
    if (fence) {
      close()
      const end = lines.findIndex((other, place) => place > index && closes(other, fence))
      if (end < 0) return { text: lines.join('\n'), problem: 'fence-open' }
      const code = lines.slice(index, end + 1)
      // In a list or a quote a line may end the code before its fence does, and the fence would open another.
      if (
        fence.lead !== '' &&
        code.some((inner, at) => /[<{]/.test(inner) || (at > 0 && !keeps(inner, fence)))
      )
        return { text: lines.join('\n'), problem: 'fence-set-in' }
      written.push(code.join('\n'))
      index = end
    } else if (isBlank(line)) {
      close()
      written.push('')
    } else if (hasFigures && /^<\/?Figure\b/.test(line)) {
      close()
      const fits = figure.test(line) || (isInFigure ? figureClose.test(line) : figureOpen.test(line))
      if (!fits || (isInFigure && figure.test(line))) problem ??= 'tag-form'
      if (figureOpen.test(line)) isInFigure = true
      if (figureClose.test(line)) isInFigure = false
      written.push(line)
    } else {
      if (cutsBefore(line)) close()
      stretch.push(line)
      if (cutsAfter(line)) close()
    }
  }
  close()
  if (isInFigure) problem ??= 'tag-form'
  return { text: withWholeEnd(written.join('\n')), problem }
}

/** Whether a line of code stays in the quote or the list item in which its fence stands. */
function keeps(line: string, { lead }: Fence): boolean {
  if (lead.includes('\t')) return false
  const setIn = lead.replace(/[-*+]|\d{1,9}[.)]/g, (mark) => ' '.repeat(mark.length))
  if (isBlank(line)) return !lead.includes('>')
  return line.startsWith(setIn) || line === setIn.replace(/ +$/, '')
}

function outdented(text: string): string {
  const lines = text.split('\n')
  const indents = lines.filter((line) => !isBlank(line)).map((line) => /^ */.exec(line)?.[0].length ?? 0)
  const common = Math.min(...indents, 80)
  return lines
    .map((line) => line.slice(common))
    .join('\n')
    .replace(/^[ \t]+/, '')
}
