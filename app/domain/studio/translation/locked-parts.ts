import { bodyOf } from '../source/blocks.ts'

/** What a translation repeats as it stands in the source: everything of a block that is not words. */
export interface LockedParts {
  /** Opening and closing tags by name, in their order. */
  tags: string[]
  /** Attributes that are no words, as `id="stock"`; of a flag its name. */
  attributes: string[]
  /** Code in a line, and blocks of code with what they are for. */
  codes: string[]
  /** Addresses of links, and calls of footnotes. */
  links: string[]
  /** `[x]` and `[ ]` in their order. */
  marks: string[]
  /** What stands behind the marks of a `<Numeric>`. */
  keys: string[]
  /** How many there are of what is counted: rows, list items, heading signs. */
  counts: Record<'items' | 'rows' | 'level', number>
  /** What is left: words, formulas and their numbers. */
  words: string
}

/** Attributes that are words, and are translated. */
const words = new Set(['title', 'alt', 'unit'])

/** A picture may have words in it: `residence.en.svg`. */
const withoutLanguage = (src: string): string => src.replace(/\.[a-z]{2,3}(?=\.[a-z0-9]+$)/, '')

const opening = /<([A-Z][A-Za-z]*)((?:\s+[A-Za-z][\w-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>/g
const attribute = /([A-Za-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g

/** Takes the locked parts out of a block. */
export function lockedPartsOf(text: string): LockedParts {
  const parts: LockedParts = {
    tags: [],
    attributes: [],
    codes: [],
    links: [],
    marks: [],
    keys: [],
    counts: { items: 0, rows: 0, level: 0 },
    words: '',
  }
  let rest = bodyOf(text)
  const take = (pattern: RegExp, keep: (...found: string[]) => string) => {
    rest = rest.replaceAll(pattern, (...found: string[]) => keep(...found))
  }
  const isNumeric = /^\s*<Numeric\b/.test(rest)
  take(
    /^[ \t]*(`{3,}|~{3,})([^\n`]*)\n([\s\S]*?)^[ \t]*\1[`~]*[ \t]*$/gm,
    (_all, _fence, info = '', code = '') => {
      // A starter may be translated for its comments.
      if (!/\bstarter\b/.test(info)) parts.codes.push(`${info.trim()}\n${code.trim()}`)
      return ''
    },
  )
  take(/(?<!`)(`{1,5})([^`\n](?:[^\n]*?[^`\n])??)\1(?!`)/g, (_all, _fence, code = '') => {
    parts.codes.push(code)
    return ' '
  })
  take(opening, (_all, name = '', given = '', end = '') => {
    parts.tags.push(`<${name}${end}>`)
    const values: string[] = []
    for (const [, key = '', double, single] of given.matchAll(attribute)) {
      const value = double ?? single
      if (words.has(key)) values.push(value ?? '')
      else
        parts.attributes.push(
          value === undefined ? key : `${key}="${key === 'src' ? withoutLanguage(value) : value.trim()}"`,
        )
    }
    return ` ${values.join(' ')} `
  })
  take(/<\/([A-Z][A-Za-z]*)\s*>/g, (_all, name = '') => {
    parts.tags.push(`</${name}>`)
    return ' '
  })
  take(
    /\]\([ \t]*<?((?:[^()\s<>]|\([^()\s<>]{0,200}\)){1,500})>?(?:[ \t][^()\n]{0,300})?\)/g,
    (_all, url = '') => {
      parts.links.push(withoutLanguage(url))
      return '] '
    },
  )
  take(/\[\^([^\]\s]+)\]:?/g, (_all, label = '') => {
    parts.links.push(`[^${label}]`)
    return ' '
  })
  const left = rest.split('\n').map((line) => plainLine(line, parts, isNumeric))
  return { ...parts, words: left.join('\n') }
}

/** Counts what a line is, and leaves its words. */
function plainLine(line: string, parts: LockedParts, isNumeric: boolean): string {
  const item = /^\s*(?:[-+*]|\d{1,9}[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/.exec(line)
  if (item) {
    parts.counts.items++
    if (item[1]) parts.marks.push(item[1].toLowerCase() === 'x' ? '[x]' : '[ ]')
    if (isNumeric) {
      parts.keys.push(keyOf(item[2] ?? ''))
      return ''
    }
    return item[2] ?? ''
  }
  if (/^\s*\|/.test(line)) parts.counts.rows++
  const level = /^ {0,3}(#{1,6})\s/.exec(line)?.[1]?.length
  if (level) parts.counts.level = level
  return line
}

/** A key as its numbers: `26.20 +- 0.05` says the same as `26.2 ± 0.05`. */
export const keyOf = (written: string): string =>
  written
    .replace(/\+-|±/, ' ± ')
    .replaceAll(/-?\d+(?:\.\d+)?/g, (number) => String(Number(number)))
    .replaceAll(/\s+/g, ' ')
    .trim()
