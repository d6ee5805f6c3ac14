import type { Heading, Link, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { readAddress } from './address.ts'
import { tags } from './dialect.ts'
import { checkTag } from './guard-tag.ts'
import { checkCodePlace } from './lab-code.ts'
import { limits } from './limits.ts'
import { type Say, top } from './problems.ts'
import { hasChildren, isTag, paragraph, placeOf, walk } from './tree.ts'

const allowed: ReadonlySet<string> = new Set<Nodes['type']>([
  'root',
  'paragraph',
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'code',
  'break',
  'link',
  'image',
  'list',
  'listItem',
  'blockquote',
  'thematicBreak',
  'table',
  'tableRow',
  'tableCell',
  'footnoteReference',
  'footnoteDefinition',
  'math',
  'inlineMath',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
])

/**
 * Refuses, with its place, everything that is not the dialect: code, unknown tags and attributes, other address
 * schemes. It comes first; what passed it is data. On the way the tree is settled: tags that fill a paragraph become
 * blocks, references become links, definitions go.
 */
export function guard(tree: Root, say: Say): void {
  if (!isWithinBounds(tree, say)) {
    tree.children = []
    return
  }
  settleReferences(tree)
  let level = 1
  for (const { node, ancestors } of walk(tree)) {
    if (hasChildren(node)) unravel(node)
    if (isTag(node)) checkTag(node, ancestors, say)
    else checkNode(node, ancestors, say)
    if (node.type === 'heading' && ancestors.length === 1) level = checkLevel(node, level, say)
  }
  checkFootnotes(tree, say)
}

function isWithinBounds(tree: Root, say: Say): boolean {
  let count = 0
  for (const { node, ancestors } of walk(tree)) {
    if (++count > limits.nodes) {
      say('too-many-nodes', top)
      return false
    }
    if (ancestors.length > limits.depth) {
      say('too-deep', placeOf(node))
      return false
    }
  }
  return true
}

/** `[text][source]` becomes a link, so that each address is checked where it is used, and only there. */
function settleReferences(tree: Root): void {
  const addresses = new Map<string, { url: string; title?: string | null }>()
  for (const { node } of walk(tree)) {
    if (node.type === 'definition' && !addresses.has(node.identifier)) addresses.set(node.identifier, node)
  }
  for (const { node } of walk(tree)) {
    if (!hasChildren(node)) continue
    node.children = (node.children as RootContent[])
      .filter(({ type }) => type !== 'definition')
      .map((child) => settled(child, addresses)) as never
  }
}

function settled(
  node: RootContent,
  addresses: Map<string, { url: string; title?: string | null }>,
): RootContent {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node
  const { url, title } = addresses.get(node.identifier) ?? { url: '' }
  if (node.type === 'imageReference')
    return { type: 'image', url, title, alt: node.alt, position: node.position }
  return { type: 'link', url, title, children: node.children, position: node.position }
}

/** `<Hint>Look there.</Hint>` on one line parses as a paragraph that holds a tag; the tag is meant as a block. */
function unravel(parent: Parents): void {
  parent.children = (parent.children as RootContent[]).flatMap((child) =>
    child.type === 'paragraph' && holdsOnlyBlockTags(child) ? blocksOf(child) : [child],
  ) as never
}

const isBlank = (node: PhrasingContent): boolean => node.type === 'text' && node.value.trim() === ''

const holdsOnlyBlockTags = ({ children }: Paragraph): boolean =>
  children.some((child) => child.type === 'mdxJsxTextElement') &&
  children.every((child) => isBlank(child) || (child.type === 'mdxJsxTextElement' && isBlockTag(child.name)))

const isBlockTag = (name: string | null): boolean =>
  name !== 'Term' && name !== null && Object.hasOwn(tags, name)

function blocksOf({ children }: Paragraph): RootContent[] {
  return children.flatMap((child): RootContent[] => {
    if (child.type !== 'mdxJsxTextElement') return []
    const content = child.children.every(isBlank)
      ? []
      : [{ ...paragraph(child.children), position: child.position }]
    return [{ ...child, type: 'mdxJsxFlowElement', children: content }]
  })
}

function checkNode(node: Nodes, ancestors: Parents[], say: Say): void {
  const at = placeOf(node)
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') say('program-code', at)
  else if (!allowed.has(node.type)) say('not-allowed', at, `"${node.type}"`)
  else if (node.type === 'paragraph') checkFirstWord(node, ancestors, say)
  else if (node.type === 'heading') checkHeading(node, ancestors, say)
  else if (node.type === 'link') checkLink(node, say)
  else if (node.type === 'image' && !node.alt?.trim()) say('alt-missing', at)
  else if (node.type === 'code') checkCodePlace(node, ancestors, say)
  else if (node.type === 'text') checkText(node.value, at, say)
}

function checkHeading(heading: Heading, ancestors: Parents[], say: Say): void {
  if (ancestors.length > 1) say('heading-place', placeOf(heading))
  if (textOf(heading).trim() === '') say('heading-empty', placeOf(heading))
}

function checkLink(link: Link, say: Say): void {
  if (!readAddress(link.url)) say('link-scheme', placeOf(link), shown(link.url))
  if (textOf(link, { includeImageAlt: true }).trim() === '') say('link-empty', placeOf(link))
}

/** In MDX a line that begins like this is a program. We never run it, but say so rather than print it. */
function checkFirstWord({ children, position }: Paragraph, ancestors: Parents[], say: Say): void {
  const [first, second] = children
  if (ancestors.length !== 1 || first?.type !== 'text') return
  const isCode =
    programLine.test(first.value) ||
    (second?.type === 'mdxTextExpression' && /^(im|ex)port\s+$/.test(first.value))
  if (isCode) say('import-export', position?.start ?? top, first.value.slice(0, 6))
}

const programLine =
  /^(import|export)(?:\s*[{*('"]|\s+(?:default|const|let|var|function|async|class|type|\w+\s+from|\w+\s*,)\b)/

/** A call of a footnote that is not defined stays plain text, and so does an address without brackets. */
function checkText(value: string, at: { line: number; column: number }, say: Say): void {
  for (const call of value.matchAll(/\[\^([^\]\s]+)\]/g)) {
    say('footnote-unknown', placeWithin(value, call.index, at), call[1] ?? '')
  }
  for (const address of value.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi)) {
    say('link-bare', placeWithin(value, address.index, at), shown(address[0]))
  }
}

function placeWithin(
  value: string,
  index: number,
  at: { line: number; column: number },
): { line: number; column: number } {
  const before = value.slice(0, index).split('\n')
  const column = before.length > 1 ? (before.at(-1)?.length ?? 0) + 1 : at.column + index
  return { line: at.line + before.length - 1, column }
}

function checkLevel(heading: Heading, before: number, say: Say): number {
  const at = placeOf(heading)
  if (heading.depth === 1) say('heading-title', at)
  else if (heading.depth > 4) say('heading-deep', at)
  else if (heading.depth > before + 1) say('heading-jump', at, before, heading.depth)
  return heading.depth
}

function checkFootnotes(tree: Root, say: Say): void {
  const called = new Set<string>()
  const written = new Map<string, { label: string; at: { line: number; column: number } }>()
  for (const { node } of walk(tree)) {
    if (node.type === 'footnoteReference') called.add(node.identifier)
    if (node.type === 'footnoteDefinition') {
      written.set(node.identifier, { label: node.label ?? node.identifier, at: placeOf(node) })
    }
  }
  for (const [identifier, { label, at }] of written)
    if (!called.has(identifier)) say('footnote-unused', at, label)
}

const shown = (url: string): string => (url.length > 60 ? `${url.slice(0, 60)}…` : url)
