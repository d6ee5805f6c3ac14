import type { Nodes as Hast } from 'hast'
import type { Nodes as Mdast } from 'mdast'
import { formulaTag } from './dress/formula.ts'

/** Element names and attributes that an edition may hold: what the pipeline makes, and not one more. */
const elements: ReadonlySet<string> = new Set([
  'a',
  'blockquote',
  'br',
  'button',
  'code',
  'del',
  'dfn',
  'div',
  'em',
  'figcaption',
  'figure',
  'h2',
  'h3',
  'h4',
  'hr',
  'img',
  'li',
  'ol',
  'p',
  'pre',
  'section',
  'span',
  'strong',
  'sup',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
  formulaTag,
  'jalon-part',
])

const attributes: ReadonlySet<string> = new Set([
  'alt',
  'className',
  'dataFootnoteBackref',
  'dataFootnoteRef',
  'dataFootnotes',
  'decoding',
  'download',
  'height',
  'href',
  'id',
  'loading',
  'n',
  'popover',
  'popovertarget',
  'popovertargetaction',
  'rel',
  'role',
  'scope',
  'src',
  'start',
  'tabIndex',
  'title',
  'type',
  'width',
  'ariaLabel',
  'aria-label',
  'ariaDescribedBy',
])

/**
 * The last look before compiling: a second, independent list of what may pass. The guard has refused everything else
 * long ago, so what fails here is a fault of ours, and publishing stops.
 */
export function mustBeSealed(tree: Hast | Mdast): void {
  const open: (Hast | Mdast)[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'element') {
      mustKnow(node.tagName, Object.entries(node.properties))
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      mustKnow(
        node.name ?? '',
        node.attributes.map((given) => [given.type === 'mdxJsxAttribute' ? given.name : '{…}', given.value]),
      )
    } else if (!['root', 'text'].includes(node.type))
      throw new Error(`A node "${node.type}" came through the guard.`)
    if ('children' in node) open.push(...(node.children as Hast[]))
  }
}

function mustKnow(name: string, given: [string, unknown][]): void {
  if (!elements.has(name)) throw new Error(`An element <${name}> came through the guard.`)
  for (const [attribute, value] of given) {
    if (!attributes.has(attribute))
      throw new Error(`An attribute ${attribute} on <${name}> came through the guard.`)
    const isAddress = attribute === 'href' || attribute === 'src'
    if (isAddress && !/^(https?:\/\/|mailto:|#|\/(?!\/)|$)/i.test(String(value))) {
      throw new Error(`An address in <${name}> came through the guard.`)
    }
  }
}
