import type { Nodes, Paragraph, Parents, PhrasingContent, RootContent } from 'mdast'
import { top } from './problems.ts'

export type MdxJsxFlowElement = Extract<RootContent, { type: 'mdxJsxFlowElement' }>
type MdxJsxTextElement = Extract<RootContent, { type: 'mdxJsxTextElement' }>

export type Tag = MdxJsxFlowElement | MdxJsxTextElement

export const isTag = (node: Nodes): node is Tag =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'

export const hasChildren = (node: Nodes): node is Parents => 'children' in node

/** Where a node begins; nodes that we made stand nowhere, and nothing is told of them. */
export const placeOf = (node: Nodes): { line: number; column: number } => node.position?.start ?? top

/** The plain text of an attribute; null if it is not there, '' for a bare flag. */
export function attribute(tag: Tag, name: string): string | null {
  for (const given of tag.attributes) {
    if (given.type === 'mdxJsxAttribute' && given.name === name)
      return typeof given.value === 'string' ? given.value : ''
  }
  return null
}

/** An element of ours, as React wants its attributes: the guard has passed before any of these is made. */
export function element(
  name: string,
  attributes: Record<string, string>,
  children: RootContent[],
): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      type: 'mdxJsxAttribute',
      name: key,
      value,
    })),
    children: children as MdxJsxFlowElement['children'],
  }
}

export const textNode = (value: string): PhrasingContent => ({ type: 'text', value })

export const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })

/** Every node with its ancestors, outermost first. Iterative: author text may be nested deeper than the stack. */
export function* walk(root: Parents): Generator<{ node: Nodes; ancestors: Parents[] }> {
  const open: { node: Nodes; ancestors: Parents[] }[] = [{ node: root, ancestors: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    const { node, ancestors } = next
    if (!hasChildren(node)) continue
    const above = [...ancestors, node]
    for (let index = node.children.length - 1; index >= 0; index--) {
      open.push({ node: node.children[index] as Nodes, ancestors: above })
    }
  }
}

/** Where a letter of a paragraph's plain text stands in the file. */
export function placeIn(paragraph: Parents, offset: number): { line: number; column: number } {
  let before = 0
  for (const { node } of walk(paragraph)) {
    if (hasChildren(node) || !('value' in node)) continue
    if (before + node.value.length > offset) {
      const lines = node.value.slice(0, offset - before).split('\n')
      const { line, column } = placeOf(node)
      const last = lines.at(-1)?.length ?? 0
      return { line: line + lines.length - 1, column: lines.length > 1 ? last + 1 : column + last }
    }
    before += node.value.length
  }
  return placeOf(paragraph)
}
