import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { loader } from '#app/routes/api/healthz.ts'
import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { setting } from '#db/schema.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { now } from '#tests/support/factories.ts'
import { testStore } from '#tests/support/test-db.ts'

afterEach(() => vi.useRealTimers())

const health = async () => {
  const { status, body } = await ask(loader, '/healthz', { params: { lang: 'en' } })
  return [status, JSON.parse(body)]
}
const good = [200, { status: 'ok', store: 'readable', editions: 0 }]

test('a store that takes no more answers is not well, though it can be read, until it takes them again', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  const folder = await mkdtemp(join(tmpdir(), 'jalon-health-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const store = await openStore(`file:${join(folder, 'jalon.db')}`)
  onTestFinished(() => store.close())
  await migrate(store)
  await aSite({}, store)
  // As a full disk does, SQLite refuses whatever needs another page.
  await store.db.run(sql`pragma max_page_count = 1`)
  expect(await health()).toEqual([503, { status: 'failing', store: 'read-only' }])
  await store.db.run(sql`pragma max_page_count = 100000`)
  vi.setSystemTime(now + 10_000)
  expect(await health()).toEqual(good)
})

test('asking often writes no more than once a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  const written: string[] = []
  const store = await testStore(({ sql, method }) => void (method === 'run' && written.push(sql)))
  const db = await aSite({}, store)
  await Promise.all([health(), health()])
  vi.setSystemTime(now + 59_000)
  expect(await health()).toEqual(good)
  expect(written).toHaveLength(1)
  vi.setSystemTime(now + 60_000)
  expect(await health()).toEqual(good)
  expect(written).toHaveLength(2)
  expect(await db.select().from(setting)).toHaveLength(1)
})
