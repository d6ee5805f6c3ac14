import type { Root } from 'mdast'
import { mdxFromMarkdown } from 'mdast-util-mdx'
import { mdx } from 'micromark-extension-mdx'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { Say } from './problems.ts'

/**
 * MDX syntax without JavaScript: braces are found, never parsed as code. The guard refuses them, so no parser of
 * programs ever sees an author's text.
 */
function tagsWithoutCode(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), mdx()]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), mdxFromMarkdown()]
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(tagsWithoutCode).freeze()

/** A private-use character of the same width: it takes a stray character out of the syntax and keeps all places. */
const standIn = '\uE000'

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
  let source = text
  for (let round = 0; round < strayLimit; round++) {
    try {
      return processor.parse(source)
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
  if (error instanceof RangeError) {
    say('too-deep', at)
    return null
  }
  if (error.source === 'micromark-extension-mdx-jsx') return explainAngle(error, at, source, say)
  if (error.source === 'micromark-extension-mdx-expression') {
    say('stray-brace', at)
    return null
  }
  if (error.source === 'mdast-util-mdx-jsx') {
    say('tag-broken', at, plain(error.message))
    return null
  }
  say('unparseable', at, plain(error.message))
  return null
}

function explainAngle(error: ParseFailure, at: { line: number; column: number }, source: string, say: Say): string | null {
  const offset = source.lastIndexOf('<', offsetOf(source, at))
  if (offset < 0) return null
  const place = placeOf(source, offset)
  const rest = source.slice(offset, offset + 200)
  if (rest.startsWith('<!--')) say('html-comment', place)
  else if (/^<([a-z][a-z0-9+.-]*:|[^\s<>@]+@)/i.test(rest)) say('angle-link', place)
  else if (/^<\/?[a-z]/i.test(rest)) say('tag-broken', place, plain(error.reason ?? ''))
  else say('stray-angle', place)
  return source.slice(0, offset) + standIn + source.slice(offset + 1)
}

/** A parser's message in one clause: without its notes, places and full stop. */
const plain = (message: string): string =>
  message.replace(/\s*\((?:note: |U\+|\d)[^)]*\)/g, '').replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 200)

function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  let offset = 0
  for (let seen = 1; seen < line; seen++) {
    const next = text.indexOf('\n', offset)
    if (next < 0) return text.length
    offset = next + 1
  }
  return offset + column - 1
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
