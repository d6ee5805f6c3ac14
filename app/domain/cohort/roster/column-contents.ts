import { countryOf } from './read-country.ts'
import { readLanguage } from './read-language.ts'
import type { ListLine, Mapping } from './roster.ts'

interface Guess {
  state: 'known' | 'ask'
  mapping: Mapping
  /** The first line seems to hold titles, in words that we don't know. */
  hasTitles: boolean
}

/** How many lines are looked at. */
const sampled = 200

/** A column is what most of its cells are: this share, at least. */
const most = 0.7

/**
 * What columns hold, by their cells alone: addresses by their @, languages and countries by their names; a column of
 * words that remains is the name. Where two remain, or no address is found, the guess is to be confirmed.
 */
export function guessByContent(lines: readonly ListLine[], width: number): Guess {
  const email = addressColumn(lines, width)
  const hasTitles = email !== null && beginsWithTitles(lines, email)
  const people = lines.slice(hasTitles ? 1 : 0, sampled)
  const mapping: Mapping = {}
  if (email !== null) mapping.email = email
  const words: number[] = []
  let isUnclear = false
  for (let at = 0; at < width; at++) {
    const cells = people.map((line) => (line.cells[at] ?? '').trim()).filter((cell) => cell !== '')
    if (at === email || cells.length === 0) continue
    const isLanguage = isMostly(cells, (cell) => readLanguage(cell) !== null)
    const isCountry = isMostly(cells, (cell) => countryOf(cell) !== null)
    // FR and ES are both.
    if (isLanguage && isCountry) isUnclear = true
    if (isLanguage && mapping.language === undefined) mapping.language = at
    else if (isCountry && mapping.country === undefined) mapping.country = at
    else if (isMostly(cells, isLikeName)) words.push(at)
  }
  if (words[0] !== undefined) mapping.name = words[0]
  const isSure = !hasTitles && !isUnclear && words.length <= 1 && (email !== null || width === 1)
  return { state: isSure && Object.keys(mapping).length > 0 ? 'known' : 'ask', mapping, hasTitles }
}

const isMostly = (cells: readonly string[], is: (cell: string) => boolean) =>
  cells.filter(is).length >= most * cells.length

const isLikeName = (cell: string) => /\p{L}/u.test(cell) && !/[\d@]/.test(cell)

/** The column with the most addresses: a third of its filled cells, at least. */
function addressColumn(lines: readonly ListLine[], width: number): number | null {
  let best: { at: number; count: number } | null = null
  for (let at = 0; at < width; at++) {
    const cells = lines.slice(0, sampled).map(({ cells }) => cells[at] ?? '')
    const count = cells.filter((cell) => cell.includes('@')).length
    const filled = cells.filter((cell) => cell.trim() !== '').length
    if (count > (best?.count ?? 0) && count * 3 >= filled) best = { at, count }
  }
  return best?.at ?? null
}

function beginsWithTitles(lines: readonly ListLine[], email: number): boolean {
  const [first, ...others] = lines.slice(0, sampled).map(({ cells }) => cells)
  if (!first || others.length === 0) return false
  const title = first[email] ?? ''
  if (title.trim() === '' || title.includes('@')) return false
  return isMostly(
    others.map((cells) => cells[email] ?? ''),
    (cell) => cell.includes('@'),
  )
}
