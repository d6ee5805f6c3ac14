import { expect, test } from 'vitest'
import * as audit from '#db/audit.server.ts'
import { isConflict } from '#db/gateway.server.ts'
import { setting } from '#db/schema.ts'
import { testDb } from '#tests/support/test-db.ts'

test('entries about a subject are listed, newest first', async () => {
  const db = await testDb()
  const about = { actorId: 'admin', subjectId: 'p1' }
  await db.batch([
    audit.entry(db, { ...about, action: 'person.role', detail: { role: 'trainer' }, at: 1 }),
    audit.entry(db, { ...about, action: 'person.erase', at: 2 }),
    audit.entry(db, { actorId: null, subjectId: 'p2', action: 'person.role', at: 3 }),
  ])
  expect(await audit.list(db, { subjectId: 'p1' })).toMatchObject([
    { actorId: 'admin', action: 'person.erase', subjectId: 'p1', detail: {}, at: 2 },
    { actorId: 'admin', action: 'person.role', subjectId: 'p1', detail: { role: 'trainer' }, at: 1 },
  ])
})

test('a deed that is refused leaves no entry', async () => {
  const db = await testDb()
  await db.insert(setting).values({ key: 'k', value: '' })
  const deed = db.batch([
    audit.entry(db, { actorId: null, action: 'person.role', subjectId: 'p1', at: 1 }),
    db.insert(setting).values({ key: 'k', value: '' }),
  ])
  expect(isConflict(await deed.catch((error: unknown) => error))).toBe(true)
  expect(await audit.list(db, { subjectId: 'p1' })).toEqual([])
})
