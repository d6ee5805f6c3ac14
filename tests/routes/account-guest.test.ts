import { beforeEach, expect, test } from 'vitest'
import { startGuest } from '#app/auth/actor.server.ts'
import { loader as data } from '#app/routes/account/data.tsx'
import { loader as dataFile } from '#app/routes/account/data-file.ts'
import { loader as profile } from '#app/routes/account/profile.tsx'
import { action as signIn, loader as signInPage } from '#app/routes/account/sign-in.tsx'
import { action as signOut } from '#app/routes/account/sign-out.ts'
import { action as signUp } from '#app/routes/account/sign-up.tsx'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as personalData from '#db/personal-data.server.ts'
import { answer, publish } from '#tests/support/answering.ts'
import { aSite, ask } from '#tests/support/asking.ts'

const password = 'four plain words'
const form = { form: 'sign-up', name: 'Awa Diop', email: 'awa@stats.example', password, language: 'fr' }
const credentials = { form: 'sign-in', email: form.email, password }

let db: Db

beforeEach(async () => {
  db = await aSite()
  await publish(db, ['somebody'])
})

/** A guest in a browser of their own, with this many answers. */
async function aGuestWith(answers: number): Promise<{ id: string; cookie: string }> {
  const request = new Request('http://localhost:3000/en')
  const { person, setCookie } = await startGuest(db, {
    language: 'en',
    request,
    address: '192.0.2.1',
    now: 1,
  })
  for (let turn = 0; turn < answers; turn++) await answer(db, person.id, turn, Date.now())
  return { id: person.id, cookie: setCookie.split(';')[0] ?? '' }
}

const answersOf = async (id: string) => (await personalData.ofPerson(db, id)).attempts.length
const idOf = async () => (await people.byEmail(db, form.email))?.id ?? ''

test('signing up keeps all that a guest did, under a new session', async () => {
  const guest = await aGuestWith(3)
  const { cookie, status } = await ask(signUp, '/en/account/sign-up', { form, cookie: guest.cookie })
  expect(status).toBe(302)
  expect(await idOf()).toBe(guest.id)
  expect(await answersOf(guest.id)).toBe(3)
  expect(cookie).not.toBe(guest.cookie)
  expect((await ask(profile, '/en/account', { cookie: guest.cookie })).status).toBe(302)
  expect((await ask(profile, '/en/account', { cookie })).body.profile.name).toBe('Awa Diop')
})

test('signing in adds a guest’s answers to the account, and the guest is gone', async () => {
  await ask(signUp, '/en/account/sign-up', { form })
  const guest = await aGuestWith(3)
  expect((await ask(signInPage, '/en/account/sign-in', { cookie: guest.cookie })).body.isGuest).toBe(true)
  const answer = await ask(signIn, '/en/account/sign-in', {
    form: { ...credentials, merge: 'on' },
    cookie: guest.cookie,
  })
  expect(answer.status).toBe(302)
  expect(await answersOf(await idOf())).toBe(3)
  expect(await people.byId(db, guest.id)).toBeNull()
})

test('a wrong password merges nothing', async () => {
  await ask(signUp, '/en/account/sign-up', { form })
  const guest = await aGuestWith(1)
  const wrong = { ...credentials, password: 'not the password', merge: 'on' }
  await ask(signIn, '/en/account/sign-in', { form: wrong, cookie: guest.cookie })
  expect(await answersOf(guest.id)).toBe(1)
})

test('on a shared computer, answers of somebody else are left where they are', async () => {
  await ask(signUp, '/en/account/sign-up', { form })
  const guest = await aGuestWith(2)
  await ask(signIn, '/en/account/sign-in', { form: credentials, cookie: guest.cookie })
  expect(await answersOf(await idOf())).toBe(0)
  expect(await answersOf(guest.id)).toBe(2)
  expect((await ask(profile, '/en/account', { cookie: guest.cookie })).location).toMatch('sign-in')
})

test('a guest who signs up with their own account’s address and password finds both together', async () => {
  await ask(signUp, '/en/account/sign-up', { form })
  const id = await idOf()
  const guest = await aGuestWith(2)
  expect((await ask(signUp, '/en/account/sign-up', { form, cookie: guest.cookie })).status).toBe(302)
  expect(await answersOf(id)).toBe(2)
})

test('a guest may see and download their data, and leave the browser', async () => {
  const guest = await aGuestWith(1)
  expect((await ask(profile, '/en/account', { cookie: guest.cookie })).body.profile).toBeNull()
  expect((await ask(data, '/en/account/data', { cookie: guest.cookie })).body.isGuest).toBe(true)
  const file = await ask(dataFile, '/en/account/data/jalon.json', {
    params: { file: 'jalon.json' },
    cookie: guest.cookie,
  })
  expect(JSON.parse(file.body).answers).toHaveLength(1)
  await ask(signOut, '/en/account/sign-out', { form: {}, cookie: guest.cookie })
  expect((await ask(profile, '/en/account', { cookie: guest.cookie })).location).toMatch('sign-in')
})

test('the export holds every answer, also those whose text is not kept', async () => {
  const guest = await aGuestWith(2)
  const csv = await ask(dataFile, '/en/account/data/jalon-answers.csv', {
    params: { file: 'jalon-answers.csv' },
    cookie: guest.cookie,
  })
  const [header, ...rows] = csv.body.replace('\ufeff', '').trim().split('\r\n')
  expect(header).toBe('time,course,module,exercise,number,language,answer,verdict,points,out_of')
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,c,m,first,1,fr,,right,1,1$/)
})
