import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlap, readInterval } from '#app/content/exercises/interval.ts'

test.each([
  ['26.2 ± 0.05', 26.15, 26.25],
  ['26.2 +- 0.05', 26.15, 26.25],
  ['26.2+/-0.05', 26.15, 26.25],
  ['0.3 ± 0.1', 0.2, 0.4],
  ['5090', 5090, 5090],
  ['-3 ± 1', -4, -2],
  ['−3', -3, -3],
  ['1.2e3 ± 1e1', 1190, 1210],
  ['1..2', 1, 2],
  ['-0.5 .. 0.5', -0.5, 0.5],
])('%s lets in from %d to %d', (text, low, high) => {
  expect(readInterval(text)).toEqual({ low, high, shown: text })
})

test.each([
  '',
  'x',
  '1,5',
  '1 000',
  '± 1',
  '1 ± -1',
  '1 %',
  '1..',
  '1...2',
  '1e999',
  'Infinity',
  '0x10',
  '1_000',
])('%j is no interval', (text) => {
  expect(readInterval(text)).toBeNull()
})

test('bounds are those of decimal arithmetic: what is typed exactly at the edge is let in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: 0, max: 6 }),
      (value, tolerance, places) => {
        const shifted = (digits: number) => {
          const padded = String(Math.abs(digits)).padStart(places + 1, '0')
          const text = places ? `${padded.slice(0, -places)}.${padded.slice(-places)}` : padded
          return `${digits < 0 ? '-' : ''}${text}`
        }
        const read = readInterval(`${shifted(value)} ± ${shifted(tolerance)}`)
        expect(read?.low).toBe(Number(shifted(value - tolerance)) + 0)
        expect(read?.high).toBe(Number(shifted(value + tolerance)) + 0)
      },
    ),
  )
})

test('any text is read or refused, never thrown at', () => {
  fc.assert(fc.property(fc.string(), (text) => void readInterval(text)))
})

test('intervals that share an edge overlap', () => {
  const at = (low: number, high: number) => ({ low, high, shown: '' })
  expect(overlap(at(1, 2), at(2, 3))).toBe(true)
  expect(overlap(at(1, 2), at(2.001, 3))).toBe(false)
})
