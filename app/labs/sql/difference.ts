import { z } from 'zod'
import type { Cell } from './run.ts'

const cell = z.union([z.number(), z.string(), z.null()])
const count = z.number().int().min(0)
/** A learner's own row, counted from 1. */
const row = z.number().int().min(1)
const column = z.string()
const names = z.object({ names: z.array(z.string()), count })

const of = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape })

/**
 * How a result differs from the expected one: kind and place, never an expected row or value. Only counts, names of
 * columns and the learner's own values. Stored with attempts: codes stay.
 */
export const difference = z.discriminatedUnion('code', [
  of('columns-missing', names.shape),
  of('columns-extra', names.shape),
  /** The values are right under other names. */
  of('columns-misnamed', { pairs: z.array(z.object({ own: z.string(), expected: z.string() })) }),
  of('column-count', { expected: count, own: count }),
  /** The values of these columns stand in each other's place. */
  of('columns-swapped', { columns: z.array(z.string()) }),

  of('no-rows', { expected: count }),
  /** `isCut`: there were more than `own`. */
  of('row-count', { expected: count, own: count, isCut: z.boolean() }),
  /** Right rows that stand there too often. */
  of('repeated-rows', { count }),
  /** Right rows that stand there too few times. */
  of('lost-repeats', { count }),
  /** Rows of one's own that aren't expected, by what they have in common. */
  of('surplus-rows', { column, value: cell, count }),
  of('unexpected-rows', { count, row }),
  of('missing-rows', { count }),
  /** Every column has the expected values, but not in the right rows; `column`: the one that is out of place. */
  of('combination', { column: column.nullable() }),

  of('text-for-number', { column, row, value: cell }),
  of('number-for-text', { column, row, value: cell }),
  /** Nothing but 0 where other numbers are expected. */
  of('zeros', { column }),
  /** Whole numbers that lack the decimals. */
  of('truncated', { column }),
  of('share-for-percent', { column }),
  of('percent-for-share', { column }),
  /** Own is so many times the expected; null = the same factor everywhere, which would give the values away. */
  of('factor', { column, factor: z.number().nullable() }),
  /** Own is so much more than the expected; null as above. */
  of('shift', { column, by: z.number().nullable() }),
  of('sign', { column }),
  /** Rounded further than asked; `digits` asked for, null = unrounded. */
  of('rounded', { column, digits: z.number().nullable() }),
  of('null-for-value', { column, count, row }),
  of('value-for-null', { column, count, row, value: cell }),
  /** Capitals, accents, dashes or spaces only. */
  of('text-look', { column, count, row, value: cell }),
  of('value', { column, count, row, value: cell }),

  /** The rows are right; the first that is out of order. `keys`: columns to sort by, none = the whole sequence. */
  of('order', { row, keys: z.array(z.string()), isReversed: z.boolean() }),
])
export type Difference = z.infer<typeof difference>

export const MOST_DIFFERENCES = 5
const MOST_NAMES = 6
const MOST_LETTERS = 60

/** Enough of a text to recognise it. */
const abridged = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text

/** A learner's own cell as a difference keeps it: short, and fit for JSON. */
export function shownCell(value: Cell): Cell {
  if (typeof value === 'string') return abridged(value)
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

export const shownNames = (all: readonly string[]): { names: string[]; count: number } => ({
  names: all.slice(0, MOST_NAMES).map(abridged),
  count: all.length,
})
