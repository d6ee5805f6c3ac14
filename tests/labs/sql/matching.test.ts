import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf } from '#app/labs/sql/compare/column.ts'
import { matchRows } from '#app/labs/sql/compare/match-rows.ts'
import { reachOf } from '#app/labs/sql/compare/reach.ts'
import { compareResults, isSameResult } from '#app/labs/sql/compare.ts'
import type { Rules } from '#app/labs/sql/rules.ts'
import type { Cell } from '#app/labs/sql/run.ts'
import { theRules } from './results.ts'

/** Whether two cells are equal, told the slow way, cell by cell. */
function isEqual(own: Cell, expected: Cell, digits: number | null): boolean {
  if (typeof own !== 'number' || typeof expected !== 'number') return own === expected
  if (digits === null) {
    const size = Math.abs(expected)
    return Math.abs(own - expected) <= Math.max(1e-9, 1e-12 * size, Math.min(1e-6 * size, 0.4))
  }
  const units = 10 ** digits
  const around = [Math.floor(expected * units), Math.ceil(expected * units)]
  const nearest = around.filter((each) => Math.abs(each - expected * units) <= 0.5 + 1e-9)
  return nearest.some((each) => Math.abs(own * units - each) <= 0.5 + 1e-9)
}

/** The most pairs there are, by trying all. */
function mostPairs(own: Cell[][], expected: Cell[][], digits: number | null): number {
  const [row, ...rest] = own
  if (!row) return 0
  const without = mostPairs(rest, expected, digits)
  const withRow = expected.map((other, at) =>
    row.every((cell, column) => isEqual(cell, other[column] as Cell, digits))
      ? 1 + mostPairs(rest, expected.toSpliced(at, 1), digits)
      : 0,
  )
  return Math.max(without, ...withRow)
}

const columnsOf = (own: Cell[][], expected: Cell[][], width: number, digits: number | null) =>
  Array.from({ length: width }, (_, at) =>
    columnOf(
      `c${at}`,
      own.map((row) => row[at] as Cell),
      expected.map((row) => row[at] as Cell),
      reachOf(digits),
    ),
  )

const matched = (own: Cell[][], expected: Cell[][], width: number, digits: number | null) =>
  matchRows(columnsOf(own, expected, width, digits), [...own.keys()], [...expected.keys()])

/** Numbers so close together that whether they are equal depends on which two are compared. */
const tangled = {
  exact: fc.integer({ min: 0, max: 12 }).map((steps) => 100 + steps * 0.4e-4),
  ties: fc.integer({ min: 0, max: 12 }).map((steps) => steps * 0.5),
}
const table = (cell: fc.Arbitrary<Cell>, width: number) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 })

describe('as many rows are paired as can be', () => {
  test.each([
    ['numbers near each other', tangled.exact, null],
    ['ties of rounding', tangled.ties, 0],
  ] as const)('%s', (_, cell, digits) => {
    for (const width of [1, 2, 3]) {
      fc.assert(
        fc.property(table(cell, width), table(cell, width), (own, expected) => {
          const pairs = matched(own, expected, width, digits)
          expect(pairs).toHaveLength(mostPairs(own, expected, digits))
          expect(new Set(pairs.map(([row]) => row)).size).toBe(pairs.length)
          expect(new Set(pairs.map(([, row]) => row)).size).toBe(pairs.length)
        }),
        { numRuns: 300 },
      )
    }
  })

  test('of mixed cells', () => {
    const cell = fc.oneof(tangled.exact, fc.constantFrom<Cell>(null, '', '1', 1, 0, -0, 'NULL', 'a', 'a '))
    fc.assert(
      fc.property(table(cell, 2), table(cell, 2), (own, expected) => {
        expect(matched(own, expected, 2, null)).toHaveLength(mostPairs(own, expected, null))
      }),
      { numRuns: 500 },
    )
  })
})

const number = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: -500, max: 500 }).map((tenths) => tenths / 20),
)
const cell = fc.oneof<fc.Arbitrary<Cell>[]>(number, fc.string({ maxLength: 3 }), fc.constant(null))
const results = fc
  .array(fc.tuple(cell, cell, cell), { maxLength: 30 })
  .map((rows) => ({ columns: ['a', 'b', 'c'], rows: rows as Cell[][] }))

describe('a result is right', () => {
  test('in any order of rows and columns', () => {
    fc.assert(
      fc.property(
        results.chain((expected) =>
          fc.record({
            expected: fc.constant(expected),
            rows: fc.shuffledSubarray(expected.rows, {
              minLength: expected.rows.length,
              maxLength: expected.rows.length,
            }),
            order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
          }),
        ),
        ({ expected, rows, order }) => {
          const own = {
            columns: order.map((at) => expected.columns[at]?.toUpperCase() ?? ''),
            rows: rows.map((row) => order.map((at) => row[at] as Cell)),
          }
          expect(compareResults(own, expected, theRules())).toEqual([])
        },
      ),
    )
  })

  test('rounded as asked, up, down or not at all', () => {
    const digits = fc.integer({ min: 0, max: 3 })
    const rounding = fc.array(fc.constantFrom('none', 'fixed', 'more', 'noise'), {
      minLength: 30,
      maxLength: 30,
    })
    fc.assert(
      fc.property(results, digits, rounding, (expected, asked, ways) => {
        const rows = expected.rows.map((row, at) =>
          row.map((value) => {
            if (typeof value !== 'number') return value
            if (ways[at] === 'fixed') return Number(value.toFixed(asked))
            if (ways[at] === 'more') return Number(value.toFixed(asked + 2))
            return ways[at] === 'noise' ? value * (1 + 1e-15) : value
          }),
        )
        expect(compareResults({ ...expected, rows }, expected, theRules({ digits: asked }))).toEqual([])
      }),
    )
  })

  test('exactly when no difference is told', () => {
    fc.assert(
      fc.property(
        results,
        results,
        fc.constantFrom<Rules['order']>('none', 'rows', ['a']),
        (own, expected, order) => {
          const rules = theRules({ order })
          expect(compareResults(own, expected, rules).length === 0).toBe(isSameResult(own, expected, rules))
        },
      ),
    )
  })

  test('no longer when one cell is changed, and no expected value is told', () => {
    const secret = fc.record({ row: fc.nat(), column: fc.nat(2) })
    fc.assert(
      fc.property(results, secret, (own, { row, column }) => {
        fc.pre(own.rows.length > 0)
        const rows = own.rows.map((each) => [...each])
        const changed = rows[row % rows.length] as Cell[]
        changed[column] = 'never-told'
        const found = compareResults(own, { ...own, rows }, theRules())
        expect(found).not.toEqual([])
        expect(found.length).toBeLessThanOrEqual(5)
        expect(JSON.stringify(found)).not.toContain('never-told')
      }),
    )
  })
})

describe('five thousand rows of six columns', () => {
  const rows = Array.from({ length: 5000 }, (_, at): Cell[] => [
    at % 7,
    `site ${at % 40}`,
    at % 3 === 0 ? null : 'f',
    (at * 7919) % 1013,
    ((at * 104_729) % 10_007) / 37,
    at / 3,
  ])
  const expected = { columns: ['a', 'b', 'c', 'd', 'e', 'f'], rows }
  const shuffled = rows.map((_, at) => rows[(at * 2477) % 5000] as Cell[])
  const cases = {
    right: shuffled,
    'one wrong value': shuffled.map((row, at) => (at === 2500 ? row.with(4, -1) : row)),
    'one wrong column': shuffled.map((row) => row.with(4, 100 * (row[4] as number))),
    'everything wrong': shuffled.map((row) =>
      row.map((cell) => (typeof cell === 'number' ? cell + 0.5 : 'x')),
    ),
    'rows that repeat': shuffled.map((_, at) => shuffled[at % 2500] as Cell[]),
  }

  // The processor's time, not the clock's: other work on the machine is no matter.
  test.each(Object.entries(cases))('%s: take a fraction of a second', (_, own) => {
    for (const digits of [null, 1]) {
      const times = Array.from({ length: 2 }, () => {
        const from = process.cpuUsage()
        compareResults({ ...expected, rows: own }, expected, theRules({ digits }))
        return process.cpuUsage(from).user / 1000
      })
      expect(Math.min(...times)).toBeLessThan(400)
    }
  })
})
