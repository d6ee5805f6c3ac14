import fc from 'fast-check'
import { expect, test } from 'vitest'
import { niceScale, niceStep, shareOf, wantsZero } from '#app/ui/chart/ticks.ts'

test('steps are 1, 2 or 5 times a power of ten', () => {
  expect([0.7, 1, 1.2, 3, 5.1, 34, 0.03].map(niceStep)).toEqual([1, 1, 2, 5, 10, 50, 0.05])
})

test('an axis ends at round numbers around the values', () => {
  expect(niceScale([12, 487], 4, true).ticks).toEqual([0, 200, 400, 600])
  expect(niceScale([0.1, 0.3], 4, true).ticks).toEqual([0, 0.1, 0.2, 0.3])
  expect(niceScale([-640, 2210], 4, true).ticks).toEqual([-1000, 0, 1000, 2000, 3000])
  expect(niceScale([88, 94], 4, false).ticks).toEqual([88, 90, 92, 94])
})

test('values that are all the same, or none at all, have an axis too', () => {
  expect(niceScale([7, 7], 4, false)).toMatchObject({ min: 0, max: 8 })
  expect(niceScale([0], 4, true)).toMatchObject({ min: 0, max: 1 })
  expect(niceScale([], 4, true)).toMatchObject({ min: 0, max: 1 })
})

test('a line keeps its zero unless the values are far from it', () => {
  expect(wantsZero([10, 100])).toBe(true)
  expect(wantsZero([88, 94])).toBe(false)
  expect(wantsZero([-5, 5])).toBe(false)
})

const value = fc.double({ min: -1e9, max: 1e9, noNaN: true })

test('every value lies on its axis, and there are few ticks', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 2, max: 6 }),
      fc.boolean(),
      (values, count, fromZero) => {
        const scale = niceScale(values, count, fromZero)
        expect(scale.ticks.length).toBeLessThanOrEqual(count + 2)
        expect(scale.ticks).toEqual([...new Set(scale.ticks)].sort((a, b) => a - b))
        for (const each of values) {
          expect(shareOf(scale, each)).toBeGreaterThanOrEqual(-1e-6)
          expect(shareOf(scale, each)).toBeLessThanOrEqual(1 + 1e-6)
        }
      },
    ),
    { numRuns: 200 },
  )
})
