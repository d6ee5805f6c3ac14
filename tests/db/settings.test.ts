import { expect, test } from 'vitest'
import { tokenSecret } from '#db/settings.server.ts'
import { testDb } from '#tests/support/test-db.ts'

test('the token secret is long, and the same whenever it is asked for', async () => {
  const db = await testDb()
  const secrets = await Promise.all([tokenSecret(db), tokenSecret(db), tokenSecret(db)])
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]!.length).toBeGreaterThanOrEqual(43)
})
