/** One change of a text, in UTF-16 units of the text before it. */
export interface TextEdit {
  from: number
  to: number
  insert: string
}

/** The smallest single change that makes one text of the other. */
export function editBetween(before: string, after: string): TextEdit {
  let from = 0
  while (from < before.length && before[from] === after[from]) from++
  let [to, end] = [before.length, after.length]
  while (to > from && end > from && before[to - 1] === after[end - 1]) {
    to--
    end--
  }
  return { from, to, insert: after.slice(from, end) }
}

/** The text after a change; null for one of another text. */
export function applyEdit(text: string, { from, to, insert }: TextEdit): string | null {
  const fits = Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= text.length
  return fits ? text.slice(0, from) + insert + text.slice(to) : null
}

/** Tells a text from others that it is not: FNV-1a with 32 bits (Fowler, Noll and Vo), over UTF-16 units. */
export function sumOf(text: string): number {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    sum ^= text.charCodeAt(index)
    sum = Math.imul(sum, 0x01000193)
  }
  return sum >>> 0
}
