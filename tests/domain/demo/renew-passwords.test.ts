import { expect, test } from 'vitest'
import { renewPasswords } from '#app/domain/demo/renew-passwords.server.ts'
import * as people from '#db/people.server.ts'
import { now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

test('made-up accounts of a kept demo get the new password; nobody else’s is touched', async () => {
  const db = await testDb()
  for (const email of ['trainer@demo.example', 'amina@stat.example'])
    await people.addAccount(db, {
      id: email,
      facts: { name: 'Willow', email, country: null, organisation: null, language: 'en' },
      passwordHash: 'old',
      actorId: null,
      at: now,
    })
  await renewPasswords(db, { passwordHash: 'new', now })
  expect((await people.byId(db, 'trainer@demo.example'))?.passwordHash).toBe('new')
  expect((await people.byId(db, 'amina@stat.example'))?.passwordHash).toBe('old')
})
