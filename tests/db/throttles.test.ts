import { expect, test } from 'vitest'
import * as throttles from '#db/throttles.server.ts'
import { testDb } from '#tests/support/test-db.ts'

test('points add up until the counter expires, and then begin anew', async () => {
  const db = await testDb()
  const add = (now: number) => throttles.add(db, 'k', { points: 2, expiresAt: now + 100, now })
  expect(await add(0)).toEqual({ points: 2, expiresAt: 100 })
  expect(await add(99)).toEqual({ points: 4, expiresAt: 100 })
  expect(await add(100)).toEqual({ points: 2, expiresAt: 200 })
})

test('of many at once each one counts', async () => {
  const db = await testDb()
  const seen = await Promise.all(
    Array.from({ length: 20 }, () => throttles.add(db, 'k', { points: 1, expiresAt: 100, now: 0 })),
  )
  expect(seen.map(({ points }) => points).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  )
})

test('a counter without an end stays, and one can be begun afresh', async () => {
  const db = await testDb()
  await throttles.add(db, 'k', { points: 3, expiresAt: null, now: 0 })
  expect(await throttles.add(db, 'k', { points: 1, expiresAt: 5, now: 1e15 })).toEqual({
    points: 4,
    expiresAt: null,
  })
  expect(await throttles.add(db, 'k', { points: 7, expiresAt: 5, now: 0, afresh: true })).toEqual({
    points: 7,
    expiresAt: 5,
  })
})

test('what has expired is not found; purging deletes it and nothing else', async () => {
  const db = await testDb()
  await throttles.add(db, 'old', { points: 1, expiresAt: 100, now: 0 })
  await throttles.add(db, 'new', { points: 1, expiresAt: 300, now: 0 })
  await throttles.add(db, 'ever', { points: 1, expiresAt: null, now: 0 })
  expect(await throttles.find(db, 'old', 99)).toEqual({ points: 1, expiresAt: 100 })
  expect(await throttles.find(db, 'old', 100)).toBeNull()
  await throttles.purge(db, 200)
  expect(await throttles.remove(db, 'old')).toBe(false)
  expect(await throttles.remove(db, 'new')).toBe(true)
  expect(await throttles.find(db, 'new', 0)).toBeNull()
  expect(await throttles.find(db, 'ever', 1e15)).toEqual({ points: 1, expiresAt: null })
})
