import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore, type Store } from '#db/gateway.server.ts'
import { startCluster } from './cluster.ts'

/** The URL of a store that nobody has migrated, on the engine under test: a file, or a cluster of one of its own. */
export async function bareStoreUrl(): Promise<string> {
  if (process.env.JALON_TEST_CLUSTER) {
    const cluster = await startCluster({ size: 1 })
    onTestFinished(cluster.stop)
    return cluster.url
  }
  return `file:${join(await testFolder(), 'jalon.db')}`
}

export async function bareStore(): Promise<Store> {
  const store = await openStore(await bareStoreUrl())
  onTestFinished(() => store.close())
  return store
}

/** A folder that goes when the test is over. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
