import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { action as reset } from '#app/routes/account/reset.tsx'
import { action as signIn } from '#app/routes/account/sign-in.tsx'
import { countTry, forgiveTry } from '#app/web/throttle.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { throttle } from '#db/schema.ts'
import { aSite, ask } from '#tests/support/asking.ts'

const minute = 60_000

afterEach(() => vi.useRealTimers())

const client = { address: '192.0.2.1', account: 'awa@stats.example' }
const refused = (minutes: number) => ({
  problem: 'too-many',
  code: 'slow_down',
  values: { seconds: minutes * 60, minutes },
})

test('ten failures from one place are allowed, then a quarter of an hour must pass', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const db = await aSite()
  for (let tries = 0; tries < 10; tries++) await countTry(db, 'sign-in', client)
  await expect(countTry(db, 'sign-in', client)).rejects.toMatchObject(refused(15))
  await countTry(db, 'sign-in', { ...client, account: 'another@stats.example' })
  await countTry(db, 'sign-in', { ...client, address: '198.51.100.9' })
  vi.setSystemTime(Date.now() + 15 * minute)
  await countTry(db, 'sign-in', client)
})

test('guessing from many networks is bounded by the account', async () => {
  const db = await aSite()
  const from = (number: number) => countTry(db, 'sign-in', { ...client, address: `203.0.113.${number}` })
  for (let number = 0; number < 60; number++) await from(number)
  await expect(from(61)).rejects.toMatchObject(refused(60))
})

test('a right password is not held against a training room that shares one address', async () => {
  const db = await aSite()
  for (let person = 0; person < 250; person++) {
    const one = { address: '192.0.2.1', account: `person-${person}` }
    await countTry(db, 'sign-in', one)
    await forgiveTry(db, 'sign-in', one)
  }
  await countTry(db, 'sign-in', client)
})

test('right passwords count against their account, so that nobody keeps the server busy with their own', async () => {
  const db = await aSite()
  for (let tries = 0; tries < 60; tries++) {
    await countTry(db, 'sign-in', client)
    await forgiveTry(db, 'sign-in', client)
  }
  await expect(countTry(db, 'sign-in', client)).rejects.toMatchObject({ code: 'slow_down' })
  await countTry(db, 'sign-in', { ...client, account: 'another@stats.example' })
})

test('the counters survive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-throttles-'))
  const url = `file:${join(folder, 'jalon.db')}`
  try {
    const first = await openStore(url)
    await migrate(first)
    for (let tries = 0; tries < 10; tries++) await countTry(first.db, 'sign-in', client)
    await first.close()
    const second = await openStore(url)
    await expect(countTry(second.db, 'sign-in', client)).rejects.toMatchObject({ code: 'slow_down' })
    await second.close()
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('the table names nobody', async () => {
  const db = await aSite()
  await countTry(db, 'sign-in', client)
  const rows = await db.select().from(throttle)
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).not.toMatch(/awa|stats|192\.0\.2/)
})

test('counters that have run out are cleared away', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const db = await aSite()
  await countTry(db, 'sign-in', client)
  vi.setSystemTime(Date.now() + 120 * minute)
  await countTry(db, 'reset', { address: '198.51.100.9', account: 'x' })
  const keys = (await db.select().from(throttle)).map(({ key }) => key.split(':')[0])
  expect(keys).toEqual(['reset', 'reset'])
})

test('the page says so, with a status, a time to wait, and what was typed', async () => {
  const db = await aSite()
  for (let tries = 0; tries < 10; tries++) await countTry(db, 'sign-in', client)
  const form = { form: 'sign-in', email: client.account, password: 'whatever it is' }
  const answer = await ask(signIn, '/en/account/sign-in', { form, ip: client.address })
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800)
  expect(answer.body.problem).toMatchObject({ code: 'slow_down', values: { minutes: 15 } })
  expect(answer.body.typed.email).toBe(client.account)
})

test('asking for links is bounded alike for addresses that exist and that don’t', async () => {
  await aSite({ ORIGIN: 'https://learn.example.org', SMTP_URL: 'smtp://127.0.0.1:9' })
  const asked = () =>
    ask(reset, '/en/account/reset', { form: { form: 'reset', email: 'nobody@stats.example' } })
  for (let tries = 0; tries < 3; tries++) expect((await asked()).body).toEqual({ isSent: true })
  expect((await asked()).status).toBe(429)
})
