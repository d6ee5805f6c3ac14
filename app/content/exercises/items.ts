import type { List, ListItem, PhrasingContent, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { placeOf } from '../tree.ts'
import { mustCallNoFootnote, mustFitLabel } from './body.ts'
import type { At, Differs, ReadContext } from './kind.ts'

/** One answer of a list: a paragraph, and below it feedback as a quote. */
export interface Item {
  at: At
  /** `[x]` and `[ ]`; null if the author gave none. */
  mark: boolean | null
  plain: string
  text: number
  feedback: number | null
}

/** Reads the items of a list. `what` names one of them to the author. */
export function readItems(list: List, what: string, context: ReadContext): Item[] {
  return list.children.map((item) => readItem(item, what, context))
}

function readItem(item: ListItem, what: string, { say, parts }: ReadContext): Item {
  const at = placeOf(item)
  const quotes = item.children.filter((child) => child.type === 'blockquote')
  const content = item.children.filter((child) => child.type !== 'blockquote')
  const [first, second] = content
  if (second || (first && first.type !== 'paragraph')) say('answer-complex', at, what)
  const text: PhrasingContent[] = first?.type === 'paragraph' ? first.children : []
  if (textOf({ type: 'paragraph', children: text }, { includeImageAlt: true }).trim() === '' && !second) {
    if (!text.some(({ type }) => type === 'inlineMath')) say('answer-empty', at, what)
  }
  mustFitLabel(text, say)
  mustCallNoFootnote(quotes, say)
  const feedback = quotes.flatMap(({ children }) => children as RootContent[])
  return {
    at,
    mark: item.checked ?? null,
    plain: textOf({ type: 'paragraph', children: text }).trim(),
    text: parts.add(text, 'inline'),
    feedback: feedback.length > 0 ? parts.add(feedback, 'block') : null,
  }
}

/** In the source every answer of a task list is marked, and one at least is right. */
export function checkMarks(items: Item[], at: At, { say, isSource }: ReadContext): void {
  if (!isSource) return
  for (const item of items) if (item.mark === null) say('mark-missing', item.at)
  if (items.length > 0 && !items.some(({ mark }) => mark)) say('no-right-answer', at)
}

/** A wrong answer without a word teaches nothing. Said once, for the source; translations follow it. */
export function wantFeedback(items: Item[], { say, isSource }: ReadContext): void {
  if (!isSource) return
  for (const item of items)
    if (item.mark === false && item.feedback === null) say('feedback-missing', item.at)
}

/** The same number of answers, and where a translation repeats marks, the same marks. */
export function compareItems(
  own: Item[],
  source: Item[],
  what: string,
  differs: Differs,
  at: { own: At; source: At },
): void {
  if (own.length !== source.length) {
    differs(at.own, `The number of ${what}`, own.length, source.length, at.source)
    return
  }
  own.forEach((item, index) => {
    const twin = source[index]
    if (!twin) return
    if (item.mark !== null && twin.mark !== null && item.mark !== twin.mark) {
      differs(item.at, 'The mark of this answer', markOf(item), markOf(twin), twin.at)
    }
  })
}

const markOf = ({ mark }: Item): string => (mark ? '[x]' : '[ ]')
