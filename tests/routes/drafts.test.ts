import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { action } from '#app/routes/api/drafts.ts'
import type { Db } from '#db/gateway.server.ts'
import { answerDraft, enrolment } from '#db/schema.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { anExercise } from '#tests/support/exercises.ts'
import {
  aCourse,
  anEdition,
  anEnrolledLearner,
  aSubmission,
  now,
  published,
} from '#tests/support/factories.ts'

const form = {
  course: 'foundations',
  module: 'stock-and-flow',
  exercise: 'the-word',
  language: 'fr',
  person: 'amina',
  edition: 'foundations/stock-and-flow/fr',
  age: '0',
  value: 'flu',
}

// The address has no language; any that we have will do.
const send = (asking: Parameters<typeof ask>[2]) =>
  ask(action, '/api/drafts', { params: { lang: 'en' }, ...asking })

let db: Db
let cookie: string

beforeEach(async () => {
  db = await aSite()
  const { id } = await anEnrolledLearner(db)
  const setCookie = await startSession(db, id, new Request('http://localhost:3000/'))
  cookie = setCookie.split(';')[0] ?? ''
})

afterEach(() => vi.useRealTimers())

test('what is half typed is kept for its person, with the device it was typed on', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  const { status } = await send({
    form,
    cookie,
    userAgent: 'Firefox/140 Android Mobile',
  })
  expect(status).toBe(204)
  expect(await db.select().from(answerDraft)).toEqual([
    {
      personId: 'amina',
      courseId: 'foundations',
      moduleId: 'stock-and-flow',
      exerciseId: 'the-word',
      fields: '{"value":["flu"]}',
      language: 'fr',
      typedAt: now,
      editionHash: 'foundations/stock-and-flow/fr',
    },
  ])
  expect(await db.select().from(enrolment)).toMatchObject([
    { lastExerciseId: 'the-word', lastDevice: 'phone' },
  ])
})

test('without a session nothing is kept, and nothing is wrong', async () => {
  expect((await send({ form: { ...form, person: '' } })).status).toBe(204)
  expect(await db.select().from(answerDraft)).toEqual([])
})

test.each([
  ['no age', { ...form, age: '' }, 400],
  ['an age that is none', { ...form, age: '-1' }, 400],
  ['a language we do not have', { ...form, language: 'xx' }, 400],
  ['an exercise that is not there', { ...form, exercise: 'nothing' }, 404],
  ['a text beyond all measure', { ...form, value: 'x'.repeat(20_001) }, 400],
])('%s is refused', async (_what, refused, status) => {
  expect((await send({ form: refused, cookie })).status).toBe(status)
  expect(await db.select().from(answerDraft)).toEqual([])
})

test('what time a device believes it is does not matter, only how long ago something was typed', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  await send({ form: { ...form, value: 'on one', age: '60000' }, cookie })
  const [draft] = await db.select().from(answerDraft)
  expect(draft?.typedAt).toBe(now - 60_000)
  // Typed two minutes ago on another device that was without a connection: not kept, and told.
  const older = await send({ form: { ...form, value: 'on another', age: '120000' }, cookie })
  expect([older.status, JSON.parse(older.body).problem.code]).toEqual([409, 'typed_later_elsewhere'])
  expect(await db.select().from(answerDraft)).toMatchObject([{ fields: '{"value":["on one"]}' }])
})

test('what a device kept of one person is not taken from another who signed in there meanwhile', async () => {
  for (const asking of [{ form: { ...form, person: 'boris' }, cookie }, { form }])
    expect((await send(asking)).status).toBe(403)
  expect(await db.select().from(answerDraft)).toEqual([])
})

test('what was chosen among other options is refused, also for a visitor, and nothing else is lost by it', async () => {
  const choice = anExercise('choice')
  const { fields } = await aSubmission(db, { id: 'amina' }, choice)
  const chosen = { ...form, exercise: choice.id, language: 'en', option: fields.option?.[0] ?? '' }
  const on = (edition: string) => ({ ...chosen, edition })
  expect((await send({ form: on('foundations/stock-and-flow/en'), cookie })).status).toBe(204)
  const turned = anExercise('choice', { options: choice.options.toReversed() })
  await published(db, aCourse(), [anEdition({ exercises: [turned, anExercise('text')], hash: 'turned' })])
  for (const asking of [{ cookie }, {}]) {
    const visitors = asking.cookie ? {} : { person: '' }
    const refused = await send({ form: { ...on('foundations/stock-and-flow/en'), ...visitors }, ...asking })
    expect([refused.status, JSON.parse(refused.body).problem.code]).toEqual([409, 'exercise_changed'])
    expect((await send({ form: { ...on('turned'), ...visitors }, ...asking })).status).toBe(204)
  }
  expect((await send({ form: { ...form, language: 'en' }, cookie })).status).toBe(204)
})
