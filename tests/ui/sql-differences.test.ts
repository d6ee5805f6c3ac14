import { describe, expect, test } from 'vitest'
import { type Difference, difference } from '#app/labs/sql/difference.ts'
import { languages } from '#app/messages/languages.ts'
import { differenceWords } from '#app/ui/exercise/sql-differences.ts'

type Code = Difference['code']

/** One of each code and of each form that has words of its own; the compiler asks for a code that is left out. */
const samples: { [C in Code]: Omit<Extract<Difference, { code: C }>, 'code'>[] } = {
  'columns-missing': [
    { names: ['n'], count: 1 },
    { names: ['n', 'share'], count: 2 },
    { names: ['a', 'b'], count: 1234 },
  ],
  'columns-extra': [
    { names: ['COUNT(*)'], count: 1 },
    { names: ['a', 'b'], count: 2 },
  ],
  'columns-misnamed': [
    { pairs: [{ own: 'COUNT(*)', expected: 'n' }] },
    {
      pairs: [
        { own: 'a', expected: 'n' },
        { own: 'b', expected: 'share' },
      ],
    },
  ],
  'column-count': [{ expected: 2, own: 3 }],
  'columns-swapped': [{ columns: ['a', 'b'] }],
  'no-rows': [{ expected: 12 }],
  'row-count': [
    { expected: 12, own: 14, isCut: false },
    { expected: 12, own: 5000, isCut: true },
  ],
  'repeated-rows': [{ count: 1 }, { count: 1200 }],
  'lost-repeats': [{ count: 1 }, { count: 2 }],
  'surplus-rows': [
    { column: 'age', value: 18, count: 2 },
    { column: 'sex', value: 'f', count: 1 },
    { column: 'sex', value: null, count: 1 },
    { column: 'sex', value: null, count: 3 },
  ],
  'unexpected-rows': [
    { count: 1, row: 3 },
    { count: 12, row: 1 },
  ],
  'missing-rows': [{ count: 1 }, { count: 2 }],
  combination: [{ column: 'n' }, { column: null }],
  'text-for-number': [{ column: 'n', row: 1, value: '12' }],
  'number-for-text': [{ column: 'code', row: 1, value: 7 }],
  zeros: [{ column: 'share' }],
  truncated: [{ column: 'share' }],
  'share-for-percent': [{ column: 'share' }],
  'percent-for-share': [{ column: 'share' }],
  factor: [
    { column: 'n', factor: 1000 },
    { column: 'n', factor: 0.001 },
    { column: 'n', factor: null },
  ],
  shift: [
    { column: 'n', by: 1 },
    { column: 'n', by: -1 },
    { column: 'n', by: null },
  ],
  sign: [{ column: 'change' }],
  rounded: [
    { column: 'share', digits: 1 },
    { column: 'share', digits: 2 },
    { column: 'share', digits: null },
  ],
  'null-for-value': [
    { column: 'n', count: 1, row: 4 },
    { column: 'n', count: 2, row: 1 },
  ],
  'value-for-null': [
    { column: 'n', count: 1, row: 4, value: 0 },
    { column: 'n', count: 2, row: 4, value: 0 },
  ],
  'text-look': [
    { column: 'band', count: 1, row: 1, value: '0-4' },
    { column: 'band', count: 2, row: 1, value: '0-4' },
  ],
  value: [
    { column: 'n', count: 1, row: 2, value: 26.236 },
    { column: 'n', count: 1200, row: 1500, value: "l'an" },
  ],
  order: [
    { row: 2, keys: [], isReversed: false },
    { row: 2, keys: ['n', 'name'], isReversed: false },
    { row: 1, keys: ['n'], isReversed: true },
  ],
}

const all = Object.entries(samples).flatMap(([code, forms]) =>
  forms.map((form) => difference.parse({ code, ...form })),
)

const wordsOf = (language: string) => all.map((each) => differenceWords(each, language))

describe.each(languages)('in %s', (language) => {
  test('every code and every form has words of its own', () => {
    const words = wordsOf(language)
    for (const sentence of words) {
      expect(sentence).toMatch(/^\S.*[.?]$/)
      expect(sentence).not.toMatch(/undefined|NaN|\[object|sql_|\{|\}/)
    }
    expect(new Set(words).size).toBe(words.length)
  })
})

test('no sentence is left in English', () => {
  const [english, french] = [wordsOf('en'), wordsOf('fr')]
  expect(french.filter((sentence) => english.includes(sentence))).toEqual([])
})

test('French has its typography', () => {
  const wrong = wordsOf('fr').filter((sentence) =>
    / [;:!?»]|« |[^\s\u202f\u00a0][;!?](?=\s|$)/.test(sentence),
  )
  expect(wrong).toEqual([])
})

test('counts are written as people write them, values as a query does', () => {
  const value: Difference = { code: 'value', column: 'n', count: 1200, row: 1500, value: 2024.5 }
  expect(differenceWords(value, 'en')).toBe(
    '1,200 values of “n” are not the expected ones, first in row 1,500: 2024.5.',
  )
  expect(differenceWords(value, 'fr')).toBe(
    '1\u202f200 valeurs de «\u202fn\u202f» ne sont pas celles attendues, d’abord à la ligne 1\u202f500\u202f: 2024.5.',
  )
  expect(differenceWords({ code: 'surplus-rows', column: 'age', value: 18, count: 2 }, 'en')).toBe(
    '2 of your rows have “age” = 18, which is not expected.',
  )
})

test('a language without words of its own gets English', () => {
  expect(differenceWords({ code: 'missing-rows', count: 1 }, 'ar')).toBe('One expected row is missing.')
})
