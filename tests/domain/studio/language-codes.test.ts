import { describe, expect, test } from 'vitest'
import { languageChoices, languageCodeOf } from '#app/domain/studio/course-file/language-codes.ts'

describe('the language that is meant', () => {
  test.each([
    ['pt', 'pt'],
    ['PT', 'pt'],
    ['Portuguese', 'pt'],
    ['portugais', 'pt'],
    [' Português ', 'pt'],
    ['العربية', 'ar'],
    // A code of three letters, though it is a name, too.
    ['ewe', 'ewe'],
    ['qqq', 'qqq'],
  ])('by %s is %s', (typed, code) => {
    expect(languageCodeOf(typed)).toBe(code)
  })

  test.each(['Portug', 'portuguese brazil', 'pt-BR', '', '../x'])('by “%s” is not guessed', (typed) => {
    expect(languageCodeOf(typed)).not.toMatch(/^[a-z]{2,3}$/)
  })
})

test('languages are offered by their names in the reader’s language, in its order, without those that are there', () => {
  const choices = languageChoices('fr', ['fr', 'en'])
  expect(choices).toContainEqual({ code: 'pt', name: 'portugais' })
  expect(choices.map(({ code }) => code)).not.toContain('fr')
  const names = choices.map(({ name }) => name)
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'fr')))
  expect(new Set(names).size).toBe(names.length)
})
