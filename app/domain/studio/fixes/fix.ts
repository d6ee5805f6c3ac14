/** A stretch of a text, and what stands there afterwards. Offsets are in UTF-16 units of the text as it is now. */
export interface Edit {
  from: number
  to: number
  insert: string
}

export type FixCode =
  | 'escape'
  | 'drop-comment'
  | 'make-link'
  | 'heading-level'
  | 'heading-bold'
  | 'add-minutes'
  | 'use-objective'
  | 'add-objective'
  | 'drop-footnote'
  | 'add-footnote'
  | 'use-id'
  | 'add-alt'
  | 'drop-term'
  | 'drop-attribute'
  | 'copy-exercise'
  | 'quote-value'
  | 'point-for-decimals'

/** A way to mend a problem by a click. */
export interface Fix {
  code: FixCode
  /** What the label names: an id, a level, minutes. */
  value: string
  /** In the order of the text; they do not overlap. */
  edits: Edit[]
  /** What is still to be written by a person, in the text as it will be. */
  select: { from: number; to: number } | null
}

/** A text after a fix. */
export function applyFix(text: string, { edits }: Pick<Fix, 'edits'>): string {
  let after = ''
  let at = 0
  for (const { from, to, insert } of edits) {
    after += text.slice(at, from) + insert
    at = to
  }
  return after + text.slice(at)
}

/** Where a line and a column, both from 1, stand in a text. */
export function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  let begin = 0
  for (let seen = 1; seen < line; seen++) {
    const end = text.indexOf('\n', begin)
    if (end < 0) return text.length
    begin = end + 1
  }
  return Math.min(begin + column - 1, text.length)
}

/** The line in which an offset stands, without its end. */
export function lineAt(text: string, offset: number): { from: number; to: number; text: string } {
  const from = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  const to = end < 0 ? text.length : end
  return { from, to, text: text.slice(from, to) }
}

/** A fix of one edit. `select` counts within what is inserted. */
export const oneEdit = (
  code: FixCode,
  value: string,
  edit: Edit,
  select: { from: number; to: number } | null = null,
): Fix => ({
  code,
  value,
  edits: [edit],
  select: select && { from: edit.from + select.from, to: edit.from + select.to },
})
