import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChosenOptions, distractorTable } from '#app/domain/statistics/distractors.ts'
import { numberOf } from '#app/domain/statistics/figure.ts'
import { totalsOf } from '#app/domain/statistics/matrix.ts'
import { tenAttempts } from './peers-vector.ts'

const options = [
  { id: 'key', isKey: true },
  { id: 'other', isKey: false },
]

/** The answers to a question that is right or wrong, ranked by the total. */
const answersTo = (question: number): ChosenOptions[] =>
  totalsOf(tenAttempts).map((score, row) => ({
    score,
    chosen: [tenAttempts.rows[row]?.[question] === 1 ? 'key' : 'other'],
  }))

// peers.md D6: upper group rows 1, 2, 3; lower group rows 6, 9 (8 has the same total as 7, and both are higher).
test.each([
  [0, 50],
  [1, 66.6666666667],
  [2, 66.6666666667],
  [4, 16.6666666667],
])('the 27 %% index of question %i by Canvas’s groups', (question, index) => {
  const table = distractorTable(answersTo(question), options)
  expect(numberOf(table.discrimination27)).toBeCloseTo(index, 6)
  expect(table.size).toEqual({ all: 10, upper: 3, lower: 2 })
  expect(table.movedByTies).toEqual({ fromLower: 1, intoUpper: 0 })
})

test('each option is counted in all, among the best and among the weakest', () => {
  const answers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((score) => ({
    score,
    chosen: score === 1 ? null : [score > 8 ? 'other' : 'key'],
  }))
  expect(distractorTable(answers, options)).toEqual({
    size: { all: 11, upper: 3, lower: 3 },
    movedByTies: { fromLower: 0, intoUpper: 0 },
    options: [
      { id: 'key', isKey: true, all: 7, upper: 0, lower: 2 },
      { id: 'other', isKey: false, all: 3, upper: 3, lower: 0 },
    ],
    blank: { all: 1, upper: 0, lower: 1 },
    discrimination27: { value: expect.closeTo(-66.667, 3) },
  })
})

test('with several keys an answer is right that has them all and no other', () => {
  const several = [...options, { id: 'second', isKey: true }]
  const chosen = [['key'], ['key', 'second', 'other'], ['other'], ['second', 'key']]
  const answers = chosen.map((ids, score) => ({ score, chosen: ids }))
  expect(distractorTable(answers, several).discrimination27).toEqual({ value: 100 })
})

test('without two groups there is no index', () => {
  const alike = Array(10).fill({ score: 3, chosen: ['key'] })
  expect(distractorTable(alike, options)).toMatchObject({
    size: { all: 10, upper: 0, lower: 0 },
    discrimination27: { undefined: 'no-group' },
  })
  expect(distractorTable([], options).discrimination27).toEqual({ undefined: 'no-answers' })
})

test('the order of answers does not matter, and the groups never share a score', () => {
  const answer = fc.record({
    score: fc.integer({ min: 0, max: 6 }),
    chosen: fc.constantFrom(['key'], ['other'], null),
  })
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
      const table = distractorTable(answers, options)
      expect(distractorTable(answers.toReversed(), options)).toEqual(table)
      expect(table.size.upper + table.size.lower).toBeLessThanOrEqual(table.size.all)
    }),
  )
})
