import { splitBlocks } from './blocks.ts'

/** Where on the learner's page a passage of the source is shown. */
export interface PlaceOnPage {
  /** The exercise or chart that it is, or comes after; null after a heading, or before everything. */
  id: string | null
  /** How many headings came before, its own included. */
  heading: number
  /** Which passage after that heading, exercise or chart; 0 for itself. */
  step: number
}

/**
 * The place on the page of the block that holds a line of the source, from 1. Front matter is shown at the head of the
 * page, footnotes at its end: both have a place before everything.
 */
export function placeOnPage(text: string, line: number): PlaceOnPage {
  let place: PlaceOnPage = { id: null, heading: 0, step: 0 }
  for (const { kind, id, line: first } of splitBlocks(text)) {
    if (first > line) break
    if (kind === 'heading') place = { id: null, heading: place.heading + 1, step: 0 }
    else if (kind === 'exercise' || kind === 'chart') place = { id, heading: place.heading, step: 0 }
    else if (shown.has(kind)) place = { ...place, step: place.step + 1 }
  }
  return place
}

/** What becomes an element of its own among the words of the page. */
const shown: ReadonlySet<string> = new Set([
  'paragraph',
  'list',
  'quote',
  'table',
  'code',
  'formula',
  'rule',
  'note',
  'figure',
  'tag',
])
