import Slugger from 'github-slugger'
import type { Heading, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { EditionFacts } from '#app/domain/course/course.ts'
import type { Part } from '../parts.ts'
import { element, textNode } from '../tree.ts'
import type { Dressing } from './dress.ts'

/** Sets headings apart from the other ids of a page. */
const prefix = 's-'

/** The anchors of a page, known before the first link is looked at. */
export interface Slugs {
  ids: Map<Heading, string>
  /** As an author writes them after #. */
  known: Set<string>
  outline: EditionFacts['headings']
}

export const anchorOf = (slug: string): string => prefix + slug

/** Gives every heading of the page an id made of its words. */
export function slugHeadings(parts: Part[]): Slugs {
  const slugger = new Slugger()
  const slugs: Slugs = { ids: new Map(), known: new Set(), outline: [] }
  for (const { nodes } of parts) {
    for (const node of nodes) {
      if (node.type !== 'heading') continue
      const text = textOf(node).trim()
      const slug = slugger.slug(text) || slugger.slug('section')
      slugs.ids.set(node, anchorOf(slug))
      slugs.known.add(slug)
      if (node.depth === 2 || node.depth === 3)
        slugs.outline.push({ id: anchorOf(slug), text, level: node.depth })
    }
  }
  return slugs
}

/** The link stands beside the heading, not in it, so that a list of headings reads as written. */
export function heading(node: Heading, { slugs, labels }: Dressing): RootContent {
  const id = slugs.ids.get(node) ?? ''
  const title = element(`h${node.depth}`, { id }, node.children)
  const anchor = element(
    'a',
    { className: 'heading-link', href: `#${id}`, 'aria-label': labels.section(textOf(node).trim()) },
    [textNode('#')],
  )
  return element('div', { className: 'heading' }, [title, anchor])
}
