import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { outbox as letters } from '#db/cohort-schema.ts'
import type { Db } from '#db/gateway.server.ts'
import * as outbox from '#db/outbox.server.ts'
import * as people from '#db/people.server.ts'
import { aCohort, aMember, anInvitation, aPerson } from '#tests/support/cohorts.ts'
import { minute, now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

let db: Db
beforeEach(async () => {
  db = await testDb()
  await aPerson(db, 'trainer', { role: 'trainer' })
  await aCohort(db)
})

const aLetter = (key: string, changes: Partial<outbox.NewLetter> = {}): outbox.NewLetter => ({
  key,
  kind: 'message',
  cohortId: 'cohort',
  invitationId: null,
  personId: null,
  email: 'awa@example.org',
  language: 'fr',
  subject: 'Bonjour',
  body: 'Un mot',
  createdBy: 'trainer',
  dueAt: now,
  ...changes,
})

const stateOf = async (key: string) => {
  const [row] = await db.select().from(letters).where(eq(letters.key, key))
  return row && { state: row.state, error: row.error, tries: row.tries }
}

test('a letter is written once, however often it is written', async () => {
  await outbox.write(db, [aLetter('a'), aLetter('b')], now)
  await outbox.write(db, [aLetter('b'), aLetter('c')], now)
  const list = await outbox.ofCohort(db, { cohortId: 'cohort', limit: 10, offset: 0 })
  expect(list).toHaveLength(3)
  expect(await outbox.countByState(db, 'cohort')).toEqual([{ state: 'waiting', letters: 3 }])
})

test('an empty list writes nothing, and a long one all of it', async () => {
  await outbox.write(db, [], now)
  await outbox.write(
    db,
    Array.from({ length: 501 }, (_, n) => aLetter(`key-${n}`)),
    now,
  )
  expect(await outbox.countByState(db, 'cohort')).toEqual([{ state: 'waiting', letters: 501 }])
})

test('many that look at the same time take each letter once', async () => {
  const keys = Array.from({ length: 6 }, (_, n) => `key-${n}`)
  await outbox.write(
    db,
    keys.map((key) => aLetter(key)),
    now,
  )
  const rounds = await Promise.all(Array.from({ length: 12 }, () => outbox.claim(db, now)))
  const taken = rounds.flatMap((claimed) => (claimed ? [claimed.id] : []))
  expect(taken.length).toBeGreaterThan(0)
  expect(new Set(taken).size).toBe(taken.length)
  for (let next = await outbox.claim(db, now); next; next = await outbox.claim(db, now)) taken.push(next.id)
  expect([taken.length, new Set(taken).size]).toEqual([6, 6])
})

test('a letter that is not due yet waits', async () => {
  await outbox.write(db, [aLetter('a', { dueAt: now + 1 })], now)
  expect(await outbox.claim(db, now)).toBeNull()
  expect(await outbox.claim(db, now + 1)).toMatchObject({ kind: 'message', tries: 1 })
})

test('a letter whose process was lost is taken up once more, then it has failed', async () => {
  await outbox.write(db, [aLetter('a')], now)
  await outbox.claim(db, now)
  expect(await outbox.claim(db, now + 9 * minute)).toBeNull()
  const again = await Promise.all([1, 2, 3].map(() => outbox.claim(db, now + 10 * minute)))
  expect(again.filter(Boolean)).toHaveLength(1)
  expect(await stateOf('a')).toEqual({ state: 'sending', error: 'interrupted', tries: 2 })
  expect(await outbox.claim(db, now + 20 * minute)).toBeNull()
  expect(await stateOf('a')).toEqual({ state: 'failed', error: 'interrupted', tries: 2 })
  expect(await outbox.claim(db, now + 90 * minute)).toBeNull()
})

test('only who took a letter up last says what became of it', async () => {
  await outbox.write(db, [aLetter('a')], now)
  const first = await outbox.claim(db, now)
  const second = await outbox.claim(db, now + 10 * minute)
  await outbox.settle(db, first!, { state: 'failed', error: '421 late' })
  expect((await stateOf('a'))?.state).toBe('sending')
  await outbox.settle(db, second!, { state: 'sent', error: null, sentAt: now })
  await outbox.settle(db, second!, { state: 'failed', error: '421 later' })
  expect(await stateOf('a')).toEqual({ state: 'sent', error: null, tries: 2 })
})

test('what has failed is sent again, of its own cohort only, and nothing else is', async () => {
  await aCohort(db, { id: 'other' })
  await outbox.write(db, [aLetter('a'), aLetter('b', { cohortId: 'other' })], now)
  for (let n = 0; n < 2; n += 1) {
    const claimed = await outbox.claim(db, now)
    await outbox.settle(db, claimed!, { state: 'failed', error: '550 no' })
  }
  await outbox.sendAgain(db, { cohortId: 'cohort', letterId: null, now: now + 1 })
  expect(await stateOf('a')).toEqual({ state: 'waiting', error: null, tries: 0 })
  expect(await stateOf('b')).toMatchObject({ state: 'failed' })
  const claimed = await outbox.claim(db, now + 1)
  await outbox.settle(db, claimed!, { state: 'sent', error: null, sentAt: now })
  await outbox.sendAgain(db, { cohortId: 'cohort', letterId: claimed!.id, now: now + 2 })
  expect(await stateOf('a')).toMatchObject({ state: 'sent' })
})

test('who deletes their account takes address and words out of all letters to them, and what waits stays unsent', async () => {
  await aPerson(db, 'awa', { email: 'awa@example.org' })
  await aMember(db, 'awa')
  await anInvitation(db, 'i', { personId: 'awa', email: 'awa.work@example.org' })
  await outbox.write(
    db,
    [
      aLetter('by-address'),
      aLetter('by-person', { email: 'old@example.org', personId: 'awa' }),
      aLetter('by-invitation', { email: 'awa.work@example.org' }),
      aLetter('of-another', { email: 'omar@example.org' }),
    ],
    now,
  )
  await people.erase(db, { personId: 'awa', at: now })
  const left = await db.select().from(letters).orderBy(letters.key)
  const emptied = { email: '', subject: null, body: null, personId: null, state: 'dropped' }
  expect(left).toMatchObject([
    { key: 'by-address', ...emptied },
    { key: 'by-invitation', ...emptied },
    { key: 'by-person', ...emptied },
    { key: 'of-another', email: 'omar@example.org', state: 'waiting' },
  ])
})
