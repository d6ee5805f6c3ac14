import { describe, expect, test } from 'vitest'
import { compareResults } from '#app/labs/sql/compare.ts'
import { difference } from '#app/labs/sql/difference.ts'
import { type Rules, rules as rulesSchema } from '#app/labs/sql/rules.ts'
import type { Cell, ResultSet } from '#app/labs/sql/run.ts'
import { result, theRules } from './results.ts'

const compare = (own: ResultSet, expected: ResultSet, stated: Partial<Rules> = {}) => {
  const found = compareResults(own, expected, theRules(stated))
  for (const each of found) expect(difference.parse(JSON.parse(JSON.stringify(each)))).toEqual(each)
  return found
}
/** One column of one row. */
const one = (own: Cell, expected: Cell, digits: number | null = null) =>
  compare(result('x', [own]), result('x', [expected]), { digits })

const byRegion = result('region n', [1, 120], [2, 340], [3, 75], [4, 210])

describe('columns', () => {
  test('go by name whatever their order, capitals and spaces around', () => {
    const own = {
      columns: [' N', 'Region '],
      rows: byRegion.rows.map(([region, n]) => [n, region] as Cell[]),
    }
    expect(compare(own, byRegion)).toEqual([])
  })

  test('go by position where the author says so, whatever their names', () => {
    const own = { ...byRegion, columns: ['a', 'COUNT(*)'] }
    expect(compare(own, byRegion, { columns: 'positions' })).toEqual([])
    expect(compare(result('a', [1]), byRegion, { columns: 'positions' })).toEqual([
      { code: 'column-count', expected: 2, own: 1 },
      { code: 'row-count', expected: 4, own: 1, isCut: false },
    ])
  })

  test('that are missing or not asked for are named', () => {
    expect(compare(result('region total', [1, 5]), byRegion)).toEqual([
      { code: 'columns-missing', names: ['n'], count: 1 },
      { code: 'columns-extra', names: ['total'], count: 1 },
      { code: 'row-count', expected: 4, own: 1, isCut: false },
    ])
  })

  test('with right values under another name need no more than the name', () => {
    const own = { ...byRegion, columns: ['region', 'COUNT(*)'] }
    expect(compare(own, byRegion)).toEqual([
      { code: 'columns-misnamed', pairs: [{ own: 'COUNT(*)', expected: 'n' }] },
    ])
  })

  test('not asked for do not hide what else is wrong', () => {
    const own = result('region n w', [1, 120, 0], [2, 340, 0], [3, 75, 0], [4, 211, 0])
    expect(compare(own, byRegion)).toEqual([
      { code: 'columns-extra', names: ['w'], count: 1 },
      { code: 'value', column: 'n', row: 4, value: 211, count: 1 },
    ])
  })

  test('of the same name twice are one too many', () => {
    const own = result('region n region', ...byRegion.rows.map(([r, n]) => [r, n, r] as Cell[]))
    expect(compare(own, byRegion)).toEqual([{ code: 'columns-extra', names: ['region'], count: 1 }])
  })

  test.each(['names', 'positions'] as const)('by %s that stand for each other are named', (columns) => {
    const own = { ...byRegion, rows: byRegion.rows.map(([region, n]) => [n, region] as Cell[]) }
    expect(compare(own, byRegion, { columns })).toEqual([
      { code: 'columns-swapped', columns: ['region', 'n'] },
    ])
  })
})

describe('a number is the expected one', () => {
  test.each([
    [5090, 5090.0],
    [0.1 + 0.2, 0.3],
    [0, -0],
    [1e-10, 0],
    [26.236_08, 26.236_082],
    [1_234_567.000_000_1, 1_234_567],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('%d for %d', (own, expected) => {
    expect(one(own, expected)).toEqual([])
  })

  test.each([
    [26.2, 26.236],
    [1_234_567, 1_234_566],
    [8_000_000_001, 8_000_000_000],
    [0.000_001, 0],
    [Number.POSITIVE_INFINITY, 5],
    [5, Number.POSITIVE_INFINITY],
  ])('but not %d for %d', (own, expected) => {
    expect(one(own, expected)).not.toEqual([])
  })

  test.each([
    [26.2, 26.236, 1],
    [26.236, 26.236, 1],
    [26.24, 26.236, 1],
    [26.236, 26.2, 1],
    [26.2, 26.25, 1],
    [26.3, 26.25, 1],
    [26.25, 26.3, 1],
    [26.249999999999996, 26.3, 1],
    [26.2, 26.250000000000004, 1],
    [-26.2, -26.25, 1],
    [-26.3, -26.25, 1],
    [5090, 5090.0, 0],
    [5090, 5090, 2],
    [2, 2.5, 0],
    [3, 2.5, 0],
    [0.3, 0.1 + 0.2, 12],
    [1.005, 1.01, 2],
  ])('%d for %d when %d decimals are asked', (own, expected, digits) => {
    expect(one(own, expected, digits)).toEqual([])
  })

  test.each([
    [26.3, 26.236, 1],
    [26.1, 26.236, 1],
    [26, 26.236, 1],
    [26.251, 26.2, 1],
    [5091, 5090, 0],
    [-26.2, 26.2, 1],
  ])('but not %d for %d when %d decimals are asked', (own, expected, digits) => {
    expect(one(own, expected, digits)).not.toEqual([])
  })
})

describe('rows', () => {
  test('may stand in any order where none is asked', () => {
    expect(compare({ ...byRegion, rows: [...byRegion.rows].reverse() }, byRegion)).toEqual([])
  })

  test('count as often as they stand there', () => {
    const expected = result('sex', ['f'], ['f'], ['m'])
    expect(compare(result('sex', ['f'], ['m'], ['m']), expected)).toEqual([
      { code: 'repeated-rows', count: 1 },
      { code: 'lost-repeats', count: 1 },
    ])
    expect(compare(result('sex', ['f'], ['m']), expected)).toEqual([
      { code: 'row-count', expected: 3, own: 2, isCut: false },
      { code: 'lost-repeats', count: 1 },
    ])
  })

  test('of nothing are right when nothing is expected', () => {
    expect(compare(result('x'), result('x'))).toEqual([])
    expect(compare(result('region n'), byRegion)).toEqual([{ code: 'no-rows', expected: 4 }])
    expect(compare(result('x', [1]), result('x'))).toEqual([
      { code: 'row-count', expected: 0, own: 1, isCut: false },
      { code: 'surplus-rows', column: 'x', value: 1, count: 1 },
    ])
  })

  const ages = (from: number, to: number) =>
    ['f', 'm'].flatMap((sex) =>
      Array.from({ length: to - from + 1 }, (_, index) => [from + index, sex, 900 - 7 * index] as Cell[]),
    )

  test('too many are told by what they have in common', () => {
    expect(compare(result('age sex n', ...ages(0, 18)), result('age sex n', ...ages(0, 17)))).toEqual([
      { code: 'row-count', expected: 36, own: 38, isCut: false },
      { code: 'surplus-rows', column: 'age', value: 18, count: 2 },
    ])
  })

  test('are missing at one end and too many at the other', () => {
    const rows = ages(0, 18)
    const [own, expected] = [rows.filter(([age]) => age !== 0), rows.filter(([age]) => age !== 18)]
    expect(compare(result('age sex n', ...own), result('age sex n', ...expected))).toEqual([
      { code: 'surplus-rows', column: 'age', value: 18, count: 2 },
      { code: 'missing-rows', count: 2 },
    ])
  })

  test('with a missing value too many are told by NULL', () => {
    expect(compare({ ...byRegion, rows: [...byRegion.rows, [null, 12]] }, byRegion)).toEqual([
      { code: 'row-count', expected: 4, own: 5, isCut: false },
      { code: 'surplus-rows', column: 'region', value: null, count: 1 },
    ])
  })

  test('too few need no more than the two counts', () => {
    expect(compare({ ...byRegion, rows: byRegion.rows.slice(1) }, byRegion)).toEqual([
      { code: 'row-count', expected: 4, own: 3, isCut: false },
    ])
  })

  test('whose values are right but stand with the wrong ones are a wrong combination', () => {
    const own = result('region n', [1, 340], [2, 120], [3, 75], [4, 210])
    expect(compare(own, byRegion)).toEqual([{ code: 'combination', column: null }])
    const expected = result('region sex n', [1, 'f', 5], [1, 'm', 6], [2, 'f', 5], [2, 'm', 8])
    const mixed = result('region sex n', [1, 'f', 5], [1, 'm', 8], [2, 'f', 5], [2, 'm', 6])
    expect(compare(mixed, expected)).toMatchObject([{ code: 'combination' }])
  })
})

describe('one kind of error in a column is named', () => {
  const shares = result('region share', [1, 26.236], [2, 8.114], [3, 31.902], [4, 0.407])
  const changed = (change: (share: number) => Cell): ResultSet => ({
    ...shares,
    rows: shares.rows.map(([region, share]) => [region as Cell, change(share as number)]),
  })

  test.each<[string, (share: number) => Cell, object]>([
    ['a share instead of per cent', (x) => x / 100, { code: 'share-for-percent' }],
    [
      'a rounded share instead of per cent',
      (x) => Number((x / 100).toFixed(3)),
      { code: 'share-for-percent' },
    ],
    ['thousands', (x) => x * 1000, { code: 'factor', factor: 1000 }],
    ['a tenth', (x) => x / 10, { code: 'factor', factor: 0.1 }],
    ['counted twice', (x) => 2 * x, { code: 'factor', factor: 2 }],
    ['a wrong denominator, whose factor is not told', (x) => x * 1.037, { code: 'factor', factor: null }],
    ['one too many', (x) => x + 1, { code: 'shift', by: 1 }],
    ['the same too little, which is not told', (x) => x - 3.5, { code: 'shift', by: null }],
    ['the opposite sign', (x) => -x, { code: 'sign' }],
    ['integer division', (x) => Math.trunc(x), { code: 'truncated' }],
    ['integer division before the percentage', () => 0, { code: 'zeros' }],
    ['rounded too far', (x) => Math.round(x), { code: 'rounded', digits: null }],
    ['rounded to one', (x) => Number(x.toFixed(1)), { code: 'rounded', digits: null }],
  ])('%s', (_, change, found) => {
    expect(compare(changed(change), shares)).toEqual([{ column: 'share', ...found }])
  })

  test('per cent instead of a share', () => {
    const expected = changed((x) => x / 100)
    expect(compare(shares, expected)).toEqual([{ code: 'percent-for-share', column: 'share' }])
  })

  test('rounded further than the decimals asked for', () => {
    expect(
      compare(
        changed((x) => Number(x.toFixed(1))),
        shares,
        { digits: 2 },
      ),
    ).toEqual([{ code: 'rounded', column: 'share', digits: 2 }])
    expect(
      compare(
        changed((x) => Number(x.toFixed(2))),
        shares,
        { digits: 2 },
      ),
    ).toEqual([])
  })

  test('numbers as text, and text as numbers', () => {
    expect(compare(changed(String), shares)).toEqual([
      { code: 'text-for-number', column: 'share', row: 1, value: '26.236' },
    ])
    expect(one(7, '07')).toEqual([{ code: 'number-for-text', column: 'x', row: 1, value: 7 }])
    expect(one('1', 1)).toEqual([{ code: 'text-for-number', column: 'x', row: 1, value: '1' }])
  })

  test('also where a column is all there is', () => {
    const column = (...values: number[]) => result('x', ...values.map((value) => [value]))
    expect(compare(column(1200, 100, 7500), column(1, 12, 75))).toEqual([
      { code: 'factor', column: 'x', factor: 100 },
    ])
    expect(one(0.26236, 26.236)).toEqual([{ code: 'share-for-percent', column: 'x' }])
    expect(one(26.9, 26.236)).toEqual([{ code: 'value', column: 'x', row: 1, value: 26.9, count: 1 }])
  })

  test('but not where chance may have done it', () => {
    expect(compare(result('region n', [2, 0]), result('region n', [1, 12]))).toEqual([
      { code: 'value', column: 'region', row: 1, value: 2, count: 1 },
      { code: 'value', column: 'n', row: 1, value: 0, count: 1 },
    ])
  })

  test('also where rows are too many', () => {
    const own = changed((x) => 100 * x)
    expect(compare({ ...own, rows: [...own.rows, [9, 300]] }, shares)).toEqual([
      { code: 'row-count', expected: 4, own: 5, isCut: false },
      { code: 'surplus-rows', column: 'region', value: 9, count: 1 },
      { code: 'factor', column: 'share', factor: 100 },
    ])
  })
})

describe('single cells', () => {
  test('that differ are counted and the first is placed', () => {
    const own = result('region n', [4, 210], [3, 76], [2, 341], [1, 120])
    expect(compare(own, byRegion)).toEqual([{ code: 'value', column: 'n', row: 2, value: 76, count: 2 }])
  })

  test('without a value, or with one too many, are told apart', () => {
    const own = result('region n', [1, null], [2, 340], [3, 75], [4, 210])
    expect(compare(own, byRegion)).toEqual([{ code: 'null-for-value', column: 'n', row: 1, count: 1 }])
    expect(compare(byRegion, own)).toEqual([
      { code: 'value-for-null', column: 'n', row: 1, value: 120, count: 1 },
    ])
  })

  test('of text are strict, but a difference of looks is told', () => {
    const expected = result('band n', ['0–4', 5], ['5–11', 9])
    expect(compare(result('band n', ['0-4', 5], ['5-11 ', 9]), expected)).toEqual([
      { code: 'text-look', column: 'band', row: 1, value: '0-4', count: 2 },
    ])
    expect(one('Border', 'border')).toMatchObject([{ code: 'text-look' }])
    expect(one('border ', 'border')).toMatchObject([{ code: 'text-look' }])
    expect(one('hills', 'border')).toMatchObject([{ code: 'value', value: 'hills' }])
  })

  test('are told for at most five columns, and long text is cut', () => {
    const names = 'a b c d e f g'
    const found = compare(
      result(names, ['x'.repeat(100), 'b', 'c', 'd', 'e', 'f', 'g']),
      result(names, ['1', '2', '3', '4', '5', '6', '7']),
    )
    expect(found).toHaveLength(5)
    expect(found[0]).toEqual({ code: 'value', column: 'a', row: 1, value: `${'x'.repeat(59)}…`, count: 1 })
  })

  test('that JSON cannot hold are kept as text', () => {
    expect(one(Number.NEGATIVE_INFINITY, 3)).toMatchObject([{ value: '-Infinity' }])
  })
})

describe('order', () => {
  const sorted = result('name n', ['a', 3], ['b', 2], ['c', 2], ['d', 1])

  test('of all rows is compared where it is asked', () => {
    const own = result('name n', ['a', 3], ['c', 2], ['b', 2], ['d', 1])
    expect(compare(sorted, sorted, { order: 'rows' })).toEqual([])
    expect(compare(own, sorted, { order: 'rows' })).toEqual([
      { code: 'order', row: 2, keys: [], isReversed: false },
    ])
  })

  test('by keys leaves rows with equal keys alone', () => {
    const own = result('N name', [3, 'a'], [2, 'c'], [2, 'b'], [1, 'd'])
    expect(compare(own, sorted, { order: ['n'] })).toEqual([])
    expect(compare(own, sorted, { order: ['n', 'name'] })).toMatchObject([{ row: 2, keys: ['n', 'name'] }])
  })

  test('the other way round is told', () => {
    const own = { ...sorted, rows: [...sorted.rows].reverse() }
    expect(compare(own, sorted, { order: ['n'] })).toEqual([
      { code: 'order', row: 1, keys: ['n'], isReversed: true },
    ])
  })

  test('is no matter as long as rows are wrong', () => {
    const own = result('name n', ['d', 1], ['c', 2], ['b', 2], ['a', 4])
    expect(compare(own, sorted, { order: 'rows' }).map(({ code }) => code)).toEqual(['value'])
  })
})

test('rules are read from an edition, and refused when they say nothing', () => {
  expect(rulesSchema.parse(theRules({ order: ['n'], digits: 1 }))).toEqual(
    theRules({ order: ['n'], digits: 1 }),
  )
  expect(rulesSchema.safeParse(theRules({ order: [] })).success).toBe(false)
  expect(rulesSchema.safeParse(theRules({ digits: 1.5 })).success).toBe(false)
})
