import { expect, test } from 'vitest'
import { countriesIn, isCountry } from '#app/domain/people/countries.ts'

test('every country has a name in each language, in that language’s order', () => {
  for (const language of ['en', 'fr']) {
    const countries = countriesIn(language)
    expect(countries).toHaveLength(249)
    expect(countries.filter(({ code, name }) => name === code)).toEqual([])
    const names = countries.map(({ name }) => name)
    expect(names).toEqual(names.toSorted(new Intl.Collator(language).compare))
    expect(new Set(names).size).toBe(249)
  }
})

test('accents don’t push a country to the end', () => {
  const names = countriesIn('fr').map(({ name }) => name)
  expect(names.indexOf('Égypte')).toBeLessThan(names.indexOf('Espagne'))
})

test('a code is known only as it is written in the standard', () => {
  expect(['SN', 'PS', 'ZW'].every(isCountry)).toBe(true)
  expect(['sn', 'XX', 'UK', '', 'SEN'].some(isCountry)).toBe(false)
})
