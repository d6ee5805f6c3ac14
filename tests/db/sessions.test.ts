import { expect, test } from 'vitest'
import { isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as sessions from '#db/sessions.server.ts'
import { aGuest, anAccount } from '#tests/support/accounts.ts'
import { testDb } from '#tests/support/test-db.ts'

const row = { idHash: 'h1', personId: 'account', device: 'Firefox, Android', createdAt: 10, expiresAt: 1000 }

test('a session is found with its person, and nothing secret comes along', async () => {
  const db = await testDb()
  await anAccount(db, { passwordHash: 'secret' })
  await sessions.add(db, row)
  const found = await sessions.withPerson(db, 'h1')
  expect(found).toEqual({
    session: row,
    person: { id: 'account', role: 'learner', email: 'awa@stats.example', name: 'Awa Diop', language: 'fr' },
  })
  expect(await sessions.withPerson(db, 'another')).toBeNull()
})

test('the list holds only one’s own sessions that still run, the newest first', async () => {
  const db = await testDb()
  await anAccount(db)
  await aGuest(db)
  await sessions.add(db, row)
  await sessions.add(db, { ...row, idHash: 'h2', createdAt: 20 })
  await sessions.add(db, { ...row, idHash: 'over', expiresAt: 500 })
  await sessions.add(db, { ...row, idHash: 'theirs', personId: 'guest' })
  const list = await sessions.ofPerson(db, 'account', 500)
  expect(list.map(({ idHash }) => idHash)).toEqual(['h2', 'h1'])
})

test('the end of a session is moved forward only', async () => {
  const db = await testDb()
  await anAccount(db)
  await sessions.add(db, row)
  await Promise.all([sessions.extend(db, 'h1', 3000), sessions.extend(db, 'h1', 2000)])
  expect((await sessions.withPerson(db, 'h1'))?.session.expiresAt).toBe(3000)
})

test('nobody ends somebody else’s session', async () => {
  const db = await testDb()
  await anAccount(db)
  await aGuest(db)
  await sessions.add(db, row)
  await sessions.endOwn(db, 'guest', 'h1')
  expect(await sessions.withPerson(db, 'h1')).not.toBeNull()
  await sessions.endOwn(db, 'account', 'h1')
  expect(await sessions.withPerson(db, 'h1')).toBeNull()
})

test('all other sessions end and the one that asks goes on', async () => {
  const db = await testDb()
  await anAccount(db)
  for (const idHash of ['a', 'b', 'c']) await sessions.add(db, { ...row, idHash })
  await sessions.endOthers(db, 'account', 'b')
  expect((await sessions.ofPerson(db, 'account', 0)).map(({ idHash }) => idHash)).toEqual(['b'])
})

test('sessions that have run out are cleared away', async () => {
  const db = await testDb()
  await anAccount(db)
  await sessions.add(db, row)
  await sessions.add(db, { ...row, idHash: 'over', expiresAt: 500 })
  await sessions.endExpired(db, 600)
  expect(await sessions.withPerson(db, 'over')).toBeNull()
  expect(await sessions.withPerson(db, 'h1')).not.toBeNull()
})

test('an erased person’s session opens nothing, even if it is written after the erasure', async () => {
  const db = await testDb()
  await anAccount(db)
  await people.erase(db, { personId: 'account', at: 50 })
  await sessions.add(db, row)
  expect(await sessions.withPerson(db, 'h1')).toBeNull()
})

test('a session begins only while the password that was checked is still the account’s', async () => {
  const db = await testDb()
  await anAccount(db, { passwordHash: 'new' })
  await expect(sessions.add(db, row, 'old')).rejects.toSatisfy(isConflict)
  expect(await sessions.withPerson(db, 'h1')).toBeNull()
  await sessions.add(db, row, 'new')
  expect(await sessions.withPerson(db, 'h1')).not.toBeNull()
})

test('of more than fifty sessions those go that were not used for longest, never the newest', async () => {
  const db = await testDb()
  await anAccount(db)
  for (let number = 1; number <= 51; number++)
    await sessions.add(db, { ...row, idHash: `kept-${number}`, createdAt: number, expiresAt: 1000 + number })
  await sessions.add(db, { ...row, idHash: 'shared', createdAt: 60, expiresAt: 500 })
  const left = await sessions.ofPerson(db, 'account', 0)
  expect(left).toHaveLength(50)
  const ids = left.map(({ idHash }) => idHash)
  expect(ids[0]).toBe('shared')
  expect(ids).not.toContain('kept-2')
  expect(ids).toContain('kept-3')
})
