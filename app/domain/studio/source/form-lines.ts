/** A line of a source; `end` is where its line break stands. */
export interface Line {
  start: number
  end: number
  text: string
}

/** The lines of a stretch of a source, with their places in the whole of it. */
export function linesOf(source: string, from = 0, to = source.length): Line[] {
  const lines: Line[] = []
  for (let start = from; ; ) {
    const at = source.indexOf('\n', start)
    const end = at < 0 || at >= to ? to : at
    lines.push({ start, end, text: source.slice(start, end) })
    if (end === to) return lines
    start = end + 1
  }
}

/** No-break spaces are text to Markdown, so `trim` would take too much. */
export const isBlank = (text: string): boolean => /^[ \t]*$/.test(text)

export const indentOf = (text: string): number => /^[ \t]*/.exec(text)?.[0].length ?? 0

/** Without the blank lines around it and the spaces at its end. */
export const trimmed = (text: string): string => text.replace(/^(?:[ \t]*\n)+/, '').replace(/[ \t\n]+$/, '')

/** What can stand before a fence: marks of quotes and lists. */
const container = '(?:[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t])))*[ \\t]*'
const opening = new RegExp(`^(${container})(?:(\`{3,})([^\`]*)|(~{3,})(.*)|(\\\${2,})([^$]*))$`, 's')

export interface Fence {
  /** What stands before the first mark: of a quote or a list it may hold their marks. */
  lead: string
  marks: string
  info: string
}

/** The fence that a line opens: of code (``` or ~~~), or of a formula ($$). */
export function fenceAt(line: string): Fence | null {
  const match = opening.exec(line)
  if (!match) return null
  const marks = match[2] ?? match[4] ?? match[6] ?? ''
  return { lead: match[1] ?? '', marks, info: (match[3] ?? match[5] ?? match[7] ?? '').trim() }
}

export function closes(line: string, { lead, marks }: Fence): boolean {
  const inner = lead.includes('>') ? line.replace(/^(?:[ \t]*>)+/, '') : line
  const run = inner.replace(/^[ \t]+|[ \t]+$/g, '')
  return run.length >= marks.length && run === (marks[0] ?? '').repeat(run.length)
}

/** Whether a line has left the quote or the list item in which the fence was opened, and the fence with it. */
function leaves(line: string, { lead }: Fence, within: number): boolean {
  if (lead.includes('>')) return !/^[ \t]*(?:[-*+]|\d)?[^>]{0,9}>/.test(line) && !/^[ \t]*>/.test(line)
  const least = /\S/.test(lead) ? lead.length : within
  return !isBlank(line) && indentOf(line) < least
}

/** The mark of a list item with all that stands before its text. */
export const itemMark = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+|$)/

/**
 * Reads line after line and tells of each whether it belongs to a fence, its first and last line included. A fence that
 * is set in below a list item ends with the item, whether or not it was closed.
 */
export function fenceFollower(): (line: string) => boolean {
  let open: Fence | null = null
  let within = 0
  let items: number[] = []
  let followsBlank = true
  return (line) => {
    if (open && !leaves(line, open, within)) {
      if (closes(line, open)) open = null
      return true
    }
    const indent = indentOf(line)
    open = fenceAt(line)
    if (open || followsBlank) items = isBlank(line) ? items : items.filter((inner) => inner <= indent)
    within = items.at(-1) ?? 0
    const [, lead = '', mark = '', gap = ''] = itemMark.exec(line) ?? []
    if (mark)
      items = [...items.filter((inner) => inner <= indent), lead.length + mark.length + (gap.length || 1)]
    followsBlank = isBlank(line)
    return open !== null
  }
}
