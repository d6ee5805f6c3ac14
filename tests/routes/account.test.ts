import { beforeEach, describe, expect, test } from 'vitest'
import { loader as dataFile } from '#app/routes/account/data-file.ts'
import { action as deleteAccount } from '#app/routes/account/delete.tsx'
import { action as changeProfile, loader as profile } from '#app/routes/account/profile.tsx'
import { action as endSessions, loader as sessions } from '#app/routes/account/sessions.tsx'
import { action as signIn, loader as signInPage } from '#app/routes/account/sign-in.tsx'
import { action as signOut } from '#app/routes/account/sign-out.ts'
import { action as signUp } from '#app/routes/account/sign-up.tsx'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { testStore } from '#tests/support/test-db.ts'

const password = 'four plain words'
const form = {
  form: 'sign-up',
  name: 'Awa Diop',
  email: 'awa@stats.example',
  password,
  country: 'SN',
  organisation: 'ANSD',
  language: 'fr',
}
const credentials = { form: 'sign-in', email: form.email, password }

let db: Db

/** Signs up and returns the browser's cookie. */
async function aMember(): Promise<string> {
  const { cookie } = await ask(signUp, '/en/account/sign-up', { form })
  return cookie ?? ''
}

beforeEach(async () => {
  db = await aSite()
})

describe('signing up', () => {
  test('makes an account and a session, and leads to the courses', async () => {
    const answer = await ask(signUp, '/fr/account/sign-up', { form })
    expect(answer.status).toBe(302)
    expect(answer.location).toBe('/fr?done=signed-up')
    expect(answer.headers.get('set-cookie')).toMatch(
      /^jalon=kept_[a-z2-7]{40}; HttpOnly; Max-Age=34560000; Path=\/; SameSite=Lax$/,
    )
    const page = await ask(profile, '/fr/account', { cookie: answer.cookie })
    expect(page.body.profile).toEqual({
      email: 'awa@stats.example',
      name: 'Awa Diop',
      country: 'SN',
      organisation: 'ANSD',
      language: 'fr',
      isReviewer: false,
    })
  })

  test('goes back to where its reader came from, and nowhere else', async () => {
    const next = (path: string) => `/en/account/sign-up?next=${encodeURIComponent(path)}`
    const own = await ask(signUp, next('/fr/courses/foundations'), { form })
    expect(own.location).toBe('/fr/courses/foundations?done=signed-up')
    const foreign = await ask(signUp, next('//evil.example'), {
      form: { ...form, email: 'other@stats.example' },
    })
    expect(foreign.location).toBe('/en?done=signed-up')
  })

  test('tells what is wrong field by field, keeps what was typed, and never the password', async () => {
    const answer = await ask(signUp, '/en/account/sign-up', {
      form: { ...form, email: 'awa@', password: 'short' },
    })
    expect(answer.status).toBe(400)
    expect(answer.body.fieldErrors).toEqual({ email: ['email_form'], password: ['password_short'] })
    expect(answer.body.typed).toMatchObject({ name: 'Awa Diop', email: 'awa@', country: 'SN' })
    expect(answer.body.typed).not.toHaveProperty('password')
  })

  test('refuses an address that is in use', async () => {
    await aMember()
    const answer = await ask(signUp, '/en/account/sign-up', {
      form: { ...form, password: 'another good password' },
    })
    expect(answer.status).toBe(409)
    expect(answer.body.fieldErrors).toEqual({ email: ['email_taken'] })
    expect(await people.list(db)).toHaveLength(1)
  })

  test('the same form sent twice at once makes one account and opens it both times', async () => {
    const answers = await Promise.all([1, 2].map(() => ask(signUp, '/en/account/sign-up', { form })))
    expect(answers.map(({ status }) => status)).toEqual([302, 302])
    expect(await people.list(db)).toHaveLength(1)
    for (const { cookie } of answers) expect((await ask(profile, '/en/account', { cookie })).status).toBe(200)
  })
})

describe('signing in', () => {
  test('answers a wrong password and an unknown address alike', async () => {
    await aMember()
    const wrong = await ask(signIn, '/en/account/sign-in', {
      form: { ...credentials, password: 'not the password' },
    })
    const unknown = await ask(signIn, '/en/account/sign-in', {
      form: { ...credentials, email: 'nobody@stats.example' },
    })
    for (const { status, cookie, body } of [wrong, unknown]) {
      expect({ status, cookie, problem: body.problem, fieldErrors: body.fieldErrors }).toEqual({
        status: 400,
        cookie: null,
        problem: { code: 'sign_in_failed', values: {} },
        fieldErrors: {},
      })
    }
  })

  test('reads and writes the same for a wrong password and an unknown address', async () => {
    const statements: string[] = []
    await aSite({}, await testStore(({ sql }) => statements.push(sql)))
    await aMember()
    const work = async (form: Record<string, string>) => {
      statements.length = 0
      await ask(signIn, '/en/account/sign-in', { form })
      return [...statements]
    }
    const wrong = await work({ ...credentials, password: 'not the password' })
    const unknown = await work({ ...credentials, email: 'nobody@stats.example' })
    expect(unknown).toEqual(wrong)
    expect(wrong.length).toBeGreaterThan(3)
  })

  test('an account without a password, made by the operator, opens to none', async () => {
    await people.addAccount(db, {
      id: 'new',
      facts: { name: 'N', email: 'new@stats.example', country: null, organisation: null, language: 'en' },
      passwordHash: null,
      actorId: null,
      at: 1,
    })
    const answer = await ask(signIn, '/en/account/sign-in', {
      form: { ...credentials, email: 'new@stats.example' },
    })
    expect(answer.body.problem.code).toBe('sign_in_failed')
  })

  test('takes the address as people type it', async () => {
    await aMember()
    const answer = await ask(signIn, '/en/account/sign-in', {
      form: { ...credentials, email: ' AWA@Stats.Example ' },
    })
    expect(answer.status).toBe(302)
  })

  test('on a shared computer the cookie goes with the browser and the session after 12 hours', async () => {
    await aMember()
    const answer = await ask(signIn, '/en/account/sign-in', { form: { ...credentials, shared: 'on' } })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^jalon=shared_[a-z2-7]{40}; HttpOnly; Path=\/; SameSite=Lax$/,
    )
    const page = await ask(sessions, '/en/account/sessions', { cookie: answer.cookie })
    expect(page.body.sessions[0]).toMatchObject({ isThis: true, kind: 'shared' })
  })

  test('the cookie is bound to this host where the site is on https', async () => {
    await aSite({ ORIGIN: 'https://learn.example.org' })
    const answer = await ask(signUp, '/en/account/sign-up', { form })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-jalon=kept_\w+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure$/,
    )
    expect((await ask(profile, '/en/account', { cookie: answer.cookie })).status).toBe(200)
    const plain = answer.cookie?.replace('__Host-', '') ?? ''
    expect((await ask(profile, '/en/account', { cookie: plain })).location).toMatch('/en/account/sign-in')
  })

  test('who is signed in has no use for the page', async () => {
    const cookie = await aMember()
    expect((await ask(signInPage, '/en/account/sign-in', { cookie })).location).toBe('/en/account')
  })

  test('an old session doesn’t stay behind a new one', async () => {
    const before = await aMember()
    const { cookie } = await ask(signIn, '/en/account/sign-in', { form: credentials, cookie: before })
    expect(cookie).not.toBe(before)
    expect((await ask(profile, '/en/account', { cookie: before })).status).toBe(302)
    expect((await ask(profile, '/en/account', { cookie })).status).toBe(200)
  })
})

test('a visitor is sent to sign in and comes back', async () => {
  for (const loader of [profile, sessions]) {
    const answer = await ask(loader, '/fr/account/sessions?a=b')
    expect(answer.location).toBe('/fr/account/sign-in?next=%2Ffr%2Faccount%2Fsessions%3Fa%3Db')
  }
})

test('a cookie that is not ours, however odd, is nobody’s', async () => {
  for (const cookie of [
    'jalon=',
    'jalon=kept_x',
    'other=%E0%A4%A; jalon=%',
    'jalon=../../x',
    ';;;=',
    `jalon=kept_${'a'.repeat(40)}`,
  ]) {
    expect((await ask(profile, '/en/account', { cookie })).location).toMatch('sign-in')
  }
})

test('the id of a session stands in no table', async () => {
  const cookie = await aMember()
  const [row] = await db.query.session.findMany()
  expect(row?.idHash).toMatch(/^[\w-]{43}$/)
  expect(cookie).not.toContain(row?.idHash)
})

test('signing out ends the session, takes the cookie and what the browser kept', async () => {
  const cookie = await aMember()
  const answer = await ask(signOut, '/en/account/sign-out', { form: {}, cookie })
  expect(answer.location).toBe('/en/account/sign-in?done=signed-out')
  expect(answer.cookie).toBe('')
  expect(answer.headers.get('clear-site-data')).toBe('"storage"')
  expect((await ask(profile, '/en/account', { cookie })).status).toBe(302)
})

describe('the profile', () => {
  test('is changed on a page in another language, and the page stays in its own', async () => {
    const cookie = await aMember()
    const changed = { form: 'profile', name: 'Awa Ndiaye', country: '', organisation: '', language: 'fr' }
    const answer = await ask(changeProfile, '/en/account', { form: changed, cookie })
    expect(answer.location).toBe('/en/account?done=profile')
  })

  test('is changed, and the page goes on in the new language', async () => {
    const cookie = await aMember()
    const changed = { form: 'profile', name: 'Awa Ndiaye', country: '', organisation: '', language: 'en' }
    const answer = await ask(changeProfile, '/fr/account', { form: changed, cookie })
    expect(answer.location).toBe('/en/account?done=profile')
    const page = await ask(profile, '/en/account', { cookie })
    expect(page.body.profile).toMatchObject({
      name: 'Awa Ndiaye',
      country: '',
      organisation: '',
      language: 'en',
      email: form.email,
    })
  })

  test('a new password needs the old one, and ends the other sessions', async () => {
    const first = await aMember()
    const { cookie: second } = await ask(signIn, '/en/account/sign-in', { form: credentials })
    const change = (password: string) =>
      ask(changeProfile, '/en/account', {
        form: { form: 'password', password, newPassword: 'five other plain words' },
        cookie: second,
      })
    const wrong = await change('not the password')
    expect(wrong.body).toMatchObject({ form: 'password', fieldErrors: { password: ['password_wrong'] } })
    expect((await change(password)).location).toBe('/en/account?done=password')
    expect((await ask(profile, '/en/account', { cookie: first })).status).toBe(302)
    expect((await ask(profile, '/en/account', { cookie: second })).status).toBe(200)
    expect((await ask(signIn, '/en/account/sign-in', { form: credentials })).status).toBe(400)
    const again = { ...credentials, password: 'five other plain words' }
    expect((await ask(signIn, '/en/account/sign-in', { form: again })).status).toBe(302)
  })
})

test('sessions are listed, this one first, and ended one by one or all', async () => {
  const first = await aMember()
  const windows = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537'
  const { cookie: second } = await ask(signIn, '/en/account/sign-in', {
    form: credentials,
    userAgent: windows,
  })
  const listed = async () => (await ask(sessions, '/en/account/sessions', { cookie: second })).body.sessions
  const [mine, other] = await listed()
  expect(mine).toMatchObject({ isThis: true, device: 'Chrome, Windows', kind: 'kept' })
  expect(other).toMatchObject({ isThis: false, device: 'Firefox, Android' })
  await ask(endSessions, '/en/account/sessions', { form: { session: other.id }, cookie: second })
  expect(await listed()).toHaveLength(1)
  expect((await ask(profile, '/en/account', { cookie: first })).status).toBe(302)
  await ask(signIn, '/en/account/sign-in', { form: credentials })
  await ask(endSessions, '/en/account/sessions', { form: { all: 'others' }, cookie: second })
  expect(await listed()).toHaveLength(1)
})

describe('deleting the account', () => {
  test('needs the password and a tick', async () => {
    const cookie = await aMember()
    const remove = (form: Record<string, string>) =>
      ask(deleteAccount, '/en/account/delete', { form, cookie })
    expect((await remove({ password })).body.fieldErrors).toEqual({ confirm: ['confirm_missing'] })
    expect((await remove({ password: 'wrong password', confirm: 'on' })).body.fieldErrors).toEqual({
      password: ['password_wrong'],
    })
    expect(await people.list(db)).toHaveLength(1)
    const done = await remove({ password, confirm: 'on' })
    expect(done.location).toBe('/en/account/sign-in?done=deleted')
    expect(done.cookie).toBe('')
    expect(await people.list(db)).toEqual([])
    expect((await ask(profile, '/en/account', { cookie })).status).toBe(302)
    expect((await ask(signIn, '/en/account/sign-in', { form: credentials })).body.problem.code).toBe(
      'sign_in_failed',
    )
  })
})

test('one’s data are downloaded as files, and only one’s own', async () => {
  const cookie = await aMember()
  const answer = await ask(dataFile, '/en/account/data/jalon.json', {
    params: { file: 'jalon.json' },
    cookie,
  })
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="jalon.json"')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const data = JSON.parse(answer.body)
  expect(data.person).toMatchObject({ email: 'awa@stats.example', name: 'Awa Diop' })
  expect(answer.body).not.toMatch(/scrypt|passwordHash|idHash/)
  const csv = await ask(dataFile, '/en/account/data/jalon-answers.csv', {
    params: { file: 'jalon-answers.csv' },
    cookie,
  })
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const none = await ask(dataFile, '/en/account/data/other.txt', { params: { file: 'other.txt' }, cookie })
  expect(none.status).toBe(404)
  expect(
    (await ask(dataFile, '/en/account/data/jalon.json', { params: { file: 'jalon.json' } })).status,
  ).toBe(302)
})
