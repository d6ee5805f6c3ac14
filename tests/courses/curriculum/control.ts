/**
 * Control values: what the answers of the curriculum are, each written once, as text, with the digits that it prints.
 * The test computes them again.
 */
export interface Controls {
  /** By module, in the order of its page. */
  answers: Record<string, Control[]>
  /** By module: exercises that compute and were added to the curriculum. */
  added: Record<string, string[]>
}

export type Control = NumberInQuestion | NumberFromData | Rows | Results | Words

interface Common {
  exercise: string
  /** Numbers of the same answer that no exercise asks for; a query gives them in one row. */
  besides?: { printed: string[]; from: number[] | string }
}

/** A `<Numeric>` whose question holds all that is needed: `from` is computed here, by the formula. */
export interface NumberInQuestion extends Common {
  printed: string
  from: number
}

/** A `<Numeric>` about the tables: its own `sql key` must compute it. */
export interface NumberFromData extends Common {
  printed: string
  from: 'data'
}

/** An `<Sql>`: what its solution gives on the published rows, in any order; columns that are no answer are left out. */
export interface Rows extends Common {
  rows: Record<string, string>[]
}

/** An `<R>`: what its script gave on the published rows, and a query that must give the same. */
export interface Results extends Common {
  results: Record<string, string>
  query: string
}

/** An exercise that asks for the answer in words or in an order: the beginning of each right answer. */
export interface Words extends Common {
  words: string[]
}

export const isNumber = (control: Control): control is NumberInQuestion | NumberFromData =>
  'printed' in control

/** A value with as many decimals as the control value has; a text as it is. */
export function printedLike(control: string, value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(Number(control))) return String(value)
  return value.toFixed(control.split('.')[1]?.length ?? 0)
}
