import type { Root as HastRoot } from 'hast'
import { LRUCache } from 'lru-cache'
import type { FootnoteDefinition, Root, RootContent } from 'mdast'
import { bundleMDX } from 'mdx-bundler'
import { getMDXComponent } from 'mdx-bundler/client/index.js'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { formulaTag } from './dress/formula.ts'
import { labelsOf } from './labels.ts'
import type { Part } from './parts.ts'
import { mustBeSealed } from './seal.ts'
import { element } from './tree.ts'

export interface Compiled {
  /** HTML of each part, by its number. */
  html: string[]
  /** The list of footnotes, '' if there are none. */
  footnotes: string
}

/** The element around each part; authors can't write it, so it is safe to split by. */
const partTag = 'jalon-part'

/** Characters of markup that are kept, with what they were made from: fifty people's modules. */
const KEPT_CHARACTERS = 8_000_000

/** Markup of parts by what they are made of: of a text that somebody types, all but one or two are as they were. */
const kept = new LRUCache<string, string>({
  maxSize: KEPT_CHARACTERS,
  sizeCalculation: (markup, key) => markup.length + key.length,
})

/**
 * Compiles all parts of a module. Those that were compiled before are taken from there; parts with footnotes are
 * compiled every time, since their numbers count through the module.
 */
export async function compileParts(
  parts: Part[],
  notes: FootnoteDefinition[],
  formulas: string[],
  language: string,
): Promise<Compiled> {
  const keys = parts.map(keyOf)
  const known = keys.map((key) => (key === null ? undefined : kept.get(key)))
  const fresh = parts.flatMap((part, number) => (known[number] === undefined ? [wrapped(part, number)] : []))
  const made = await compileTree([...fresh, ...notes], language)
  const html = parts.map((_, number) => {
    const markup = known[number] ?? made.parts.get(number) ?? ''
    const key = keys[number]
    if (typeof key === 'string') kept.set(key, markup)
    return filled(markup, formulas)
  })
  return { html, footnotes: filled(made.footnotes, formulas) }
}

/** Names what a part is compiled from, wherever it stands; null if other parts matter to it. */
function keyOf({ nodes }: Part): string | null {
  const key = JSON.stringify(nodes, (name, value) => (name === 'position' ? undefined : value))
  return key.includes('"type":"footnoteReference"') ? null : key
}

/**
 * Compiles a tree in one go: mdx-bundler bundles it into one component, React renders it, and the markup is told apart
 * again. mdx-bundler is given the tree that the guard has passed, never the author's text: what is compiled is what was
 * checked, and its reader of front matter, which would run `---js`, sees an empty string.
 */
async function compileTree(
  children: RootContent[],
  language: string,
): Promise<{ parts: Map<number, string>; footnotes: string }> {
  if (children.length === 0) return { parts: new Map(), footnotes: '' }
  const tree: Root = { type: 'root', children }
  const labels = labelsOf(language)
  const { code } = await bundleMDX({
    source: '',
    mdxOptions: (options) => ({
      ...options,
      remarkPlugins: [() => () => tree],
      rehypePlugins: [() => (sealed: HastRoot) => mustBeSealed(sealed)],
      remarkRehypeOptions: {
        clobberPrefix: 'note-',
        footnoteLabel: labels.footnotes,
        footnoteLabelProperties: {},
        footnoteBackLabel: (note: number, use: number) => labels.backToReference(note + 1, use),
      },
    }),
    esbuildOptions: (options) => ({ ...options, minify: false, logLevel: 'silent' }),
  })
  return split(renderToStaticMarkup(createElement(getMDXComponent(code))))
}

const wrapped = (part: Part, number: number): RootContent =>
  element(partTag, { n: String(number) }, part.nodes)

const opening = new RegExp(`<${partTag} n="(\\d+)">`, 'g')
const holder = new RegExp(`<${formulaTag} n="(\\d+)"></${formulaTag}>`, 'g')

function split(markup: string): { parts: Map<number, string>; footnotes: string } {
  const parts = new Map<number, string>()
  const closing = `</${partTag}>`
  let rest = 0
  for (const match of markup.matchAll(opening)) {
    const start = match.index + match[0].length
    const end = markup.indexOf(closing, start)
    parts.set(Number(match[1]), markup.slice(start, end))
    rest = end + closing.length
  }
  // The arrow back stays on the line of the last word.
  return { parts, footnotes: markup.slice(rest).replace(/ (<a href="#note-fnref-)/g, '\u00a0$1') }
}

const filled = (html: string, formulas: string[]): string =>
  html.replace(holder, (_, number: string) => formulas[Number(number)] ?? '').trim()
