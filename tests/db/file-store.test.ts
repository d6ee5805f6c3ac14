import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { openStore, StoreError } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { setting } from '#db/schema.ts'
import { testFolder } from '#tests/support/bare-store.ts'

// What only the engine of one file does; everything else of db/ is tested on both.

async function aFileStore() {
  const file = join(await testFolder(), 'data', 'jalon.db')
  const store = await openStore(`file:${file}`)
  onTestFinished(() => store.close())
  await migrate(store)
  return { file, store, db: store.db }
}

test('a commit is synced, references are enforced, readers do not wait for writers', async () => {
  const { db } = await aFileStore()
  expect(await db.get(sql`select synchronous from pragma_synchronous`)).toEqual([2])
  expect(await db.get(sql`select foreign_keys from pragma_foreign_keys`)).toEqual([1])
  expect(await db.get(sql`select journal_mode from pragma_journal_mode`)).toEqual(['wal'])
})

test('reads go on while another process writes, and see what was there before', async () => {
  const { file, db } = await aFileStore()
  await db.insert(setting).values({ key: 'k', value: 'old' })
  const other = new Database(file)
  other.exec(`begin immediate; update setting set value = 'new'`)
  expect(await db.select().from(setting)).toEqual([{ key: 'k', value: 'old' }])
  expect(await db.batch([db.select().from(setting), db.select().from(setting)])).toHaveLength(2)
  other.exec('commit')
  other.close()
  expect(await db.select().from(setting)).toEqual([{ key: 'k', value: 'new' }])
})

test('more different statements than are kept prepared do no harm', async () => {
  const { db } = await aFileStore()
  for (let i = 0; i < 1_200; i++) expect(await db.get(sql.raw(`select ${i % 600}`))).toEqual([i % 600])
})

test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be written is named in plain words',
  async () => {
    const folder = join(await testFolder(), 'locked')
    await mkdir(folder)
    await chmod(folder, 0o500)
    const error = await openStore(`file:${folder}/data/jalon.db`).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StoreError)
    expect((error as Error).message).toMatch(/check the permissions|may this user write/)
  },
)

test.runIf(process.platform === 'linux')(
  'a folder that nobody can make is named in plain words',
  async () => {
    await expect(openStore('file:/proc/jalon/jalon.db')).rejects.toThrow(/may this user write to it/)
  },
)

test('a folder in the place of the file is named in plain words', async () => {
  await expect(openStore(`file:${await testFolder()}`)).rejects.toThrow(/can't be opened/)
})

test('a path that leads through a file is named in plain words', async () => {
  const file = join(await testFolder(), 'notes.txt')
  await writeFile(file, 'not a folder')
  const error = await openStore(`file:${file}/jalon.db`).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreError)
  expect((error as Error).message).toMatch(/is its folder a folder/)
})
