import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { checkStore } from '#db/check-store.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { attempt } from '#db/schema.ts'
import { publish } from '#tests/support/answering.ts'
import { bareStoreUrl } from '#tests/support/bare-store.ts'

const ROUNDS = 12
const PEOPLE = ['p1', 'p2']

/** Chance that comes out the same in every run (mulberry32), so that a failure can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Lets someone answer, kills the process a while after its first answer, and tells which ids it had acknowledged. */
async function answersUntilKilled(url: string, personId: string, startAt: number, afterMs: number) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/keep-answering.ts', url, personId, String(startAt)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let output = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
    output += text
  })
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  expect(signal).toBe('SIGKILL')
  // What comes after the last line end was not said to its end.
  return output.split('\n').slice(0, -1)
}

test('no attempt that was acknowledged is lost when processes are killed again and again', {
  timeout: 120_000,
}, async () => {
  const chance = seeded(20261124)
  const url = await bareStoreUrl()
  const store = await openStore(url)
  await migrate(store)
  await publish(store.db, PEOPLE)
  const acknowledged: string[] = []
  let kills = 0

  // Two learners in two processes at once, so that a kill also hits while the other one writes.
  for (let round = 0; round < ROUNDS; round++) {
    const startAt = (round + 1) * 1_000_000_000
    const killed = await Promise.all(
      PEOPLE.map((personId) => answersUntilKilled(url, personId, startAt, chance() * 60)),
    )
    acknowledged.push(...killed.flat())
    kills += killed.length
  }

  expect(kills).toBeGreaterThanOrEqual(20)
  const kept = new Set((await store.db.select({ id: attempt.id }).from(attempt)).map(({ id }) => id))
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  // What a process had no time to say may be there as well: at most one for each kill.
  expect(kept.size - acknowledged.length).toBeLessThanOrEqual(kills)
  expect(acknowledged.length).toBeGreaterThan(kills)
  expect(await checkStore(store.db, rebuild)).toEqual([])
  await store.close()
})
