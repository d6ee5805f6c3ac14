import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { allMailSent, senderOf } from '#app/auth/mail.server.ts'
import { makeResetLink } from '#app/auth/reset-link.server.ts'
import { findAccount } from '#app/auth/sign-in.server.ts'
import { loader as linkPage, action as setPassword } from '#app/routes/account/new-password.tsx'
import { action as changeProfile, loader as profile } from '#app/routes/account/profile.tsx'
import { action as reset, loader as resetPage } from '#app/routes/account/reset.tsx'
import { action as signIn } from '#app/routes/account/sign-in.tsx'
import { action as signUp } from '#app/routes/account/sign-up.tsx'
import { type Db, isConflict } from '#db/gateway.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { aMailServer } from '#tests/support/mail-server.ts'
import { testStore } from '#tests/support/test-db.ts'

const ORIGIN = 'https://learn.example.org'
const form = {
  form: 'sign-up',
  name: 'Awa Diop',
  email: 'awa@stats.example',
  password: 'four plain words',
  language: 'fr',
}

afterEach(() => vi.useRealTimers())

/** The token of the link in a mail, whose lines are folded and encoded for the way. */
function tokenIn(mail: string): string {
  const plain = mail.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  return /\/account\/reset\/([\w-]{43})/.exec(plain)?.[1] ?? ''
}

const asked = (email: string) => ask(reset, '/en/account/reset', { form: { form: 'reset', email } })

const changed = (token: string, password: string) =>
  ask(setPassword, `/fr/account/reset/${token}`, {
    form: { form: 'new-password', password },
    params: { token },
  })

async function tokenFor(db: Db, now = Date.now()): Promise<string> {
  const made = await makeResetLink(db, { email: form.email, byOperator: true, now })
  return made?.link.split('/').at(-1) ?? ''
}

test('a link comes by mail, in the person’s language, and sets a new password', async () => {
  const mail = await aMailServer()
  await aSite({ ORIGIN, SMTP_URL: mail.url })
  const { cookie } = await ask(signUp, '/en/account/sign-up', { form })
  expect((await asked(' AWA@stats.example')).body).toEqual({ isSent: true })
  // For a while nothing is done for it: how long the answer took tells nothing.
  await setTimeout(100)
  expect(mail.connections()).toBe(0)
  await allMailSent()
  await mail.close()

  expect(mail.mails).toHaveLength(1)
  const { to, text } = mail.mails[0] ?? { to: [], text: '' }
  expect(to).toEqual(['awa@stats.example'])
  expect(text).toMatch(/^From: Jalon <no-reply@learn\.example\.org>\r$/m)
  expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(text).toContain('multipart/alternative')
  expect(text).toContain('https://learn.example.org/fr/account/reset/')

  const token = tokenIn(text)
  const params = { token }
  // Looking at the page uses nothing up: mail programs look too.
  for (let looks = 0; looks < 2; looks++)
    expect((await ask(linkPage, `/fr/account/reset/${token}`, { params })).body.isGood).toBe(true)
  const answer = await changed(token, 'five other plain words')
  expect(answer.location).toBe('/fr/account/sign-in?done=password')
  expect(answer.cookie).toBeNull()
  expect((await ask(profile, '/en/account', { cookie })).status).toBe(302)
  const credentials = { form: 'sign-in', email: form.email, password: 'five other plain words' }
  expect((await ask(signIn, '/en/account/sign-in', { form: credentials })).status).toBe(302)
})

test('a link works once', async () => {
  const db = await aSite()
  await ask(signUp, '/en/account/sign-up', { form })
  const token = await tokenFor(db)
  const both = await Promise.all([
    changed(token, 'five other plain words'),
    changed(token, 'six more plain words'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([302, 404])
  const again = await changed(token, 'yet another password')
  expect(again.body.problem.code).toBe('reset_link_used')
  expect((await ask(linkPage, `/fr/account/reset/${token}`, { params: { token } })).body.isGood).toBe(false)
})

describe('who still knows the old password when a link sets a new one', () => {
  const newPassword = 'five other plain words'
  const knows = async (password: string) =>
    (await ask(signIn, '/en/account/sign-in', { form: { form: 'sign-in', email: form.email, password } }))
      .status === 302

  test('can’t put theirs in its place with a change that is under way', async () => {
    const db = await aSite()
    const { cookie } = await ask(signUp, '/en/account/sign-up', { form })
    const token = await tokenFor(db)
    const change = { form: 'password', password: form.password, newPassword: 'what the thief wants' }
    const [, changing] = await Promise.all([
      changed(token, newPassword),
      ask(changeProfile, '/en/account', { form: change, cookie }),
    ])
    expect([400, 302]).toContain(changing.status)
    expect(await knows(newPassword)).toBe(true)
    expect(await knows('what the thief wants')).toBe(false)
  })

  test('gets no session that lasts from a sign-in that is under way', async () => {
    const db = await aSite()
    await ask(signUp, '/en/account/sign-up', { form })
    const token = await tokenFor(db)
    const credentials = { form: 'sign-in', email: form.email, password: form.password }
    const [, signing] = await Promise.all([
      changed(token, newPassword),
      ask(signIn, '/en/account/sign-in', { form: credentials }),
    ])
    const page = await ask(profile, '/en/account', { cookie: signing.cookie })
    expect(page.location).toContain('/account/sign-in')
  })

  test('is refused though their password was right when it was checked', async () => {
    const db = await aSite()
    await ask(signUp, '/en/account/sign-up', { form })
    const account = await findAccount(db, form.email, form.password)
    await changed(await tokenFor(db), newPassword)
    const visit = new Request('http://localhost:3000/en')
    const late = startSession(db, account?.id ?? '', visit, 'kept', account?.passwordHash)
    await expect(late).rejects.toSatisfy(isConflict)
  })
})

test('a link works for an hour', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const db = await aSite()
  await ask(signUp, '/en/account/sign-up', { form })
  const token = await tokenFor(db)
  vi.setSystemTime(Date.now() + 60 * 60_000)
  expect((await changed(token, 'five other plain words')).status).toBe(404)
})

test('a link that never was sets nothing', async () => {
  await aSite()
  for (const token of ['', 'x', 'A'.repeat(43)])
    expect((await changed(token, 'five other plain words')).status).toBe(404)
})

test('a password that is too short uses no link up', async () => {
  const db = await aSite()
  await ask(signUp, '/en/account/sign-up', { form })
  const token = await tokenFor(db)
  expect((await changed(token, 'short')).body.fieldErrors).toEqual({ password: ['password_short'] })
  expect((await changed(token, 'five other plain words')).status).toBe(302)
})

test('a known and an unknown address get the same answer after the same statements', async () => {
  const mail = await aMailServer()
  const statements: string[] = []
  const store = await testStore(({ sql }) => statements.push(sql))
  await aSite({ ORIGIN, SMTP_URL: mail.url }, store)
  await ask(signUp, '/en/account/sign-up', { form })
  const work = async (email: string) => {
    statements.length = 0
    const { status, body, headers } = await asked(email)
    return { status, body, headers: [...headers], statements: [...statements] }
  }
  await work('warm-up@stats.example')
  const known = await work('awa@stats.example')
  const unknown = await work('nobody@stats.example')
  expect(known).toEqual(unknown)
  expect(known.statements.length).toBeGreaterThan(4)
  await allMailSent()
  expect(mail.mails).toHaveLength(1)
  await mail.close()
})

test('nobody waits for the mail server, and its refusal is logged without the address', async () => {
  const mail = await aMailServer({ refuses: true })
  const db = await aSite({ ORIGIN, SMTP_URL: mail.url })
  await ask(signUp, '/en/account/sign-up', { form })
  const lines: unknown[] = []
  globalThis.jalonLog = { error: (...line: unknown[]) => lines.push(line), info: () => {} } as never
  try {
    expect((await asked('awa@stats.example')).body).toEqual({ isSent: true })
    await allMailSent()
  } finally {
    globalThis.jalonLog = undefined
    await mail.close()
  }
  expect(db).toBeDefined()
  expect(lines).toHaveLength(1)
  expect(JSON.stringify(lines)).toContain('550')
  expect(JSON.stringify(lines)).not.toContain('awa')
})

test('without a mail server the page says who can help', async () => {
  const incomplete: Record<string, string>[] = [{}, { ORIGIN }]
  for (const variables of incomplete) {
    await aSite(variables)
    expect((await ask(resetPage, '/en/account/reset')).body).toEqual({ canSendMail: false })
    expect((await asked('awa@stats.example')).body.problem.code).toBe('no_mail')
  }
})

test('mails come from an address that the mail server will take', () => {
  expect(senderOf('smtp://mail.example:587', ORIGIN)).toBe('no-reply@learn.example.org')
  expect(senderOf('smtp://jalon%40stats.example:secret@mail.example', ORIGIN)).toBe('jalon@stats.example')
  expect(senderOf('smtp://user:secret@mail.example?from=desk@stats.example', ORIGIN)).toBe(
    'desk@stats.example',
  )
})
