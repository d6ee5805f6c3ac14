/** What a list of people may be at most. A national training has 5 to 40 people; a ministry's whole staff still fits. */
export const limits = {
  rows: 5_000,
  columns: 100,
  /** Bytes as sent. */
  bytes: 2 * 1024 * 1024,
  /** Bytes of a spreadsheet once unpacked, and characters of all its cells. */
  unpacked: 30 * 1024 * 1024,
}

/** What may be known of a person. All but one of `email` and `name` may be empty. */
export interface RosterFields {
  email: string
  name: string
  language: string
  country: string
  organisation: string
}

/** A field, or one of the two columns whose texts together make the name. */
export type RosterColumn = keyof RosterFields | 'givenName' | 'familyName'

/** Which column of the list holds what, counted from 0. */
export type Mapping = Partial<Record<RosterColumn, number>>

export type Separator = '\t' | ';' | ',' | '|'

/** Cells of one line of the list; `row` is the number that an editor or a spreadsheet shows beside it, from 1. */
export interface ListLine {
  row: number
  cells: string[]
}

export interface RosterRow extends ListLine {
  fields: RosterFields
}

/** Something read, but not beyond doubt: the page says so and lets the trainer look. */
export type Doubt =
  /** The bytes name no encoding and more than one fits. */
  | { code: 'encoding-guessed'; values: { encoding: string } }
  /** A quote opens in this row and never closes; quotes were taken as letters. */
  | { code: 'quote-not-closed'; values: { row: number } }
  /** `count` rows hold more cells than the header; the first is `row`. A separator inside a name does that. */
  | { code: 'uneven-rows'; values: { count: number; row: number } }
  /** `count` lines before the header were left out, such as a title. */
  | { code: 'lines-above-header'; values: { count: number } }
  /** Only the sheet named was read; `count` more have cells of their own. */
  | { code: 'other-sheets'; values: { sheet: string; count: number } }

/** Why a list can't be read at all. `most` counts rows, columns or megabytes (MiB). */
export type Refused =
  | { refused: 'empty' | 'not-text' | 'web-page'; values: Record<string, never> }
  | { refused: 'too-large' | 'too-large-unpacked'; values: { most: number } }
  | { refused: 'too-many-rows' | 'too-many-columns'; values: { most: number } }
  /** `kind` is what the file seems to be: xlsb, ods, numbers, docx, pptx, xml, pdf, zip. */
  | { refused: 'other-kind'; values: { kind: string } }
  /** An .xls of before 2007 ("save as .xlsx"); or one with a password; or one that nothing can read. */
  | {
      refused: 'spreadsheet-old' | 'spreadsheet-locked' | 'spreadsheet-broken'
      values: Record<string, never>
    }
  /** Unpacks to far more than it holds; or names a file outside itself. */
  | { refused: 'zip-bomb' | 'zip-path'; values: Record<string, never> }

/** Carries a refusal out of the depths of a reader; caught in read-roster.server.ts, and never seen outside. */
export class RosterRefusal extends Error {
  readonly why: Refused

  constructor(why: Refused) {
    super(`the list is refused: ${why.refused}`)
    this.name = 'RosterRefusal'
    this.why = why
  }
}

export const megabytes = (bytes: number) => Math.round(bytes / (1024 * 1024))
