/** Data sets as editions and labs know them: plain data, made by app/content from `courses/data/<id>/`. */

/** Text by language. */
export type Translated = Record<string, string>

export interface Variable {
  name: string
  type: 'integer' | 'number' | 'text' | 'date'
  label: Translated
  /** Code and what it stands for, in the order of the code book. */
  codes: { code: string; label: Translated }[]
  /** For whom the variable is filled in. */
  universe: Translated | null
  /** In a table of figures about groups: what the variable is for SDMX. Nothing for what only explains. */
  role?: 'dimension' | 'time' | 'measure'
}

export interface DataTable {
  name: string
  title: Translated
  variables: Variable[]
  /** A view's query; null for a table with rows of its own. */
  view: string | null
  /** Rows in the fixed draw. */
  rows: number
  /** Figures about groups, not records of persons: may be offered as SDMX-CSV. */
  isAggregate: boolean
  /** Real figures within a data set that is otherwise invented. */
  isReal?: boolean
}

export interface DataSet {
  id: string
  title: Translated
  summary: Translated
  /** Every person, place and number is made up; pages say so. */
  isInvented: boolean
  licence: string
  attribution: Translated
  /** The program that makes its rows from a seed; null for files that are as they are, which have one draw. */
  generator: 'meridia' | null
  /** Seed of the fixed draw, whose figures texts may quote. */
  seed: number | null
  /** How many draws there are for learners' own data; 0 without a generator. */
  draws: number
  tables: DataTable[]
  /** Rows of tables that are files, as CSV, by table. */
  csv: Record<string, string>
  /** For trainers only: what was planted. */
  faults: Translated[]
}

/** Which rows: the fixed ones that texts quote, a learner's own (1 …), or those that no learner sees. */
export type Draw = 'open' | 'hidden' | number

/** Integers, other numbers, text; null is a missing value. */
export type Value = number | string | null

/** The rows of one table. */
export interface Rows {
  table: string
  columns: string[]
  rows: Value[][]
}
