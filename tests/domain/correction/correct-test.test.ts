import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { applyCorrection } from '#app/domain/correction/apply-correction.server.ts'
import { correctionsOf } from '#app/domain/correction/corrections-of.server.ts'
import { undoCorrection } from '#app/domain/correction/undo-correction.server.ts'
import { saveAnswers } from '#app/domain/test/save-answers.server.ts'
import * as analysis from '#db/analysis.server.ts'
import * as editions from '#db/editions.server.ts'
import * as gain from '#db/gain.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { person as people } from '#db/schema.ts'
import { testAnswer, testSitting } from '#db/test-schema.ts'
import { derived } from '#tests/support/corrections.ts'
import { aCourse, minute, now, published } from '#tests/support/factories.ts'
import { answered, aTest, begun, handIn, itemId, look } from '#tests/support/sittings.ts'

const place = { courseId: 'foundations', moduleId: 'exam' }
const item = itemId('a', 'choice')

/** Another edition of the test, in which the second option of the item is the right one. */
async function withOtherKey(db: Db) {
  const current = await editions.currentOfCourse(db, place.courseId)
  const all = []
  for (const { hash } of current) {
    const edition = await editions.byHash(db, hash)
    if (!edition) continue
    const exercises = edition.exercises.map((exercise) =>
      exercise.kind === 'choice' && exercise.id === item
        ? { ...exercise, options: exercise.options.map((option, at) => ({ ...option, right: at === 1 })) }
        : exercise,
    )
    all.push({ ...edition, exercises, facts: { ...edition.facts, hash: `${hash} corrected` } })
  }
  await published(db, aCourse({ test: 'exam' }), all)
}

const correct = (db: Db) =>
  applyCorrection(db, {
    ...place,
    exerciseId: item,
    authorId: null,
    reason: 'Wrong line.',
    now: now + 90 * minute,
  })

const undo = (db: Db, correctionId = '') =>
  undoCorrection(db, { courseId: place.courseId, correctionId, actorId: null, now: now + 95 * minute })

/** Sits the test before the course in its form a, and answers the item with the option at this position. */
async function sat(db: Db, person: Person, position: number) {
  const sitting = await begun(db, person.id, 'pre')
  const view = await look(db, person, 'pre', now)
  const shown = view.stage === 'running' ? view.items[item]?.view.exercise : null
  const token = shown?.kind === 'choice' ? (shown.options[position]?.token ?? '') : ''
  const answers = new Map([[item, { option: [token] }]])
  await saveAnswers(db, { person, sittingId: sitting.id, answers, language: 'en', now: now + minute })
  await handIn(db, person, sitting)
  return { sitting, token }
}

test('a sitting that is over gains what the wrong key took; preview, result, review and analysis agree', async () => {
  const { db, person } = await aTest()
  const { sitting, token } = await sat(db, person, 1)
  expect(sitting.form).toBe('a')
  const before = await derived(db)
  expect(await db.select().from(testSitting)).toMatchObject([{ points: 0 }])

  await withOtherKey(db)
  expect(await correctionsOf(db, place.courseId)).toMatchObject([
    { isTest: true, exerciseId: item, answers: { gain: 1, lose: 0 }, gaining: [person.id], sittings: 1 },
  ])
  const done = await correct(db)
  expect(await db.select().from(testSitting)).toMatchObject([{ points: 1000, outOf: 6000 }])
  expect(await db.select().from(testAnswer)).toMatchObject([{ graded: expect.stringContaining('"wrong"') }])
  expect(await gain.rightItemsOf(db, [sitting.id])).toEqual(new Map([[sitting.id, new Set([item])]]))
  expect(await analysis.sittingAnswers(db, [sitting.id])).toMatchObject([{ held: { code: 'right' } }])
  expect(await correct(db)).toBeNull()

  const post = await begun(db, person.id, 'post', { at: now + 100 * minute })
  await handIn(db, person, post)
  const review = await look(db, person, 'pre', now + 120 * minute)
  expect(review).toMatchObject({ stage: 'after' })
  const reviewed = review.stage === 'after' ? review.review?.items[item] : undefined
  expect(reviewed?.feedback).toMatchObject({ code: 'right' })
  expect(reviewed?.view.fields.option).toEqual([token])

  await db.delete(testSitting).where(eq(testSitting.id, post.id))
  await undo(db, done?.id)
  expect(await derived(db)).toBe(before)
})

test('points that a wrong key gave stay; the item reads as wrong', async () => {
  const { db, person } = await aTest()
  const { sitting } = await sat(db, person, 0)
  await withOtherKey(db)
  expect(await correctionsOf(db, place.courseId)).toMatchObject([
    { answers: { lose: 1 }, losing: [person.id], sittings: 0 },
  ])
  await correct(db)
  expect(await db.select().from(testSitting)).toMatchObject([{ points: 1000 }])
  expect((await gain.rightItemsOf(db, [sitting.id])).get(sitting.id)).toEqual(new Set())
})

test('a sitting that still ran when the key was corrected is graded by the right key, too', async () => {
  const { db, person } = await aTest()
  await sat(db, person, 0)
  const second = { ...person, id: 'bo' }
  await db.insert(people).values({ id: 'bo', language: 'en', createdAt: now })
  // The second to come sits form b first, and form a after the course.
  await handIn(db, second, await begun(db, 'bo', 'pre'))
  const running = await begun(db, 'bo', 'post', { at: now + 60 * minute })
  expect(running.form).toBe('a')
  await answered(db, running, ['choice'])
  await withOtherKey(db)
  await correct(db)
  await handIn(db, second, running)
  const items = await gain.rightItemsOf(db, [running.id])
  expect(items.get(running.id)).toEqual(new Set())
  expect(await correctionsOf(db, place.courseId)).toEqual([])
})
