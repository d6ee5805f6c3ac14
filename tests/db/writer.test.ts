import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { guard, isConflict, openStore, StoreError } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { setting } from '#db/schema.ts'
import { testFolder } from '#tests/support/bare-store.ts'

// The store as a server opens it: a file whose writes have a thread of their own.

async function aServersStore({ isMigrated = true } = {}) {
  const folder = await testFolder()
  const file = join(folder, 'jalon.db')
  const store = await openStore(`file:${file}`, { hasWriter: true })
  onTestFinished(() => store.close())
  if (isMigrated) await migrate(store)
  return { file, folder, store, db: store.db }
}

test('what was written is read at once, and any text', async () => {
  const { db } = await aServersStore()
  const values = ['', "l'été", '日本語 😀', 'a\u0000b', '\u2028"\\', 'x'.repeat(300_000)]
  for (const [index, value] of values.entries()) {
    await db.insert(setting).values({ key: `k${index}`, value })
    expect((await db.select().from(setting).orderBy(setting.key)).at(-1)?.value).toBe(value)
  }
})

test('writes keep the order in which they were asked for', async () => {
  const { db } = await aServersStore()
  await db.insert(setting).values({ key: 'k', value: '' })
  const numbers = Array.from({ length: 50 }, (_, index) => index)
  await Promise.all(numbers.map((number) => db.update(setting).set({ value: sql`value || ${`${number} `}` })))
  expect((await db.select().from(setting).get())?.value.trim().split(' ').map(Number)).toEqual(numbers)
})

test('a batch is all or nothing, and a refusal is a conflict here as well', async () => {
  const { db } = await aServersStore()
  await db.insert(setting).values({ key: 'k', value: 'old' })
  const write = () =>
    db.batch([
      db.update(setting).set({ value: 'new' }),
      guard(db, sql`(select value from setting where key = 'other') = 'there'`),
    ])
  expect(isConflict(await write().catch((error: unknown) => error))).toBe(true)
  const twin = db.insert(setting).values({ key: 'k', value: 'twin' })
  expect(isConflict(await twin.then(null, (error: unknown) => error))).toBe(true)
  expect(await db.select().from(setting)).toEqual([{ key: 'k', value: 'old' }])
})

test("what SQLite refuses keeps SQLite's words and its name for it", async () => {
  const { db } = await aServersStore()
  const refused = await db
    .run(sql`insert into setting (key, value) values ('k', null)`)
    .catch((error: unknown) => error)
  expect(refused).toMatchObject({
    code: 'SQLITE_CONSTRAINT_NOTNULL',
    message: expect.stringMatching(/value/),
  })
})

test('while a write waits, reads are answered and nothing else is held up', async () => {
  const { file, db } = await aServersStore()
  await db.insert(setting).values({ key: 'k', value: 'old' })
  // Another process has the store for itself, as a slow disk does.
  const other = new Database(file)
  other.exec('begin immediate')
  let isWritten = false
  const written = db
    .update(setting)
    .set({ value: 'new' })
    .then(() => {
      isWritten = true
    })
  for (let turn = 0; turn < 20; turn++) {
    expect((await db.select().from(setting).get())?.value).toBe('old')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(isWritten).toBe(false)
  other.exec('rollback')
  other.close()
  await written
  expect((await db.select().from(setting).get())?.value).toBe('new')
})

test('closing waits for what was asked before', async () => {
  const { file, store, db } = await aServersStore()
  const writes = Array.from({ length: 20 }, (_, index) =>
    db.insert(setting).values({ key: `k${index}`, value: '' }),
  )
  const all = Promise.all(writes)
  // A query of drizzle's is sent when it is waited for.
  await new Promise((resolve) => setImmediate(resolve))
  await store.close()
  await all
  const read = new Database(file, { readonly: true })
  expect(read.prepare('select count(*) as count from setting').get()).toEqual({ count: 20 })
  read.close()
})

test('whoever writes to a store that cannot be opened any more is told, and the next write tries again', async () => {
  const { folder, db } = await aServersStore({ isMigrated: false })
  await rm(folder, { recursive: true })
  await writeFile(folder, 'no folder')
  for (let time = 0; time < 2; time++) {
    const told = await db.run(sql`create table other (id integer)`).catch((error: unknown) => error)
    expect(told).toBeInstanceOf(StoreError)
    expect((told as Error).message).toMatch(/could not be written.+can't be opened/)
  }
})
