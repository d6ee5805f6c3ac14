import type { Html } from '#app/domain/exercise/exercise.ts'
import { escaped, rewriteHtml } from './rewrite-html.ts'

/** What of a text can't go along. Counts. */
export interface Dropped {
  terms: number
  footnotes: number
  links: number
  formulas: number
}

export interface Portable {
  html: Html
  /** Hashes of the pictures that the text shows, and under which name. */
  pictures: { hash: string; name: string }[]
  dropped: Dropped
}

interface Wanted {
  origin: string
  /** Where a picture is to be found there; null: its words stand in its place. */
  addressOf: ((picture: { hash: string; name: string }) => string) | null
}

const media = /^\/media\/([0-9a-f]+)\/([^/]+)$/
const kept = new Set(['alt', 'width', 'height', 'start', 'scope', 'title', 'href', 'src'])
/** Of formulas everything stays but what only our sheet knows. */
const mathml = /^(math|semantics|m[a-z]+)$/

/**
 * A text without what needs our page around it: terms lose their cards, headings their links, tables their frames;
 * links to our pages become whole addresses, those within the page plain words.
 */
export function portableHtml(html: Html, { origin, addressOf }: Wanted): Portable {
  const pictures: Portable['pictures'] = []
  const dropped: Dropped = { terms: 0, footnotes: 0, links: 0, formulas: 0 }
  const made = rewriteHtml(html, (name, attributes) => {
    const classes = (attributes.class ?? '').split(' ')
    if (mathml.test(name)) {
      if (name === 'math') dropped.formulas += 1
      const { class: _, ...others } = attributes
      return { attributes: others }
    }
    if (classes.includes('term-card') || classes.includes('heading-link')) return 'drop'
    if (name === 'button') {
      dropped.terms += 1
      return 'unwrap'
    }
    if (name === 'a' && 'data-footnote-ref' in attributes) {
      dropped.footnotes += 1
      return 'drop'
    }
    if (name === 'a') return link(attributes.href ?? '', origin, dropped)
    if (name === 'img') {
      const [, hash = '', file = ''] = media.exec(attributes.src ?? '') ?? []
      const picture = { hash, name: file }
      if (hash) pictures.push(picture)
      if (!addressOf || !hash) return { instead: `<em>[${escaped(attributes.alt ?? '')}]</em>` }
      return { attributes: plain({ ...attributes, src: addressOf(picture) }) }
    }
    if (name === 'div' && (classes.includes('table') || classes.includes('heading'))) return 'unwrap'
    return { attributes: plain(attributes) }
  })
  return { html: made, pictures, dropped }
}

function link(href: string, origin: string, dropped: Dropped) {
  if (href.startsWith('/')) {
    dropped.links += 1
    return { attributes: { href: origin + href } }
  }
  return href === '' || href.startsWith('#') ? ('unwrap' as const) : { attributes: { href } }
}

const plain = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => kept.has(name)))
