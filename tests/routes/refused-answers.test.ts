import { beforeEach, describe, expect, test } from 'vitest'
import { action as answers } from '#app/routes/api/answers.ts'
import { action, headers, loader } from '#app/routes/learn/module.tsx'
import { PAGE } from '#app/ui/module-page.tsx'
import type { Db } from '#db/gateway.server.ts'
import { answerDraft, attempt, person } from '#db/schema.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aCourse, anEdition, anEnrolledLearner, aSubmission, published } from '#tests/support/factories.ts'

const path = '/en/courses/foundations/stock-and-flow'
const params = { course: 'foundations', module: 'stock-and-flow' }
const essay = 'Both figures are right: one counts people at a moment, the other events in a year.'
const reply = {
  exercise: 'reply',
  edition: 'foundations/stock-and-flow/en',
  attempt: 'try-1',
  intent: 'answer',
  text: essay,
}

let db: Db
beforeEach(async () => {
  db = await aSite()
  await anEnrolledLearner(db)
})

/** Sends an exercise's form without scripts; the page that comes back is the action's and then the loader's. */
async function post(form: Record<string, string>, cookie: string | null = null) {
  const html = new Map<string, unknown>()
  const answer = await ask(action, path, { form, params, cookie, html })
  if (answer.location !== null) return { ...answer, page: '' }
  await ask(loader, path, { params, cookie, html })
  return { ...answer, page: Buffer.concat(html.get(PAGE) as Uint8Array[]).toString() }
}

const people = async () => (await db.select().from(person)).length

describe('a form that is refused comes back with all that was typed', () => {
  test('when the exercise was changed meanwhile', async () => {
    const rubric = anExercise('written', { rubric: ['<p>Another criterion</p>'] })
    await published(db, aCourse(), [anEdition({ exercises: [rubric], hash: 'changed' })])
    const answer = await post(reply)
    expect([answer.status, answer.body.problem.code]).toEqual([409, 'exercise_changed'])
    expect(answer.page).toContain(`>${essay}</textarea>`)
    expect(answer.page).toContain('name="edition" value="changed"')
  })

  test('when it is too long, whole', async () => {
    const long = `${'x'.repeat(20_001)} and the end`
    const answer = await post({ ...reply, text: long })
    expect([answer.status, answer.body.problem.code]).toEqual([400, 'answer_too_long'])
    expect(answer.page).toContain(`>${long}</textarea>`)
  })

  test('when there were too many, with a time to wait that reaches the browser', async () => {
    const { cookie } = await post({ ...reply, exercise: 'child-share', value: '0' })
    for (let number = 1; number < 60; number++)
      await post({ ...reply, exercise: 'child-share', value: String(number) }, cookie)
    const answer = await post({ ...reply, checked: 'yes' }, cookie)
    expect([answer.status, answer.body.problem.code]).toEqual([429, 'slow_down'])
    expect(answer.page).toContain(`>${essay}</textarea>`)
    const sent = headers({
      actionHeaders: answer.headers,
      loaderHeaders: new Headers(),
      parentHeaders: new Headers(),
      errorHeaders: undefined,
    })
    expect(new Headers(sent).get('retry-after')).toBe('60')
  })

  test('but not with what was chosen among options that are others now', async () => {
    const choice = anExercise('choice')
    const { fields } = await aSubmission(db, { id: 'amina' }, choice)
    const turned = anExercise('choice', { options: choice.options.toReversed() })
    await published(db, aCourse(), [anEdition({ exercises: [turned], hash: 'turned' })])
    const answer = await post({ ...reply, exercise: choice.id, option: fields.option?.[0] ?? '' })
    expect(answer.status).toBe(409)
    expect(answer.page).not.toContain('checked=""')
  })
})

describe('a visitor whose first form is refused', () => {
  test('is nobody yet when there is nothing to answer', async () => {
    const before = await people()
    for (const form of [
      { ...reply, exercise: 'nothing' },
      { ...reply, intent: 'nothing' },
    ])
      expect((await post(form)).cookie).toBeNull()
    expect(await people()).toBe(before)
  })

  test('gets the cookie of the guest they became, so that no row is left without its person', async () => {
    const stale = { ...reply, edition: 'an edition that never was' }
    const before = await people()
    const onPage = await post(stale)
    const byScript = await ask(answers, '/api/answers', {
      form: { ...stale, ...params, language: 'en', attempt: '019976a0-0000-7000-8000-000000000000' },
      params: { lang: 'en' },
    })
    expect([onPage.status, byScript.status]).toEqual([409, 409])
    expect(JSON.parse(byScript.body).problem.code).toBe('exercise_changed')
    expect(await people()).toBe(before + 2)
    for (const { cookie } of [onPage, byScript]) expect(cookie).toMatch(/^jalon=kept_/)
  })
})

test('a text of full length passes without scripts too, which send two characters for each end of a line', async () => {
  const text = 'A line of this text.\n'.repeat(952).slice(0, 20_000)
  const answer = await post({ ...reply, text: text.replaceAll('\n', '\r\n') })
  expect(answer.status).toBe(303)
  expect(await db.select().from(answerDraft)).toMatchObject([
    { fields: JSON.stringify({ text: [text], checked: ['yes'] }) },
  ])
})

test('an answer that a browser kept for one person is not taken from another who signed in there', async () => {
  const guest = await post({ ...reply, exercise: 'child-share', value: '7' })
  const waiting = {
    ...reply,
    ...params,
    language: 'en',
    exercise: 'child-share',
    value: '26.2',
    attempt: '019976a0-0000-7000-8000-000000000000',
  }
  const send = (form: Record<string, string>) =>
    ask(answers, '/api/answers', { form, params: { lang: 'en' }, cookie: guest.cookie })
  const refused = await send({ ...waiting, person: 'amina' })
  expect(refused.status).toBe(403)
  expect(await db.select().from(attempt)).toHaveLength(1)
  expect((await send({ ...waiting, person: '' })).status).toBe(200)
  expect(await db.select().from(attempt)).toHaveLength(2)
})
