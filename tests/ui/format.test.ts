import { expect, test } from 'vitest'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { ago, duration, exactly, kilobytes, percent, points } from '#app/ui/format.ts'

const NARROW = '\u202f'

test('a reading is shown with every digit, in the way of the language', () => {
  expect(exactly('en', 1234.5678)).toBe('1,234.5678')
  expect(exactly('fr', 1234.5678)).toBe(`1${NARROW}234,5678`)
  expect(exactly('en', 0.1 + 0.2)).toBe('0.3')
})

test('a share just below the pass mark never looks like it', () => {
  expect(percent('en', 0.7999, 80)).toBe('79%')
  expect(percent('en', 0.7999)).toBe('80%')
  expect(percent('en', 0.665, 80)).toBe('67%')
  expect(percent('en', 0.664, 80)).toBe('66%')
  expect(percent('en', 0.8)).toBe('80%')
  expect(percent('fr', 0.29)).toMatch(/^29\s%$/)
})

test('points keep their halves', () => {
  expect(points('fr', 2.5)).toBe('2,5')
  expect(points('en', 3)).toBe('3')
})

test('sizes are told in whole kilobytes, never as nothing', () => {
  expect(kilobytes('en', 37_200)).toBe('38 kB')
  expect(kilobytes('en', 12)).toBe('1 kB')
  expect(kilobytes('fr', 37_200)).toMatch(/^38\sko$/)
  expect(kilobytes('en', 1_260_000)).toBe('1.3 MB')
})

test('times are told as one would say them', () => {
  const now = Date.UTC(2026, 10, 24, 12)
  expect(ago('en', now - 3 * 86_400_000, now)).toBe('3 days ago')
  expect(ago('en', now - 86_400_000, now)).toBe('yesterday')
  expect(ago('fr', now - 5 * 3_600_000, now)).toBe('il y a 5 heures')
  expect(ago('en', now - 60 * 86_400_000, now)).toBe('September 25, 2026')
  expect(ago('en', now + 60_000, now)).toBe('just now')
  expect(duration(75)).toBe('1 h 15 min')
  expect(duration(120)).toBe('2 h')
  expect(duration(45)).toBe('45 min')
})

test('html becomes the words it shows', () => {
  expect(textOfHtml('<p>Births &amp; <em>deaths</em>,\n 5&#160;090&nbsp;&lt; x</p>')).toBe(
    'Births & deaths, 5 090 < x',
  )
})
