import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { backup, restore } from '#db/backup.server.ts'
import { openStore, type Store } from '#db/gateway.server.ts'
import { migrate, mustBeCurrent } from '#db/migrate.server.ts'
import { setting } from '#db/schema.ts'
import { bareStoreUrl, testFolder } from '#tests/support/bare-store.ts'

const onCluster = process.env.JALON_TEST_CLUSTER !== undefined

async function aStore() {
  const url = await bareStoreUrl()
  const store = await openStore(url)
  await migrate(store)
  return { url, store, folder: await testFolder() }
}

const put = ({ db }: Store, key: string) => db.insert(setting).values({ key, value: '' })
const keys = async ({ db }: Store) =>
  (await db.select({ key: setting.key }).from(setting).orderBy(setting.key)).map(({ key }) => key)

test('a backup of a store in use is restored, and what came after it is kept aside', async () => {
  const { url, store, folder } = await aStore()
  await put(store, 'before')
  await backup(store, join(folder, 'copy.db'))
  await put(store, 'after')
  await store.close()

  const { aside } = await restore(url, join(folder, 'copy.db'))
  const restored = await openStore(url)
  await mustBeCurrent(restored)
  expect(await keys(restored)).toEqual(['before'])
  await put(restored, 'later')
  await restored.close()

  const old = await openStore(`file:${aside}`)
  expect(await keys(old)).toEqual(['after', 'before'])
  await old.close()
})

test('a backup is one file, overwrites nothing, and leaves no half copy', async () => {
  const { store, folder } = await aStore()
  await backup(store, join(folder, 'copy.db'))
  await expect(backup(store, join(folder, 'copy.db'))).rejects.toThrow(/overwrites nothing/)
  await expect(backup(store, join(folder, 'nowhere', 'copy.db'))).rejects.toThrow(/There is no folder/)
  await store.close()
  expect(await readdir(folder)).toEqual(['copy.db'])
})

test('a file that is not an undamaged store is refused, and the store stays as it is', async () => {
  const { url, store, folder } = await aStore()
  for (let i = 0; i < 300; i++) await put(store, `key-${String(i).padStart(4, '0')}`)
  const good = join(folder, 'good.db')
  await backup(store, good)
  await store.close()

  const text = join(folder, 'letter.txt')
  await writeFile(text, 'Dear colleague, this is not a database.'.repeat(100))
  await expect(restore(url, text)).rejects.toThrow(/is not a store of Jalon/)
  await expect(restore(url, join(folder, 'none.db'))).rejects.toThrow(/There is no file/)

  const damaged = join(folder, 'damaged.db')
  const bytes = await readFile(good)
  const page = Math.floor(bytes.indexOf('key-0100') / 4096) * 4096
  bytes.fill(0xff, page, page + 200)
  await writeFile(damaged, bytes)
  await expect(restore(url, damaged)).rejects.toThrow(/damaged|not a store/)

  const after = await openStore(url)
  expect(await keys(after)).toHaveLength(300)
  await after.close()
})

test.skipIf(onCluster)('nothing is restored while another process has the store open', async () => {
  const { url, store, folder } = await aStore()
  await put(store, 'k')
  await backup(store, join(folder, 'copy.db'))
  await expect(restore(url, join(folder, 'copy.db'))).rejects.toThrow(/Another process has the store/)
  await put(store, 'l')
  expect(await keys(store)).toEqual(['k', 'l'])
  await store.close()
  expect(await readdir(dirname(url.slice(5)))).toEqual(['jalon.db'])
})

test.skipIf(onCluster)('a store too damaged to be opened is replaced all the same', async () => {
  const { url, store, folder } = await aStore()
  await put(store, 'k')
  await backup(store, join(folder, 'copy.db'))
  await store.close()
  await copyFile('package.json', url.slice(5))
  await expect(openStore(url)).rejects.toThrow(/is not a store: it is a file of another kind/)
  await restore(url, join(folder, 'copy.db'))
  const restored = await openStore(url)
  expect(await keys(restored)).toEqual(['k'])
  await restored.close()
})
