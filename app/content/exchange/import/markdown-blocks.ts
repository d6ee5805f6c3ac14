import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { importNote } from '#app/domain/studio/import-report.ts'
import { hasChildren } from '../../tree.ts'
import type { Converting } from './converting.ts'
import { lineOf, paragraphOf } from './html-blocks.ts'
import { inlineNodes } from './html-inline.ts'
import type { EmbeddedFile } from './imported-question.ts'
import { importLimits } from './limits.ts'
import { textNodes } from './text-nodes.ts'

function tables(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    gfmTable(),
    gfmStrikethrough({ singleTilde: false }),
  ]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
  ]
}

const processor = unified().use(remarkParse).use(tables).freeze()

/**
 * Markdown as other platforms write it. It is read and written anew, so that it says the same in our dialect; HTML in it
 * is taken out, and said.
 */
export function markdownBlocks(text: string, files: EmbeddedFile[], converting: Converting): RootContent[] {
  return processor.parse(text).children.flatMap((node) => blocksOf(node, files, converting, 0))
}

function blocksOf(
  node: RootContent,
  files: EmbeddedFile[],
  converting: Converting,
  depth: number,
): RootContent[] {
  const inside = (children: RootContent[]) =>
    children.flatMap((child) => blocksOf(child, files, converting, depth + 1))
  if (depth > importLimits.htmlDepth) return paragraphOf(lineOf([node]))
  if (node.type === 'paragraph') return paragraphOf(phrases(node.children, files, converting))
  if (node.type === 'heading') {
    const content = phrases(node.children, files, converting).flatMap((child) =>
      child.type === 'strong' ? child.children : [child],
    )
    return content.length > 0 ? paragraphOf([{ type: 'strong', children: content }]) : []
  }
  if (node.type === 'code') return [{ type: 'code', value: node.value, lang: null }]
  if (node.type === 'thematicBreak') return [{ type: 'thematicBreak' }]
  if (node.type === 'html') {
    tellOfHtml(node.value, converting)
    return []
  }
  if (node.type === 'blockquote') return [{ ...node, children: inside(node.children) as never }]
  if (node.type === 'list') {
    const items = node.children.map((item) => ({
      ...item,
      checked: null,
      children: inside(item.children) as never,
    }))
    return [{ ...node, children: items }]
  }
  if (node.type === 'table') {
    const rows = node.children.map((row) => ({
      ...row,
      children: row.children.map((cell) => ({
        ...cell,
        children: phrases(cell.children, files, converting),
      })),
    }))
    return [{ ...node, children: rows }]
  }
  return []
}

function phrases(nodes: PhrasingContent[], files: EmbeddedFile[], converting: Converting): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return textNodes(node.value.replace(/\s*\n\s*/g, ' '), converting)
    if (node.type === 'html') {
      tellOfHtml(node.value, converting)
      return []
    }
    if (node.type === 'link') {
      const words = phrases(node.children, files, converting)
      const made = inlineNodes(
        [{ type: 'element', name: 'a', attributes: { href: node.url }, children: [] }],
        files,
        converting,
      )
      return made[0]?.type === 'link'
        ? [{ ...made[0], children: words.length > 0 ? words : made[0].children }]
        : words
    }
    if (node.type === 'image') {
      const attributes = { src: node.url, alt: node.alt ?? '' }
      return inlineNodes([{ type: 'element', name: 'img', attributes, children: [] }], files, converting)
    }
    if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete')
      return [{ ...node, children: phrases(node.children, files, converting) }]
    if (node.type === 'inlineCode' || node.type === 'break') return [node]
    return hasChildren(node as Nodes)
      ? phrases((node as { children: PhrasingContent[] }).children, files, converting)
      : []
  })
}

function tellOfHtml(html: string, { add }: Converting): void {
  const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(html.trim())?.[1]
  if (name) add(importNote('tag-dropped', { tags: `<${name.toLowerCase()}>` }))
}
