import { type Difference, shownCell } from '../difference.ts'
import type { Column } from './column.ts'
import { rowCodes } from './match-rows.ts'
import type { Table } from './table.ts'

/** Rows left over that equal rows on the other side: there too often, or too few times. */
export function repeatedRows({ columns, ownRows, expectedRows, ownLeft, expectedLeft }: Table) {
  const codes = rowCodes(columns, [...Array(ownRows).keys()], [...Array(expectedRows).keys()])
  const [ownCodes, expectedCodes] = [new Set(codes.own), new Set(codes.expected)]
  const repeated = new Set(ownLeft.filter((row) => expectedCodes.has(codes.own[row] as number)))
  const lost = new Set(expectedLeft.filter((row) => ownCodes.has(codes.expected[row] as number)))
  const differences: Difference[] = []
  if (repeated.size > 0) differences.push({ code: 'repeated-rows', count: repeated.size })
  if (lost.size > 0) differences.push({ code: 'lost-repeats', count: lost.size })
  return { repeated, lost, differences }
}

const MOST_SURPLUS = 2

/**
 * What rows that aren't expected have in common: a value in one column that isn't expected there at all. Values
 * shared by most of them come first; among equals those of the column that has the fewest such values.
 */
export function surplusRows(columns: readonly Column[], rows: readonly number[]): Difference[] {
  const found: Difference[] = []
  let left = rows
  while (left.length > 0 && found.length < MOST_SURPLUS) {
    const best = commonValue(columns, left)
    if (!best || (found.length > 0 && best.rows.length < 2)) break
    const { column, rows: covered } = best
    const value = shownCell(column.own[covered[0] as number] ?? null)
    found.push({ code: 'surplus-rows', column: column.name, value, count: covered.length })
    left = left.filter((row) => !covered.includes(row))
  }
  return found
}

function commonValue(columns: readonly Column[], rows: readonly number[]) {
  let best: { column: Column; rows: number[]; rivals: number } | null = null
  for (const column of columns) {
    const expected = new Set(column.expectedCodes)
    const byCode = new Map<number, number[]>()
    for (const row of rows) {
      const code = column.ownCodes[row] as number
      if (expected.has(code)) continue
      const same = byCode.get(code)
      if (same) same.push(row)
      else byCode.set(code, [row])
    }
    for (const same of byCode.values()) {
      const isBetter =
        best === null ||
        same.length > best.rows.length ||
        (same.length === best.rows.length && byCode.size < best.rivals)
      if (isBetter) best = { column, rows: same, rivals: byCode.size }
    }
  }
  return best
}
