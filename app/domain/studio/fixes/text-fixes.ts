import { bodyOf, splitBlocks } from '../source/blocks.ts'
import { type Fix, lineAt, oneEdit } from './fix.ts'
import type { Fixable } from './fixes-for.ts'

/** `\<` for "less than", `\{` for a brace. */
export const escapeSign = ({ text, at }: Fixable, sign: '<' | '{'): Fix | null =>
  text[at] === sign ? oneEdit('escape', sign, { from: at, to: at, insert: '\\' }) : null

/** Without the comment; lines that hold nothing else go with it. */
export function dropComment({ text, at }: Fixable): Fix | null {
  const end = text.indexOf('-->', at)
  if (!text.startsWith('<!--', at) || end < 0) return null
  const to = end + '-->'.length
  const [first, last] = [lineAt(text, at), lineAt(text, to)]
  const isAlone = text.slice(first.from, at).trim() === '' && text.slice(to, last.to).trim() === ''
  return oneEdit('drop-comment', '', {
    from: isAlone ? first.from : at,
    to: isAlone ? Math.min(last.to + 1, text.length) : to,
    insert: '',
  })
}

/** `<https://example.org/page>` becomes `[example.org](https://example.org/page)`; the words are to be bettered. */
export function linkOfAngles({ text, at }: Fixable): Fix | null {
  const found = /^<([^\s<>]+)>/.exec(text.slice(at, at + 2000))
  if (!found?.[1]) return null
  const isMail = !/^[a-z][a-z0-9+.-]*:/i.test(found[1])
  return link(found[1], isMail ? `mailto:${found[1]}` : found[1], at, at + found[0].length)
}

/** An address in a sentence; what ends the sentence is no part of it. Within a link's own words it becomes words. */
export function linkOfBare({ text, at }: Fixable): Fix | null {
  const found = /^https?:\/\/[^\s<>"]+/i.exec(text.slice(at, at + 2000))?.[0]
  if (!found) return null
  const inWords = found.indexOf('](')
  if (inWords > 0) {
    const words = wordsOf(found.slice(0, inWords))
    return words === null ? null : oneEdit('make-link', words, { from: at, to: at + inWords, insert: words })
  }
  const url = found.replace(/[.,;:!?'’”»*_\]]+$/, '')
  const isClosed = url.split('(').length >= url.split(')').length
  const whole = isClosed ? url : url.replace(/\)[^)]*$/, '')
  return link(whole, whole, at, at + whole.length)
}

function link(shown: string, url: string, from: number, to: number): Fix | null {
  const words = url.startsWith('mailto:') ? shown : wordsOf(url)
  if (words === null || !/^(https?:|mailto:)/i.test(url)) return null
  const address = /[()]/.test(url) ? `<${url}>` : url
  return oneEdit(
    'make-link',
    words,
    { from, to, insert: `[${words}](${address})` },
    { from: 1, to: 1 + words.length },
  )
}

/** The name of the site: what a reader recognises, until the author says more. */
const wordsOf = (url: string): string | null =>
  /^https?:\/\/(?:www\.)?([a-z0-9][a-z0-9.-]*[a-z0-9])/i.exec(url)?.[1]?.toLowerCase() ?? null

/** The heading with another number of #; null for one that is underlined. */
export function headingAt({ text, at }: Fixable, level: number): Fix | null {
  const line = lineAt(text, at)
  const signs = /^ {0,3}(#{1,6})(?=[ \t])/.exec(line.text)
  if (!signs?.[1]) return null
  const from = line.from + signs[0].length - signs[1].length
  const insert = '#'.repeat(level)
  return oneEdit('heading-level', insert, { from, to: from + signs[1].length, insert })
}

/** Within a tag, list or quote a heading becomes a line in bold. */
export function headingInBold({ text, at }: Fixable): Fix | null {
  const line = lineAt(text, at)
  const rest = text.slice(at, line.to)
  const words = /^#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(rest)?.[1]?.replaceAll('**', '')
  if (!words) return null
  return oneEdit('heading-bold', '', { from: at, to: line.to, insert: `**${words}**` })
}

/** Without the footnote that nobody calls. */
export function dropFootnote({ text, at }: Fixable): Fix | null {
  let from = 0
  for (const block of splitBlocks(text)) {
    const to = from + block.text.length
    if (block.kind === 'footnote' && at >= from && at < to)
      return oneEdit('drop-footnote', block.label ?? '', { from, to, insert: '' })
    from = to
  }
  return null
}

/** The footnote at the end of the text, its words to be written. */
export function addFootnote({ text, values }: Fixable): Fix | null {
  const label = String(values[0] ?? '')
  if (label === '' || /[[\]\s]/.test(label)) return null
  const last = splitBlocks(text).at(-1)
  const gap = text.length - bodyOf(text).length
  const before = text.slice(0, text.length - gap)
  const lead = last?.kind === 'footnote' ? '\n' : '\n\n'
  const insert = `${lead}[^${label}]: …\n`
  return oneEdit(
    'add-footnote',
    label,
    { from: before.length, to: text.length, insert },
    { from: insert.length - 2, to: insert.length - 1 },
  )
}

/** `$5 and $6` is money: both signs are written as signs. */
export function escapeDollars({ text, at }: Fixable): Fix | null {
  const formula = /^\$[^$\n]+\$/.exec(text.slice(at, at + 500))?.[0]
  if (!formula) return null
  const end = at + formula.length - 1
  const backslash = (from: number) => ({ from, to: from, insert: '\\' })
  return { code: 'escape', value: '$', edits: [backslash(at), backslash(end)], select: null }
}

/** The words of a term without the term. */
export function dropTerm({ text, at }: Fixable): Fix | null {
  const found = /^(<Term\s[^>]*>)([\s\S]{0,500}?)<\/Term>/.exec(text.slice(at, at + 1000))
  if (!found?.[1] || found[2] === undefined) return null
  const close = at + found[1].length + found[2].length
  return {
    code: 'drop-term',
    value: '',
    edits: [
      { from: at, to: at + found[1].length, insert: '' },
      { from: close, to: close + '</Term>'.length, insert: '' },
    ],
    select: null,
  }
}
