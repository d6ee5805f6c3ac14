import { namedAddress } from './address-list.ts'
import { guessByContent } from './column-contents.ts'
import { columnsOf } from './header-words.ts'
import type { Doubt, ListLine, Mapping, RosterColumn, RosterFields } from './roster.ts'

/** What a person chose where we asked. */
export interface ChosenColumns {
  mapping: Mapping
  /** The first line holds titles, not a person. */
  hasHeader: boolean
}

export interface Columns {
  /** `ask`: the mapping is a guess that a person should confirm before anything else. */
  state: 'known' | 'ask'
  by: 'header' | 'content' | 'choice'
  /** Titles as they stand in the list; null if it has none. */
  titles: string[] | null
  /** How many columns the widest row has. */
  width: number
  mapping: Mapping
}

interface Found {
  columns: Columns
  /** The lines that hold people: no titles, nothing above them, no blank lines. */
  people: ListLine[]
  doubts: Doubt[]
}

/** Lines above the titles, such as the training's name and dates. */
const searched = 10

/** Finds which column holds what: by titles, else by content; a choice goes before both. */
export function findColumns(lines: readonly ListLine[], chosen?: ChosenColumns): Found {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const width = filled.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const header = chosen ? (chosen.hasHeader ? Math.max(headerAt(filled), 0) : -1) : headerAt(filled)
  const titles = header < 0 ? null : (filled[header]?.cells.map((cell) => cell.trim()) ?? null)
  const people = filled.slice(header + 1)
  const doubts: Doubt[] = header > 0 ? [{ code: 'lines-above-header', values: { count: header } }] : []

  if (chosen) {
    const mapping = withinWidth(chosen.mapping, width)
    const state = isEnough(mapping) ? 'known' : 'ask'
    return { columns: { state, by: 'choice', titles, width, mapping }, people, doubts }
  }
  if (titles) return { columns: { by: 'header', titles, width, ...byTitles(titles, people) }, people, doubts }

  const guess = guessByContent(people, width)
  const first = people[0]
  const unread = guess.hasTitles && first ? first.cells.map((cell) => cell.trim()) : null
  return {
    columns: { state: guess.state, by: 'content', titles: unread, width, mapping: guess.mapping },
    people: unread ? people.slice(1) : people,
    doubts,
  }
}

/** The line with the most titles that we know, among the first; −1 if none. A line with an address is a person. */
function headerAt(lines: readonly ListLine[]): number {
  let best = { at: -1, known: 0 }
  for (const [at, { cells }] of lines.slice(0, searched).entries()) {
    if (cells.some((cell) => cell.includes('@'))) continue
    const known = columnsOf(cells).filter((column) => column !== null).length
    // One word below the first line may be part of a person ("Direction"), two are titles.
    if (known > best.known && (at === 0 || known > 1)) best = { at, known }
  }
  return best.at
}

function byTitles(
  titles: readonly string[],
  people: readonly ListLine[],
): Pick<Columns, 'state' | 'mapping'> {
  const mapping: Mapping = {}
  const columns = columnsOf(titles)
  for (const [at, column] of columns.entries()) if (column && column !== 'email') mapping[column] ??= at
  if (mapping.name !== undefined) {
    delete mapping.givenName
    delete mapping.familyName
  }
  // Two columns of addresses, private and official: only a person knows which to write to.
  const mails = (at: number) => people.filter(({ cells }) => cells[at]?.includes('@')).length
  const addresses = columns.flatMap((column, at) => (column === 'email' ? [{ at, count: mails(at) }] : []))
  addresses.sort((a, b) => b.count - a.count || a.at - b.at)
  const [email, other] = addresses
  if (email) mapping.email = email.at
  const isUnclear = other !== undefined && other.count > 0

  const content = guessByContent(people, titles.length).mapping.email
  const isElsewhere = content !== undefined && mails(content) > (email?.count ?? 0) && content !== email?.at
  if (isElsewhere) mapping.email = content
  return { state: isUnclear || isElsewhere || !isEnough(mapping) ? 'ask' : 'known', mapping }
}

const isEnough = ({ email, name, givenName, familyName }: Mapping) =>
  (email ?? name ?? givenName ?? familyName) !== undefined

/** A mapping as a form may send it, without columns that the list hasn't got. */
function withinWidth(mapping: Mapping, width: number): Mapping {
  const entries = Object.entries(mapping) as [RosterColumn, number | undefined][]
  return Object.fromEntries(
    entries.filter(([, at]) => at !== undefined && Number.isInteger(at) && at >= 0 && at < width),
  )
}

/** The fields of a line, as typed. `Amina Diallo <amina@…>` in the column of addresses gives a name, too. */
export function fieldsOf(cells: readonly string[], mapping: Mapping): RosterFields {
  const cell = (column: RosterColumn) => {
    const at = mapping[column]
    return at === undefined ? '' : (cells[at] ?? '').trim()
  }
  const name = cell('name') || `${cell('givenName')} ${cell('familyName')}`.trim()
  const address = namedAddress(cell('email'))
  return {
    email: address?.email ?? cell('email'),
    name: name || (address?.name ?? ''),
    language: cell('language'),
    country: cell('country'),
    organisation: cell('organisation'),
  }
}
