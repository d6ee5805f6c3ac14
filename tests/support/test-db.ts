import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFile } from '#db/engines/file.server.ts'
import { type Db, engineOf, type Store, storeOver, type Watch } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'

let template: Promise<Buffer> | undefined

/** A fresh migrated store, its own for each call. */
export async function testDb(): Promise<Db> {
  return (await testStore()).db
}

/** The same, with what only the store itself can do; `watch` sees every statement. */
export async function testStore(watch?: Watch): Promise<Store> {
  template ??= migratedTemplate()
  return storeOver(openFile(await template), watch)
}

/** Migrated once for each test file; every test opens a copy of these bytes. */
async function migratedTemplate(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-template-'))
  const store = storeOver(openFile(':memory:'))
  try {
    await migrate(store)
    await engineOf(store).backup(join(folder, 'template.db'))
    return await readFile(join(folder, 'template.db'))
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}
