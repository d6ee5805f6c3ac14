import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  deviationOf,
  meanOf,
  normalTail,
  studentQuantile,
  studentTail,
} from '#app/domain/statistics/student.ts'

/** Published tables, to 12 digits: probability, degrees of freedom, quantile. */
// biome-ignore format: a table
const quantiles = [
  [0.9, 1, 3.07768353718], [0.9, 5, 1.47588404882], [0.9, 30, 1.31041502539],
  [0.95, 2, 2.91998558035], [0.95, 9, 1.83311293266], [0.95, 120, 1.65765089936],
  [0.975, 1, 12.7062047362], [0.975, 2, 4.30265272975], [0.975, 3, 3.18244630528], [0.975, 5, 2.57058183564],
  [0.975, 9, 2.2621571628], [0.975, 30, 2.0422724563], [0.975, 120, 1.97993040508], [0.975, 1000, 1.96233908083],
  [0.975, 1_000_000, 1.95996635681],
  [0.995, 1, 63.6567411629], [0.995, 9, 3.24983554159], [0.995, 30, 2.74999565357],
  [0.9995, 1, 636.619248769], [0.9995, 5, 6.86882662588], [0.9995, 120, 3.37345376856],
] as const

describe("the quantile of Student's t", () => {
  test.each(quantiles)('at %d with %d degrees of freedom is %d', (probability, df, value) => {
    expect(studentQuantile(probability, df) / value - 1).toBeCloseTo(0, 10)
  })

  test('is turned back by the tail', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5001, max: 0.9999, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        (p, df) => {
          expect(1 - studentTail(studentQuantile(p, df), df) / 2).toBeCloseTo(p, 10)
        },
      ),
    )
  })

  test('has closed forms with one and two degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.51, max: 0.999, noNaN: true }), (p) => {
        expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 9)
        const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p))
        expect(studentQuantile(p, 2) / two).toBeCloseTo(1, 9)
      }),
    )
  })

  test('is refused where there is none', () => {
    expect(() => studentQuantile(1, 5)).toThrow(RangeError)
    expect(() => studentQuantile(0.4, 5)).toThrow(RangeError)
    expect(() => studentQuantile(0.975, 0)).toThrow(RangeError)
    expect(studentQuantile(0.5, 5)).toBe(0)
  })
})

test.each([
  [0, 1],
  [0.1, 0.920344325445942],
  [1, 0.31731050786291415],
  [1.959963984540054, 0.05],
  [3, 0.0026997960632601866],
  [5, 5.733031437583866e-7],
  [8, 1.244192114854348e-15],
])('a normal value is farther out than %d with probability %d', (z, tail) => {
  expect(normalTail(z) / tail).toBeCloseTo(1, 9)
})

test('mean and deviation hold their digits far from 0, and equal values have no deviation', () => {
  const far = [1e9 + 1, 1e9 + 2, 1e9 + 3]
  expect(meanOf(far)).toBe(1e9 + 2)
  expect(deviationOf(far)).toBeCloseTo(1, 12)
  expect(deviationOf([0.1, 0.1, 0.1])).toBe(0)
  expect(() => meanOf([])).toThrow(RangeError)
  expect(() => deviationOf([1])).toThrow(RangeError)
})
