import type { Difference } from '../difference.ts'
import type { Rules } from '../rules.ts'
import { type Column, isSameCell } from './column.ts'
import { foldName } from './pair-columns.ts'

/** Of rows that are right as a set: where their order leaves the expected one. Null when it doesn't. */
export function orderDifference(
  columns: readonly Column[],
  expectedNames: readonly string[],
  order: Rules['order'],
): Extract<Difference, { code: 'order' }> | null {
  if (order === 'none') return null
  const keys = order === 'rows' ? [] : order
  const wanted = new Set(keys.map(foldName))
  const compared =
    order === 'rows'
      ? columns
      : columns.filter((_, index) => wanted.has(foldName(expectedNames[index] ?? '')))
  const rows = columns[0]?.own.length ?? 0
  const isSameAt = (own: number, expected: number) =>
    compared.every((column) => isSameCell(column, own, expected))

  let row = 0
  while (row < rows && isSameAt(row, row)) row++
  if (row >= rows) return null
  let turned = 0
  while (turned < rows && isSameAt(turned, rows - 1 - turned)) turned++
  return { code: 'order', row: row + 1, keys: [...keys], isReversed: turned >= rows }
}
