import type { PhrasingContent, RootContent } from 'mdast'
import { importNote } from '#app/domain/studio/import-report.ts'
import { formulaFault } from '../../dress/formula.ts'
import type { Converting } from './converting.ts'

/** Formulas as Moodle writes them; single dollars are money there. */
const formulaForm = /\$\$([\s\S]+?)\$\$|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g

/** What the guard takes for the call of a footnote, however it is escaped. */
const footnoteForm = /\[\^[^\]\s]+\]/g

const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a text has none but tab and line end.
  /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029\ufeff\ue000]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Without the signs that no text can hold: control characters, halves of characters. */
export function writable(text: string, { add }: Pick<Converting, 'add'>): string {
  const kept = text.replace(unwritable, '')
  if (kept.length !== text.length && /[^\r\ufeff\u2028\u2029]/.test(text.match(unwritable)?.join('') ?? ''))
    add(importNote('signs-removed', {}))
  return kept
}

/** A run of text as nodes, formulas apart from the words. */
export function textNodes(text: string, converting: Converting): PhrasingContent[] {
  return split(writable(text, converting), formulaForm, (match) => {
    const tex = (match[1] ?? match[2] ?? match[3] ?? '').trim()
    return [formulaNode(tex, match[2] === undefined, converting)]
  })
}

/** Takes what the guard would misread out of the words: it stands as code. */
export function withFootnotesAsCode(text: string, { add }: Pick<Converting, 'add'>): PhrasingContent[] {
  return split(text, footnoteForm, (match) => {
    add(importNote('signs-as-code', { signs: match[0] }))
    return [{ type: 'inlineCode', value: match[0] }]
  })
}

/** Formulas that may stand on lines of their own, if they are alone there. */
const displayed = new WeakSet<PhrasingContent>()

function formulaNode(tex: string, isDisplay: boolean, { add }: Converting): PhrasingContent {
  const line = tex.replace(/\s+/g, ' ')
  if (line === '' || formulaFault(line) !== null) {
    add(importNote('formula-unreadable', { tex: line }))
    return { type: 'inlineCode', value: line || '$$' }
  }
  const node: PhrasingContent = { type: 'inlineMath', value: line }
  if (isDisplay) displayed.add(node)
  return node
}

/** A formula that was written to stand on lines of its own, and does. */
export function asBlock(content: PhrasingContent[]): RootContent | null {
  const [only, second] = content
  if (second || only?.type !== 'inlineMath' || !displayed.has(only)) return null
  return { type: 'math', value: only.value }
}

function split(
  text: string,
  form: RegExp,
  replace: (match: RegExpMatchArray) => PhrasingContent[],
): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let from = 0
  for (const match of text.matchAll(form)) {
    if (match.index > from) nodes.push({ type: 'text', value: text.slice(from, match.index) })
    nodes.push(...replace(match))
    from = match.index + match[0].length
  }
  if (from < text.length) nodes.push({ type: 'text', value: text.slice(from) })
  return nodes
}
