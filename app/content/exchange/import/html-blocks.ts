import type { ListItem, PhrasingContent, RootContent, Table } from 'mdast'
import type { Converting } from './converting.ts'
import { inlineNodes, isBlockName, mustBePassive, plainText, tellOf } from './html-inline.ts'
import type { HtmlElement, HtmlNode } from './html-tree.ts'
import type { EmbeddedFile } from './imported-question.ts'
import { asBlock, writable } from './text-nodes.ts'

/** Turns HTML into blocks of Markdown. Headings become bold lines: a question stands in no outline. */
export function blockNodes(nodes: HtmlNode[], files: EmbeddedFile[], converting: Converting): RootContent[] {
  const made: RootContent[] = []
  let run: HtmlNode[] = []
  const flush = () => {
    made.push(...paragraphOf(inlineNodes(run, files, converting)))
    run = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || !holdsBlock(node)) run.push(node)
    else {
      flush()
      made.push(...blocksOf(node, files, converting))
    }
  }
  flush()
  return made
}

const holdsBlock = (element: HtmlElement): boolean =>
  isBlockName(element.name) || element.children.some((child) => child.type === 'element' && holdsBlock(child))

function blocksOf(element: HtmlElement, files: EmbeddedFile[], converting: Converting): RootContent[] {
  const { name, children } = element
  mustBePassive(element)
  const inside = () => blockNodes(children, files, converting)
  if (name === 'hr') return [{ type: 'thematicBreak' }]
  if (name === 'pre') return codeOf(element, converting)
  if (name === 'ul' || name === 'ol') return listOf(element, files, converting)
  if (name === 'table') return tableOf(element, files, converting)
  if (name === 'blockquote') {
    const quoted = inside()
    return quoted.length > 0 ? [{ type: 'blockquote', children: quoted as never }] : []
  }
  if (/^h[1-6]$|^dt$|^caption$|^legend$|^summary$/.test(name)) {
    const [first, ...rest] = paragraphOf(inlineNodes(children, files, converting))
    if (first?.type !== 'paragraph') return first ? [first, ...rest] : []
    return [{ type: 'paragraph', children: [{ type: 'strong', children: withoutStrong(first.children) }] }]
  }
  tellOf(element, converting)
  return inside()
}

const withoutStrong = (content: PhrasingContent[]): PhrasingContent[] =>
  content.flatMap((node) => (node.type === 'strong' ? node.children : [node]))

/** A paragraph without spaces and line breaks at its edges; none where nothing is said. */
export function paragraphOf(content: PhrasingContent[]): RootContent[] {
  const kept = [...content]
  const isBlank = (node: PhrasingContent | undefined) =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '')
  while (kept.length > 0 && isBlank(kept[0])) kept.shift()
  while (kept.length > 0 && isBlank(kept.at(-1))) kept.pop()
  if (kept.length === 0) return []
  const block = asBlock(kept)
  return [block ?? { type: 'paragraph', children: tidied(kept) }]
}

/** Joins texts, and takes the spaces away that no line begins or ends with. */
function tidied(content: PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of content) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value }
    else joined.push(node)
  }
  return joined.flatMap((node, at): PhrasingContent[] => {
    if (node.type !== 'text') return [node]
    let { value } = node
    value = value.replace(/ {2,}/g, ' ')
    if (at === 0 || joined[at - 1]?.type === 'break') value = value.trimStart()
    if (at === joined.length - 1 || joined[at + 1]?.type === 'break') value = value.trimEnd()
    return value === '' ? [] : [{ type: 'text', value }]
  })
}

function codeOf(element: HtmlElement, converting: Converting): RootContent[] {
  for (const child of element.children) if (child.type === 'element') mustBePassive(child)
  const value = writable(plainText(element), converting).replace(/^\n|\s+$/g, '')
  return value === '' ? [] : [{ type: 'code', value }]
}

function listOf(element: HtmlElement, files: EmbeddedFile[], converting: Converting): RootContent[] {
  const items = element.children.flatMap((child): ListItem[] => {
    if (child.type === 'text' && child.value.trim() === '') return []
    const content =
      child.type === 'element' && child.name === 'li'
        ? blockNodes(child.children, files, converting)
        : blockNodes([child], files, converting)
    return content.length > 0 ? [{ type: 'listItem', spread: false, children: content as never }] : []
  })
  if (items.length === 0) return []
  return [
    {
      type: 'list',
      ordered: element.name === 'ol',
      start: element.name === 'ol' ? 1 : null,
      spread: false,
      children: items,
    },
  ]
}

/** The first row is the head, whether it says so or not. A cell holds one line. */
function tableOf(element: HtmlElement, files: EmbeddedFile[], converting: Converting): RootContent[] {
  const caption = element.children.find(
    (child): child is HtmlElement => child.type === 'element' && child.name === 'caption',
  )
  const rows = rowsIn(element).map((row) =>
    row.children
      .filter(
        (cell): cell is HtmlElement => cell.type === 'element' && (cell.name === 'td' || cell.name === 'th'),
      )
      .map((cell) => lineOf(blockNodes(cell.children, files, converting))),
  )
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  if (width === 0) return caption ? blocksOf(caption, files, converting) : []
  const table: Table = {
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, at) => ({ type: 'tableCell', children: cells[at] ?? [] })),
    })),
  }
  return [...(caption ? blocksOf(caption, files, converting) : []), table]
}

const rowsIn = (element: HtmlElement): HtmlElement[] =>
  element.children.flatMap((child) => {
    if (child.type === 'text') return []
    if (child.name === 'tr') return [child]
    return ['tbody', 'thead', 'tfoot'].includes(child.name) ? rowsIn(child) : []
  })

/** Blocks as one line of text, for places that hold no more: their paragraphs in a row. */
export function lineOf(blocks: RootContent[]): PhrasingContent[] {
  const lines = blocks.map(inLine).filter((line) => line.length > 0)
  return lines.flatMap((line, at) => (at === 0 ? line : [{ type: 'text' as const, value: ' ' }, ...line]))
}

function inLine(node: RootContent): PhrasingContent[] {
  if (node.type === 'paragraph') return withoutBreaks(node.children)
  if (node.type === 'math') return [{ type: 'inlineMath', value: node.value }]
  if (node.type === 'code') return [{ type: 'inlineCode', value: node.value.replace(/\s+/g, ' ') }]
  if ('children' in node) return lineOf(node.children as RootContent[])
  return []
}

const withoutBreaks = (content: PhrasingContent[]): PhrasingContent[] =>
  content.flatMap((node): PhrasingContent[] => {
    if (node.type === 'break') return [{ type: 'text', value: ' ' }]
    return 'children' in node
      ? [{ ...node, children: withoutBreaks(node.children) } as PhrasingContent]
      : [node]
  })
