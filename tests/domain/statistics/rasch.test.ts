import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Figure, numberOf } from '#app/domain/statistics/figure.ts'
import type { MarkMatrix } from '#app/domain/statistics/matrix.ts'
import { raschStatistics } from '#app/domain/statistics/rasch.ts'
import { lsat6 } from './lsat6.ts'
import { matrixOf, rowsOf } from './matrix-of.ts'
import { tenAttempts } from './peers-vector.ts'

const near = (values: number[], digits: number) => values.map((value) => expect.closeTo(value, digits))

test('LSAT section 6 has the published difficulties and likelihood', () => {
  const { items, logLikelihood, people } = raschStatistics(lsat6)
  const published = [-1.2561, 0.4749, 1.236, 0.1684, -0.6232]
  expect(items.map((item) => numberOf(item.difficulty))).toEqual(near(published, 4))
  expect(numberOf(logLikelihood)).toBeCloseTo(-1091.57, 2)
  expect(people).toEqual({ n: 1000, used: 699, allRight: 298, allWrong: 3, unanswered: 0 })
})

test('its errors and fit agree with a computation in 40 digits', () => {
  // By mpmath, from the definitions: elementary symmetric functions as sums over subsets, Newton's method.
  const { items } = raschStatistics(lsat6)
  const figures = (name: 'difficulty' | 'se' | 'infit' | 'outfit') =>
    items.map((item) => numberOf(item[name]))
  expect(figures('difficulty')).toEqual(
    near([-1.25612845595, 0.474906003431, 1.23598415229, 0.168410575813, -0.62317227558], 9),
  )
  expect(figures('se')).toEqual(
    near([0.104409864227, 0.0699169000212, 0.0687786099207, 0.0726188484797, 0.0859156804488], 9),
  )
  expect(items[0]?.difficultyInterval).toEqual({
    low: expect.closeTo(-1.460768, 6),
    high: expect.closeTo(-1.051489, 6),
  })
  expect(figures('infit')).toEqual(near([0.82771956, 0.96799554, 0.97279748, 0.95409252, 0.8952986], 7))
  expect(figures('outfit')).toEqual(near([0.80075409, 0.95772057, 0.94942347, 0.94376254, 0.87207924], 7))
})

test('two items differ by ln(one solved alone/other solved alone)', () => {
  // The only case with a closed form: se of each = half of √(1/a + 1/b).
  const rows = [...Array(9).fill([1, 0]), ...Array(3).fill([0, 1]), [1, 1], [0, 0]]
  const { items } = raschStatistics(matrixOf(rows))
  const [half, se] = [Math.log(9 / 3) / 2, Math.sqrt(1 / 9 + 1 / 3) / 2]
  expect(items.map((item) => numberOf(item.difficulty))).toEqual(near([-half, half], 10))
  expect(items.map((item) => numberOf(item.se))).toEqual(near([se, se], 10))
})

test('an item with marks between is left out and says so; the others are estimated', () => {
  const { items } = raschStatistics(tenAttempts)
  expect(items[3]).toMatchObject({ n: 0, difficulty: { undefined: 'not-dichotomous' } })
  expect(items.filter((item) => 'value' in item.difficulty)).toHaveLength(4)
})

test('people and items that say nothing are left out in turn', () => {
  // Without the last item the second person has nothing right, and then the first item was solved by all.
  const rows = rowsOf('1011 0001 1101 1011 1101')
  const { items, people } = raschStatistics(matrixOf(rows))
  expect(items.map((item) => Object.values(item.difficulty)[0])).toEqual([
    'all-right',
    expect.closeTo(0, 9),
    expect.closeTo(0, 9),
    'all-right',
  ])
  expect(people).toEqual({ n: 5, used: 4, allRight: 0, allWrong: 1, unanswered: 0 })
})

test('where no answers compare two sets of items there is no estimate', () => {
  const rows = rowsOf('1000 0100 1110 1101')
  const { items, logLikelihood } = raschStatistics(matrixOf(rows))
  expect(logLikelihood).toEqual({ undefined: 'not-comparable' })
  expect(items.map((item) => item.difficulty)).toEqual(Array(4).fill({ undefined: 'not-comparable' }))
})

test('a matrix without people, items or differences has no difficulties', () => {
  const why = (matrix: MarkMatrix) => raschStatistics(matrix).logLikelihood
  expect(why(matrixOf([]))).toEqual({ undefined: 'no-answers' })
  expect(why({ items: [{ id: 'Q1', max: 1 }], rows: [[1], [0]] })).toEqual({ undefined: 'one-item' })
  expect(why(matrixOf(rowsOf('11 00')))).toEqual({ undefined: 'all-or-nothing' })
})

test('an item left blank is wrong, or left out of that person’s items', () => {
  const rows = rowsOf('10. 01. 1.0 011 101 010 .10 .01')
  const asWrong = matrixOf(rows.map((row) => row.map((mark) => mark ?? 0)))
  expect(raschStatistics(matrixOf(rows))).toEqual(raschStatistics(asWrong))
  const leftOut = raschStatistics(matrixOf([...rows, [null, null, null]]), { blanks: 'left-out' })
  expect(leftOut.items.map((item) => item.n)).toEqual([6, 7, 6])
  expect(leftOut.people).toMatchObject({ n: 9, used: 8, unanswered: 1 })
  // By SciPy's optimizer, from the definition of the conditional likelihood.
  expect(leftOut.items.map((item) => numberOf(item.difficulty))).toEqual(
    near([0.067162, -0.134324, 0.067162], 6),
  )
})

test('a hundred items and extreme difficulties stay within the computer’s arithmetic', () => {
  const items = 100
  const rows = Array.from({ length: 60 }, (_, person) =>
    Array.from({ length: items }, (_, item) => ((person * 37 + item * 53) % 101 > item ? 1 : 0)),
  )
  const { items: found } = raschStatistics(matrixOf(rows))
  const difficulties = found.flatMap((item) => numberOf(item.difficulty) ?? [])
  expect(difficulties.length).toBeGreaterThan(90)
  expect(difficulties.reduce((a, b) => a + b)).toBeCloseTo(0, 8)
})

const answers = fc.integer({ min: 2, max: 7 }).chain((items) =>
  fc.array(fc.array(fc.constantFrom(0, 1, 1, 0, null), { minLength: items, maxLength: items }), {
    minLength: 1,
    maxLength: 40,
  }),
)

test('difficulties add to 0, whatever the answers and their order, and no figure is NaN', () => {
  fc.assert(
    fc.property(answers, fc.constantFrom('zero' as const, 'left-out' as const), (rows, blanks) => {
      const found = raschStatistics(matrixOf(rows), { blanks })
      const difficulties = found.items.flatMap((item) => numberOf(item.difficulty) ?? [])
      expect(difficulties.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 8)
      const figures = found.items.flatMap(({ difficulty, se, infit, outfit }) => [
        difficulty,
        se,
        infit,
        outfit,
      ])
      expect(figures.flatMap((figure: Figure) => numberOf(figure) ?? []).every(Number.isFinite)).toBe(true)
      expect(found.logLikelihood).not.toEqual({ undefined: 'no-convergence' })
      expect(found.logLikelihood).not.toEqual({ undefined: 'out-of-range' })

      const turned = raschStatistics(matrixOf(rows.toReversed()), { blanks })
      expect(turned.items.flatMap((item) => numberOf(item.difficulty) ?? [])).toEqual(near(difficulties, 7))
    }),
  )
})

test('an item that more people solve is easier, and what it is worth does not matter', () => {
  fc.assert(
    fc.property(answers, (rows) => {
      const { items } = raschStatistics(matrixOf(rows))
      const worth3 = {
        items: matrixOf(rows).items.map(({ id }) => ({ id, max: 3 })),
        rows: rows.map((row) => row.map((mark) => mark && 3 * mark)),
      }
      expect(raschStatistics(worth3).items).toEqual(items)
      const solved = (item: number) => rows.filter((row) => row[item] === 1).length
      items.forEach((one, i) => {
        items.forEach((other, j) => {
          const [a, b] = [numberOf(one.difficulty), numberOf(other.difficulty)]
          if (a !== null && b !== null && solved(i) > solved(j)) expect(a).toBeLessThan(b)
        })
      })
    }),
  )
})
