import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fQuantile } from '#app/domain/statistics/f-distribution.ts'
import { known } from '#app/domain/statistics/figure.ts'
import {
  alphaInterval,
  correlationInterval,
  meanInterval,
  shareInterval,
} from '#app/domain/statistics/interval.ts'
import { t95 } from '#app/domain/statistics/student-t.ts'

// Quantiles and Wilson's intervals by SciPy 1.17 (stats.t.ppf, stats.f.ppf, binomtest(…).proportion_ci(method='wilson')).
test.each([
  [1, 12.706204736174694],
  [2, 4.302652729749462],
  [3, 3.1824463052837078],
  [4, 2.7764451051977934],
  [9, 2.262157162798205],
  [10, 2.228138851986274],
  [29, 2.045229642132703],
  [30, 2.0422724563012378],
  [99, 1.9842169515864174],
  [1000, 1.9623390808264083],
  [1001, 1.9623367052808798],
])('t with %i degrees of freedom', (df, quantile) => {
  expect(t95(df)).toBeCloseTo(quantile, 9)
})

test.each([
  [0.975, 9, 36, 2.4922445088916096],
  [0.025, 9, 36, 0.2837749786956962],
  [0.95, 1, 9, 5.117355029199225],
  [0.975, 999, 3996, 1.1014512333334125],
  [0.025, 999, 3996, 0.905241030570834],
  [0.5, 2.5, 7.3, 0.8247384810416246],
  [0.975, 24, 456, 1.6714502452696254],
  [0.025, 3, 3, 0.06477026927128882],
])('the %d quantile of F with %d and %d degrees of freedom', (p, d1, d2, quantile) => {
  expect(fQuantile(p, d1, d2)).toBeCloseTo(quantile, 10)
})

test.each([
  [29.49971922159539, 1000, 22.3473787862743, 36.1802531726238],
  [20.6896551724, 10, -97.66077139488618, 77.4937085861995],
])('Feldt’s interval of alpha %d from %i people and five items', (alpha, n, low, high) => {
  const interval = alphaInterval(known(alpha), n, 5)
  expect(interval).toEqual({ low: expect.closeTo(low, 7), high: expect.closeTo(high, 7) })
})

test.each([
  [8, 10, 0.4901624715366418, 0.9433178485456248],
  [0, 7, 0, 0.35433043506668743],
  [7, 7, 0.6456695649333126, 1],
  [1, 30, 0.005908590381612441, 0.16670390991409173],
  [924, 1000, 0.9059043568759516, 0.9388505519282976],
])('Wilson’s interval of %i in %i', (hits, n, low, high) => {
  const interval = shareInterval(hits, n)
  expect(interval).toEqual({ low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) })
})

test('the interval of a mean gain is Student’s', () => {
  // The differences of the pre/post vector, peers.md D7; they are given with t = 2.262157163.
  const gains = [35, 0, 30, -5, 40, 20, 0, 15, -5, 0]
  const interval = { low: expect.closeTo(0.5867310548, 7), high: expect.closeTo(25.4132689452, 7) }
  expect(meanInterval(gains)).toEqual(interval)
})

test('an interval stays on its scale', () => {
  expect(meanInterval([100, 100, 90], { low: 0, high: 100 })).toMatchObject({ high: 100 })
})

test('where nothing can be said of precision there is no interval', () => {
  expect(shareInterval(0, 0)).toEqual({ undefined: 'no-answers' })
  expect(meanInterval([])).toEqual({ undefined: 'no-answers' })
  expect(meanInterval([5])).toEqual({ undefined: 'too-few' })
  expect(meanInterval([5, 5, 5])).toEqual({ undefined: 'no-spread' })
  expect(correlationInterval(0.5, 3)).toEqual({ undefined: 'too-few' })
  expect(correlationInterval(1, 30)).toEqual({ undefined: 'no-spread' })
})

test('a share lies in its interval, the interval within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const hits = Math.round(n * part)
      const { low, high } = shareInterval(hits, n) as { low: number; high: number }
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(hits / n)
      expect(high).toBeGreaterThanOrEqual(hits / n)
      expect(high).toBeLessThanOrEqual(1)
    }),
  )
})
