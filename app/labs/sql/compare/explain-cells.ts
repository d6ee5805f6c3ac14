import { type Difference, shownCell } from '../difference.ts'
import type { Cell } from '../run.ts'
import { type Column, isSameCell } from './column.ts'
import type { Pair } from './match-rows.ts'

/** Numbers written as text, or the reverse: by what each side holds at all. */
export function typeDifference({ name, own, expected }: Column): Difference | null {
  const holds = (cells: Cell[], type: 'number' | 'string') => cells.findIndex((cell) => typeof cell === type)
  const isOnly = (type: 'number' | 'string', other: 'number' | 'string') =>
    holds(expected, type) >= 0 && holds(expected, other) < 0
  if (isOnly('number', 'string') && holds(own, 'string') >= 0)
    return { code: 'text-for-number', column: name, ...placeOf(own, holds(own, 'string')) }
  if (isOnly('string', 'number') && holds(own, 'number') >= 0)
    return { code: 'number-for-text', column: name, ...placeOf(own, holds(own, 'number')) }
  return null
}

/** Cells that differ in rows that belong together, by kind; of each the first of one's own rows. */
export function cellDifferences(column: Column, pairs: Pair[]): Difference[] {
  const rows = pairs.filter(([own, expected]) => !isSameCell(column, own, expected)).sort(([a], [b]) => a - b)
  const places = new Map<CellCode, number[]>()
  for (const [own, expected] of rows) {
    const code = codeOf(column.own[own] as Cell, column.expected[expected] as Cell)
    places.set(code, [...(places.get(code) ?? []), own])
  }
  return [...places].map(([code, own]) => told(code, column, own))
}

/** Without knowing which rows belong together: values that aren't expected anywhere in the column. */
export function strangeValues(column: Column, ownRows: number[]): Difference[] {
  const expected = new Set(column.expectedCodes)
  const rows = ownRows.filter((row) => !expected.has(column.ownCodes[row] as number))
  const [nulls, values] = [
    rows.filter((row) => column.own[row] === null),
    rows.filter((row) => column.own[row] !== null),
  ]
  return [
    ...(nulls.length > 0 ? [told('null-for-value', column, nulls)] : []),
    ...(values.length > 0 ? [told('value', column, values)] : []),
  ]
}

type CellCode = 'null-for-value' | 'value-for-null' | 'text-look' | 'value'

function codeOf(own: Cell, expected: Cell): CellCode {
  if (own === null) return 'null-for-value'
  if (expected === null) return 'value-for-null'
  const isText = typeof own === 'string' && typeof expected === 'string'
  return isText && look(own) === look(expected) ? 'text-look' : 'value'
}

/** Text without what the eye passes over. */
const look = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, '')
    .toLowerCase()

function told(code: CellCode, { name: column, own }: Column, rows: number[]): Difference {
  const [first = 0] = rows
  const count = rows.length
  return code === 'null-for-value'
    ? { code, column, count, row: first + 1 }
    : { code, column, count, ...placeOf(own, first) }
}

const placeOf = (own: Cell[], index: number) => ({ row: index + 1, value: shownCell(own[index] ?? null) })
