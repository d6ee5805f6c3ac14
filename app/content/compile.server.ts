import type { Root as HastRoot } from 'hast'
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

/**
 * Compiles all parts of a module in one go: mdx-bundler bundles them into one component, React renders it, and the
 * markup is told apart again. mdx-bundler is given the tree that the guard has passed, never the author's text: what
 * is compiled is what was checked, and its reader of front matter, which would run `---js`, sees an empty string.
 */
export async function compileParts(
  parts: Part[],
  notes: FootnoteDefinition[],
  formulas: string[],
  language: string,
): Promise<Compiled> {
  const tree: Root = { type: 'root', children: [...parts.map(wrapped), ...notes] }
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
  const markup = renderToStaticMarkup(createElement(getMDXComponent(code)))
  return split(markup, parts.length, formulas)
}

const wrapped = (part: Part, number: number): RootContent =>
  element(partTag, { n: String(number) }, part.nodes)

const opening = new RegExp(`<${partTag} n="(\\d+)">`, 'g')
const holder = new RegExp(`<${formulaTag} n="(\\d+)"></${formulaTag}>`, 'g')

function split(markup: string, count: number, formulas: string[]): Compiled {
  const html = new Array<string>(count).fill('')
  const closing = `</${partTag}>`
  let rest = 0
  for (const match of markup.matchAll(opening)) {
    const start = match.index + match[0].length
    const end = markup.indexOf(closing, start)
    html[Number(match[1])] = filled(markup.slice(start, end), formulas)
    rest = end + closing.length
  }
  // The arrow back stays on the line of the last word.
  const footnotes = markup.slice(rest).replace(/ (<a href="#note-fnref-)/g, '\u00a0$1')
  return { html, footnotes: filled(footnotes, formulas) }
}

const filled = (html: string, formulas: string[]): string =>
  html.replace(holder, (_, number: string) => formulas[Number(number)] ?? '').trim()
