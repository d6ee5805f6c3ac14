import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covariance, descriptionOf, variance } from '#app/domain/statistics/describe.ts'
import { numberOf } from '#app/domain/statistics/figure.ts'
import * as nist from './nist.ts'

/** How many leading digits agree: −log10 of the relative error, at most 15. */
const digits = (found: number | null, certified: number): number =>
  found === certified
    ? 15
    : Math.min(15, -Math.log10(Math.abs((found ?? Number.NaN) - certified) / Math.abs(certified)))

test.each([
  ['Lew', nist.lew, 200, 14, 14],
  ['Lottery', nist.lottery, 218, 14, 14],
  ['Mavro', nist.mavro, 50, 15, 12],
  ['Michelso', nist.michelso, 100, 15, 13],
  ['PiDigits', nist.piDigits, 5000, 15, 14],
  ['NumAcc1', nist.numAcc1, 3, 15, 15],
  ['NumAcc2', nist.numAcc2, 1001, 15, 14],
  // In binary 1000000.1 is off in its 17th digit, which is the 10th of the deviation 0.1.
  ['NumAcc3', nist.numAcc3, 1001, 15, 9],
  ['NumAcc4', nist.numAcc4, 1001, 15, 8],
])('mean and sd of NIST’s set %s are right to the digits a double can hold', (_, set, n, ofMean, ofSd) => {
  const { mean, sd, n: counted } = descriptionOf(set.values)
  expect(counted).toBe(n)
  expect(digits(numberOf(mean), set.mean)).toBeGreaterThanOrEqual(ofMean)
  expect(digits(numberOf(sd), set.sd)).toBeGreaterThanOrEqual(ofSd)
})

test('what needs more numbers than there are says so', () => {
  const why = (values: number[]) =>
    Object.values(descriptionOf(values)).map((figure) =>
      typeof figure === 'number' ? figure : 'value' in figure ? 'known' : figure.undefined,
    )
  const none = 'no-answers'
  expect(why([])).toEqual([0, none, none, none, none, none])
  expect(why([3])).toEqual([1, 'known', 'known', 'too-few', 'too-few', 'too-few'])
  expect(why([3, 4])).toEqual([2, 'known', 'known', 'known', 'too-few', 'too-few'])
  expect(why([3, 4, 4])).toEqual([3, 'known', 'known', 'known', 'known', 'too-few'])
  expect(why([4, 4, 4, 4])).toEqual([4, 'known', 'known', 'known', 'no-spread', 'no-spread'])
})

test('numbers that differ only by rounding have no spread', () => {
  const { sd, skewness } = descriptionOf([0.3, 0.1 + 0.2, 0.3, 0.3])
  expect(sd).toEqual({ value: 0 })
  expect(skewness).toEqual({ undefined: 'no-spread' })
})

test('numbers beyond the computer’s arithmetic have no figure rather than a wrong one', () => {
  expect(descriptionOf([-1e308, 1e308, 1e308, 1e308]).sd).toEqual({ undefined: 'out-of-range' })
})

const values = fc.array(
  fc.integer({ min: -400, max: 400 }).map((quarter) => quarter / 4),
  {
    minLength: 4,
    maxLength: 40,
  },
)

test('order does not matter, and changing the scale changes the scale only', () => {
  fc.assert(
    fc.property(
      values,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: -50, max: 50 }),
      (marks, by, plus) => {
        const one = descriptionOf(marks)
        const other = descriptionOf(marks.toReversed().map((mark) => mark * by + plus))
        expect(Object.keys(one.skewness)).toEqual(Object.keys(other.skewness))
        expect(numberOf(other.mean)).toBeCloseTo((numberOf(one.mean) ?? 0) * by + plus, 8)
        expect(numberOf(other.median)).toBeCloseTo((numberOf(one.median) ?? 0) * by + plus, 8)
        expect(numberOf(other.sd)).toBeCloseTo((numberOf(one.sd) ?? 0) * by, 8)
        expect(numberOf(other.skewness) ?? 0).toBeCloseTo(numberOf(one.skewness) ?? 0, 8)
        expect(numberOf(other.kurtosis) ?? 0).toBeCloseTo(numberOf(one.kurtosis) ?? 0, 8)
      },
    ),
  )
})

test('the covariance of numbers with themselves is their variance', () => {
  fc.assert(
    fc.property(values, (marks) => {
      expect(covariance(marks, marks)).toBeCloseTo(variance(marks), 8)
    }),
  )
})
