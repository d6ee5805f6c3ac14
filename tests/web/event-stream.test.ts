import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followersOf } from '#app/domain/cohort/live/cohort-feed.server.ts'
import { loader } from '#app/routes/teach/live.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sessions from '#db/sessions.server.ts'
import { aSite } from '#tests/support/asking.ts'
import { now } from '#tests/support/factories.ts'
import { aLedCohort, cohortId, cookieOf, somebody } from '#tests/support/led-cohort.ts'

let db: Db

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'], now })
  db = await aSite()
  await aLedCohort(db)
  await somebody(db, 'co-trainer')
  await cohorts.addTrainer(db, { cohortId, personId: 'co-trainer', actorId: 'trainer', at: now })
})
afterEach(() => void vi.useRealTimers())

/** Listens as the server would: what was sent so far, whether it has ended, and a way to go away. */
async function listen(personId: string, method = 'GET') {
  const cookie = await cookieOf(db, personId)
  const leaving: (() => void)[] = []
  const context = { ip: '192.0.2.1', whenGone: (tell: () => void) => void leaving.push(tell) }
  const request = new Request(`http://localhost:3000/en/teach/${cohortId}/live`, {
    method,
    headers: { cookie },
  })
  const answer = (await loader({
    request,
    params: { lang: 'en', cohort: cohortId },
    context,
  } as never)) as Response
  const seen = { text: '', isOver: false }
  const reading = (async () => {
    const reader = answer.body?.getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      seen.text += new TextDecoder().decode(part.value)
    seen.isOver = true
  })()
  await vi.advanceTimersByTimeAsync(0)
  return { answer, seen, reading, goAway: () => leaving.map((tell) => tell()) }
}

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)

test('a stream is neither kept nor changed on its way, and a heartbeat keeps it open', async () => {
  const { answer, seen, goAway } = await listen('trainer')
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(answer.headers.get('cache-control')).toContain('no-transform')
  expect(seen.text).toBe('retry: 5000\n\n')
  await minutes(1)
  expect(seen).toEqual({ text: `retry: 5000\n\n${': here\n\n'.repeat(4)}`, isOver: false })
  goAway()
})

test('a client that goes away ends the stream and the looking', async () => {
  const { reading, goAway } = await listen('trainer')
  expect(followersOf(db, cohortId)).toBe(1)
  goAway()
  await reading
  expect(followersOf(db, cohortId)).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('a body that is thrown away ends them too', async () => {
  const cookie = await cookieOf(db, 'trainer')
  const request = new Request(`http://localhost:3000/en/teach/${cohortId}/live`, { headers: { cookie } })
  const answer = (await loader({
    request,
    params: { lang: 'en', cohort: cohortId },
    context: {},
  } as never)) as Response
  await answer.body?.cancel()
  expect(vi.getTimerCount()).toBe(0)
})

test('whoever is taken out of the cohort, or signs out, hears nothing more within a minute', async () => {
  const [stays, leaves] = [await listen('trainer'), await listen('co-trainer')]
  await minutes(1)
  expect([stays.seen.isOver, leaves.seen.isOver]).toEqual([false, false])
  await cohorts.removeTrainer(db, { cohortId, personId: 'co-trainer', actorId: 'trainer', at: now })
  await minutes(1)
  expect([stays.seen.isOver, leaves.seen.isOver]).toEqual([false, true])
  await sessions.endAll(db, 'trainer')
  await minutes(1)
  expect(stays.seen.isOver).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test('no stream lasts for ever: the browser comes again', async () => {
  const { seen } = await listen('trainer')
  await minutes(9)
  expect(seen.isOver).toBe(false)
  await minutes(1)
  expect(seen.isOver).toBe(true)
})

test('a HEAD request is answered and done', async () => {
  const { reading } = await listen('trainer', 'HEAD')
  await reading
  expect(vi.getTimerCount()).toBe(0)
})

test('whoever is refused leaves nothing running', async () => {
  await somebody(db, 'stranger')
  const { answer, seen } = await listen('stranger')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  expect(seen.text).toContain('There is no such page')
  expect(vi.getTimerCount()).toBe(0)
})

test('a server that stops ends all streams, and those that begin meanwhile', async () => {
  const { endEventStreams } = await import('#app/web/event-stream.server.ts')
  const { reading } = await listen('trainer')
  endEventStreams()
  await reading
  await (await listen('trainer')).reading
  expect(vi.getTimerCount()).toBe(0)
})
