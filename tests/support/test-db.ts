import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '#db/engines/engine.ts'
import { openFile } from '#db/engines/file.server.ts'
import { openRqlite } from '#db/engines/rqlite.server.ts'
import { type Db, engineOf, type Store, storeOver, type Watch } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'

/** The tests of db/ run twice, once on each engine; vitest.cluster.config.ts sets this to the URL of a real cluster. */
const clusterUrl = process.env.JALON_TEST_CLUSTER

/** A fresh migrated store. In memory each call has its own; a cluster holds one store, which is emptied. */
export async function testDb(): Promise<Db> {
  return (await testStore()).db
}

/** The same, with what only the store itself can do; `watch` sees every statement. */
export async function testStore(watch?: Watch): Promise<Store> {
  return storeOver(clusterUrl ? await emptied(clusterUrl) : await copied(), watch)
}

let template: Promise<Buffer> | undefined

async function copied(): Promise<Engine> {
  template ??= migratedTemplate()
  return openFile(await template)
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

let cluster: Promise<{ engine: Engine; clearing: string[] }> | undefined

async function emptied(url: string): Promise<Engine> {
  cluster ??= migratedCluster(url)
  const { engine, clearing } = await cluster
  await engine.rebuild(clearing)
  return engine
}

async function migratedCluster(url: string) {
  const engine = await openRqlite(url)
  await migrate(storeOver(engine))
  const { rows } = await engine.run({
    sql: `select name from sqlite_master where type = 'table'
      and name not in ('applied_migration', 'write_receipt') and name not like 'sqlite_%'`,
    params: [],
    method: 'all',
  })
  return { engine, clearing: (rows as [string][]).map(([name]) => `delete from "${name}"`) }
}
