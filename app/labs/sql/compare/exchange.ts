import type { ResultSet } from '../run.ts'
import { columnOf } from './column.ts'
import type { ColumnPairs } from './pair-columns.ts'
import type { Reach } from './reach.ts'
import { cellsOf, hasSameRows, holdsSameValues, tableOf } from './table.ts'

/** More columns than that are not tried out against each other. */
const MOST_COLUMNS = 8

/**
 * Whether the result is right once some columns stand for others: `own` are columns that may be moved, `expected`
 * those that they may stand for, `fixed` the pairs that stay. Answers with all pairs, or null.
 */
export function exchangeColumns(
  [ownResult, expectedResult]: [own: ResultSet, expected: ResultSet],
  { own, expected, fixed }: { own: number[]; expected: number[]; fixed: ColumnPairs['pairs'] },
  reach: Reach,
): ColumnPairs['pairs'] | null {
  if (own.length !== expected.length || own.length === 0 || own.length > MOST_COLUMNS) return null
  if (ownResult.rows.length !== expectedResult.rows.length || ownResult.rows.length === 0) return null
  const unused = new Set(own)
  const moved: ColumnPairs['pairs'] = []
  for (const target of expected) {
    const source = [...unused].find((candidate) =>
      canStandFor([ownResult, candidate], [expectedResult, target], reach),
    )
    if (source === undefined) return null
    unused.delete(source)
    moved.push({ own: source, expected: target })
  }
  const pairs = [...fixed, ...moved]
  return hasSameRows(tableOf(ownResult, expectedResult, pairs, reach)) ? pairs : null
}

function canStandFor(from: [ResultSet, number], to: [ResultSet, number], reach: Reach): boolean {
  const rows = [...to[0].rows.keys()]
  return holdsSameValues(columnOf('', cellsOf(...from), cellsOf(...to), reach), rows, rows)
}
