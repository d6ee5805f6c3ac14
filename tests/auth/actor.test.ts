import { afterEach, expect, test, vi } from 'vitest'
import {
  actorOf,
  endSession,
  requireActor,
  sessionHashOf,
  startGuest,
  startSession,
} from '#app/auth/actor.server.ts'
import { keptFor, sharedFor } from '#app/domain/people/session-life.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as sessions from '#db/sessions.server.ts'
import { anAccount } from '#tests/support/accounts.ts'
import { aSite } from '#tests/support/asking.ts'
import { testStore } from '#tests/support/test-db.ts'

const hour = 3_600_000

afterEach(() => vi.useRealTimers())

const visit = (cookie: string | null, path = '/en') =>
  new Request(`http://localhost:3000${path}`, {
    headers: cookie ? { cookie: cookie.split(';')[0] ?? '' } : {},
  })

const endOf = async (db: Db, cookie: string) =>
  (await sessions.withPerson(db, sessionHashOf(visit(cookie)) ?? ''))?.session.expiresAt

/** At a time that can be moved: lucia reads the clock itself. */
async function aSignedInSite(kind: 'kept' | 'shared') {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000_000_000 })
  const db = await aSite()
  await anAccount(db)
  const cookie = await startSession(db, 'account', visit(null), kind)
  return { db, cookie, pass: (ms: number) => vi.setSystemTime(Date.now() + ms) }
}

test('a session tells who asks, and no more than a page may know', async () => {
  const { cookie } = await aSignedInSite('kept')
  expect(await actorOf(visit(cookie))).toEqual({
    id: 'account',
    role: 'learner',
    isGuest: false,
    name: 'Awa Diop',
    language: 'fr',
  })
  expect(await actorOf(visit(null))).toBeNull()
})

test('a new role holds from the next request on', async () => {
  const { db, cookie } = await aSignedInSite('kept')
  await people.setRole(db, { personId: 'account', role: 'trainer', actorId: null, at: 2 })
  expect((await actorOf(visit(cookie)))?.role).toBe('trainer')
})

test('loaders of one request share one look-up', async () => {
  const read: string[] = []
  const store = await testStore(({ sql }) => read.push(sql))
  const db = await aSite({}, store)
  await anAccount(db)
  const cookie = await startSession(db, 'account', visit(null))
  read.length = 0
  const context = {}
  const actors = await Promise.all([1, 2, 3].map(() => actorOf(visit(cookie), context)))
  expect(actors.map((actor) => actor?.id)).toEqual(['account', 'account', 'account'])
  expect(read).toHaveLength(1)
})

test('a kept session is renewed by a visit, and written at most once a day', async () => {
  const { db, cookie, pass } = await aSignedInSite('kept')
  const first = await endOf(db, cookie)
  pass(23 * hour)
  await actorOf(visit(cookie))
  expect(await endOf(db, cookie)).toBe(first)
  pass(2 * hour)
  await actorOf(visit(cookie))
  expect(await endOf(db, cookie)).toBe(Date.now() + keptFor)
})

test('a kept session ends when nobody came for its whole length', async () => {
  const { db, cookie, pass } = await aSignedInSite('kept')
  pass(keptFor - 1)
  expect(await actorOf(visit(cookie))).not.toBeNull()
  pass(keptFor)
  expect(await actorOf(visit(cookie))).toBeNull()
  expect(await endOf(db, cookie)).toBeUndefined()
})

test('a session on a shared computer ends after 12 hours, however busy', async () => {
  const { db, cookie, pass } = await aSignedInSite('shared')
  const end = await endOf(db, cookie)
  expect(end).toBe(Date.now() + sharedFor)
  for (const hours of [4, 4, 3.9]) {
    pass(hours * hour)
    expect(await actorOf(visit(cookie))).not.toBeNull()
    expect(await endOf(db, cookie)).toBe(end)
  }
  pass(0.2 * hour)
  expect(await actorOf(visit(cookie))).toBeNull()
})

test('a shared session’s cookie can’t be rewritten into a lasting one', async () => {
  const { cookie } = await aSignedInSite('shared')
  expect(await actorOf(visit(cookie.replace('shared_', 'kept_')))).toBeNull()
})

test('a guest is somebody without a name, and is found again', async () => {
  const db = await aSite()
  const { person, setCookie } = await startGuest(db, {
    language: 'fr',
    request: visit(null),
    address: '192.0.2.1',
    now: 5,
  })
  expect(person).toEqual({ id: person.id, role: 'learner', isGuest: true, name: null, language: 'fr' })
  expect(await actorOf(visit(setCookie))).toEqual(person)
})

test('who must be somebody is sent to sign in, and a form that was sent is not returned to', () => {
  const locationOf = (request: Request) => {
    try {
      requireActor(null, request)
      return null
    } catch (thrown) {
      return (thrown as Response).headers.get('location')
    }
  }
  expect(locationOf(visit(null, '/fr/progress?a=1'))).toBe(
    '/fr/account/sign-in?next=%2Ffr%2Fprogress%3Fa%3D1',
  )
  expect(locationOf(new Request('http://localhost:3000/fr/progress', { method: 'POST' }))).toBe(
    '/fr/account/sign-in',
  )
})

test('ending a session takes it out of the store and the cookie out of the browser', async () => {
  const { db, cookie } = await aSignedInSite('kept')
  expect(await endSession(db, visit(cookie))).toBe('jalon=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax')
  expect(await actorOf(visit(cookie))).toBeNull()
  expect(await endSession(db, visit(null))).toContain('Max-Age=0')
})

test('sessions that have run out are cleared away with the first session of a day', async () => {
  const { db, pass } = await aSignedInSite('shared')
  pass(30 * hour)
  await startSession(db, 'account', visit(null))
  expect(await sessions.ofPerson(db, 'account', 0)).toHaveLength(1)
})

test('how many guests begin at one address is bounded; a training room is well below it', async () => {
  const db = await aSite()
  const begin = (address: string) => startGuest(db, { language: 'en', request: visit(null), address, now: 5 })
  for (let guests = 0; guests < 600; guests++) await begin('192.0.2.1')
  await expect(begin('192.0.2.1')).rejects.toMatchObject({ problem: 'too-many', code: 'slow_down' })
  await begin('192.0.2.2')
})
