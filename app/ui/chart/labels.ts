/**
 * Text on a chart, measured without a browser: a chart is drawn on the server. Widths are those of common sans-serif
 * faces at 12 px, on the generous side.
 */
const NARROW = /[iljtfrI.,:;'’()[\]|! \u00a0\u202f-]/
const WIDE = /[mwMW@%—…]/
/** Scripts whose every letter takes a whole square. */
const SQUARE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/

/** Width in px. */
export function textWidth(text: string): number {
  let width = 0
  for (const letter of text) {
    if (SQUARE.test(letter)) width += 12
    else if (WIDE.test(letter)) width += 10.5
    else if (NARROW.test(letter)) width += 4.2
    else width += /\p{Lu}/u.test(letter) ? 8.4 : 6.9
  }
  return width
}

/** The text, or as much of its beginning as fits. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** In at most `lines` lines, broken at spaces; the last is cut short if it must be. */
export function wrap(text: string, width: number, lines: number): string[] {
  const words = text.split(/\s+/).filter(Boolean)
  const done: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line ? `${line} ${word}` : word
    if (!line || textWidth(longer) <= width || done.length === lines - 1) line = longer
    else {
      done.push(line)
      line = word
    }
  }
  return [...done, line].map((each) => truncate(each, width))
}

/** Places for labels of a height around where they want to be, in order, without overlap, inside 0 … `height`. */
export function spread(wanted: readonly number[], gap: number, height: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b))
  const placed = order.map((index) => at(wanted, index))
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(at(placed, i), at(placed, i - 1) + gap)
  let limit = height
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(at(placed, i), limit)
    limit = at(placed, i) - gap
  }
  const result = new Array<number>(wanted.length)
  order.forEach((index, place) => {
    result[index] = at(placed, place)
  })
  return result
}

const at = (list: readonly number[], index: number) => list[index] ?? 0

/** Every how manyth label fits, when each has `room` px. */
export const everyNth = (labels: readonly string[], room: number) =>
  Math.max(1, Math.ceil((Math.max(0, ...labels.map(textWidth)) + 10) / Math.max(1, room)))
