import { readAddressList } from './address-list.ts'
import { decode, type Encoding } from './decode.ts'
import { type ChosenColumns, type Columns, fieldsOf, findColumns } from './headers.ts'
import { otherKindOf } from './other-kinds.server.ts'
import {
  type Doubt,
  type ListLine,
  limits,
  megabytes,
  type Refused,
  RosterRefusal,
  type RosterRow,
  type Separator,
} from './roster.ts'
import { parseText } from './separator.ts'
import { isZip, readSpreadsheet } from './spreadsheet.server.ts'

/**
 * A file as sent, with its name if that is known, or a text as pasted. `columns` is what a person chose where an
 * earlier reading asked.
 */
export type RosterGiven = ({ bytes: Uint8Array; fileName?: string } | { text: string }) & {
  columns?: ChosenColumns
}

export interface Roster {
  ok: true
  rows: RosterRow[]
  /** Null for a spreadsheet and for a list of one column. */
  separator: Separator | null
  /** Null for a spreadsheet and for pasted text. */
  encoding: Encoding | null
  columns: Columns
  doubts: Doubt[]
}

/**
 * Reads a list of people: CSV or TSV in any usual separator and encoding, an .xlsx, a paste from a spreadsheet, or
 * addresses as a mail program copies them. Nothing is checked yet but that it can be read (check-rows.ts does).
 */
export async function readRoster(given: RosterGiven): Promise<Roster | Refused> {
  try {
    return await read(given)
  } catch (error) {
    if (error instanceof RosterRefusal) return error.why
    throw error
  }
}

async function read(given: RosterGiven): Promise<Roster> {
  const size = 'bytes' in given ? given.bytes.length : Buffer.byteLength(given.text)
  if (size > limits.bytes)
    throw new RosterRefusal({ refused: 'too-large', values: { most: megabytes(limits.bytes) } })

  const list = 'bytes' in given ? await readBytes(given.bytes, given.fileName) : readText(given.text)
  const { columns, people, doubts } = list.columns ?? findColumns(list.lines, given.columns)
  if (columns.width > limits.columns)
    throw new RosterRefusal({ refused: 'too-many-columns', values: { most: limits.columns } })
  if (people.length > limits.rows)
    throw new RosterRefusal({ refused: 'too-many-rows', values: { most: limits.rows } })
  if (people.length === 0) throw new RosterRefusal({ refused: 'empty', values: {} })
  return {
    ok: true,
    rows: people.map(({ row, cells }) => ({ row, cells, fields: fieldsOf(cells, columns.mapping) })),
    separator: list.separator,
    encoding: list.encoding,
    columns,
    doubts: [...list.doubts, ...doubts, ...unevenRows(columns, people)],
  }
}

interface List {
  lines: ListLine[]
  separator: Separator | null
  encoding: Encoding | null
  doubts: Doubt[]
  /** Where the kind of list says what its columns are. */
  columns?: ReturnType<typeof findColumns>
}

async function readBytes(bytes: Uint8Array, fileName = ''): Promise<List> {
  if (isZip(bytes)) return { ...(await readSpreadsheet(bytes)), separator: null, encoding: null }
  const other = otherKindOf(bytes)
  if (other) throw new RosterRefusal(other)
  const decoded = decode(bytes)
  if (!decoded) {
    // The beginning of a workbook that was cut or overwritten is lost; its name still says what it should be.
    const refused = /\.xlsx?$/i.test(fileName) ? 'spreadsheet-broken' : 'not-text'
    throw new RosterRefusal({ refused, values: {} })
  }
  const { text, encoding, isGuessed } = decoded
  const list = readText(text)
  const doubts: Doubt[] = isGuessed ? [{ code: 'encoding-guessed', values: { encoding } }] : []
  return { ...list, encoding, doubts: [...doubts, ...list.doubts] }
}

function readText(given: string): List {
  const text = given.replace(/^\ufeff+/, '')
  if (/^\s*<(!doctype html|html|table)\b/i.test(text.slice(0, 1000)))
    throw new RosterRefusal({ refused: 'web-page', values: {} })
  // A NUL can't be pasted, but it can be sent; it would stand for "no separator".
  if (text.includes('\u0000')) throw new RosterRefusal({ refused: 'not-text', values: {} })

  const addresses = readAddressList(text)
  if (addresses) return listOfAddresses(addresses)
  const { lines, separator, openQuoteRow } = parseText(text)
  // Something stands there, but no row of any length that a person's could have.
  if (lines.length === 0 && /[^\s;,|"]/.test(text))
    throw new RosterRefusal({ refused: 'not-text', values: {} })
  const doubts: Doubt[] =
    openQuoteRow === null ? [] : [{ code: 'quote-not-closed', values: { row: openQuoteRow } }]
  return { lines, separator, encoding: null, doubts }
}

function listOfAddresses(people: ListLine[]): List {
  const columns: Columns = {
    state: 'known',
    by: 'content',
    titles: null,
    width: 2,
    mapping: { email: 0, name: 1 },
  }
  const found = { columns, people, doubts: [] }
  return { lines: people, separator: null, encoding: null, doubts: [], columns: found }
}

/** Rows wider than the titles: there, a name has probably been cut in two and the cells after it stand one too far. */
function unevenRows({ titles }: Columns, people: readonly ListLine[]): Doubt[] {
  if (!titles) return []
  const wider = people.filter(({ cells }) => cells.slice(titles.length).some((cell) => cell.trim() !== ''))
  const [first] = wider
  return first ? [{ code: 'uneven-rows', values: { count: wider.length, row: first.row } }] : []
}
