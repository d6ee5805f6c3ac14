import { expect, test } from 'vitest'
import { analysisView } from '#app/domain/analysis/analysis-view.ts'
import { type Choices, usualChoices } from '#app/domain/analysis/choices.ts'
import { gatherTest } from '#app/domain/analysis/gather-test.server.ts'
import { openItem } from '#app/domain/analysis/open-item.server.ts'
import { numberOf } from '#app/domain/statistics/figure.ts'
import { endSitting } from '#app/domain/test/end-sitting.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { aCohort, joined, trainer } from '#tests/support/analysis.ts'
import { anExercise, type GradedAtOnce } from '#tests/support/exercises.ts'
import { aCourse, anEdition, minute, now, published } from '#tests/support/factories.ts'
import { answered, begun, publishedTest } from '#tests/support/sittings.ts'
import { testDb } from '#tests/support/test-db.ts'

const courseId = 'foundations'

/** A cohort before the test, which has six items in each form. */
async function aCohortWithTest(tries = 1): Promise<Db> {
  const db = await testDb()
  await publishedTest(db, { tries })
  await aCohort(db)
  return db
}

/** Sits the test before the course and hands it in: the first person has form A, the second B, and so on. */
async function sat(db: Db, personId: string, right: GradedAtOnce[], { number = 1, isOver = true } = {}) {
  await joined(db, 'cohort', personId).catch(() => undefined)
  const sitting = await begun(db, personId, 'pre', { number, at: now + number * 60 * minute })
  await answered(db, sitting, right)
  if (isOver)
    await endSitting(db, {
      person: { id: personId },
      sittingId: sitting.id,
      now: sitting.startedAt + 2 * minute,
    })
}

const gatheredTest = (db: Db, choices: Partial<Choices> = {}, form: 'a' | 'b' = 'a') =>
  gatherTest(db, {
    actor: trainer,
    cohortId: 'cohort',
    courseId,
    occasion: 'pre',
    form,
    language: 'en',
    choices: { ...usualChoices, ...choices },
  })

const of = { place: { kind: 'test', courseId, occasion: 'pre', form: 'a' }, language: 'en' } as const

test('each form stands for itself, and what was left blank in it is worth 0', async () => {
  const db = await aCohortWithTest()
  await sat(db, 'one', ['choice', 'numeric'])
  await sat(db, 'two', ['choice'])
  await sat(db, 'three', ['choice'])
  const { report, head } = analysisView(await gatheredTest(db), of)
  expect(head).toMatchObject({ people: 3, answered: 2 })
  expect(report.items.map(({ id, n, answered, facility }) => [id, n, answered, numberOf(facility)])).toEqual([
    ['a-choice', 2, 2, 100],
    ['a-numeric', 2, 1, 50],
    ['a-text', 2, 0, 0],
    ['a-match', 2, 0, 0],
    ['a-classify', 2, 0, 0],
    ['a-order', 2, 0, 0],
  ])
  // Two right of six, and one of six.
  expect(numberOf(report.quiz.mean)).toBe(1.5)
  expect((await gatheredTest(db, {}, 'b')).rows).toHaveLength(1)
})

test('of several sittings the first, the last or the best counts; one that runs does not', async () => {
  const db = await aCohortWithTest(3)
  await sat(db, 'one', ['choice', 'numeric'], { number: 1 })
  await sat(db, 'one', ['choice', 'numeric', 'text'], { number: 2 })
  await sat(db, 'one', [], { number: 3 })
  await sat(db, 'two', [])
  await sat(db, 'three', ['choice'], { isOver: false })
  const mean = async (choices: Partial<Choices>) => {
    const { report } = analysisView(await gatheredTest(db, choices), of)
    return [report.n, numberOf(report.quiz.mean)]
  }
  expect(await mean({})).toEqual([1, 2])
  expect(await mean({ counting: 'best' })).toEqual([1, 3])
  expect(await mean({ counting: 'last' })).toEqual([1, 0])
  expect(await mean({ language: 'fr' })).toEqual([0, null])
})

test('a sitting with other items is left out, and told; its edition can be chosen', async () => {
  const db = await aCohortWithTest()
  await sat(db, 'one', ['choice', 'numeric'])
  await sat(db, 'two', [])
  const exercises = [anExercise('choice', { id: 'a-choice' }), anExercise('text', { id: 'b-text' })]
  await published(db, aCourse({ test: 'exam' }), [
    anEdition({
      moduleId: 'exam',
      hash: 'exam/en/2',
      exercises,
      test: { tries: 1, isTimed: true, forms: { a: ['a-choice'], b: ['b-text'] } },
    }),
  ])
  expect(await gatheredTest(db)).toMatchObject({ otherItems: 1, rows: [] })
  const { otherItems, rows, exercises: items } = await gatheredTest(db, { edition: 'exam/en/1' })
  expect([otherItems, rows.length, items.length]).toEqual([0, 1, 6])
})

test('an item of a test shows who answered what', async () => {
  const db = await aCohortWithTest()
  await sat(db, 'one', ['choice'])
  await sat(db, 'two', [])
  await sat(db, 'three', [])
  const view = await openItem(db, await gatheredTest(db), { ...of, exerciseId: 'a-choice' })
  expect(view.groups).toEqual([{ answer: ['A stock'], understood: null, code: 'right', count: 1 }])
  expect(view.distractors?.table.blank.all).toBe(1)
  expect(view.file).toBe('courses/foundations/exam/en.mdx')
})
