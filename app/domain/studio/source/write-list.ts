import { applyEdits, isSame, originsOf } from './edits.ts'
import type { Item } from './form.ts'
import { quoted, type SourceItem, type SourceList } from './list.ts'

/** The source of a list with other items: what an item says as before, and what stands between items, is kept. */
export function writeList(source: string, list: SourceList, next: Item[]): string {
  const old = list.items.map(({ value }) => value)
  const origins = originsOf(old, next)
  const gaps = list.items.slice(1).map((item, index) => source.slice(list.items[index]?.end, item.start))
  return next
    .map((value, index) => {
      const origin = origins[index] ?? null
      const item = origin === null ? undefined : list.items[origin]
      const written = item ? rewritten(source, item, value) : freshItem(value, list)
      const text = list.first === null ? written : numbered(written, value, index, list)
      return index === 0 ? text : (gaps[index - 1] ?? gaps.at(-1) ?? '\n') + text
    })
    .join('')
}

function rewritten(source: string, item: SourceItem, value: Item): string {
  const own = source.slice(item.start, item.end)
  if (isSame(item.value, value)) return own
  if ('kept' in value || 'kept' in item.value)
    return 'kept' in value ? value.kept : freshLike(source, item, value)
  const at = (place: number) => place - item.start
  const edits = []
  if (value.mark !== item.value.mark)
    edits.push({ start: at(item.inner), end: at(item.text.start), text: markText(value.mark) })
  if (value.text !== item.value.text)
    edits.push({ start: at(item.text.start), end: at(item.text.end), text: value.text })
  if (value.feedback !== item.value.feedback) {
    const { start, end } = item.feedback ?? { start: item.text.end, end: item.text.end }
    edits.push({ start: at(start), end: at(end), text: feedbackText(value.feedback, item.indent) })
  }
  return applyEdits(own, edits)
}

const freshLike = (
  source: string,
  item: SourceItem,
  { mark, text, feedback }: Exclude<Item, { kept: string }>,
) => source.slice(item.start, item.inner) + markText(mark) + text + feedbackText(feedback, item.indent)

const markText = (mark: boolean | null): string => (mark === null ? '' : mark ? '[x] ' : '[ ] ')

const feedbackText = (feedback: string | null, indent: number): string =>
  feedback === null ? '' : `\n${quoted(feedback, indent)}`

function freshItem(value: Item, { lead, bullet, first }: SourceList): string {
  if ('kept' in value) return value.kept
  const mark = first === null ? bullet : `${first}${bullet}`
  const { mark: box, text, feedback } = value
  return `${lead}${mark} ${markText(box)}${text}${feedbackText(feedback, lead.length + mark.length + 1)}`
}

/** Gives an item the number of its place, in a list that counts. */
function numbered(written: string, value: Item, index: number, list: SourceList): string {
  const number = (list.first ?? 1) + (list.counts ? index : 0)
  const [, lead = '', old = '', rest = ''] = /^( *)(\d+)([\s\S]*)$/.exec(written) ?? []
  if (old === String(number) || old === '' || (!list.counts && index > 0)) return written
  // What is set in below an item hangs on the width of its number.
  if (rest.includes('\n') && old.length !== String(number).length)
    return 'kept' in value ? written : freshItem(value, { ...list, first: number })
  return lead + number + rest
}

/** A list where none stood. */
export const freshList = (items: Item[], isNumbered: boolean): string =>
  writeList(
    '',
    { items: [], lead: '', bullet: isNumbered ? '.' : '-', first: isNumbered ? 1 : null, counts: true },
    items,
  )
