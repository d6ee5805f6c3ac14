import { expect, test } from 'vitest'
import { keptFor, kindOfSession, lastUsedAt, sharedFor } from '#app/domain/people/session-life.ts'

const day = 86_400_000

test('a session on a shared computer is known by how short it is', () => {
  expect(kindOfSession({ createdAt: 1000, expiresAt: 1000 + sharedFor })).toBe('shared')
  // On a busy machine the clock goes on between the reading of the two.
  expect(kindOfSession({ createdAt: 1000, expiresAt: 1250 + sharedFor })).toBe('shared')
  expect(kindOfSession({ createdAt: 1000, expiresAt: 1000 + keptFor })).toBe('kept')
})

test('the last renewal tells when a session was last used', () => {
  expect(lastUsedAt({ createdAt: 0, expiresAt: keptFor })).toBe(0)
  expect(lastUsedAt({ createdAt: 0, expiresAt: keptFor + 5 * day })).toBe(5 * day)
  expect(lastUsedAt({ createdAt: 7, expiresAt: 7 + sharedFor })).toBe(7)
})
