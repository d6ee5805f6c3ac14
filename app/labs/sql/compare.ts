import { exchangeColumns } from './compare/exchange.ts'
import { explainRows } from './compare/explain.ts'
import { type ColumnPairs, pairColumns } from './compare/pair-columns.ts'
import { type Reach, reachOf } from './compare/reach.ts'
import { orderDifference } from './compare/row-order.ts'
import { hasSameRows, holdsSameValues, type Table, tableOf } from './compare/table.ts'
import { type Difference, MOST_DIFFERENCES, shownNames } from './difference.ts'
import type { Rules } from './rules.ts'
import type { ResultSet } from './run.ts'

/** How one's own result differs from the expected one, most useful first; nothing = right. */
export function compareResults(own: ResultSet, expected: ResultSet, rules: Rules): Difference[] {
  const reach = reachOf(rules.digits)
  const columns = pairColumns(own.columns, expected.columns, rules.columns)
  const found =
    columns.missing.length > 0 || isWrongCount(columns, rules)
      ? explainColumns(own, expected, columns, rules, reach)
      : [...extraColumns(own, columns), ...explainTable(own, expected, columns.pairs, rules, reach)]
  return found.slice(0, MOST_DIFFERENCES)
}

/** Whether the result is right, without looking for reasons. */
export function isSameResult(own: ResultSet, expected: ResultSet, rules: Rules): boolean {
  if (own.rows.length !== expected.rows.length) return false
  const { pairs, missing, extra } = pairColumns(own.columns, expected.columns, rules.columns)
  if (missing.length > 0 || extra.length > 0) return false
  const table = tableOf(own, expected, pairs, reachOf(rules.digits))
  return hasSameRows(table) && orderOf(table, rules).length === 0
}

const isWrongCount = ({ missing, extra }: ColumnPairs, { columns }: Rules) =>
  columns === 'positions' && missing.length + extra.length > 0

function extraColumns(own: ResultSet, { extra }: ColumnPairs): Difference[] {
  const names = extra.map((index) => own.columns[index] ?? '')
  return names.length > 0 ? [{ code: 'columns-extra', ...shownNames(names) }] : []
}

/** Columns are missing: is it only their names? */
function explainColumns(
  own: ResultSet,
  expected: ResultSet,
  columns: ColumnPairs,
  rules: Rules,
  reach: Reach,
): Difference[] {
  const rowCount: Difference[] =
    own.rows.length === expected.rows.length
      ? []
      : [{ code: 'row-count', expected: expected.rows.length, own: own.rows.length, isCut: false }]
  if (rules.columns === 'positions') {
    const counts = { expected: expected.columns.length, own: own.columns.length }
    return [{ code: 'column-count', ...counts }, ...rowCount]
  }
  const movable = { own: columns.extra, expected: columns.missing, fixed: columns.pairs }
  const renamed = exchangeColumns([own, expected], movable, reach)
  if (!renamed) {
    const missing = shownNames(columns.missing.map((index) => expected.columns[index] ?? ''))
    return [{ code: 'columns-missing', ...missing }, ...extraColumns(own, columns), ...rowCount]
  }
  const names = renamed.slice(columns.pairs.length).map((pair) => ({
    own: shownNames([own.columns[pair.own] ?? '']).names[0] ?? '',
    expected: expected.columns[pair.expected] ?? '',
  }))
  const table = tableOf(own, expected, renamed, reach)
  return [{ code: 'columns-misnamed', pairs: names }, ...orderOf(table, rules)]
}

function explainTable(
  own: ResultSet,
  expected: ResultSet,
  pairs: ColumnPairs['pairs'],
  rules: Rules,
  reach: Reach,
): Difference[] {
  const table = tableOf(own, expected, pairs, reach)
  if (hasSameRows(table)) return orderOf(table, rules)
  const isMoved = table.columns.map((column) => !holdsSameValues(column, table.ownLeft, table.expectedLeft))
  const moved = pairs.filter((_, index) => isMoved[index])
  const movable = {
    own: moved.map((pair) => pair.own),
    expected: moved.map((pair) => pair.expected),
    fixed: pairs.filter((_, index) => !isMoved[index]),
  }
  const swapped = moved.length < 2 ? null : exchangeColumns([own, expected], movable, reach)
  if (!swapped) return explainRows(table, rules.digits)
  const { names } = shownNames(moved.map((pair) => own.columns[pair.own] ?? ''))
  return [
    { code: 'columns-swapped', columns: names },
    ...orderOf(tableOf(own, expected, swapped, reach), rules),
  ]
}

function orderOf(table: Table, { order }: Rules): Difference[] {
  const difference = orderDifference(table.columns, table.expectedNames, order)
  return difference ? [difference] : []
}
