import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyNth, spread, textWidth, truncate, wrap } from '#app/ui/chart/labels.ts'

test('what fits stays whole, and what does not is cut with an ellipsis', () => {
  expect(truncate('Border', 80)).toBe('Border')
  const cut = truncate('Border regions with settlements', 80)
  expect(cut).toMatch(/^Border .*…$/)
  expect(textWidth(cut)).toBeLessThanOrEqual(80)
})

test('names break at spaces, into no more lines than there are', () => {
  expect(wrap('Capital and its metropolitan area', 118, 2)).toEqual(['Capital and its', 'metropolitan area'])
  expect(wrap('Capital', 118, 2)).toEqual(['Capital'])
  expect(wrap('one two three four five six seven eight', 60, 2)).toHaveLength(2)
})

test('labels that would lie on each other are pushed apart, inside the plot', () => {
  expect(spread([10, 50], 15, 100)).toEqual([10, 50])
  expect(spread([50, 51], 15, 100)).toEqual([50, 65])
  expect(spread([98, 99], 15, 100)).toEqual([85, 100])
})

test('pushed labels keep their order and their distance', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }), (wanted) => {
      const placed = spread(wanted, 15, 200)
      const order = wanted.map((_, index) => index).sort((a, b) => placed[a]! - placed[b]!)
      for (let i = 1; i < order.length; i++) {
        expect(placed[order[i]!]! - placed[order[i - 1]!]!).toBeGreaterThanOrEqual(15)
        expect(wanted[order[i]!]!).toBeGreaterThanOrEqual(wanted[order[i - 1]!]!)
      }
      for (const each of placed) expect(each).toBeLessThanOrEqual(200)
    }),
    { numRuns: 200 },
  )
})

test('names under an axis are thinned out until they fit', () => {
  expect(everyNth(['2020', '2021'], 60)).toBe(1)
  expect(everyNth(['2020', '2021'], 20)).toBe(2)
})
