import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Choices, choicesInAddress, readChoices, usualChoices } from '#app/domain/analysis/choices.ts'

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const choices: fc.Arbitrary<Choices> = fc.record({
  counting: fc.constantFrom('first', 'last', 'best'),
  language: fc.constantFrom('en', 'fr', null),
  edition: fc.option(fc.string({ minLength: 1 })),
  from: fc.option(day),
  to: fc.option(day),
  people: fc.constantFrom('cohort', 'led'),
  rasch: fc.boolean(),
})

test('what an address says is read as it was chosen', () => {
  fc.assert(
    fc.property(choices, (chosen) => {
      expect(readChoices(new URLSearchParams(choicesInAddress(chosen)))).toEqual(chosen)
    }),
  )
})

test('nothing is said of what is as usual', () => {
  expect(choicesInAddress(usualChoices)).toBe('')
  expect(readChoices(new URLSearchParams())).toEqual(usualChoices)
})

test('any address can be read', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
      const { from, to } = readChoices(new URLSearchParams(query))
      for (const one of [from, to]) expect(one === null || /^\d{4}-\d{2}-\d{2}$/.test(one)).toBe(true)
    }),
  )
})
