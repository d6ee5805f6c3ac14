import { beforeEach, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { action } from '#app/routes/api/drafts.ts'
import type { Db } from '#db/gateway.server.ts'
import { answerDraft, enrolment } from '#db/schema.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { anEnrolledLearner } from '#tests/support/factories.ts'

const form = {
  course: 'foundations',
  module: 'stock-and-flow',
  exercise: 'the-word',
  language: 'fr',
  typedAt: '1756803600000',
  value: 'flu',
  edition: 'not a field of the answer',
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

test('what is half typed is kept for its person, with the device it was typed on', async () => {
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
      typedAt: 1756803600000,
    },
  ])
  expect(await db.select().from(enrolment)).toMatchObject([
    { lastExerciseId: 'the-word', lastDevice: 'phone' },
  ])
})

test('without a session nothing is kept, and nothing is wrong', async () => {
  expect((await send({ form })).status).toBe(204)
  expect(await db.select().from(answerDraft)).toEqual([])
})

test.each([
  ['no time', { ...form, typedAt: '' }, 400],
  ['a language we do not have', { ...form, language: 'xx' }, 400],
  ['an exercise that is not there', { ...form, exercise: 'nothing' }, 404],
  ['a text beyond all measure', { ...form, value: 'x'.repeat(20_001) }, 400],
])('%s is refused', async (_what, refused, status) => {
  expect((await send({ form: refused, cookie })).status).toBe(status)
  expect(await db.select().from(answerDraft)).toEqual([])
})
