import type { PhrasingContent } from 'mdast'
import type { Converting } from './converting.ts'
import { textNodes } from './text-nodes.ts'

const below: Record<string, string> = Object.fromEntries(
  [...'0123456789+-−=()'].map((sign, at) => [sign, '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'[at] ?? '']),
)
const above: Record<string, string> = Object.fromEntries(
  [...'0123456789+-−=()n'].map((sign, at) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'[at] ?? '']),
)

/** Subscripts and superscripts: as the signs that Unicode has, else as a small formula. */
export function scriptNodes(name: 'sub' | 'sup', text: string, converting: Converting): PhrasingContent[] {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain === '') return []
  const signs = name === 'sub' ? below : above
  if ([...plain].every((sign) => Object.hasOwn(signs, sign)))
    return [{ type: 'text', value: [...plain].map((sign) => signs[sign]).join('') }]
  if (!/^[\p{L}\p{N} .,+*'’-]+$/u.test(plain)) return textNodes(plain, converting)
  return [{ type: 'inlineMath', value: `{}${name === 'sub' ? '_' : '^'}{\\text{${plain}}}` }]
}
