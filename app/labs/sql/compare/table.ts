import type { Cell, ResultSet } from '../run.ts'
import { type Column, columnOf } from './column.ts'
import { matchRows } from './match-rows.ts'
import type { ColumnPairs } from './pair-columns.ts'
import type { Reach } from './reach.ts'

/** Two results side by side, and the rows of each that have no equal on the other side. */
export interface Table {
  columns: Column[]
  /** Names of the expected columns, as the author wrote them. */
  expectedNames: string[]
  ownRows: number
  expectedRows: number
  /** Rows without an equal, rising. */
  ownLeft: number[]
  expectedLeft: number[]
}

export function tableOf(
  own: ResultSet,
  expected: ResultSet,
  pairs: ColumnPairs['pairs'],
  reach: Reach,
): Table {
  const columns = pairs.map((pair) =>
    columnOf(
      (own.columns[pair.own] ?? '').trim(),
      cellsOf(own, pair.own),
      cellsOf(expected, pair.expected),
      reach,
    ),
  )
  const rest = leftOver(columns, rowsOf(own), rowsOf(expected))
  return {
    columns,
    expectedNames: pairs.map((pair) => expected.columns[pair.expected] ?? ''),
    ownRows: own.rows.length,
    expectedRows: expected.rows.length,
    ...rest,
  }
}

/** Every row has its equal on the other side. */
export const hasSameRows = ({ ownLeft, expectedLeft }: Table): boolean =>
  ownLeft.length === 0 && expectedLeft.length === 0

/** Leaving other columns aside, the column has all the values that are to be had from these rows. */
export const holdsSameValues = (column: Column, own: number[], expected: number[]): boolean =>
  matchRows([column], own, expected).length === Math.min(own.length, expected.length)

function leftOver(columns: Column[], own: number[], expected: number[]) {
  const pairs = matchRows(columns, own, expected)
  const matchedOwn = new Set(pairs.map(([row]) => row))
  const matchedExpected = new Set(pairs.map(([, row]) => row))
  return {
    ownLeft: own.filter((row) => !matchedOwn.has(row)),
    expectedLeft: expected.filter((row) => !matchedExpected.has(row)),
  }
}

export const cellsOf = ({ rows }: ResultSet, column: number): Cell[] => rows.map((row) => row[column] ?? null)

const rowsOf = ({ rows }: ResultSet): number[] => [...rows.keys()]
