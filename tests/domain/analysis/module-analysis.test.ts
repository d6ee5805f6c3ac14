import { expect, test } from 'vitest'
import { analysisView } from '#app/domain/analysis/analysis-view.ts'
import type { Choices } from '#app/domain/analysis/choices.ts'
import { numberOf } from '#app/domain/statistics/figure.ts'
import { mark } from '#db/cohort-schema.ts'
import type { Db } from '#db/gateway.server.ts'
import { attempt } from '#db/schema.ts'
import {
  aCohort,
  aCohortWithVector,
  gathered,
  gave,
  joined,
  place,
  publishedQuestions,
  trainer,
} from '#tests/support/analysis.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aCourse, anEdition, minute, now, published } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const of = { place: { kind: 'module', ...place }, language: 'en' } as const

async function reportFor(db: Db, choices: Partial<Choices> = {}) {
  return analysisView(await gathered(db, choices), of).report
}

/** One exercise's figures. */
async function figuresOf(db: Db, id: string, choices: Partial<Choices> = {}) {
  const { items } = await reportFor(db, choices)
  return items.find((item) => item.id === id)!
}

test('the figures of ten people and five exercises are those of the published vector', async () => {
  const db = await testDb()
  await aCohortWithVector(db)
  const { n, quiz, items } = await reportFor(db)
  expect(n).toBe(10)
  expect(items.map(({ facility }) => numberOf(facility))).toEqual([70, 50, 40, 52.5, 60])
  const close = (figure: unknown, value: number) =>
    expect((figure as { value: number }).value).toBeCloseTo(value, 6)
  close(items[0]?.discriminationIndex, 2.6102751244)
  close(items[3]?.discriminativeEfficiency, 62.962962963)
  close(items[2]?.effectiveWeight, 25.5568625325)
  close(quiz.mean, 3.25)
  close(quiz.alpha, 20.6896551724)
  expect(items[4]?.effectiveWeight).toEqual({ undefined: 'negative-covariance' })
})

test('below ten answers discrimination is withheld, from ten to thirty it is marked', async () => {
  const db = await testDb()
  await aCohortWithVector(db)
  expect((await figuresOf(db, 'q1')).standing).toBe('marked')
  await db.delete(attempt)
  for (let person = 1; person < 10; person++) await gave(db, `p${person}`, 'q1', { points: person % 2 })
  const { standing, discriminationIndex, discriminativeEfficiency, flags, facility } = await figuresOf(
    db,
    'q1',
  )
  expect(standing).toBe('withheld')
  expect([discriminationIndex, discriminativeEfficiency]).toEqual([
    { undefined: 'withheld' },
    { undefined: 'withheld' },
  ])
  expect(flags).toEqual([])
  expect(numberOf(facility)).toBeCloseTo(500 / 9, 10)
})

test('first, last or best is chosen among the answers that language and period leave', async () => {
  const db = await testDb()
  await publishedQuestions(db)
  await joined(db, await aCohort(db), 'amina')
  const day = 24 * 60 * minute
  await gave(db, 'amina', 'q4', { number: 1, points: 0, at: now })
  await gave(db, 'amina', 'q4', { number: 2, points: 2, at: now + day })
  await gave(db, 'amina', 'q4', { number: 3, points: 1, at: now + 2 * day, language: 'fr' })
  const facility = async (choices: Partial<Choices>) =>
    numberOf((await figuresOf(db, 'q4', choices)).facility)
  expect(await facility({})).toBe(0)
  expect(await facility({ counting: 'last' })).toBe(50)
  expect(await facility({ counting: 'best' })).toBe(100)
  expect(await facility({ language: 'fr' })).toBe(50)
  expect(await facility({ from: '2025-09-03' })).toBe(100)
  expect(await facility({ to: '2025-09-03', counting: 'last' })).toBe(100)
  expect(await facility({ edition: `${place.courseId}/${place.moduleId}/fr` })).toBe(50)
  expect(await facility({ from: '2025-09-05' })).toBeNull()
})

test('an exercise that was not answered is left out, and its weight is undefined with the reason', async () => {
  const db = await testDb()
  await aCohortWithVector(db)
  await joined(db, 'cohort', 'late')
  await gave(db, 'late', 'q1', { points: 1 })
  const { items } = await reportFor(db)
  expect(items.map(({ n }) => n)).toEqual([11, 10, 10, 10, 10])
  expect(items[1]?.effectiveWeight).toEqual({ undefined: 'blanks-left-out' })
  expect(numberOf(items[1]!.facility)).toBe(50)
})

test('a key that most of the best did not choose is flagged', async () => {
  const db = await testDb()
  await aCohortWithVector(db)
  await db.delete(attempt)
  // The better somebody is elsewhere, the more often they choose the third option, which is no key.
  for (let person = 1; person <= 10; person++) {
    for (const item of [2, 3, 5])
      await gave(db, `p${person}`, `q${item}`, { points: person > item * 2 ? 1 : 0 })
    await gave(db, `p${person}`, 'q1', person > 6 ? { points: 0, chosen: 2 } : { points: 1 })
  }
  const { flags } = await figuresOf(db, 'q1')
  expect(flags[0]).toMatchObject({ code: 'key-in-doubt', option: '2', key: '0', keyChosen: 0, n: 10 })
  expect(flags.map(({ code }) => code)).toContain('negative-efficiency')
})

test('what somebody did after they left, and whoever was removed, does not count', async () => {
  const db = await testDb()
  await publishedQuestions(db)
  const cohortId = await aCohort(db)
  await joined(db, cohortId, 'left', { state: 'left', endedAt: now + 5 * minute })
  await joined(db, cohortId, 'removed', { state: 'removed', endedAt: now + 5 * minute })
  await gave(db, 'left', 'q1', { points: 1, at: now })
  await gave(db, 'left', 'q2', { points: 1, at: now + 6 * minute })
  await gave(db, 'removed', 'q1', { points: 0, at: now })
  const { items } = await reportFor(db)
  expect(items.map(({ n }) => n)).toEqual([1, 0, 0, 0, 0])
})

test('all cohorts that I lead are only those that I lead, and nobody counts twice', async () => {
  const db = await testDb()
  await publishedQuestions(db)
  await aCohort(db)
  await aCohort(db, 'mine-too')
  await aCohort(db, 'theirs', 'other')
  for (const id of ['cohort', 'mine-too', 'theirs']) await joined(db, id, 'amina')
  await joined(db, 'mine-too', 'chen')
  await joined(db, 'theirs', 'bilal')
  for (const id of ['amina', 'bilal', 'chen']) await gave(db, id, 'q1', { points: 1 })
  expect((await gathered(db, { people: 'led' })).people).toBe(2)
  const admin = { ...trainer, id: 'admin', role: 'admin' } as const
  expect((await gathered(db, { people: 'led' }, admin)).people).toBe(3)
})

test('a written answer counts once it is marked, with the mark', async () => {
  const db = await testDb()
  const exercises = [anExercise('written', { id: 'reply' })]
  await published(db, aCourse(), [anEdition({ exercises })])
  await joined(db, await aCohort(db), 'amina')
  await gave(db, 'amina', 'reply', { points: 1 })
  expect((await gathered(db)).rows).toEqual([])
  const [own] = await db.select({ id: attempt.id }).from(attempt)
  await db.insert(mark).values({
    attemptId: own!.id,
    cohortId: 'cohort',
    met: '[0]',
    points: 400,
    outOf: 1000,
    comment: '',
    markedBy: 'trainer',
    at: now,
  })
  expect(numberOf((await figuresOf(db, 'reply')).facility)).toBeCloseTo(40, 10)
})

test('difficulties are estimated only when they are asked for', async () => {
  const db = await testDb()
  await aCohortWithVector(db)
  expect((await reportFor(db)).rasch).toEqual({ state: 'not-asked' })
  const { rasch, items } = await reportFor(db, { rasch: true })
  expect(rasch).toMatchObject({ state: 'estimated', people: { n: 10 } })
  expect(items[3]?.rasch?.difficulty).toEqual({ undefined: 'not-dichotomous' })
})

test.each([
  ['another trainer', { ...trainer, id: 'other' }],
  ['a learner of the cohort', { ...trainer, id: 'p1', role: 'learner' }],
] as const)('%s finds no such cohort', async (_who, actor) => {
  const db = await testDb()
  await aCohortWithVector(db)
  await expect(gathered(db, {}, actor)).rejects.toMatchObject({ problem: 'not-found' })
})
