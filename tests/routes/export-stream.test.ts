import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { attempt } from '#db/schema.ts'
import { coursesWithTest } from '#tests/support/courses-with-test.ts'
import { aLedCohort, aMember, trainer } from '#tests/support/exported-cohort.ts'
import { type RunningServer, startServer } from '#tests/support/server.ts'

/** Some thirty megabytes of a file, whose text is incompressible enough to fill every buffer on the way. */
const ANSWERS = 40_000

let server: RunningServer
let cookie = ''

beforeAll(async () => {
  server = await startServer({ COURSES_DIR: coursesWithTest() })
  const store = await openStore(server.databaseUrl)
  await aLedCohort(store.db)
  await aMember(store.db, 'amina')
  const of = { personId: 'amina', courseId: 'foundations', moduleId: 'stock-and-flow', exerciseId: 'a' }
  await store.db.insert(attempt).values({
    ...of,
    id: 'first',
    number: 1,
    editionHash: 'gone',
    language: 'en',
    answer: '{}',
    code: 'right',
    detail: '{}',
    points: 1000,
    outOf: 1000,
    passMark: 80,
    at: 1,
  })
  await store.db.run(sql`
    with recursive n(number) as (select 2 union all select number + 1 from n where number < ${ANSWERS})
    insert into attempt select 'a-' || n.number, person_id, course_id, module_id, exercise_id, n.number,
      hex(randomblob(250)), language, answer, code, detail, points_milli, out_of_milli, pass_mark, at
    from attempt, n`)
  cookie = (await startSession(store.db, trainer.id, new Request('http://localhost/'))).split(';')[0] ?? ''
  await store.close()
}, 240_000)
afterAll(async () => {
  await server.stop()
})

const ask = (file: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const url = `${server.url}/en/teach/cohort/export/${file}`
    request(url, { headers: { cookie } }, resolve).on('error', reject).end()
  })

/** CPU that the server has used, in seconds; Linux counts it in hundredths. */
function cpu(): number {
  const stat = readFileSync(`/proc/${server.process.pid}/stat`, 'utf8')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) / 100
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function bytesOf(answer: IncomingMessage): Promise<number> {
  let bytes = 0
  for await (const part of answer) bytes += (part as Buffer).length
  return bytes
}

test.skipIf(process.platform !== 'linux')(
  'a client that reads nothing makes the server wait, not keep the file in memory',
  async () => {
    const atFirst = cpu()
    const bytes = await bytesOf(await ask('answers.csv'))
    const whole = cpu() - atFirst
    expect(bytes).toBeGreaterThan(20e6)
    const before = cpu()
    const slow = await Promise.all(Array.from({ length: 8 }, () => ask('answers.csv')))
    // What lies between is filled, and then the server rests: long before it has made eight whole files.
    const inASecond = async () => {
      const then = cpu()
      await pause(1_000)
      return cpu() - then
    }
    await expect.poll(inASecond, { timeout: 60_000, interval: 10 }).toBeLessThan(0.1)
    expect(cpu() - before).toBeLessThan(4 * whole)
    // It goes on where it stopped, and to its end.
    expect(await bytesOf(slow[0] as IncomingMessage)).toBe(bytes)
    // Who goes away leaves a server that answers others.
    for (const answer of slow) answer.destroy()
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  },
  120_000,
)

test('a failure half way breaks the connection: no file looks whole that is not', async () => {
  const store = await openStore(server.databaseUrl)
  await store.db.run(sql`update attempt set detail = '{' where number = ${ANSWERS - 1}`)
  await store.close()
  for (const file of ['answers.csv', 'answers.xlsx']) {
    const answer = await ask(file)
    expect(answer.statusCode).toBe(200)
    await expect(bytesOf(answer), file).rejects.toThrow('aborted')
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
}, 120_000)
