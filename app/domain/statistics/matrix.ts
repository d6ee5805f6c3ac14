import { sum } from './describe.ts'

/**
 * Marks of a test: a row an attempt, a column an item. `max` is what an item is worth, in marks; marks may be
 * negative. null = not answered. Which attempts stand here (first, last, best) the caller decides and says.
 */
export interface MarkMatrix {
  items: { id: string; max: number }[]
  rows: (number | null)[][]
}

/**
 * What an item left blank is: `zero` marks, as in Moodle (a test that was handed in), or `left-out` of that item
 * (exercises that people may not have come to).
 */
export type Blanks = 'zero' | 'left-out'

/** The marks of one item in the order of the attempts. */
export const marksOf = (matrix: MarkMatrix, item: number): (number | null)[] =>
  matrix.rows.map((row) => row[item] ?? null)

/** The marks of each attempt together; an item left blank adds nothing. */
export const totalsOf = (matrix: MarkMatrix): number[] =>
  matrix.rows.map((row) => sum(row.map((mark) => mark ?? 0)))

export const hasBlanks = (matrix: MarkMatrix): boolean =>
  matrix.rows.some((row) => matrix.items.some((_, item) => row[item] == null))
