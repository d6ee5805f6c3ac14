import { SaxesParser } from 'saxes'
import type { Html } from '#app/domain/exercise/exercise.ts'

type Attributes = Record<string, string>

/** What becomes of an element: gone with all in it, its content alone, other attributes, or other html in its place. */
export type Treatment =
  | 'keep'
  | 'drop'
  | 'unwrap'
  | { name?: string; attributes: Attributes }
  | { instead: Html }

const empty = new Set(['img', 'br', 'hr', 'input', 'wbr', 'col'])

/**
 * Writes html of ours anew, element by element. It was made by one renderer that closes every element and quotes every
 * attribute, so it is read as XML: what would not be well-formed stops here instead of breaking the file it goes into.
 */
export function rewriteHtml(html: Html, treat: (name: string, attributes: Attributes) => Treatment): Html {
  const parser = new SaxesParser({ fragment: true })
  const out: string[] = []
  /** What to write at the end of each open element; null: inside something that is gone. */
  const ends: (string | null)[] = []
  const isGone = () => ends.includes(null)
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (isGone()) return void ends.push('')
    const treatment = treat(name, attributes as Attributes)
    if (treatment === 'drop') ends.push(null)
    else if (treatment === 'unwrap') ends.push('')
    else if (typeof treatment === 'object' && 'instead' in treatment) {
      out.push(treatment.instead)
      ends.push(null)
    } else {
      const kept = treatment === 'keep' ? { name, attributes: attributes as Attributes } : treatment
      const written = kept.name ?? name
      const inside = Object.entries(kept.attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`)
      out.push(`<${written}${inside.join('')}>`)
      ends.push(empty.has(written) ? '' : `</${written}>`)
    }
  })
  parser.on('text', (text) => {
    if (!isGone()) out.push(escaped(text))
  })
  parser.on('closetag', () => {
    const end = ends.pop()
    if (end && !isGone()) out.push(end)
  })
  parser.write(writable(html)).close()
  return out.join('')
}

/** Without the characters that XML has no way to write. */
export const writable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, '')

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Plain text as it stands in html or XML. */
export const escaped = (text: string): string =>
  writable(text).replace(/[&<>]/g, (sign) => signs[sign] ?? sign)

/** Plain text as it stands in an attribute, between double quotes. */
export const attribute = (text: string): string =>
  writable(text).replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** Any text in an element of XML, markup and all. */
export const cdata = (text: string): string =>
  text === '' ? '' : `<![CDATA[${writable(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
