import { expect, test } from 'vitest'
import type { CourseFacts, EditionFacts } from '#app/domain/course/course.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import { isConflict } from '#db/gateway.server.ts'
import * as media from '#db/media.server.ts'
import { attempt, help, person } from '#db/schema.ts'
import { testDb } from '#tests/support/test-db.ts'

const courseFacts = (id: string): CourseFacts => ({
  id,
  source: 'en',
  languages: ['en', 'fr'],
  title: { en: id },
  summary: { en: id },
  audience: { en: id },
  level: 'basic',
  passMark: 80,
  modules: ['m'],
  retired: {},
})

const editionOf = (courseId: string, hash: string, language = 'en'): editions.Edition => {
  const facts: EditionFacts = {
    hash,
    courseId,
    moduleId: 'm',
    language,
    title: hash,
    summary: '',
    minutes: 1,
    objectives: [],
    exercises: [],
    bytes: 1,
    words: 1,
    headings: [],
    stale: false,
  }
  return { facts, blocks: [{ type: 'html', html: `<p>${hash}</p>` }], exercises: [] }
}

const release = (
  id: string,
  hash: string,
  before: string | null,
  more: Partial<courses.Release> = {},
): courses.Release => ({
  facts: courseFacts(id),
  hash,
  position: 0,
  at: 1,
  before,
  editions: [editionOf(id, `${hash}-en`)],
  current: [{ moduleId: 'm', language: 'en', hash: `${hash}-en` }],
  gone: [],
  exercises: [{ id: 'x', moduleId: 'm', kind: 'choice' }],
  media: [],
  ...more,
})

test('a release shows its editions at once, and keeps the earlier ones', async () => {
  const db = await testDb()
  await courses.publish(db, release('c', 'one', null))
  await courses.publish(db, release('c', 'two', 'one'))
  expect((await editions.currentFacts(db)).map(({ hash }) => hash)).toEqual(['two-en'])
  expect(await editions.currentOfCourse(db, 'c')).toEqual([{ moduleId: 'm', language: 'en', hash: 'two-en' }])
  expect(await editions.currentOfModule(db, 'c', 'other')).toEqual([])
  expect((await editions.byHash(db, 'one-en'))?.blocks).toEqual([{ type: 'html', html: '<p>one-en</p>' }])
  expect(await editions.known(db, ['one-en', 'two-en', 'three-en'])).toEqual(new Set(['one-en', 'two-en']))
  expect(await editions.byHash(db, 'three-en')).toBeNull()
})

test('a release on a state that somebody else has replaced is refused whole', async () => {
  const db = await testDb()
  await courses.publish(db, release('c', 'one', null))
  const late = await courses.publish(db, release('c', 'late', null)).catch((error: unknown) => error)
  expect(isConflict(late)).toBe(true)
  expect(await editions.byHash(db, 'late-en')).toBeNull()
  expect(await courses.published(db)).toEqual([{ id: 'c', hash: 'one', isWithdrawn: false }])
})

test('what a release no longer shows goes from the lists, not from the store', async () => {
  const db = await testDb()
  await courses.publish(db, release('c', 'one', null))
  const gone = [{ moduleId: 'm', language: 'en' }]
  await courses.publish(db, release('c', 'two', 'one', { editions: [], current: [], gone }))
  expect(await editions.currentFactsOfCourse(db, 'c')).toEqual([])
  expect(await editions.byHash(db, 'one-en')).not.toBeNull()
})

test('courses are listed in their order; a withdrawn one is not, until it is published again', async () => {
  const db = await testDb()
  await courses.publish(db, release('b', 'b1', null, { position: 1 }))
  await courses.publish(db, release('a', 'a1', null, { position: 0 }))
  expect((await courses.all(db)).map(({ id }) => id)).toEqual(['a', 'b'])
  await courses.withdraw(db, 'a', 5)
  expect((await courses.all(db)).map(({ id }) => id)).toEqual(['b'])
  expect(await courses.byId(db, 'a')).toBeNull()
  await courses.publish(db, release('a', 'a1', 'a1'))
  expect(await courses.byId(db, 'a')).toMatchObject({ id: 'a', passMark: 80 })
})

test('exercises are remembered for ever, with whether anybody used them', async () => {
  const db = await testDb()
  const exercises = ['answered', 'hinted', 'untouched'].map((id) => ({ id, moduleId: 'm', kind: 'choice' }))
  await courses.publish(db, release('c', 'one', null, { exercises }))
  await courses.publish(db, release('other', 'two', null, { exercises }))
  await db.insert(person).values({ id: 'p', language: 'en', createdAt: 1 })
  const at = { personId: 'p', courseId: 'c', moduleId: 'm', editionHash: 'one-en', at: 1 }
  await db.insert(help).values({ ...at, exerciseId: 'hinted', kind: 'hint', number: 1 })
  await db.insert(attempt).values({
    ...at,
    id: 'a',
    exerciseId: 'answered',
    number: 1,
    language: 'en',
    answer: '{}',
    code: 'wrong',
    detail: '{}',
    points: 0,
    outOf: 1000,
    passMark: 80,
  })
  await courses.publish(db, release('c', 'three', 'one', { exercises: [] }))
  const used = (await courses.exercisesEver(db, 'c')).map(({ id, isAnswered }) => [id, isAnswered])
  expect(Object.fromEntries(used)).toEqual({ answered: true, hinted: true, untouched: false })
  expect((await courses.exercisesEver(db, 'other')).some(({ isAnswered }) => isAnswered)).toBe(false)
})

test('pictures come back byte for byte', async () => {
  const db = await testDb()
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  const picture = { hash: 'p', type: 'image/png', bytes }
  await courses.publish(db, release('c', 'one', null, { media: [picture] }))
  await courses.publish(db, release('c', 'two', 'one', { media: [picture] }))
  expect(await media.byHash(db, 'p')).toEqual({ type: 'image/png', bytes })
  expect(await media.byHash(db, 'q')).toBeNull()
})

test('an edition is the same object as long as it is kept', async () => {
  const db = await testDb()
  await courses.publish(db, release('c', 'one', null))
  expect(await editions.byHash(db, 'one-en')).toBe(await editions.byHash(db, 'one-en'))
})
