import type { Parents, PhrasingContent, RootContent, Table } from 'mdast'
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { mathToMarkdown } from 'mdast-util-math'
import { mdxToMarkdown } from 'mdast-util-mdx'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { importNote } from '#app/domain/studio/import-report.ts'
import { hasChildren } from '../../tree.ts'
import type { Converting } from './converting.ts'
import { withFootnotesAsCode } from './text-nodes.ts'

type Adds = Pick<Converting, 'add'>

/**
 * The escapes of every extension that reads our dialect. Lists of a text have other marks than the answers below it: two
 * lists with the same mark would be one.
 */
const options = (of: 'text' | 'answers'): Options => ({
  bullet: of === 'text' ? '*' : '-',
  bulletOrdered: of === 'text' ? ')' : '.',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    gfmFootnoteToMarkdown(),
    gfmStrikethroughToMarkdown(),
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmTaskListItemToMarkdown(),
    mathToMarkdown(),
    mdxToMarkdown(),
  ],
})

/** Blocks of text as source. Empty where nothing is said. */
export const blocksAsSource = (blocks: RootContent[], adds: Adds): string => write(blocks, 'text', adds)

/** Answers as source: a list or a table. */
export const answersAsSource = (answers: RootContent, adds: Adds): string => write([answers], 'answers', adds)

function write(blocks: RootContent[], of: 'text' | 'answers', adds: Adds): string {
  const children = blocks.map((node) => settled(node, adds, false))
  return toMarkdown({ type: 'root', children }, options(of)).replace(/\n+$/, '')
}

/** Joins texts that stand side by side, and takes out what the parser would read as more than words. */
function settled<N extends RootContent>(node: N, adds: Adds, isInCell: boolean): N {
  // A bar in a formula would end the cell, and no backslash helps: in TeX, that is another sign.
  if (isInCell && node.type === 'inlineMath')
    return { ...node, value: node.value.replace(/\\\|/g, '\\Vert ').replaceAll('|', '\\vert ') }
  if (!hasChildren(node)) return node
  const inCell = isInCell || node.type === 'tableCell'
  const children = ((node as Parents).children as RootContent[])
    .reduce<RootContent[]>(joinedToLast, [])
    .flatMap((child): RootContent[] =>
      child.type === 'text' ? withFootnotesAsCode(child.value, adds) : [settled(child, adds, inCell)],
    )
    // Again, because signs may have become code beside code.
    .reduce<RootContent[]>(joinedToLast, [])
  return { ...node, children } as N
}

/** Marks that meet would be read as one: texts and codes become one, formulas get a space between them. */
function joinedToLast(before: RootContent[], node: RootContent): RootContent[] {
  const last = before.at(-1)
  if (last && last.type === node.type && (node.type === 'text' || node.type === 'inlineCode')) {
    before[before.length - 1] = { type: node.type, value: (last as typeof node).value + node.value }
    return before
  }
  if (node.type === 'inlineMath' && last?.type === 'inlineMath') before.push({ type: 'text', value: ' ' })
  before.push(node)
  return before
}

/** Words with which a paragraph on the page itself would be a program. */
const programWord = /^(import|export)\b/

/** Prose on the page itself: a paragraph that begins like a program has its first word as code. */
export function proseAsSource(blocks: RootContent[], adds: Adds): string {
  return blocksAsSource(
    blocks.map((block) => {
      if (block.type !== 'paragraph') return block
      const [first, ...rest] = block.children
      const word = first?.type === 'text' ? programWord.exec(first.value)?.[0] : undefined
      if (first?.type !== 'text' || !word) return block
      adds.add(importNote('signs-as-code', { signs: word }))
      const children: PhrasingContent[] = [
        { type: 'inlineCode', value: word },
        { type: 'text', value: first.value.slice(word.length) },
        ...rest,
      ]
      return { ...block, children }
    }),
    adds,
  )
}

/** The value of an attribute, in its quotes. One line; what would end it is written as a reference. */
export const attributeSource = (value: string): string =>
  `"${value.replace(/\s+/g, ' ').trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`

/** A table from rows of lines; the first row is its head. */
export const tableOf = (rows: PhrasingContent[][][]): Table => ({
  type: 'table',
  children: rows.map((cells) => ({
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', children })),
  })),
})
