import { expect, test } from 'vitest'
import * as drafts from '#db/drafts.server.ts'
import { answerDraft } from '#db/schema.ts'
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
const typed = (text: string, typedAt: number) => ({ fields: { value: [text] }, language: 'fr', typedAt })

test('of what is typed on two devices the later stays, in whatever order it arrives', async () => {
  const db = await testDb()
  await aLearner(db)
  await drafts.save(db, place, typed('second', now + 1))
  await drafts.save(db, place, typed('first', now))
  const shown = async () => (await db.select().from(answerDraft)).map(({ fields }) => fields)
  expect(await shown()).toEqual(['{"value":["second"]}'])
  await drafts.save(db, place, typed('corrected within a millisecond', now + 1))
  expect(await shown()).toEqual(['{"value":["corrected within a millisecond"]}'])
})

test('each exercise has its own', async () => {
  const db = await testDb()
  await aLearner(db)
  await drafts.save(db, place, typed('a', now))
  await drafts.save(db, { ...place, exerciseId: 'f' }, typed('b', now))
  expect(await db.select().from(answerDraft)).toHaveLength(2)
})
