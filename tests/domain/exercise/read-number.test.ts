import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from '#app/domain/exercise/read-number.ts'

const read = (typed: string, language = 'en', unit: string | null = null) =>
  readNumber(typed, { language, unit })
const number = (value: number, percent = false) => ({ kind: 'number', value, percent })
const ambiguous = (...readings: number[]) => ({ kind: 'ambiguous', readings, percent: false })
const unreadable = (reason: string) => ({ kind: 'unreadable', reason })

describe('in every language', () => {
  test.each([
    ['12,4', 12.4],
    ['12.4', 12.4],
    ['12,34', 12.34],
    ['0,262', 0.262],
    ['0.262', 0.262],
    ['.5', 0.5],
    [',5', 0.5],
    ['5.', 5],
    ['007', 7],
    ['1 234,5', 1234.5],
    ['1\u00a0234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['1\u2009234.5', 1234.5],
    ['1’234.5', 1234.5],
    ["1'234,5", 1234.5],
    ['1 234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['12,34,567', 1234567],
    ['1234,567', 1234.567],
    ['1,2345', 1.2345],
    ['−3', -3],
    ['– 3', -3],
    ['-0', 0],
    ['+3', 3],
    ['≈ 26', 26],
    ['= 26', 26],
    ['٢٦٫٢', 26.2],
    ['٢٬٣٤٥٫٦', 2345.6],
    ['۲۶٫۲', 26.2],
    ['٢٦،٢', 26.2],
    ['１２．４', 12.4],
    ['२६', 26],
    ['\u061c-٣', -3],
    ['1/3', 1 / 3],
    ['5 090/19 400', 5090 / 19400],
    ['1 1/2', 1.5],
    ['-1 1/2', -1.5],
    ['2½', 2.5],
    ['¾', 0.75],
    ['1.2e3', 1200],
    ['1,2E-3', 0.0012],
    ['1,2×10^3', 1200],
    ['1.2 x 10^3', 1200],
    ['1,2·10³', 1200],
    ['10⁻³', 0.001],
    ['1,234e3', 1234],
  ])('reads %s', (typed, value) => {
    for (const language of ['en', 'fr', 'es', 'ar', 'de-CH'])
      expect(read(typed, language)).toEqual(number(value))
  })

  test.each([
    ['', 'no-number'],
    ['about half', 'no-number'],
    ['26 27', 'two-numbers'],
    ['26–27', 'two-numbers'],
    ['26.2 ± 0.05', 'two-numbers'],
    ['12:30', 'two-numbers'],
    ['1/2/3', 'two-numbers'],
    ['1.2.3', 'grouping'],
    ['1,23,4', 'grouping'],
    ['1,2345,678', 'grouping'],
    ['3/0', 'zero-denominator'],
    ['26 kittens', 'wrong-unit'],
    ['68.1 children', 'wrong-unit'],
    ['68,1 enfants', 'wrong-unit'],
    ['about 68.1', 'wrong-unit'],
    ['1 234 of them', 'wrong-unit'],
    ['68.1 or 68.2', 'two-numbers'],
    ['14 / 38 countries', 'wrong-unit'],
    ['9'.repeat(61), 'too-long'],
    ['1e999', 'too-long'],
  ])('does not read %s: %s', (typed, reason) => {
    for (const language of ['en', 'fr', 'ar']) expect(read(typed, language)).toEqual(unreadable(reason))
  })
})

describe('where two readings are possible we ask, the page’s own way first', () => {
  test('a comma before three digits', () => {
    expect(read('1,234', 'en')).toEqual(ambiguous(1234, 1.234))
    expect(read('1,234', 'fr')).toEqual(ambiguous(1.234, 1234))
    expect(read('-12,345', 'en')).toEqual(ambiguous(-12345, -12.345))
  })

  test('a dot before three digits, where the decimal mark is another', () => {
    expect(read('1.234', 'en')).toEqual(number(1.234))
    expect(read('1.234', 'fr')).toEqual(ambiguous(1234, 1.234))
    expect(read('0.234', 'fr')).toEqual(number(0.234))
    expect(read('1.234', 'de-CH')).toEqual(number(1.234))
    expect(read('1.234', 'es')).toEqual(ambiguous(1234, 1.234))
    expect(read('1.234', 'ar')).toMatchObject({ kind: 'ambiguous' })
  })

  test('a fraction that may be mixed', () => {
    expect(read('1 234/567')).toEqual(ambiguous(1234 / 567, 1 + 234 / 567))
    expect(read('1 234/5')).toEqual(number(1234 / 5))
  })
})

describe('units', () => {
  test('26 % is 26 where the answer is in per cent, and 0.26 where it is not', () => {
    for (const typed of ['26 %', '26%', '26\u202f%', '26 ٪', '٪26', '26 per cent', '26 pour cent', '２６％'])
      expect(read(typed, 'fr', '%')).toEqual(number(26, true))
    expect(read('26 %')).toEqual(number(0.26, true))
    expect(read('26 %', 'en', 'children')).toEqual(number(0.26, true))
    expect(read('3 %', 'en', 'percentage points')).toEqual(number(3, true))
  })

  test('the exercise’s unit may stand before or behind, in either case', () => {
    expect(read('8 614 Children', 'en', 'children')).toEqual(number(8614))
    expect(read('€ 12,50', 'fr', '€')).toEqual(number(12.5))
    expect(read('3.2 per 1,000', 'en', 'per 1,000')).toEqual(number(3.2))
    expect(read('68.1 children', 'en', 'children')).toEqual(number(68.1))
    expect(read('0,87 enfant par jour', 'fr', 'enfant par jour')).toEqual(number(0.87))
  })

  test('the first words of the unit are enough', () => {
    expect(read('0.87 children', 'en', 'children a day')).toEqual(number(0.87))
    expect(read('0.87 days', 'en', 'children a day')).toEqual(unreadable('wrong-unit'))
  })
})

const languages = ['en', 'fr', 'es', 'ar', 'ar-EG', 'fa', 'de-CH', 'de']

test('whatever is typed, reading it ends in one of three ways', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(..."0123456789٣.,٫٬\u202f '’/-−+e×^%½³xk"), maxLength: 30 }),
  )
  const unit = fc.option(fc.string({ maxLength: 10 }), { nil: null })
  fc.assert(
    fc.property(typed, fc.constantFrom(...languages), unit, (text, language, name) => {
      const result = readNumber(text, { language, unit: name })
      if (result.kind === 'number') expect(result.value).toSatisfy(Number.isFinite)
      if (result.kind === 'ambiguous') {
        expect(result.readings.length).toBeGreaterThan(1)
        expect(result.readings).toSatisfy((readings: number[]) => readings.every(Number.isFinite))
      }
    }),
    { numRuns: 3000 },
  )
})

test('a number formatted for a language is read back, or is among the readings asked about', () => {
  const value = fc.oneof(
    fc.integer({ min: -1e15, max: 1e15 }),
    fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
      .map(([n, digits]) => n / 10 ** digits),
  )
  fc.assert(
    fc.property(value, fc.constantFrom(...languages), fc.boolean(), (n, language, useGrouping) => {
      const typed = new Intl.NumberFormat(language, { maximumFractionDigits: 6, useGrouping }).format(n)
      const result = readNumber(typed, { language, unit: null })
      const readings =
        result.kind === 'number' ? [result.value] : result.kind === 'ambiguous' ? result.readings : []
      expect(
        readings.map((reading) => reading.toPrecision(12)),
        typed,
      ).toContain((n + 0).toPrecision(12))
    }),
    { numRuns: 3000 },
  )
})
