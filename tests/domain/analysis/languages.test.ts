import { expect, test } from 'vitest'
import { comparedLanguages } from '#app/domain/analysis/compared-languages.ts'
import { guessScoreOf } from '#app/domain/analysis/guess-score.ts'
import type { Db } from '#db/gateway.server.ts'
import { aCohort, gathered, gave, joined, publishedQuestions } from '#tests/support/analysis.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { testDb } from '#tests/support/test-db.ts'

/** People who know as much in both languages, but for `q1`, which three in four solve in English and one in French. */
async function answeredIn(db: Db, language: 'en' | 'fr', count: number, { leavesOut = '' } = {}) {
  for (let index = 0; index < count; index++) {
    const personId = `${language}${leavesOut}${index}`
    await joined(db, 'cohort', personId)
    const isRight = [(index % 4 === 0) === (language === 'fr'), index % 2 === 0, index % 3 === 0, false, true]
    for (const [item, right] of isRight.entries()) {
      const id = `q${item + 1}`
      const worth = id === 'q4' ? 2 : 1
      if (id !== leavesOut) await gave(db, personId, id, { points: right ? worth : 0, language })
    }
  }
}

test('an exercise that is harder in a translation for people who know as much is found', async () => {
  const db = await testDb()
  await publishedQuestions(db)
  await aCohort(db)
  await answeredIn(db, 'en', 60)
  await answeredIn(db, 'fr', 60)
  const all = await gathered(db)
  const [french] = comparedLanguages(all, 'q1')
  expect(french).toMatchObject({ language: 'fr', comparison: { class: { value: 'C' }, isEarly: true } })
  expect(french?.comparison).toHaveProperty(
    'delta.value',
    expect.toSatisfy((value: number) => value < -1.5),
  )
  expect(comparedLanguages(all, 'q2')).not.toMatchObject([{ comparison: { class: { value: 'C' } } }])
})

test('only people who answered everything are compared, and fewer than 50 are not enough', async () => {
  const db = await testDb()
  await publishedQuestions(db)
  await aCohort(db)
  await answeredIn(db, 'en', 10)
  await answeredIn(db, 'fr', 3)
  await answeredIn(db, 'fr', 2, { leavesOut: 'q2' })
  expect(comparedLanguages(await gathered(db), 'q1')).toEqual([
    {
      language: 'fr',
      comparison: { undefined: 'not-enough-data', n: { reference: 10, focal: 3 }, needed: 50 },
    },
  ])
})

test('a written answer that nobody has marked yet keeps nobody from being compared', async () => {
  const db = await testDb()
  await publishedQuestions(db, [anExercise('written', { id: 'q6' })])
  await aCohort(db)
  await answeredIn(db, 'en', 10)
  await answeredIn(db, 'fr', 3)
  const n = async (exerciseId: string) => comparedLanguages(await gathered(db), exerciseId)[0]?.comparison
  expect(await n('q1')).toMatchObject({ n: { reference: 10, focal: 3 } })
  expect(await n('q6')).toMatchObject({ n: { reference: 0, focal: 0 } })
})

test('blind guessing is worth what the kind of exercise makes of it', () => {
  expect(guessScoreOf(anExercise('choice'))).toBeCloseTo(1 / 3)
  const two = anExercise('choice').options.map((option) => ({ ...option, right: true }))
  expect(guessScoreOf(anExercise('choice', { options: two }))).toBeNull()
  // Four rows, but only three different right sides.
  expect(guessScoreOf(anExercise('match'))).toBeCloseTo(1 / 3)
  expect(guessScoreOf(anExercise('classify'))).toBe(1 / 2)
  expect(guessScoreOf(anExercise('numeric'))).toBe(0)
  expect(guessScoreOf(anExercise('written'))).toBeNull()
})

test('guessing an order is worth what the grading gives on average to all orders', () => {
  const exercise = anExercise('order')
  const orders = permutations(exercise.items.map((_, index) => index))
  const kept = orders.map((items) => items.filter((item, at) => items[at + 1] === item + 1).length)
  const average = kept.reduce((sum, count) => sum + count, 0) / orders.length / (exercise.items.length - 1)
  expect(guessScoreOf(exercise)).toBeCloseTo(average, 10)
})

const permutations = (items: number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((one) =>
        permutations(items.filter((other) => other !== one)).map((rest) => [one, ...rest]),
      )
