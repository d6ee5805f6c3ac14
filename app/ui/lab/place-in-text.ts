export interface PlaceInText {
  /** From 1. */
  line: number
  /** From 1, in UTF-16 units. */
  character: number
  /** The line itself, in three parts: before, at, and after the place. */
  before: string
  at: string
  after: string
}

/** Where an offset (in UTF-16 units) stands; `at` is the word there, or one character of it. */
export function placeInText(text: string, offset: number): PlaceInText {
  const here = Math.min(Math.max(0, offset), text.length)
  const start = text.lastIndexOf('\n', here - 1) + 1
  const next = text.indexOf('\n', here)
  const end = next < 0 ? text.length : next
  const [word = ''] = /^(?:[\p{L}\p{N}_]+|[^\n])?/u.exec(text.slice(here, end)) ?? []
  return {
    line: text.slice(0, start).split('\n').length,
    character: here - start + 1,
    before: text.slice(start, here).trimStart(),
    at: word,
    after: text.slice(here + word.length, end).replace(/\r$/, ''),
  }
}
