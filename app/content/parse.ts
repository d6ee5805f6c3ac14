import type { Root } from 'mdast'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { mdxFromMarkdown } from 'mdast-util-mdx'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { mdx } from 'micromark-extension-mdx'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { parsePieces } from './parse-pieces.ts'
import type { Say } from './problems.ts'

/**
 * The parts of GFM that the dialect has, and MDX without JavaScript: braces are found, never parsed as code, so no
 * parser of programs ever sees an author's text. Bare addresses do not become links, because a link has words; looking
 * for them would cost a third of the time.
 */
function dialect(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    gfmFootnote(),
    gfmStrikethrough({ singleTilde: false }),
    gfmTable(),
    gfmTaskListItem(),
    mdx(),
  ]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    mdxFromMarkdown(),
  ]
}

const processor = unified().use(remarkParse).use(remarkMath).use(dialect).freeze()

/** A private-use character of the same width: it takes a stray character out of the syntax and keeps all places. */
const standIn = '\uE000'

interface At {
  line: number
  column: number
}

/** Reads Markdown of the dialect, in one go. @throws what the parsers throw */
export const read = (source: string): Root => processor.parse(source)

/** What the parsers throw. */
interface ParseFailure extends Error {
  source?: string
  reason?: string
  line?: number
  column?: number
}

/** How many stray characters of one file are told before reading is given up. */
const strayLimit = 20

/**
 * Reads a text into a tree. The parser stops at the first broken tag; where that is a stray "<" we note it, put a
 * stand-in there and read on, so that a file's problems are told together.
 */
export function parseMarkdown(text: string, say: Say): Root | null {
  const tree = parsePieces(text, read)
  if (tree) return tree
  let source = text
  for (let round = 0; round < strayLimit; round++) {
    try {
      return read(source)
    } catch (error) {
      const repaired = explain(error as ParseFailure, source, say)
      if (repaired === null) return null
      source = repaired
    }
  }
  return null
}

/** Tells what broke; answers the text without it, or null when there is no reading on. */
function explain(error: ParseFailure, source: string, say: Say): string | null {
  const at = { line: error.line ?? 1, column: error.column ?? 1 }
  if (error instanceof RangeError) say('too-deep', at)
  else if (error.source === 'micromark-extension-mdx-jsx') return explainAngle(error, at, source, say)
  else if (error.source === 'micromark-extension-mdx-expression') return explainBrace(at, source, say)
  else if (error.source === 'mdast-util-mdx-jsx') explainTag(error, at, source, say)
  else say('unparseable', at, plain(error.message))
  return null
}

function explainAngle(error: ParseFailure, at: At, source: string, say: Say): string | null {
  const offset = source.lastIndexOf('<', offsetOf(source, at))
  if (offset < 0) return null
  const place = placeOf(source, offset)
  const rest = source.slice(offset, offset + 200)
  if (rest.startsWith('<!--')) say('html-comment', place)
  else if (/^<([a-z][a-z0-9+.-]*:|[^\s<>@]+@)/i.test(rest)) say('angle-link', place)
  else if (/^<\/?[a-z]/i.test(rest)) say('tag-broken', place, plain(error.reason ?? ''))
  else say('stray-angle', place)
  return without(source, offset)
}

/** The parser gives up where the text ends; what helps is where the brace stands that was never closed. */
function explainBrace(at: At, source: string, say: Say): string | null {
  let closed = 0
  for (let offset = offsetOf(source, at) - 1; offset >= 0; offset--) {
    if (source[offset] === '}') closed++
    else if (source[offset] === '{' && closed-- === 0) {
      say('stray-brace', placeOf(source, offset))
      return without(source, offset)
    }
  }
  return null
}

function explainTag({ message }: ParseFailure, at: At, source: string, say: Say): void {
  // The message names the tag and its place; the error itself stands where the missing end was noticed.
  const open = /^Expected a closing tag for `(<[^`]*>)` \((\d+):(\d+)/.exec(message)
  if (open) say('tag-open', { line: Number(open[2]), column: Number(open[3]) }, open[1] ?? '')
  else {
    const isInside = source[offsetOf(source, at) - 1] === '<'
    say('tag-broken', { ...at, column: at.column - (isInside ? 1 : 0) }, plain(message))
  }
}

const without = (source: string, offset: number): string =>
  source.slice(0, offset) + standIn + source.slice(offset + 1)

/** A parser's message in one clause: without its notes, places and full stop. */
const plain = (message: string): string =>
  message
    .replace(/\s*\((?:note: |U\+|\d)[^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .slice(0, 200)

function offsetOf(text: string, { line, column }: At): number {
  let offset = 0
  for (let seen = 1; seen < line; seen++) {
    const next = text.indexOf('\n', offset)
    if (next < 0) return text.length
    offset = next + 1
  }
  return offset + column - 1
}

function placeOf(text: string, offset: number): At {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
