import type { Difference } from '../difference.ts'
import { ascending, type Column } from './column.ts'
import { cellDifferences, strangeValues, typeDifference } from './explain-cells.ts'
import { repeatedRows, surplusRows } from './explain-rows.ts'
import { matchRows, type Pair, rowCodes } from './match-rows.ts'
import { patternOf } from './patterns.ts'
import { holdsSameValues, type Table } from './table.ts'

/** Why the rows of two results with the same columns differ; most useful first. */
export function explainRows(table: Table, digits: number | null): Difference[] {
  const { columns, ownRows, expectedRows } = table
  if (ownRows === 0) return [{ code: 'no-rows', expected: expectedRows }]
  const found: Difference[] = []
  if (ownRows !== expectedRows)
    found.push({ code: 'row-count', expected: expectedRows, own: ownRows, isCut: false })

  const { repeated, lost, differences } = repeatedRows(table)
  found.push(...differences)
  const own = table.ownLeft.filter((row) => !repeated.has(row))
  const expected = table.expectedLeft.filter((row) => !lost.has(row))

  const bad = columns.filter((column) => !holdsSameValues(column, own, expected))
  if (bad.length === 0 && own.length > 0 && own.length === expected.length)
    return [...found, { code: 'combination', column: looseColumn(columns, own, expected) }]

  const good = columns.filter((column) => !bad.includes(column))
  const aligned = isKey(good, expectedRows) ? alignRows(good, bad, own, expected) : []
  const values = explainColumns(table, bad, aligned, digits)

  const alignedOwn = new Set(aligned.map(([row]) => row))
  const stray = own.filter((row) => !alignedOwn.has(row))
  const missing = expected.length - aligned.length
  if (values.length > 0 && aligned.length === 0) return [...found, ...values]
  return [
    ...found,
    ...explainStray(table, bad, stray, missing),
    ...values,
    ...tellMissing(table, stray, missing),
  ]
}

/** The one column without which all rows would be right. */
function looseColumn(columns: Column[], own: number[], expected: number[]): string | null {
  const candidates = columns.filter((column) => {
    const others = columns.filter((other) => other !== column)
    return matchRows(others, own, expected).length === own.length
  })
  return candidates.length === 1 ? (candidates[0]?.name ?? null) : null
}

/** The columns tell every expected row from every other. */
const isKey = (columns: Column[], rows: number): boolean =>
  new Set(rowCodes(columns, [], [...Array(rows).keys()]).expected).size === rows

/** Rows that belong together by their good columns. */
function alignRows(good: Column[], bad: Column[], own: number[], expected: number[]): Pair[] {
  return bad.length === 0 ? [] : matchRows(good, own, expected)
}

function explainColumns(table: Table, bad: Column[], aligned: Pair[], digits: number | null): Difference[] {
  const common: Difference[] = []
  const single: Difference[] = []
  for (const column of bad) {
    const type = typeDifference(column)
    const pattern = type
      ? null
      : patternOf({ column: column.name, ...numbersOf(table, column, aligned), digits })
    if (type) common.push(type)
    else if (pattern) common.push(pattern)
    else single.push(...cellDifferences(column, aligned))
  }
  return [...common, ...single]
}

/** A column's numbers in pairs: of rows that belong together, else, if hardly any row is right, by their size. */
function numbersOf(table: Table, column: Column, aligned: Pair[]) {
  const { reach } = column
  if (aligned.length > 0) {
    const pairs = aligned.flatMap(([o, e]) => {
      const [own, expected] = [column.own[o], column.expected[e]]
      return typeof own === 'number' && typeof expected === 'number' ? [{ own, expected }] : []
    })
    return { own: pairs.map(({ own }) => own), expected: pairs.map(({ expected }) => expected), reach }
  }
  const [own, expected] = [[...ascending(column.own)], [...ascending(column.expected)]]
  const isWhole = table.ownRows === table.expectedRows && own.length === expected.length
  return isWhole && 2 * table.ownLeft.length > table.ownRows
    ? { own, expected, reach }
    : { own: [], expected: [], reach }
}

function explainStray(table: Table, bad: Column[], stray: number[], missing: number): Difference[] {
  const [first] = stray
  if (first === undefined) return []
  const isMostlyRight = 2 * table.ownLeft.length <= table.ownRows
  const hasTooMany = stray.length > missing
  const surplus = hasTooMany || isMostlyRight ? surplusRows(table.columns, stray) : []
  if (surplus.length > 0) return surplus
  const strange = bad.flatMap((column) => strangeValues(column, stray))
  return strange.length > 0 ? strange : [{ code: 'unexpected-rows', count: stray.length, row: first + 1 }]
}

/** Not when the two counts of rows have said it already. */
function tellMissing(table: Table, stray: number[], missing: number): Difference[] {
  const isSaid = stray.length === 0 && table.expectedRows - table.ownRows === missing
  return missing === 0 || isSaid ? [] : [{ code: 'missing-rows', count: missing }]
}
