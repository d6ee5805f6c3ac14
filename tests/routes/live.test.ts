import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { membership } from '#db/cohort-schema.ts'
import { openStore, type Store } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { coursesWithTest } from '#tests/support/courses-with-test.ts'
import { aLedCohort, trainer } from '#tests/support/exported-cohort.ts'
import { aReader } from '#tests/support/reader.ts'
import { type RunningServer, startServer } from '#tests/support/server.ts'

const courses = coursesWithTest()
let server: RunningServer
let store: Store
let cookie = ''

beforeAll(async () => {
  server = await startServer({ COURSES_DIR: courses })
  store = await openStore(server.databaseUrl)
  await aLedCohort(store.db)
  cookie = (await startSession(store.db, trainer.id, new Request('http://localhost/'))).split(';')[0] ?? ''
}, 240_000)
afterAll(async () => {
  await store.close()
  await server.stop()
  rmSync(courses, { recursive: true, force: true })
})

/** Listens as a browser does, which asks for compressed answers too. */
async function listen() {
  const url = `${server.url}/en/teach/cohort/live?since=${Date.now()}`
  const headers = { cookie, accept: 'text/event-stream', 'accept-encoding': 'gzip, br' }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { headers, agent: false }, resolve).on('error', reject).end()
  })
  const heard = { text: '' }
  answer.setEncoding('utf8').on('data', (text) => {
    heard.text += text
  })
  return { answer, heard, ended: once(answer, 'close') }
}

/** Waits until it is so, for at most ten seconds. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let tried = 0; tried < 100; tried += 1) {
    if (await isSo()) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

test('an answer is heard of while the page is open, uncompressed and in parts', async () => {
  const learner = aReader(server.url)
  const email = 'amina@stat.example'
  const facts = { name: 'Amina', email, password: 'four plain words', country: 'SN', organisation: 'ANSD' }
  const fields = Object.entries({ form: 'sign-up', ...facts, language: 'en' })
  await learner.post(
    '/en/account/sign-up',
    Object.fromEntries(fields.map(([name, value]) => [name, [value]])),
  )
  const personId = (await people.byEmail(store.db, email))?.id ?? ''
  await store.db.insert(membership).values({ cohortId: 'cohort', personId, state: 'active', joinedAt: 1 })

  const { answer, heard } = await listen()
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  expect(answer.headers['content-encoding']).toBeUndefined()
  expect(await until(() => heard.text === 'retry: 5000\n\n')).toBe(true)

  const page = '/en/courses/foundations/first'
  const [, option = ''] = /name="option"[^>]*value="([^"]+)"/.exec(await learner.get(page)) ?? []
  await learner.post(page, { exercise: ['one'], attempt: ['try-1'], intent: ['answer'], option: [option] })
  expect(await until(() => heard.text.includes('event: answers'))).toBe(true)
  expect(heard.text).toContain('data: {"count":1,"isMore":false,"newestAt":')
  answer.destroy()
}, 60_000)

test('who goes away leaves their place to others', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, listen))
  expect(all.map(({ answer }) => answer.statusCode)).toEqual(all.map(() => 200))
  const refused = await listen()
  expect([refused.answer.statusCode, refused.answer.headers['retry-after']]).toEqual([429, '60'])
  for (const { answer } of all) answer.destroy()
  expect(
    await until(async () => {
      const { answer } = await listen()
      answer.destroy()
      return answer.statusCode === 200
    }),
  ).toBe(true)
}, 60_000)

test('a stop does not wait for those who listen', async () => {
  const { answer, heard, ended } = await listen()
  expect(await until(() => heard.text !== '')).toBe(true)
  const asked = Date.now()
  expect(await server.stop()).toBe(0)
  await ended
  // Cut off it would not have come to its end.
  expect(answer.complete).toBe(true)
  expect(Date.now() - asked).toBeLessThan(8_000)
}, 60_000)
