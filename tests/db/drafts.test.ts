import { expect, test } from 'vitest'
import * as drafts from '#db/drafts.server.ts'
import * as people from '#db/people.server.ts'
import { answerDraft, enrolment } from '#db/schema.ts'
import { aLearner, now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const place = {
  personId: 'amina',
  courseId: 'c',
  moduleId: 'm',
  exerciseId: 'e',
  device: 'phone' as const,
  at: now,
}
const typed = (text: string, typedAt: number) => ({
  fields: { value: [text] },
  language: 'fr',
  typedAt,
  editionHash: 'e1',
})

test('of what is typed on two devices the later stays, in whatever order it arrives', async () => {
  const db = await testDb()
  await aLearner(db)
  expect(await drafts.save(db, place, typed('second', now + 1))).toBe(true)
  expect(await drafts.save(db, place, typed('first', now))).toBe(false)
  const shown = async () => (await db.select().from(answerDraft)).map(({ fields }) => fields)
  expect(await shown()).toEqual(['{"value":["second"]}'])
  await drafts.save(db, place, typed('corrected within a millisecond', now + 1))
  expect(await shown()).toEqual(['{"value":["corrected within a millisecond"]}'])
})

test('the same text that comes twice, the second time by a faster way, is kept', async () => {
  const db = await testDb()
  await aLearner(db)
  expect(await drafts.save(db, place, typed('as the page was left', now + 1))).toBe(true)
  expect(await drafts.save(db, place, typed('as the page was left', now))).toBe(true)
})

test('each exercise has its own', async () => {
  const db = await testDb()
  await aLearner(db)
  await drafts.save(db, place, typed('a', now))
  await drafts.save(db, { ...place, exerciseId: 'f' }, typed('b', now))
  expect(await db.select().from(answerDraft)).toHaveLength(2)
})

test('a draft says which edition it was typed on, and the next one says it anew', async () => {
  const db = await testDb()
  await aLearner(db)
  await drafts.save(db, place, typed('a', now))
  await drafts.save(db, place, { ...typed('b', now + 1), editionHash: 'e2' })
  expect(await db.select().from(answerDraft)).toMatchObject([{ editionHash: 'e2' }])
})

test('what a running request still brings of somebody who is erased leaves nothing behind', async () => {
  const db = await testDb()
  await aLearner(db)
  await people.erase(db, { personId: 'amina', at: now })
  expect(await drafts.save(db, place, typed('my name is Amina', now))).toBe(false)
  expect(await drafts.save(db, { ...place, personId: 'nobody' }, typed('x', now))).toBe(false)
  expect(await db.select().from(answerDraft)).toEqual([])
  expect(await db.select().from(enrolment)).toEqual([])
})
