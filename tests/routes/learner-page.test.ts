import { v7 as uuid } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { action, loader } from '#app/routes/teach/learner.tsx'
import { mark } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { attempt } from '#db/schema.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { aGuest, aSubmission, minute, now } from '#tests/support/factories.ts'
import {
  aCohort,
  aLedCohort,
  cohortId,
  cookieOf,
  exercises,
  isMember,
  somebody,
} from '#tests/support/led-cohort.ts'

let db: Db
let amina: Person
const [choice, numeric] = exercises

beforeEach(async () => {
  db = await aSite()
  amina = await aLedCohort(db)
})

const see = async (who: string | null, { query = '', person = amina.id, cohort = cohortId } = {}) =>
  ask(loader, `/en/teach/${cohort}/people/${person}${query}`, {
    params: { cohort, person },
    cookie: who && (await cookieOf(db, who)),
  })

const post = async (who: string | null, form: Record<string, string>, person = amina.id) =>
  ask(action, `/en/teach/${cohortId}/people/${person}`, {
    form,
    params: { cohort: cohortId, person },
    cookie: who && (await cookieOf(db, who)),
  })

/** Amina's answer to the choice or the number, right unless `value` is given. */
async function answers(exercise: (typeof exercises)[number], at: number, value?: string, language = 'en') {
  const given = await aSubmission(db, amina, exercise, { now: at, language })
  await submitAttempt(db, value === undefined ? given : { ...given, fields: { value: [value] } })
}

test('a trainer sees where a learner stands, against the plan', async () => {
  await answers(choice!, now)
  await answers(numeric!, now + minute, '0.262')
  await answers(numeric!, now + 2 * minute)
  const { body } = await see('trainer')
  expect(body.view.person).toMatchObject({ name: 'Amina Diallo', isGuest: false, state: 'active' })
  const [course] = body.view.courses
  expect(course).toMatchObject({ title: 'Foundations', settled: 2, total: 2, points: 2, outOf: 2 })
  expect(course.modules).toMatchObject([
    { title: 'Stock and flow', state: 'finished', dueOn: '2025-09-10', target: 'met' },
  ])
  expect(course.objectives).toMatchObject([{ settled: 2, total: 2, points: 2, outOf: 2 }])
})

test('an answer stands as it was given, with the feedback that its page showed, in the language of that page', async () => {
  await answers(numeric!, now, '0,262', 'fr')
  const [answer] = (await see('trainer')).body.view.answers.shown
  expect(answer).toMatchObject({
    answer: '0,262',
    language: 'fr',
    code: 'wrong',
    number: 1,
    points: 0,
    outOf: 1,
  })
  expect(answer.told.feedback.notes).toEqual(['<p>secret: a proportion</p>'])
  expect(answer.told.exercise.prompt).toBe('<p>En français ?</p>')
  expect(answer.told.solution).toBeNull()
})

test('answers come in pages, the newest first, or by exercise', async () => {
  for (let turn = 0; turn < 23; turn++) await answers(numeric!, now + turn * minute, String(turn + 1))
  await answers(choice!, now + 24 * minute)
  const first = (await see('trainer')).body.view.answers
  expect(first).toMatchObject({ total: 24, isFirst: true })
  expect(first.shown.map(({ answer }: { answer: unknown }) => answer).slice(0, 3)).toEqual([
    ['A stock'],
    '23',
    '22',
  ])
  expect(first.shown).toHaveLength(20)
  const second = (await see('trainer', { query: `?before=${first.older}` })).body.view.answers
  expect(second.shown.map(({ answer }: { answer: unknown }) => answer)).toEqual(['4', '3', '2', '1'])
  expect(second).toMatchObject({ older: null, isFirst: false })
  const one = (await see('trainer', { query: '?exercise=foundations/census-night' })).body.view.answers
  expect(one).toMatchObject({ total: 1, exercise: 'foundations/census-night' })
  expect(one.shown).toHaveLength(1)
})

test.each(['?exercise=foundations/none', '?exercise=x', '?before=x', '?before=1', '?before=9.%27'])(
  'an address that names nothing (%s) shows what there is',
  async (query) => {
    await answers(choice!, now)
    expect((await see('trainer', { query })).status).toBe(200)
  },
)

test('the timeline tells each day’s answers, hints and visits', async () => {
  await answers(numeric!, now, '1')
  await answers(numeric!, now + minute)
  await takeHint(db, {
    person: amina,
    courseId: 'foundations',
    moduleId: 'stock-and-flow',
    exerciseId: choice!.id,
    language: 'en',
    device: 'computer',
    now: now + 24 * 60 * minute,
  })
  const { days } = (await see('trainer')).body.view.timeline
  expect(days).toMatchObject([
    { day: '2025-09-03', modules: [{ hints: 1, answers: 0 }] },
    { day: '2025-09-02', modules: [{ answers: 2, right: 1 }] },
  ])
})

test('a trainer’s mark stands with its answer', async () => {
  await answers(choice!, now)
  const [row] = await db.select().from(attempt)
  await db.insert(mark).values({
    attemptId: row!.id,
    cohortId,
    met: '[0]',
    points: 500,
    outOf: 1000,
    comment: 'Name the date.',
    markedBy: 'trainer',
    at: now,
  })
  expect((await see('trainer')).body.view.answers.shown[0].mark).toMatchObject({
    points: 0.5,
    outOf: 1,
    comment: 'Name the date.',
  })
})

test('of somebody who left, only what they had done until then is shown', async () => {
  await answers(choice!, now)
  await memberships.setState(db, {
    cohortId,
    personId: amina.id,
    from: ['active'],
    to: 'left',
    actorId: amina.id,
    at: now + minute,
  })
  await answers(numeric!, now + 2 * minute)
  const { view } = (await see('trainer')).body
  expect(view.person).toMatchObject({ state: 'left', endedAt: now + minute })
  expect(view.answers).toMatchObject({ total: 1 })
  expect(view.courses[0]).toMatchObject({ settled: 1, points: 1 })
  expect(view.courses[0].modules[0]).toMatchObject({ state: 'begun', target: 'ahead' })
  expect(view.timeline.days).toHaveLength(1)
})

test('work in courses that are not the cohort’s stays out', async () => {
  await answers(choice!, now)
  await aCohort(db, { id: 'elsewhere', courseIds: ['other-course'] })
  await isMember(db, amina.id, { cohortId: 'elsewhere' })
  const { view } = (await see('trainer', { cohort: 'elsewhere' })).body
  expect(view).toMatchObject({ courses: [], answers: { total: 0, shown: [] }, timeline: { days: [] } })
})

test('a guest has no account yet', async () => {
  const { id } = await aGuest(db)
  await isMember(db, id)
  expect((await see('trainer', { person: id })).body.view.person).toMatchObject({ name: null, isGuest: true })
})

test('whoever only asks to be let in, or isn’t in the cohort, has no page', async () => {
  await somebody(db, 'asker', 'learner')
  await isMember(db, 'asker', { state: 'asked' })
  await somebody(db, 'stranger', 'learner')
  for (const person of ['asker', 'stranger', 'nobody'])
    expect((await see('trainer', { person })).status).toBe(404)
})

test('visitors are sent to sign in; learners, other trainers and removed ones find nothing', async () => {
  await somebody(db, 'other')
  await somebody(db, 'removed')
  await cohorts.addTrainer(db, { cohortId, personId: 'removed', actorId: 'trainer', at: now })
  expect((await see('removed')).status).toBe(200)
  await cohorts.removeTrainer(db, { cohortId, personId: 'removed', actorId: 'trainer', at: now })
  expect((await see(null)).location).toContain('/account/sign-in')
  const note = { form: 'note', id: uuid(), text: 'Late' }
  expect((await post(null, note)).location).toContain('/account/sign-in')
  for (const who of [amina.id, 'other', 'removed']) {
    expect((await see(who)).status).toBe(404)
    expect((await post(who, note)).status).toBe(404)
    expect((await post(who, { form: 'delete-note', note: note.id })).status).toBe(404)
  }
  await somebody(db, 'boss', 'admin')
  expect((await see('boss')).body.view.notes).toEqual([])
})

test('trainers note what they like; each deletes only their own, and a second press adds nothing', async () => {
  await somebody(db, 'second')
  await cohorts.addTrainer(db, { cohortId, personId: 'second', actorId: 'trainer', at: now })
  const note = { form: 'note', id: uuid(), text: '  Works on Fridays.\r\nCall her. ' }
  expect((await post('trainer', note)).location).toContain('?done=noted')
  await post('trainer', note)
  expect((await see('second')).body.view.notes).toMatchObject([
    { author: 'Name of trainer', text: 'Works on Fridays.\nCall her.', isOwn: false },
  ])
  await post('second', { form: 'delete-note', note: note.id })
  expect((await see('trainer')).body.view.notes).toMatchObject([{ isOwn: true }])
  await post('trainer', { form: 'delete-note', note: note.id })
  expect((await see('trainer')).body.view.notes).toEqual([])
})

test('a form that was sent before and comes with other words is another note', async () => {
  await somebody(db, 'second')
  await cohorts.addTrainer(db, { cohortId, personId: 'second', actorId: 'trainer', at: now })
  const id = uuid()
  await post('trainer', { form: 'note', id, text: 'First' })
  for (let press = 0; press < 2; press += 1) await post('trainer', { form: 'note', id, text: 'Second' })
  await post('second', { form: 'note', id, text: 'First' })
  const { notes } = (await see('trainer')).body.view
  const texts = notes.map(({ author, text }: { author: string; text: string }) => `${author}: ${text}`)
  expect(texts.toSorted()).toEqual([
    'Name of second: First',
    'Name of trainer: First',
    'Name of trainer: Second',
  ])
})

test('a note that can’t be kept comes back as it was typed', async () => {
  for (const [text, code] of [
    [' \n ', 'note_empty'],
    ['é'.repeat(4001), 'note_too_long'],
  ] as const) {
    const { status, body } = await post('trainer', { form: 'note', id: uuid(), text })
    expect(status).toBe(400)
    expect(body).toMatchObject({ problem: { code }, typed: text })
  }
  const { status, body } = await post('trainer', { form: 'note', id: 'mine', text: 'Kept' })
  expect([status, body.problem.code, body.typed]).toEqual([400, 'form_unreadable', 'Kept'])
  expect((await post('trainer', { form: 'note', id: uuid(), text: '𝄞'.repeat(4000) })).status).toBe(303)
})

test('in an archived cohort notes are read, and none is added or deleted', async () => {
  const id = uuid()
  await post('trainer', { form: 'note', id, text: 'Before' })
  await cohorts.setArchived(db, { id: cohortId, isArchived: true, actorId: 'trainer', at: now })
  expect((await post('trainer', { form: 'note', id: uuid(), text: 'After' })).status).toBe(409)
  expect((await post('trainer', { form: 'delete-note', note: id })).status).toBe(409)
  expect((await see('trainer')).body.view.notes).toHaveLength(1)
})
