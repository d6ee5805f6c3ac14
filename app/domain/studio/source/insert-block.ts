import { bodyOf, splitBlocks } from './blocks.ts'

/** A text with a block behind another one, told by its first line; null: behind everything but the footnotes. */
export function insertBlock(text: string, afterLine: number | null, written: string): string {
  const blocks = splitBlocks(text)
  const chosen = afterLine === null ? -1 : blocks.findIndex(({ line }) => line === afterLine)
  const last =
    chosen >= 0 ? chosen : blocks.findLastIndex(({ kind }) => kind !== 'footnote' && kind !== 'blank')
  const joined = (part: typeof blocks) => part.map((block) => block.text).join('')
  const [before, after] = [bodyOf(joined(blocks.slice(0, last + 1))), joined(blocks.slice(last + 1))]
  return `${before}${before === '' ? '' : '\n\n'}${written}\n${after === '' ? '' : `\n${after}`}`
}

/** A text with a line at its very end, where footnotes stand. */
export const insertAtEnd = (text: string, line: string): string => {
  const own = bodyOf(text)
  const isBelowNote = splitBlocks(own).at(-1)?.kind === 'footnote'
  return `${own}${isBelowNote ? '\n' : '\n\n'}${line}\n`
}

/** Where a block can go that is put at a place of a text being typed, and what to write there. */
export function blockAtCursor(text: string, cursor: number, written: string): { at: number; insert: string } {
  const end = text.indexOf('\n', cursor)
  const at = end < 0 ? text.length : end
  const before = text.slice(0, at)
  const gap = /\n[ \t]*\n[ \t]*$|^[ \t\n]*$/.test(before) ? '' : /\n[ \t]*$/.test(before) ? '\n' : '\n\n'
  const below = /^\n[^\n]*/.exec(text.slice(at))?.[0] ?? ''
  return { at, insert: gap + written + (/\S/.test(below) ? '\n' : '') }
}

/** A place in a text that a person can name. */
export interface TextPlaceChoice {
  line: number
  kind: 'heading' | 'exercise' | 'form'
  /** Words of a heading, an id, the name of a form. */
  name: string
}

/** Behind what a new block can be put: headings and exercises; of a test only what stands in its forms. */
export function placesIn(text: string, isTest: boolean): TextPlaceChoice[] {
  const places: TextPlaceChoice[] = []
  let form: string | null = null
  let last: number | null = null
  for (const { kind, id, text: own, line } of splitBlocks(text)) {
    if (kind === 'form-open') {
      form = /\bid="([^"]*)"/.exec(own)?.[1] ?? ''
      last = line
    } else if (kind === 'form-close') {
      if (form !== null && last !== null) places.push({ line: last, kind: 'form', name: form })
      form = null
    } else if (kind === 'exercise' && id !== null) places.push({ line, kind, name: id })
    else if (kind === 'heading' && !isTest) places.push({ line, kind, name: headingWords(own) })
    if (kind !== 'form-open' && kind !== 'blank') last = line
  }
  return isTest ? places.filter(({ kind }) => kind !== 'heading') : places
}

const headingWords = (text: string): string =>
  (text.split('\n')[0] ?? '').replace(/^#+\s*|\s*#+\s*$/g, '').slice(0, 80)
