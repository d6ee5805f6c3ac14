import type { PhrasingContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { importNote } from '#app/domain/studio/import-report.ts'
import { readAddress } from '../../address.ts'
import { type Converting, QuestionRefusal } from './converting.ts'
import type { HtmlElement, HtmlNode } from './html-tree.ts'
import type { EmbeddedFile } from './imported-question.ts'
import { pictureNodes } from './picture-nodes.ts'
import { scriptNodes } from './script-signs.ts'
import { textNodes } from './text-nodes.ts'

/** What could run or load something: a question that holds it is not taken at all. */
const active: ReadonlySet<string> = new Set(
  'script style iframe frame frameset object embed applet base link meta noscript noembed noframes xmp plaintext svg math'.split(
    ' ',
  ),
)
const media: ReadonlySet<string> = new Set(['audio', 'video', 'canvas', 'source', 'track', 'map', 'area'])
const silent: ReadonlySet<string> = new Set(
  'span wbr abbr acronym bdi bdo time data label nobr html body head title tbody thead tfoot'.split(' '),
)
const looks: ReadonlySet<string> = new Set(['font', 'u', 'ins', 'big', 'small', 'mark', 'center', 'blink'])

/** Turns a run of inline HTML into inline Markdown; blocks inside it lose their shape and keep their text. */
export function inlineNodes(
  nodes: HtmlNode[],
  files: EmbeddedFile[],
  converting: Converting,
): PhrasingContent[] {
  return nodes.flatMap((node) =>
    node.type === 'text'
      ? textNodes(node.value.replace(/[ \t\r\n\f]+/g, ' '), converting)
      : elementNodes(node, files, converting),
  )
}

function elementNodes(
  element: HtmlElement,
  files: EmbeddedFile[],
  converting: Converting,
): PhrasingContent[] {
  const { name, attributes, children } = element
  mustBePassive(element)
  const inside = () => inlineNodes(children, files, converting)
  if (name === 'br') return [{ type: 'break' }]
  if (name === 'b' || name === 'strong') return wrapped('strong', inside())
  if (['i', 'em', 'cite', 'dfn', 'var'].includes(name)) return wrapped('emphasis', inside())
  if (['del', 's', 'strike'].includes(name)) return wrapped('delete', inside())
  if (['code', 'kbd', 'samp', 'tt', 'pre'].includes(name)) return codeNodes(element)
  if (name === 'q') return [{ type: 'text', value: '“' }, ...inside(), { type: 'text', value: '”' }]
  if (name === 'sub' || name === 'sup') return scriptNodes(name, plainText(element), converting)
  if (name === 'img') return pictureNodes(attributes, files, converting)
  if (name === 'a') return linkNodes(attributes.href ?? '', inside(), converting)
  tellOf(element, converting)
  return [...inside(), ...(isBlockName(name) ? [{ type: 'text' as const, value: ' ' }] : [])]
}

/** @throws QuestionRefusal for what could run or load something */
export function mustBePassive({ name, attributes }: HtmlElement): void {
  if (active.has(name)) throw new QuestionRefusal(importNote('active-content', { tag: `<${name}>` }))
  const event = Object.keys(attributes).find((attribute) => /^on/i.test(attribute))
  if (event) throw new QuestionRefusal(importNote('active-content', { tag: `<${name} ${event}>` }))
}

/** Says of a tag that goes that it went; its text stays. */
export function tellOf({ name, attributes }: HtmlElement, { add }: Converting): void {
  if (media.has(name)) add(importNote('media-dropped', { tag: name }))
  else if (looks.has(name) || /color|background|decoration/i.test(attributes.style ?? ''))
    add(importNote('look-dropped', {}))
  else if (!silent.has(name) && !isBlockName(name)) add(importNote('tag-dropped', { tags: `<${name}>` }))
}

const blocks: ReadonlySet<string> = new Set(
  'p div section article aside header footer main nav address center figure figcaption details summary dl dt dd ul ol li blockquote pre table tr td th caption h1 h2 h3 h4 h5 h6 hr tbody thead tfoot fieldset legend'.split(
    ' ',
  ),
)
export const isBlockName = (name: string): boolean => blocks.has(name)

/** All text below a node, as it stands. */
export const plainText = (node: HtmlNode): string =>
  node.type === 'text' ? node.value : node.name === 'br' ? '\n' : node.children.map(plainText).join('')

/** Emphasis does not begin or end with a space, and is not put into its like. */
function wrapped(type: 'strong' | 'emphasis' | 'delete', content: PhrasingContent[]): PhrasingContent[] {
  const flat = content.flatMap((node) => (node.type === type ? node.children : [node]))
  const before: PhrasingContent[] = []
  const after: PhrasingContent[] = []
  while (isEdge(flat[0])) before.push(flat.shift() as PhrasingContent)
  while (isEdge(flat.at(-1))) after.unshift(flat.pop() as PhrasingContent)
  const [first, last] = [flat[0], flat.at(-1)]
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    before.push({ type: 'text', value: ' ' })
    flat[0] = { ...first, value: first.value.trimStart() }
  }
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    after.unshift({ type: 'text', value: ' ' })
    const kept = flat.at(-1)
    if (kept?.type === 'text') flat[flat.length - 1] = { ...kept, value: kept.value.trimEnd() }
  }
  return flat.length === 0 ? [...before, ...after] : [...before, { type, children: flat }, ...after]
}

const isEdge = (node: PhrasingContent | undefined): boolean =>
  node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '')

function codeNodes(element: HtmlElement): PhrasingContent[] {
  for (const child of element.children) if (child.type === 'element') mustBePassive(child)
  const value = plainText(element).replace(/\s+/g, ' ').trim()
  return value === '' ? [] : [{ type: 'inlineCode', value }]
}

function linkNodes(href: string, content: PhrasingContent[], { add }: Converting): PhrasingContent[] {
  const url = href
    .trim()
    .replace(/[\s<>()[\]{}|\\^`"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  const words = textOf({ type: 'paragraph', children: content }, { includeImageAlt: true }).trim()
  if (url === '') return content
  if (readAddress(url)?.to !== 'outside') {
    add(importNote('link-dropped', { address: href }))
    return content
  }
  const flat = content
    .filter(({ type }) => type !== 'break')
    .flatMap((node) => (node.type === 'link' ? node.children : [node]))
  return words === ''
    ? [{ type: 'link', url, children: [{ type: 'text', value: url }] }]
    : [{ type: 'link', url, children: flat }]
}
