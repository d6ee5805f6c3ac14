/** How the cells of a column are read. */
export const columnReadings = [
  'number',
  'number-comma',
  'date',
  'day-month-year',
  'month-day-year',
  'text',
] as const
/**
 * `number` has a point for decimals, `number-comma` a comma; groups of thousands may be apart. `date` is YYYY-MM-DD. As
 * `text` every cell stays as it is.
 */
export type ColumnReading = (typeof columnReadings)[number]

/** What a person decided where the guess could not. */
export interface ColumnChoice {
  name?: string
  reading?: ColumnReading
  /** Cells that stand for a missing value and become empty: "NA". */
  missing?: string[]
}

export interface Counted {
  value: string
  count: number
}

/** A column of a file of data, as it was read. */
export interface ReadColumn {
  /** As it stands in the first line. */
  title: string
  /** As it is called in queries. */
  name: string
  reading: ColumnReading
  type: 'integer' | 'number' | 'date' | 'text'
  /** Readings that all its cells allow. */
  possible: ColumnReading[]
  /** Empty cells, those made empty included. */
  blanks: number
  /** Cells that often stand for a missing value and are left as they are, unless somebody decides. */
  missing: Counted[]
  /** How the column would be read if those were missing values; null if that changes nothing. */
  withoutMissing: ColumnReading | null
  /** Cells that are written otherwise now, with the first of them; null if none. */
  rewritten: { count: number; from: string; to: string } | null
  /** All its values with how often, if they are few; null if they are many. */
  values: Counted[] | null
  /** The values look like codes that a code book explains. */
  isCoded: boolean
  /** Numbers of nines or below zero far from the others: 999 in ages. They may mean "not stated". */
  outliers: string[]
  doubts: ColumnDoubt[]
  /** Why the column can't be saved as it is; null if it can. */
  fault: ColumnFault | null
}

export type ColumnDoubt =
  /** 1,234 may be a thousand and more, or one and a bit: the column stays text until somebody says. */
  | 'comma-unclear'
  /** 1.234 was read as one and a bit. */
  | 'point-unclear'
  /** 3/4/2024 may be in March or April: the column stays text until somebody says. */
  | 'day-unclear'
  /** Numbers with zeros before them are codes: 007 stays text. */
  | 'leading-zeros'

/** Texts that a spreadsheet would run as a formula; `line` counts in the file. */
export type ColumnFault =
  | { code: 'formula'; value: string; line: number; count: number }
  | { code: 'misread'; value: string; line: number; count: number }

export interface ReadData {
  givenName: string
  encoding: string
  /** The bytes fit more than one encoding and say none. */
  isEncodingGuessed: boolean
  separator: ',' | ';' | '\t' | '|'
  rows: number
  columns: ReadColumn[]
  /** Lines with nothing in them, and columns without title and value, which are left out. */
  leftOut: { lines: number; columns: number }
  /** The first line holds no names, it seems, but data. */
  isHeaderDoubtful: boolean
}

/** Why a file of data can't be taken. */
export type DataRefusal =
  | { refused: 'empty' | 'not-text' | 'spreadsheet' | 'no-rows' }
  | { refused: 'other-kind'; kind: string }
  /** `most` in MB. */
  | { refused: 'too-large'; most: number }
  | { refused: 'too-many-rows' | 'too-many-columns'; most: number }
  /** A double quote inside a value, or one that never closes. */
  | { refused: 'quote'; line: number }
  | { refused: 'uneven'; line: number; found: number; expected: number }
