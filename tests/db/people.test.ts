import { expect, test } from 'vitest'
import * as audit from '#db/audit.server.ts'
import { isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as resets from '#db/resets.server.ts'
import { labHistory } from '#db/schema.ts'
import * as sessions from '#db/sessions.server.ts'
import { aGuest, anAccount, factsOf } from '#tests/support/accounts.ts'
import { testDb } from '#tests/support/test-db.ts'

const session = { idHash: 'h', personId: 'account', device: '', createdAt: 1, expiresAt: 1e15 }
const actionsOf = async (db: Parameters<typeof audit.list>[0], subjectId: string) =>
  (await audit.list(db, { subjectId })).map(({ action }) => action)

test('an address belongs to one account', async () => {
  const db = await testDb()
  await anAccount(db)
  const again = people.addAccount(db, {
    id: 'b',
    facts: factsOf('awa@stats.example'),
    passwordHash: 'x',
    actorId: 'b',
    at: 2,
  })
  await expect(again).rejects.toSatisfy(isConflict)
  expect(await people.byId(db, 'b')).toBeNull()
  expect(await actionsOf(db, 'b')).toEqual([])
})

test('of two who take an address at once one gets it', async () => {
  const db = await testDb()
  const results = await Promise.allSettled(
    ['a', 'b'].map((id) =>
      people.addAccount(db, { id, facts: factsOf('x@y.example'), passwordHash: 'p', actorId: id, at: 1 }),
    ),
  )
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a guest who signs up keeps their row, and sessions from before end', async () => {
  const db = await testDb()
  const id = await aGuest(db)
  await sessions.add(db, { ...session, personId: id })
  await people.turnGuestIntoAccount(db, { id, facts: factsOf('awa@stats.example'), passwordHash: 'x', at: 2 })
  expect(await people.byEmail(db, 'awa@stats.example')).toMatchObject({
    id,
    name: 'Awa Diop',
    createdAt: 1,
    role: 'learner',
  })
  expect(await sessions.withPerson(db, 'h')).toBeNull()
  expect(await actionsOf(db, id)).toEqual(['person.sign-up'])
})

test('only a guest can be turned into an account, and only once', async () => {
  const db = await testDb()
  const id = await aGuest(db)
  const turn = (email: string) =>
    people.turnGuestIntoAccount(db, { id, facts: factsOf(email), passwordHash: 'x', at: 2 })
  await turn('first@stats.example')
  await expect(turn('second@stats.example')).rejects.toSatisfy(isConflict)
  expect((await people.byId(db, id))?.email).toBe('first@stats.example')
})

test('a new password ends the other sessions and the links asked for before', async () => {
  const db = await testDb()
  const personId = await anAccount(db, { passwordHash: 'old' })
  for (const idHash of ['this', 'other']) await sessions.add(db, { ...session, idHash })
  await resets.ask(db, {
    email: 'awa@stats.example',
    tokenHash: 't',
    byOperator: false,
    at: 5,
    expiresAt: 100,
  })
  await people.setPassword(db, { personId, from: 'old', passwordHash: 'new', keptSession: 'this', at: 10 })
  expect((await sessions.ofPerson(db, personId, 0)).map(({ idHash }) => idHash)).toEqual(['this'])
  expect(await resets.ownerOf(db, 't', 20)).toBeNull()
  expect((await people.byId(db, personId))?.passwordHash).toBe('new')
})

test('a password is set by who knows the one in force, not one that a link has replaced meanwhile', async () => {
  const db = await testDb()
  const personId = await anAccount(db, { passwordHash: 'old' })
  await sessions.add(db, session)
  const asked = { email: 'awa@stats.example', tokenHash: 't', byOperator: false, at: 5, expiresAt: 100 }
  await resets.ask(db, asked)
  await resets.spend(db, { personId, tokenHash: 't', passwordHash: 'by the link', at: 50 })
  const change = { personId, from: 'old', passwordHash: 'theirs', keptSession: null, at: 51 }
  await expect(people.setPassword(db, change)).rejects.toSatisfy(isConflict)
  expect((await people.byId(db, personId))?.passwordHash).toBe('by the link')
})

test('a hash is renewed only while the password is the same', async () => {
  const db = await testDb()
  const personId = await anAccount(db, { passwordHash: 'old' })
  expect(await people.renewHash(db, { personId, from: 'another', to: 'new' })).toBe(false)
  expect((await people.byId(db, personId))?.passwordHash).toBe('old')
  expect(await people.renewHash(db, { personId, from: 'old', to: 'new' })).toBe(true)
  expect((await people.byId(db, personId))?.passwordHash).toBe('new')
})

test('a reset token sets a password once', async () => {
  const db = await testDb()
  const personId = await anAccount(db)
  await sessions.add(db, session)
  await resets.ask(db, {
    email: 'awa@stats.example',
    tokenHash: 't',
    byOperator: false,
    at: 5,
    expiresAt: 100,
  })
  expect(await resets.ownerOf(db, 't', 99)).toBe(personId)
  const spend = (passwordHash: string) => resets.spend(db, { personId, tokenHash: 't', passwordHash, at: 50 })
  const results = await Promise.allSettled([spend('one'), spend('two')])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const winner = results[0]?.status === 'fulfilled' ? 'one' : 'two'
  expect((await people.byId(db, personId))?.passwordHash).toBe(winner)
  expect(await sessions.withPerson(db, 'h')).toBeNull()
  expect(await resets.ownerOf(db, 't', 50)).toBeNull()
})

test('a reset token that has run out sets nothing', async () => {
  const db = await testDb()
  const personId = await anAccount(db, { passwordHash: 'old' })
  await resets.ask(db, {
    email: 'awa@stats.example',
    tokenHash: 't',
    byOperator: false,
    at: 5,
    expiresAt: 100,
  })
  expect(await resets.ownerOf(db, 't', 100)).toBeNull()
  await expect(resets.spend(db, { personId, tokenHash: 't', passwordHash: 'x', at: 100 })).rejects.toSatisfy(
    isConflict,
  )
  expect((await people.byId(db, personId))?.passwordHash).toBe('old')
})

test('asking for an unknown address keeps no token', async () => {
  const db = await testDb()
  const asked = { email: 'nobody@stats.example', tokenHash: 't', byOperator: false, at: 5, expiresAt: 100 }
  expect(await resets.ask(db, asked)).toBeNull()
  expect(await resets.ownerOf(db, 't', 6)).toBeNull()
})

test('a role is given to accounts only, and that it was is on record', async () => {
  const db = await testDb()
  const personId = await anAccount(db)
  await people.setRole(db, { personId, role: 'trainer', actorId: null, at: 3 })
  expect((await people.byId(db, personId))?.role).toBe('trainer')
  expect((await audit.list(db, { subjectId: personId }))[0]).toMatchObject({
    action: 'person.role',
    detail: { role: 'trainer' },
  })
  await aGuest(db)
  await expect(
    people.setRole(db, { personId: 'guest', role: 'admin', actorId: null, at: 3 }),
  ).rejects.toSatisfy(isConflict)
})

test('an erased person keeps nothing but the id, and can’t be erased twice', async () => {
  const db = await testDb()
  const personId = await anAccount(db, { passwordHash: 'x' })
  await sessions.add(db, session)
  const query = { personId, courseId: 'c', exerciseId: 'e', runs: '[]', lastAt: 5 }
  await db.insert(labHistory).values(query)
  await people.erase(db, { personId, at: 9 })
  expect(await db.select().from(labHistory)).toEqual([])
  expect(await people.byId(db, personId)).toEqual({
    id: personId,
    role: 'learner',
    email: null,
    name: null,
    country: null,
    organisation: null,
    language: 'fr',
    passwordHash: null,
    createdAt: 1,
    erasedAt: 9,
  })
  expect(await sessions.withPerson(db, 'h')).toBeNull()
  await expect(people.erase(db, { personId, at: 10 })).rejects.toSatisfy(isConflict)
  // The address is free again.
  await anAccount(db, { id: 'later' })
})

test('the record of deeds holds no name and no address', async () => {
  const db = await testDb()
  const personId = await anAccount(db, { passwordHash: 'old' })
  await resets.ask(db, {
    email: 'awa@stats.example',
    tokenHash: 't',
    byOperator: true,
    at: 5,
    expiresAt: 100,
  })
  await people.setPassword(db, { personId, from: 'old', passwordHash: 'new', keptSession: null, at: 10 })
  await people.erase(db, { personId, at: 20 })
  const record = JSON.stringify(await audit.list(db, { subjectId: personId }))
  expect(record).not.toMatch(/awa|diop|stats\.example|ANSD/i)
  expect(await actionsOf(db, personId)).toEqual([
    'person.erase',
    'person.password',
    'person.reset-asked',
    'person.sign-up',
  ])
})
