import type { RootContent } from 'mdast'
import type { InlineMath, Math as MathBlock } from 'mdast-util-math'
import temml from 'temml'
import { element, placeOf } from '../tree.ts'
import type { Dressing } from './dress.ts'

/** The element that holds a formula's place until its MathML is put in; no author can write it. */
export const formulaTag = 'jalon-formula'

/**
 * TeX becomes MathML, which browsers draw without scripts or fonts of ours. It is kept aside as a string: as elements
 * it would only make the compiled module heavier.
 */
export function formula(node: MathBlock | InlineMath, dressing: Dressing): RootContent {
  const at = placeOf(node)
  const isBlock = node.type === 'math'
  if (!isBlock && looksLikeMoney(node.value)) dressing.say('formula-maybe-money', at)
  const number =
    dressing.formulas.push(mathml(node.value, isBlock, (reason) => dressing.say('formula', at, reason))) - 1
  const holder = element(formulaTag, { n: String(number) }, [])
  if (!isBlock) return { ...holder, type: 'mdxJsxTextElement', children: [] }
  // It scrolls sideways where it must, so it can be reached, and says what was reached.
  const label = dressing.labels.formula(++dressing.displays)
  return element('div', { className: 'formula', role: 'group', tabIndex: '0', 'aria-label': label }, [holder])
}

/** "$5 and a few more words cost $" has no command, but several words. */
const looksLikeMoney = (tex: string): boolean => !/[\\^_={}]/.test(tex) && /\p{L}{2,}\s+\p{L}{2,}/u.test(tex)

/** Why a formula can't be shown, in words; null if it can. */
export function formulaFault(tex: string): string | null {
  let fault: string | null = null
  mathml(tex, false, (reason) => {
    fault ??= reason
  })
  return fault
}

function mathml(tex: string, isBlock: boolean, refuse: (reason: string) => void): string {
  try {
    const made = temml.renderToString(tex, {
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      strict: false,
      annotate: false,
      maxExpand: 100,
      maxSize: [10, 100],
    })
    // Colours and frames are styles and nothing else: without them the formula would say less than was written.
    if (/ style="[^"]*(color|border|background)/.test(made)) refuse('colours and frames are not shown')
    return withoutStyles(made)
  } catch (error) {
    refuse(readable(error))
    return ''
  }
}

/** The policy blocks inline styles. What they say is padding and colour: the sheet has rules for Temml's classes. */
const withoutStyles = (mathml: string): string =>
  mathml.replace(/<[^<>]+>/g, (tag) => tag.replace(/ style="[^"]*"/g, ''))

function readable(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message
    .replace(/^\s*(ParseError:)?\s*/, '')
    .replace(/[\u0332\u0331]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .slice(0, 160)
}
