import { closesFence, type Fence, fenceOf } from './lines.ts'

/** A tag that has its lines for itself, at any depth of a text. */
interface FlowTag {
  name: string
  /** The first and the last line of the opening tag itself, from 0. */
  line: number
  endLine: number
  id: string | null
  /** The line of its closing tag: the tag's own last line when it closes itself, null when nothing closes it. */
  closedAt: number | null
}

export interface LineMap {
  /** By the line on which they begin. */
  tags: Map<number, FlowTag>
  /** By the line on which they open: the fence and its last line. */
  fences: Map<number, Fence & { last: number }>
}

/** A tag may be written over many lines, but a page of them is a mistake, not a tag. */
const longestTag = 40

/** Finds what brackets lines: fences and tags. One pass, so that a hostile text costs no more than its length. */
export function mapLines(lines: readonly string[]): LineMap {
  const tags: LineMap['tags'] = new Map()
  const fences: LineMap['fences'] = new Map()
  const open = new Map<string, FlowTag[]>()
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    const fence = fenceOf(line)
    if (fence) {
      const last = lastLineOf(lines, at, fence)
      fences.set(at, { ...fence, last })
      at = last
      continue
    }
    const closing = /^[ \t]*<\/([A-Z][A-Za-z]*)[ \t]*>[ \t]*\r?$/.exec(line)
    if (closing) {
      const tag = open.get(closing[1] as string)?.pop()
      if (tag) tag.closedAt = at
      continue
    }
    const tag = openingTag(lines, at)
    if (!tag) continue
    tags.set(at, tag)
    if (tag.closedAt === null) {
      const same = open.get(tag.name)
      if (same) same.push(tag)
      else open.set(tag.name, [tag])
    }
    at = tag.endLine
  }
  return { tags, fences }
}

/** Where a fence ends; with the text, when nothing closes it. */
function lastLineOf(lines: readonly string[], at: number, fence: Fence): number {
  for (let next = at + 1; next < lines.length; next++)
    if (closesFence(lines[next] as string, fence)) return next
  return lines.length - 1
}

/** The opening tag at a line, if nothing but the tag stands there: else it is a part of a sentence. */
function openingTag(lines: readonly string[], at: number): FlowTag | null {
  const begin = /^[ \t]*<([A-Z][A-Za-z]*)(?=[\s/>]|$)/.exec(lines[at] as string)
  if (!begin) return null
  let quote = ''
  let written = ''
  for (let line = at; line < Math.min(lines.length, at + longestTag); line++) {
    const text = lines[line] as string
    for (let column = line === at ? begin[0].length : 0; column < text.length; column++) {
      const char = text[column] as string
      if (quote) quote = char === quote ? '' : quote
      else if (char === '"' || char === "'") quote = char
      else if (char === '<') return null
      else if (char === '>') {
        if (text.slice(column + 1).trim() !== '') return null
        const tag = { name: begin[1] as string, line: at, endLine: line, id: idIn(written) }
        return { ...tag, closedAt: written.endsWith('/') ? line : null }
      }
      written += char
    }
    written += ' '
  }
  return null
}

const idIn = (written: string): string | null =>
  /(?:^|\s)id\s*=\s*(?:"([^"]*)"|'([^']*)')/
    .exec(written)
    ?.slice(1)
    .find((id) => id !== undefined) ?? null
