import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Figure, numberOf } from '#app/domain/statistics/figure.ts'
import { itemStatistics } from '#app/domain/statistics/item-statistics.ts'
import type { MarkMatrix } from '#app/domain/statistics/matrix.ts'
import { quizStatistics } from '#app/domain/statistics/quiz-statistics.ts'
import { lsat6 } from './lsat6.ts'
import { matrixOf, rowsOf } from './matrix-of.ts'
import { tenAttempts } from './peers-vector.ts'

const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6))
const allNear = (values: (number | null)[]) => values.map(near)

test('the quiz of ten attempts has the figures that were checked against Moodle', () => {
  const quiz = quizStatistics(tenAttempts)
  const { mean, median, sd, skewness, kurtosis, alpha, errorRatio, standardError } = quiz
  expect([mean, median, sd, skewness, kurtosis, alpha, errorRatio, standardError].map(numberOf)).toEqual(
    allNear([
      3.25, 3.5, 1.4191155305, -0.0546722273, -1.8920332937, 20.6896551724, 89.0563556562, 1.263812574,
    ]),
  )
  expect(quiz).toMatchObject({ n: 10, max: 6 })
})

// peers.md D6.
test.each([
  ['facility', [70, 50, 40, 52.5, 60]],
  ['sd', [48.304589154, 52.7046276695, 51.6397779494, 39.8782870467, 51.6397779494]],
  ['intendedWeight', [16.6666666667, 16.6666666667, 16.6666666667, 33.3333333333, 16.6666666667]],
  ['effectiveWeight', [18.0714308026, 19.9787184657, 25.5568625325, 36.3929881993, null]],
  ['discriminationIndex', [2.6102751244, 4.0655781409, 39.9294388486, 60.0478079444, -40.3478871046]],
  ['discriminativeEfficiency', [3.2258064516, 4.347826087, 51.2195121951, 62.962962963, -43.9393939394]],
  ['alphaWithout', [22.89348172, 22.03856749, -13.88286334, -90.47619048, 54.51025939]],
] as const)('%s of each of five items', (name, values) => {
  expect(itemStatistics(tenAttempts).map((item) => numberOf(item[name]))).toEqual(allNear([...values]))
})

test('each discrimination index has its wide interval', () => {
  expect(itemStatistics(tenAttempts).map((item) => item.discriminationInterval)).toEqual(
    [
      [-61.36, 64.51],
      [-60.44, 65.36],
      [-30.77, 82.22],
      [-4.69, 89.26],
      [-82.38, 30.32],
    ].map(([low = 0, high = 0]) => ({ low: expect.closeTo(low, 2), high: expect.closeTo(high, 2) })),
  )
})

test('LSAT section 6 has the published facilities and alpha', () => {
  expect(itemStatistics(lsat6).map((item) => numberOf(item.facility))).toEqual(
    allNear([92.4, 70.9, 55.3, 76.3, 87]),
  )
  expect(numberOf(quizStatistics(lsat6).alpha)).toBeCloseTo(29.5, 2)
})

test('the interval of a facility is Wilson’s for right or wrong, Student’s with marks between', () => {
  const [first, , , fourth] = itemStatistics(tenAttempts)
  expect(first?.facilityInterval).toEqual({ low: expect.closeTo(39.678, 3), high: expect.closeTo(89.221, 3) })
  expect(fourth?.facilityInterval).toEqual({
    low: expect.closeTo(23.973, 3),
    high: expect.closeTo(81.027, 3),
  })
})

test('an item that everybody solved has a facility, but no discrimination, and not 0', () => {
  const [first, second] = itemStatistics(matrixOf(rowsOf('10 11 11')))
  expect(first).toMatchObject({
    facility: { value: 100 },
    sd: { value: 0 },
    discriminationIndex: { undefined: 'no-spread' },
    discriminativeEfficiency: { undefined: 'no-spread' },
    alphaWithout: { undefined: 'one-item' },
  })
  expect(second?.discriminationIndex).toEqual({ undefined: 'no-spread-elsewhere' })
})

test('each figure that does not exist says why', () => {
  const one = itemStatistics(matrixOf(rowsOf('0 1 1')))[0]
  expect(one).toMatchObject({
    discriminationIndex: { undefined: 'one-item' },
    effectiveWeight: { value: 100 },
    guessScore: { undefined: 'no-guess-score' },
  })
  expect(quizStatistics(matrixOf(rowsOf('0 1 1'))).alpha).toEqual({ undefined: 'one-item' })
  const none = quizStatistics(matrixOf([]))
  expect([none.mean, none.alpha, none.standardError]).toEqual(Array(3).fill({ undefined: 'no-answers' }))
  expect(itemStatistics(matrixOf(rowsOf('01 00'), [0, 1]))[0]?.facility).toEqual({ undefined: 'no-maximum' })
  const alike = matrixOf(rowsOf('01 01'))
  expect(itemStatistics(alike).map((item) => item.effectiveWeight)).toEqual(
    Array(2).fill({ undefined: 'no-weight' }),
  )
})

test('an alpha below 0 gives an error ratio above 100', () => {
  const { alpha, errorRatio } = quizStatistics(matrixOf(rowsOf('10 01 11 01')))
  expect(numberOf(alpha)).toBeLessThan(0)
  expect(numberOf(errorRatio)).toBeGreaterThan(100)
})

test('an item left blank is 0 marks, or left out where the caller says so', () => {
  const rows = rowsOf('1. 01 11 .0')
  const [zero] = itemStatistics(matrixOf(rows))
  expect(zero).toMatchObject({ n: 4, answered: 3, facility: { value: 50 } })
  const [leftOut] = itemStatistics(matrixOf(rows), { blanks: 'left-out' })
  expect(leftOut).toMatchObject({
    n: 3,
    answered: 3,
    facility: { value: expect.closeTo(66.6667, 4) },
    effectiveWeight: { undefined: 'blanks-left-out' },
  })
})

test('what guessing would get is passed on as the caller knows it', () => {
  const guesses = itemStatistics(tenAttempts, { guessScores: { Q1: 0.25 } }).map((item) => item.guessScore)
  expect(guesses.slice(0, 2)).toEqual([{ value: 25 }, { undefined: 'no-guess-score' }])
})

/** Tests of 1 … 6 items in quarters of a mark, now and then blank, now and then negative. */
const matrices = fc.integer({ min: 1, max: 6 }).chain((items) => {
  const mark = fc.option(
    fc.integer({ min: -1, max: 4 }).map((quarters) => quarters / 4),
    { freq: 8 },
  )
  return fc
    .array(fc.array(mark, { minLength: items, maxLength: items }), { maxLength: 25 })
    .map((rows) => matrixOf(rows, Array(items).fill(1)))
})

const figuresOf = (matrix: MarkMatrix): number[] => {
  const { n, max, ...quiz } = quizStatistics(matrix)
  const items = itemStatistics(matrix).flatMap(({ id, max, n, answered, ...figures }) =>
    Object.values(figures),
  )
  return [...Object.values(quiz), ...items]
    .flatMap((figure: Figure | object) => Object.values(figure))
    .filter((value) => typeof value === 'number')
}

test('no figure is ever NaN or infinite, and equal matrices in another order have equal figures', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const figures = figuresOf(matrix)
      expect(figures.every(Number.isFinite)).toBe(true)
      const turned = figuresOf({ ...matrix, rows: matrix.rows.toReversed() })
      expect(turned).toEqual(figures.map((figure) => expect.closeTo(figure, 7)))
    }),
  )
})

test('neither do extreme marks make a figure that is no number', () => {
  const mark = fc.double({ min: -1e300, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(mark, mark, mark), { maxLength: 8 }), (rows) => {
      expect(figuresOf(matrixOf(rows, [1, 1, 1])).every(Number.isFinite)).toBe(true)
    }),
  )
})

test('counting all marks twice changes no percentage, and doubles what is in marks', () => {
  const double = (matrix: MarkMatrix): MarkMatrix => ({
    items: matrix.items.map(({ id, max }) => ({ id, max: 2 * max })),
    rows: matrix.rows.map((row) => row.map((mark) => mark && 2 * mark)),
  })
  fc.assert(
    fc.property(matrices, (matrix) => {
      const perCent = ({ max, ...figures }: ReturnType<typeof itemStatistics>[number]) => figures
      expect(itemStatistics(double(matrix)).map(perCent)).toEqual(itemStatistics(matrix).map(perCent))
      const [one, two] = [quizStatistics(matrix), quizStatistics(double(matrix))]
      expect([two.alpha, two.skewness, two.kurtosis]).toEqual([one.alpha, one.skewness, one.kurtosis])
      expect(numberOf(two.mean)).toBe(numberOf(one.mean) === null ? null : 2 * (numberOf(one.mean) ?? 0))
    }),
  )
})

test('counting one item twice changes its own discrimination in nothing', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const heavier: MarkMatrix = {
        items: matrix.items.map(({ id, max }, index) => ({ id, max: index === 0 ? 2 : max })),
        rows: matrix.rows.map((row) => row.map((mark, index) => (index === 0 ? mark && 2 * mark : mark))),
      }
      const [before] = itemStatistics(matrix)
      const [after] = itemStatistics(heavier)
      for (const name of ['facility', 'sd', 'discriminationIndex', 'discriminativeEfficiency'] as const) {
        expect(numberOf(after?.[name] as Figure) ?? 0).toBeCloseTo(numberOf(before?.[name] as Figure) ?? 0, 7)
        expect(Object.keys(after?.[name] ?? {})).toEqual(Object.keys(before?.[name] ?? {}))
      }
    }),
  )
})

test('the effective weights that are shown add to 100', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const weights = itemStatistics(matrix).flatMap((item) => numberOf(item.effectiveWeight) ?? [])
      if (weights.length > 0) expect(weights.reduce((a, b) => a + b)).toBeCloseTo(100, 7)
    }),
  )
})

test('efficiency is 100 when an item orders people as the rest of the test does', () => {
  // Halves, so that marks can be written as digits.
  const rows = rowsOf('001 011 122 244').map((row) => row.map((mark) => (mark ?? 0) / 2))
  const [item] = itemStatistics(matrixOf(rows, [1, 2, 2]))
  expect(item?.discriminativeEfficiency).toEqual({ value: expect.closeTo(100, 9) })
})
