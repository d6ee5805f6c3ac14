import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emailHashOf, readStopToken, stopToken } from '#app/domain/cohort/mail/stop-token.server.ts'
import { action, loader } from '#app/routes/account/mail-stop.tsx'
import type { Db } from '#db/gateway.server.ts'
import { openStore } from '#db/gateway.server.ts'
import * as refusals from '#db/mail-refusals.server.ts'
import * as outbox from '#db/outbox.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { aCohort, anInvitation, aPerson } from '#tests/support/cohorts.ts'
import { aMailServer } from '#tests/support/mail-server.ts'
import { type RunningServer, startServer } from '#tests/support/server.ts'

const email = 'awa@example.org'

test('a token names no address, and is made by one store only', () => {
  const token = stopToken('secret', email)
  expect(token).not.toContain('awa')
  expect(stopToken('secret', email.toUpperCase())).toBe(token)
  expect(readStopToken('secret', token)).toBe(emailHashOf('secret', email))
  for (const other of ['', '.', token.slice(0, -1), `${token}x`, `${'A'.repeat(43)}.${token.slice(44)}`])
    expect(readStopToken('secret', other)).toBeNull()
  expect(readStopToken('another', token)).toBeNull()
})

describe('the page that ends letters', () => {
  let db: Db
  let token: string
  beforeEach(async () => {
    db = await aSite()
    token = stopToken(await tokenSecret(db), email)
  })
  const path = () => `/fr/mail/stop/${token}`
  const look = async () => (await ask(loader, path(), { params: { token } })).body.isStopped
  const press = (form: Record<string, string>) => ask(action, path(), { params: { token }, form })

  test('ends nothing by being looked at, ends them by its button, and begins them again', async () => {
    expect([await look(), await look()]).toEqual([false, false])
    for (let presses = 0; presses < 2; presses += 1) {
      const { status, location } = await press({ form: 'stop' })
      expect([status, location]).toEqual([303, `${path()}?done`])
      expect(await look()).toBe(true)
    }
    await press({ form: 'again' })
    expect(await look()).toBe(false)
  })

  test('ends them by one POST of a mail program, which follows no redirect', async () => {
    const { status, location } = await press({ 'List-Unsubscribe': 'One-Click' })
    expect([status, location]).toEqual([200, null])
    expect(await look()).toBe(true)
  })

  test('is not there for a token that this store has not made', async () => {
    token = stopToken('another secret', email)
    expect((await ask(loader, path(), { params: { token } })).status).toBe(404)
    expect((await press({ form: 'stop' })).status).toBe(404)
    expect((await refusals.among(db, [emailHashOf('another secret', email)])).size).toBe(0)
  })
})

describe('the server', () => {
  let server: RunningServer
  let mail: Awaited<ReturnType<typeof aMailServer>>
  let token: string
  beforeAll(async () => {
    mail = await aMailServer()
    server = await startServer({ SMTP_URL: mail.url, ORIGIN: 'https://learn.example.org' })
    const { db, close } = await openStore(server.databaseUrl)
    token = stopToken(await tokenSecret(db), email)
    await close()
  }, 240_000)
  afterAll(() => mail.close())

  const oneClick = (path: string, headers: Record<string, string> = {}) => {
    // Its own address stands in ORIGIN; here it is reached on loopback, as by a proxy.
    const url = new URL(path, `http://localhost:${port()}`)
    const form = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    return fetch(url, { method: 'POST', body: form, headers, redirect: 'manual' })
  }
  const port = () => /"port":(\d+)/.exec(server.output())?.[1]

  test('lets a mail program’s POST through to that page, and to no other', async () => {
    expect((await oneClick(`/en/mail/stop/${token}`)).status).toBe(200)
    for (const path of [
      '/en/account/sign-in',
      `/en/mail/stop/${token}/more`,
      `/en/mail/stop/${token}.data`,
      `/en/mail/stop/../../account/sign-out?${token}`,
      '/en/mail/stop/short',
    ])
      expect((await oneClick(path)).status, path).toBe(403)
  })

  test('does not let a page of another site press it', async () => {
    const path = `/en/mail/stop/${token}`
    const foreign: Record<string, string>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { cookie: 'jalon=x' },
    ]
    for (const headers of foreign) expect((await oneClick(path, headers)).status).toBe(403)
  })

  test('sends what is in the outbox, and stops in order', async () => {
    const { db, close } = await openStore(server.databaseUrl)
    await aPerson(db, 'trainer', { role: 'trainer' })
    await aCohort(db, { endsOn: '9999-12-31' })
    await anInvitation(db, 'omar')
    const letter = { invitationId: 'omar', personId: null, email: 'omar@example.org', language: 'en' }
    const kind = { kind: 'invitation' as const, subject: null, body: null, createdBy: null }
    await outbox.write(db, [{ key: 'a', cohortId: 'cohort', dueAt: 0, ...letter, ...kind }], 0)
    await expect
      .poll(() => mail.mails.map(({ to }) => to), { timeout: 20_000 })
      .toEqual([['omar@example.org']])
    await expect.poll(() => outbox.countByState(db, 'cohort')).toEqual([{ state: 'sent', letters: 1 }])
    await close()
    expect(await server.stop()).toBe(0)
    expect(server.output()).not.toContain(token)
    expect(server.output()).not.toContain('@example.org')
  })
})
