import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CountTable, rangesOf } from '#app/domain/statistics/count-table.ts'
import { LEAST_SHOWN, LEAST_WIDTH, suppress } from '#app/domain/statistics/suppress.ts'
import { type ShownTwoWay, suppressTwoWay } from '#app/domain/statistics/suppress-two-way.ts'
import { noteSpans, type Printed, type Span, solvedBySums } from './attacker.ts'

/** Larger than any total in these tests. */
const CEILING = 40

/** A two-way table as a reader knows it, by name: "0.1" a cell, "0." a row's total, ".1" a column's, "." of all. */
function readOff({ cells, rowTotals, columnTotals, total }: ShownTwoWay): {
  printed: Printed
  sums: CountTable['sums']
} {
  const printed = new Map<string, number | null>([['.', total]])
  cells.forEach((row, r) => {
    row.forEach((count, c) => {
      printed.set(`${r}.${c}`, count)
    })
  })
  rowTotals.forEach((count, r) => {
    printed.set(`${r}.`, count)
  })
  columnTotals.forEach((count, c) => {
    printed.set(`.${c}`, count)
  })
  const [rows, columns] = [
    ['', ...rowTotals.map((_, r) => r)],
    ['', ...columnTotals.map((_, c) => c)],
  ]
  const sums = [
    ...rows.map((r) => ({ whole: `${r}.`, parts: columnTotals.map((_, c) => `${r}.${c}`) })),
    ...columns.map((c) => ({ whole: `.${c}`, parts: rowTotals.map((_, r) => `${r}.${c}`) })),
  ]
  return { printed, sums }
}

/** Tries every table of whole numbers that fits what is printed, until each hidden count is seen to go far enough. */
function spansByTrial(table: ShownTwoWay, enough: (spans: Map<string, Span>) => boolean): Map<string, Span> {
  const { cells, rowTotals, columnTotals, total } = table
  const { note, spans } = noteSpans()
  const [rows, columns] = [rowTotals.length, columnTotals.length]
  const tried = cells.map((row) => row.map(() => 0))
  const down = new Array<number>(columns).fill(0)
  let done = false
  const fits = (sum: number, printed: number | null | undefined, isWhole: boolean) =>
    printed === null || printed === undefined ? sum <= CEILING : isWhole ? sum === printed : sum <= printed
  const place = (at: number, across: number, all: number): void => {
    if (done) return
    const [r, c] = [Math.floor(at / columns), at % columns]
    if (r === rows) {
      if (!fits(all, total, true)) return
      tried.forEach((row, i) => {
        note(
          `${i}.`,
          row.reduce((sum, count) => sum + count, 0),
        )
        row.forEach((count, j) => {
          note(`${i}.${j}`, count)
        })
      })
      down.forEach((sum, j) => {
        note(`.${j}`, sum)
      })
      note('.', all)
      done = enough(spans)
      return
    }
    const printed = cells[r]?.[c] ?? null
    for (let count = printed ?? 0; count <= (printed ?? CEILING); count++) {
      const [row, column] = [across + count, (down[c] ?? 0) + count]
      if (!fits(row, rowTotals[r], c === columns - 1)) {
        if (row > (rowTotals[r] ?? CEILING)) break
        continue
      }
      if (!fits(column, columnTotals[c], r === rows - 1)) {
        if (column > (columnTotals[c] ?? CEILING)) break
        continue
      }
      if (all + count > (total ?? CEILING)) break
      ;(tried[r] as number[])[c] = count
      down[c] = column
      place(at + 1, c === columns - 1 ? 0 : row, all + count)
      down[c] = column - count
    }
  }
  place(0, 0, 0)
  return spans
}

const smallTable = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 }))
    return fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    })
  })
  .filter((cells) => cells.flat().reduce((sum, count) => sum + count, 0) <= CEILING - LEAST_WIDTH)

const isWide = ({ low, high }: Span) => high - low >= LEAST_WIDTH

describe('a two-way table with all its totals', () => {
  test('is shown whole when nothing in it is small', () => {
    expect(
      suppressTwoWay([
        [12, 0],
        [7, 9],
      ]),
    ).toEqual({
      cells: [
        [12, 0],
        [7, 9],
      ],
      rowTotals: [12, 16],
      columnTotals: [19, 9],
      total: 28,
    })
  })

  test('has a small count hidden with the corners of a rectangle around it', () => {
    const { cells, total } = suppressTwoWay([
      [3, 20, 30],
      [25, 8, 40],
      [35, 45, 50],
    ])
    expect(cells).toEqual([
      [null, null, 30],
      [null, null, 40],
      [35, 45, 50],
    ])
    expect(total).toBe(256)
  })

  test('shows nothing when there are few people in all', () => {
    expect(
      suppressTwoWay([
        [1, 2],
        [0, 1],
      ]),
    ).toEqual({
      cells: [
        [null, null],
        [0, null],
      ],
      rowTotals: [null, null],
      columnTotals: [null, null],
      total: null,
    })
  })

  test('hides more where the neighbours are too small to hide behind', () => {
    // 1 and 2 alone in a row of 3 + 40 would tell that each is at most 3.
    const { cells } = suppressTwoWay([
      [1, 2, 40],
      [30, 30, 30],
      [2, 1, 40],
    ])
    expect(cells[0]).toEqual([null, null, null])
  })

  test('never shows 1 to 4, never hides 0, and shows nothing that is not so', () => {
    fc.assert(
      fc.property(smallTable, (cells) => {
        const { printed } = readOff(suppressTwoWay(cells))
        const { printed: truth } = readOff(everything(cells))
        for (const [id, count] of printed) {
          const real = truth.get(id) as number
          expect(count === null || count === real).toBe(true)
          if (real > 0 && real < LEAST_SHOWN) expect(count).toBeNull()
          if (real === 0) expect(count).toBe(0)
        }
      }),
    )
  })

  test('does not give a hidden count away to whoever solves the sums', () => {
    fc.assert(
      fc.property(smallTable, (cells) => {
        const { printed, sums } = readOff(suppressTwoWay(cells))
        expect([...solvedBySums(printed, sums)]).toEqual([])
      }),
    )
  })

  test('does not give a hidden count away to whoever tries every table of whole numbers', () => {
    fc.assert(
      fc.property(smallTable, (cells) => {
        const shown = suppressTwoWay(cells)
        const hidden = [...readOff(shown).printed].flatMap(([id, count]) => (count === null ? [id] : []))
        const isFar = (spans: Map<string, Span>) => hidden.every((id) => isWide(spans.get(id) as Span))
        const spans = spansByTrial(shown, isFar)
        for (const id of hidden)
          expect({ id, wide: isWide(spans.get(id) as Span) }).toEqual({ id, wide: true })
      }),
      { numRuns: 200 },
    )
  })
})

/** The attacks are worth something: they find what plain suppression of small counts leaves open. */
describe('the attacker', () => {
  test('solves a table in which only the small counts are hidden', () => {
    const shown = {
      ...everything([
        [3, 20],
        [25, 8],
      ]),
      cells: [
        [null, 20],
        [25, 8],
      ],
    }
    const { printed, sums } = readOff(shown)
    expect([...solvedBySums(printed, sums)]).toEqual([['0.0', 3]])
    expect(spansByTrial(shown, () => false).get('0.0')).toEqual({ low: 3, high: 3 })
  })

  test('gets the ranges that are computed, when everything that fits is tried', () => {
    const hides = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(smallTable, hides, (cells, hide) => {
        const all = everything(cells)
        const shown = {
          ...all,
          cells: cells.map((row, r) => row.map((count, c) => (hide[r * 3 + c] ? null : count))),
        }
        const { printed, sums } = readOff(shown)
        const hidden = new Set([...printed].flatMap(([id, count]) => (count === null ? [id] : [])))
        const counts = [...readOff(all).printed].map(([id, count]) => ({
          id,
          count: count as number,
          kind: 'printed' as const,
        }))
        const spans = spansByTrial(shown, () => false)
        for (const [id, range] of rangesOf({ counts, sums }, hidden)) expect(range).toEqual(spans.get(id))
      }),
      { numRuns: 60 },
    )
  })
})

function everything(cells: number[][]): ShownTwoWay & { cells: number[][] } {
  const add = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0)
  const rowTotals = cells.map(add)
  return {
    cells,
    rowTotals,
    columnTotals: (cells[0] ?? []).map((_, c) => add(cells.map((row) => row[c] ?? 0))),
    total: add(rowTotals),
  }
}

test('what is no table of counts is refused', () => {
  const count = (id: string, count: number) => ({ id, count, kind: 'printed' as const })
  expect(() => suppressTwoWay([[1, 2], [3]])).toThrow(RangeError)
  expect(() => suppressTwoWay([[1.5]])).toThrow(RangeError)
  expect(() => suppressTwoWay([[-1]])).toThrow(RangeError)
  expect(() => suppress({ counts: [count('a', 1), count('a', 1)], sums: [] })).toThrow(RangeError)
  const sums = [{ whole: 'a', parts: ['b'] }]
  expect(() => suppress({ counts: [count('a', 1), count('b', 2)], sums })).toThrow(
    'a is not the sum of its parts',
  )
})
