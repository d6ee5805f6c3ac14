import type { Nodes, Parents, RootContent } from 'mdast'
import { attribute, element, isTag, textNode } from '../tree.ts'

const bond = 'together'

/** A number goes to the next line with its unit, or not at all. */
const beforeUnit =
  /(\d) (?=[%‰€$]|(?:thousand|million|billion|milliard|per cent|pour cent|points?|ans|years)s?\b)/gu

/** Signs that stand at the end of a formula and must not begin a line. */
const closing = /^(?:[\u0020\u00a0\u202f]?[%‰]|[.,;:!?)\]”’…]|[\u00a0\u202f][;:!?»])+/u

/** The children of a node, bound where a line must not break: numbers to units, formulas to the signs behind them. */
export function keepTogether(node: Parents): RootContent[] {
  const children = node.children as RootContent[]
  if (isTag(node) && attribute(node, 'className') === bond) return children
  const bound: RootContent[] = []
  for (const child of children) {
    const before = bound.at(-1)
    if (child.type !== 'text') bound.push(child)
    else if (before?.type === 'inlineMath') {
      const [signs = ''] = closing.exec(child.value) ?? []
      if (signs) bound.splice(-1, 1, span([before, textNode(signs)]))
      bound.push({ ...child, value: withUnits(child.value.slice(signs.length)) })
    } else bound.push({ ...child, value: withUnits(child.value) })
  }
  return bound.filter((child) => child.type !== 'text' || child.value !== '')
}

const withUnits = (text: string): string => text.replace(beforeUnit, '$1\u00a0')

const span = (children: Nodes[]): RootContent => ({
  ...element('span', { className: bond }, []),
  type: 'mdxJsxTextElement',
  children: children as never,
})
