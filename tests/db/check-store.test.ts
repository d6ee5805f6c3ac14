import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { checkStore } from '#db/check-store.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { attempt, edition, exerciseState, person, session } from '#db/schema.ts'
import { answer, publish } from '#tests/support/answering.ts'
import { testDb } from '#tests/support/test-db.ts'

async function aStoreInUse(): Promise<Db> {
  const db = await testDb()
  await publish(db, ['p1', 'p2', 'idle'])
  for (const personId of ['p1', 'p2']) for (let turn = 0; turn < 6; turn++) await answer(db, personId, turn)
  return db
}

test('a store in use is clean, and so is a new one', async () => {
  expect(await checkStore(await testDb(), rebuild)).toEqual([])
  expect(await checkStore(await aStoreInUse(), rebuild)).toEqual([])
})

test('a lost attempt is found by the gap in the numbers, and by the progress that it explained', async () => {
  const db = await aStoreInUse()
  await db
    .delete(attempt)
    .where(and(eq(attempt.personId, 'p1'), eq(attempt.exerciseId, 'first'), eq(attempt.number, 2)))
  expect(await checkStore(db, rebuild)).toEqual([
    'attempt: p1 has 2 attempts at c/first, but the last is number 3.',
    'progress: what is kept for p1 differs from what their attempts tell.',
  ])
})

test('progress that differs from the attempts, or has none, is found', async () => {
  const db = await aStoreInUse()
  await db.update(exerciseState).set({ tries: 9 }).where(eq(exerciseState.personId, 'p2'))
  const state = await db.select().from(exerciseState).where(eq(exerciseState.personId, 'p1')).get()
  await db.insert(exerciseState).values({ ...state!, personId: 'idle' })
  expect(await checkStore(db, rebuild)).toEqual([
    'progress: idle has progress, but no attempt or help that explains it.',
    'progress: what is kept for p2 differs from what their attempts tell.',
  ])
})

test('an edition that can not be read, and attempts on one that is gone, are found', async () => {
  const db = await aStoreInUse()
  await db.update(edition).set({ blocks: '[{"type":' })
  await db
    .update(attempt)
    .set({ editionHash: 'lost' })
    .where(and(eq(attempt.personId, 'p1'), eq(attempt.number, 1)))
  const problems = await checkStore(db, rebuild)
  expect(problems).toContain("edition: c/m in fr can't be read (edition).")
  expect(problems).toContain('attempt: answers were given to an edition that is not there (2 to lost).')
})

test.skipIf(process.env.JALON_TEST_CLUSTER)('rows that refer to nothing are found', async () => {
  const db = await aStoreInUse()
  await db.insert(session).values({ idHash: 'h', personId: 'idle', device: '', createdAt: 1, expiresAt: 2 })
  await db.run(sql`pragma foreign_keys = off`)
  await db.delete(person).where(eq(person.id, 'idle'))
  expect(await checkStore(db, rebuild)).toEqual(['session: rows refer to a person that is not there (1).'])
})
