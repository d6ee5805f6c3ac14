import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { backup, restore } from '#db/backup.server.ts'
import { openRqlite } from '#db/engines/rqlite.server.ts'
import { isConflict, openStore, type Store, StoreError } from '#db/gateway.server.ts'
import { migrate, mustBeCurrent } from '#db/migrate.server.ts'
import { setting } from '#db/schema.ts'
import * as throttles from '#db/throttles.server.ts'
import { testFolder } from '#tests/support/bare-store.ts'
import { startCluster } from '#tests/support/cluster.ts'

async function aCluster(options?: Parameters<typeof startCluster>[0]) {
  const cluster = await startCluster(options)
  onTestFinished(cluster.stop)
  return cluster
}

/** Writes one row after another and adds one to a counter each time, until told to stop; tells what was acknowledged. */
function keepWriting({ db }: Store, name: string) {
  const acknowledged: string[] = []
  let stopped = false
  const done = (async () => {
    while (!stopped) {
      const key = `${name}-${acknowledged.length}`
      await db.insert(setting).values({ key, value: '' })
      await throttles.add(db, 'count', { points: 1, expiresAt: null, now: 0 })
      acknowledged.push(key)
    }
    return acknowledged
  })()
  return {
    acknowledged,
    stop() {
      stopped = true
      return done
    },
  }
}

test('when the leader is killed writing goes on, and every acknowledged write is there, once', async () => {
  const cluster = await aCluster()
  const store = await openStore(cluster.url)
  await migrate(store)
  const writers = Array.from({ length: 4 }, (_, i) => keepWriting(store, `w${i}`))
  const written = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
  const until = async (goal: number) => {
    while (written() < goal) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  for (let round = 0; round < 3; round++) {
    await until(written() + 40)
    const leader = await cluster.leader()
    await leader.kill()
    await until(written() + 40)
    leader.start()
  }

  const acknowledged = (await Promise.all(writers.map((writer) => writer.stop()))).flat()
  const kept = await store.db.select({ key: setting.key }).from(setting)
  expect(kept.map(({ key }) => key).toSorted()).toEqual(acknowledged.toSorted())
  // A counter shows what a key can't: a write that was sent again after an answer got lost was not applied twice.
  expect(await throttles.find(store.db, 'count', 0)).toEqual({ points: acknowledged.length, expiresAt: null })
})

test('a write whose answer gets lost on the way is not applied twice, and its reads are answered', async () => {
  const cluster = await aCluster({ size: 1 })
  const losing = { answers: 0 }
  const store = await openStore(
    `rqlite://127.0.0.1:${await aLosingProxy(cluster.nodes[0]!.httpPort, losing)}`,
  )
  await migrate(store)

  losing.answers = 1
  expect(await throttles.add(store.db, 'count', { points: 1, expiresAt: null, now: 0 })).toEqual({
    points: 1,
    expiresAt: null,
  })
  losing.answers = 2
  await store.db.insert(setting).values({ key: 'k', value: 'v' })
  expect(losing.answers).toBe(0)
  expect(await store.db.$count(setting)).toBe(1)

  // A refusal that gets lost is still a refusal when it is asked for again.
  losing.answers = 1
  const again = store.db.insert(setting).values({ key: 'k', value: 'w' })
  expect(isConflict(await again.then(undefined, (error: unknown) => error))).toBe(true)
})

/** A network that carries requests to a node and, as often as `losing` says, cuts the line instead of the answer. */
async function aLosingProxy(port: number, losing: { answers: number }): Promise<number> {
  const proxy = createServer(async (request, response) => {
    const body = await buffer(request)
    const { url = '/', method = 'GET' } = request
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
      method,
      ...(method === 'POST' && { body }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (losing.answers > 0) {
      losing.answers--
      response.destroy()
    } else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(bytes)
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  return (proxy.address() as AddressInfo).port
}

test('a host that is down when we open, or goes down later, is passed over', async () => {
  const cluster = await aCluster()
  const [first, second, third] = cluster.nodes
  await first?.kill()
  const store = await openStore(cluster.url)
  await migrate(store)
  await store.db.insert(setting).values({ key: 'k', value: 'v' })
  first?.start()
  await second?.kill()
  expect(await store.db.$count(setting)).toBe(1)
  second?.start()
  await third?.kill()
  await store.db.insert(setting).values({ key: 'l', value: 'v' })
  expect(await store.db.$count(setting)).toBe(2)
})

test('a store moves from a file to a cluster and back by backup and restore', async () => {
  const folder = await testFolder()
  const file = await openStore(`file:${folder}/jalon.db`)
  await migrate(file)
  await file.db.insert(setting).values({ key: 'k', value: "l'été" })
  await backup(file, `${folder}/first.db`)
  await file.close()

  const { url } = await aCluster()
  await restore(url, `${folder}/first.db`)
  const cluster = await openStore(url)
  await mustBeCurrent(cluster)
  await cluster.db.insert(setting).values({ key: 'l', value: '' })
  await backup(cluster, `${folder}/second.db`)

  await restore(`file:${folder}/jalon.db`, `${folder}/second.db`)
  const back = await openStore(`file:${folder}/jalon.db`)
  onTestFinished(() => back.close())
  expect(await back.db.select().from(setting).orderBy(setting.key)).toEqual([
    { key: 'k', value: "l'été" },
    { key: 'l', value: '' },
  ])
})

test('a cluster without a majority is reported in plain words, and no write is pretended', async () => {
  const cluster = await aCluster()
  const engine = await openRqlite(cluster.url, 500)
  await Promise.all(cluster.nodes.slice(1).map((node) => node.kill()))
  const write = engine.run({ sql: 'create table t (id text)', params: [], method: 'run' })
  const error = await write.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreError)
  expect((error as Error).message).toContain('The cluster does not answer')
})

test('a cluster that does not enforce references is refused', async () => {
  const cluster = await aCluster({ size: 1, foreignKeys: false })
  await expect(openStore(cluster.url)).rejects.toThrow(/start rqlited with -fk on every host/)
})

test('user and password come from the URL', async () => {
  const user = { username: 'jalon', password: 'a/b@c:d' }
  const cluster = await aCluster({ size: 1, user })
  const store = await openStore(cluster.url)
  expect(await migrate(store)).not.toEqual({ applied: [] })
  const wrong = cluster.url.replace(encodeURIComponent(user.password), 'wrong')
  await expect(openStore(wrong)).rejects.toThrow(/refuses the user or the password/)
})
