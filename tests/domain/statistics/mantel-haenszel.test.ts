import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bandsOf,
  compareLanguages,
  type ItemAnswer,
  LEAST_PER_GROUP,
  LEAST_PER_STRATUM,
} from '#app/domain/statistics/compare-languages.ts'
import { classOf, compareStrata, type Stratum } from '#app/domain/statistics/mantel-haenszel.ts'
import type { Reasoned } from '#app/domain/statistics/reasoned.ts'

const strata = (rows: number[][]): Stratum[] =>
  rows.map(([referenceRight = 0, referenceWrong = 0, focalRight = 0, focalWrong = 0]) => ({
    referenceRight,
    referenceWrong,
    focalRight,
    focalWrong,
  }))

const shown = (figure: Reasoned<string>): number => {
  if ('undefined' in figure) throw new Error(figure.undefined)
  return figure.value
}

/** Admissions to Berkeley in 1973 by department (Bickel, Hammel and O'Connell, Science 187:398, 1975): men, women. */
const berkeley = strata([
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
])

describe('the Mantel–Haenszel comparison', () => {
  test("of the Berkeley admissions is that of R's mantelhaen.test", () => {
    const { n, strata, test, oddsRatio, oddsRatioInterval, ...rest } = compareStrata(berkeley)
    expect(n).toEqual({ reference: 2691, focal: 1835 })
    expect(strata).toEqual({ telling: 6, all: 6 })
    if ('undefined' in test || 'undefined' in oddsRatioInterval) throw new Error('undefined')
    expect(test.chiSquare).toBeCloseTo(1.4269, 4)
    expect(test.p).toBeCloseTo(0.2323, 4)
    expect(shown(oddsRatio)).toBeCloseTo(0.9046968, 7)
    expect(oddsRatioInterval.low).toBeCloseTo(0.7719074, 7)
    expect(oddsRatioInterval.high).toBeCloseTo(1.0603298, 7)
    expect(shown(rest.delta)).toBeCloseTo(-2.35 * Math.log(0.9046968), 6)
    expect(rest.class).toEqual({ value: 'A' })
  })

  test('of one stratum is its own odds ratio', () => {
    const comparison = compareStrata(strata([[30, 10, 20, 20]]))
    expect(shown(comparison.oddsRatio)).toBeCloseTo(3, 12)
    if ('undefined' in comparison.oddsRatioInterval) throw new Error('undefined')
    const error = Math.sqrt(1 / 30 + 1 / 10 + 1 / 20 + 1 / 20)
    expect(Math.log(comparison.oddsRatioInterval.high / 3)).toBeCloseTo(1.959964 * error, 5)
  })

  test('turns round when the groups change places', () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 }), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(table, (rows) => {
        const one = compareStrata(strata(rows))
        const other = compareStrata(strata(rows.map(([a = 0, b = 0, c = 0, d = 0]) => [c, d, a, b])))
        expect('undefined' in one.delta).toBe('undefined' in other.delta)
        if ('undefined' in one.delta) return
        expect(shown(other.delta)).toBeCloseTo(-one.delta.value, 9)
        expect(other.class).toEqual(one.class)
        expect(JSON.stringify(one)).not.toContain('null')
      }),
    )
  })

  test('has a reason where it has no number', () => {
    expect(compareStrata([]).oddsRatio).toEqual({ undefined: 'not-comparable' })
    // A whole stratum right, and one with a group alone.
    const apart = compareStrata(
      strata([
        [5, 0, 5, 0],
        [3, 4, 0, 0],
      ]),
    )
    expect(apart).toMatchObject({
      strata: { telling: 0, all: 2 },
      oddsRatio: { undefined: 'not-comparable' },
      test: { undefined: 'not-comparable' },
    })
    const oneSided = compareStrata(strata([[9, 0, 4, 5]]))
    expect(oneSided.oddsRatio).toEqual({ undefined: 'one-sided' })
    expect(oneSided.class).toEqual({ undefined: 'one-sided' })
    expect('p' in oneSided.test).toBe(true)
  })

  test.each([
    [2, 0.3, 0.2, 'A'],
    [0.9, 0.1, 0.001, 'A'],
    [-1.2, 0.2, 0.001, 'B'],
    [-1.6, 0.5, 0.01, 'B'],
    [1.6, 0.3, 0.001, 'C'],
    [-2.4, 0.4, 0.001, 'C'],
  ])('puts a delta of %d with standard error %d and p = %d into class %s', (delta, error, p, expected) => {
    expect(classOf({ delta, error, p })).toBe(expected)
  })
})

/** So many people of a total, the first of them right. */
const group = (...rows: [total: number, right: number, wrong: number][]): ItemAnswer[] =>
  rows.flatMap(([total, right, wrong]) =>
    Array.from({ length: right + wrong }, (_, index) => ({ total, isRight: index < right })),
  )

describe('two languages', () => {
  test('are not compared before both have enough people', () => {
    const few = group([1, 20, LEAST_PER_GROUP - 21])
    const many = group([1, 200, 200])
    expect(compareLanguages(many, few)).toEqual({
      undefined: 'not-enough-data',
      n: { reference: 400, focal: LEAST_PER_GROUP - 1 },
      needed: LEAST_PER_GROUP,
    })
  })

  test('are compared among people with like totals, so that a weaker group alone is no difference', () => {
    const strong = group([1, 10, 30], [2, 60, 60], [3, 150, 50])
    const weak = group([1, 50, 150], [2, 60, 60], [3, 30, 10])
    const comparison = compareLanguages(strong, weak)
    if (!('bands' in comparison)) throw new Error('undefined')
    expect(shown(comparison.oddsRatio)).toBeCloseTo(1, 12)
    expect(comparison).toMatchObject({
      class: { value: 'A' },
      isEarly: false,
      strata: { telling: 3, all: 3 },
    })
  })

  test('show an item that one of them misleads', () => {
    const source = group([1, 10, 30], [2, 25, 15], [3, 35, 5])
    const translated = group([1, 3, 37], [2, 8, 32], [3, 20, 20])
    expect(compareLanguages(source, translated)).toMatchObject({ class: { value: 'C' }, isEarly: true })
  })

  test('have sparse totals merged from below, and what is left joined to the stratum under it', () => {
    const bands = bandsOf(
      group([1, 1, 1], [2, 2, 2], [5, 3, 3], [6, 1, 0]),
      group([2, 1, 2], [4, 2, 2], [5, 1, 1]),
    )
    expect(bands).toEqual([
      { from: 1, to: 2, referenceRight: 3, referenceWrong: 3, focalRight: 1, focalWrong: 2 },
      { from: 4, to: 6, referenceRight: 4, referenceWrong: 3, focalRight: 3, focalWrong: 3 },
    ])
  })

  test('lose nobody by merging', () => {
    const answers = fc.array(fc.record({ total: fc.integer({ min: 0, max: 9 }), isRight: fc.boolean() }))
    fc.assert(
      fc.property(answers, answers, (reference, focal) => {
        const bands = bandsOf(reference, focal)
        const { n } = compareStrata(bands)
        expect(n).toEqual({ reference: reference.length, focal: focal.length })
        if (bands.length < 2) return
        for (const { referenceRight, referenceWrong, focalRight, focalWrong } of bands) {
          expect(referenceRight + referenceWrong).toBeGreaterThanOrEqual(LEAST_PER_STRATUM)
          expect(focalRight + focalWrong).toBeGreaterThanOrEqual(LEAST_PER_STRATUM)
        }
      }),
    )
  })
})
