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
  for (const child of children.flatMap(breakable)) {
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

/** A formula in a line that is longer than a phone is wide, in TeX's letters. */
const LONG = 40
const relation = /^(?:=|\\approx\b|\\leq?\b|\\geq?\b)/
const fraction = /^\//

/**
 * Browsers don't break a formula; a long one becomes several, of which each but the first begins with its relation, or
 * with the stroke of a fraction where that is not short enough.
 */
function breakable(child: RootContent): RootContent[] {
  if (child.type !== 'inlineMath' || child.value.length <= LONG || child.value.includes('\\left'))
    return [child]
  return cut(child.value, relation)
    .flatMap((piece) => (piece.length > LONG ? cut(piece, fraction) : [piece]))
    .flatMap((piece, index) => [
      ...(index > 0 ? [textNode(' ')] : []),
      // The empty group makes a relation of the sign that stands first.
      { ...child, value: index > 0 ? `{} ${piece}` : piece },
    ])
}

/** The pieces of a formula that begin with a sign, outside of its groups. */
function cut(tex: string, sign: RegExp): string[] {
  const pieces: string[] = []
  let depth = 0
  let begun = 0
  for (let at = 0; at < tex.length; at++) {
    if (tex[at] === '{') depth++
    else if (tex[at] === '}') depth--
    else if (
      depth === 0 &&
      at > begun &&
      '=/\\'.includes(tex[at] ?? '') &&
      !isInBrackets(tex.slice(begun, at)) &&
      sign.test(tex.slice(at))
    ) {
      pieces.push(tex.slice(begun, at).trim())
      begun = at
    }
  }
  return [...pieces, tex.slice(begun).trim()]
}

const isInBrackets = (before: string): boolean => before.split('(').length > before.split(')').length

const withUnits = (text: string): string => text.replace(beforeUnit, '$1\u00a0')

const span = (children: Nodes[]): RootContent => ({
  ...element('span', { className: bond }, []),
  type: 'mdxJsxTextElement',
  children: children as never,
})
