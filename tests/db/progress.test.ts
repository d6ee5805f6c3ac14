import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { rebuildProgress } from '#app/domain/progress/rebuild-progress.server.ts'
import { isConflict } from '#db/gateway.server.ts'
import { statementsToMove } from '#db/guest-history.server.ts'
import * as history from '#db/history.server.ts'
import * as progress from '#db/progress.server.ts'
import { answerDraft, attempt, enrolment, exerciseState, help, moduleProgress } from '#db/schema.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aGuest, aLearner, anEnrolledLearner, aSubmission, now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const numeric = anExercise('numeric')
const page = { courseId: 'foundations', moduleId: 'stock-and-flow', language: 'en', device: 'phone' } as const
const ids = { guestId: 'guest', accountId: 'amina' }

async function aStore() {
  const db = await testDb()
  const amina = await anEnrolledLearner(db)
  const guest = await aGuest(db)
  const answer = async (who: { id: string }, value: string, at: number) =>
    submitAttempt(
      db,
      await aSubmission(db, who, numeric, { fields: { value: [value] }, now: at, attemptId: uuid() }),
    )
  return { db, amina, guest, answer }
}

test('a module’s record holds states, newest answers, drafts and the place, of one person', async () => {
  const { db, amina, guest, answer } = await aStore()
  await answer(amina, '5', now)
  await answer(amina, '26.2', now + 1)
  await answer(guest, '7', now + 2)
  await saveDraft(db, {
    ...page,
    person: amina,
    exerciseId: 'the-word',
    fields: { value: ['fl'] },
    typedAt: now,
    now: now + 3,
  })
  const record = await progress.ofModule(db, { ...page, personId: 'amina' })
  expect(record.states.get(numeric.id)).toMatchObject({ status: 'solved', tries: 2, settledAt: now + 1 })
  expect(record.attempts.get(numeric.id)).toMatchObject({
    answer: '{"text":"26.2"}',
    code: 'right',
    at: now + 1,
  })
  expect(record.drafts.get('the-word')).toMatchObject({ fields: { value: ['fl'] }, typedAt: now })
  expect(record.enrolment).toMatchObject({ lastExerciseId: 'the-word', lastAt: now + 3 })
  expect(record.progress).toMatchObject({ settled: 1, points: 1000 })
})

test('a record of all courses, or of one, is one person’s', async () => {
  const { db, amina, guest, answer } = await aStore()
  await answer(amina, '5', now)
  await answer(guest, '7', now)
  const rows = await progress.ofPerson(db, { personId: 'amina' })
  expect([rows.enrolments.length, rows.states.length, rows.modules.length]).toEqual([1, 1, 1])
  expect((await progress.ofPerson(db, { personId: 'amina', courseId: 'other' })).states).toEqual([])
})

test('people are walked through in slices, by what they did', async () => {
  const { db, amina, guest, answer } = await aStore()
  await answer(amina, '5', now)
  await takeHint(db, { ...page, person: guest, exerciseId: 'steps', now })
  await aLearner(db, { id: 'idle' })
  expect(await history.peopleAfter(db, { afterId: '', limit: 1 })).toEqual(['amina'])
  expect(await history.peopleAfter(db, { afterId: 'amina', limit: 5 })).toEqual(['guest'])
})

test('a guest’s history moves behind the account’s: answers renumbered, helps once, the later place and draft', async () => {
  const { db, amina, guest, answer } = await aStore()
  await answer(guest, '5', now)
  await answer(amina, '6', now + 1)
  await answer(guest, '26.2', now + 2)
  for (const person of [amina, guest])
    await takeHint(db, { ...page, person, exerciseId: 'steps', now: now + 3 })
  const draft = (value: string, typedAt: number) => ({
    ...page,
    exerciseId: 'the-word',
    fields: { value: [value] },
    typedAt,
  })
  await saveDraft(db, { ...draft('account', now), person: amina, now: now + 4 })
  await saveDraft(db, { ...draft('guest', now + 1), person: guest, now: now + 5 })

  await db.batch(await statementsToMove(db, ids, rebuild))

  const rows = await db.select().from(attempt).orderBy(attempt.number)
  expect(rows.map(({ personId, number, answer }) => [personId, number, answer])).toEqual([
    ['amina', 1, '{"text":"6"}'],
    ['amina', 2, '{"text":"5"}'],
    ['amina', 3, '{"text":"26.2"}'],
  ])
  expect(await db.select().from(help)).toMatchObject([{ personId: 'amina', kind: 'hint', number: 1 }])
  expect(await db.select().from(answerDraft)).toMatchObject([
    { personId: 'amina', fields: '{"value":["guest"]}' },
  ])
  expect(await db.select().from(enrolment)).toMatchObject([
    { personId: 'amina', startedAt: now, lastAt: now + 5 },
  ])
  expect(await db.select().from(exerciseState)).toMatchObject([
    { personId: 'amina', exerciseId: numeric.id, status: 'solved', tries: 3 },
    { personId: 'amina', exerciseId: 'steps', status: 'opened', hints: 1 },
  ])
  expect(await db.select().from(moduleProgress)).toMatchObject([{ personId: 'amina', settled: 1 }])
  expect(await rebuildProgress(db)).toMatchObject({ people: 1, differed: 0 })
})

test('the move is refused when either of them has answered meanwhile', async () => {
  const { db, amina, guest, answer } = await aStore()
  await answer(guest, '5', now)
  for (const who of [guest, amina]) {
    const statements = await statementsToMove(db, ids, rebuild)
    await answer(who, '6', now + 1)
    const refused = await db.batch(statements).then(
      () => null,
      (error: unknown) => error,
    )
    expect(isConflict(refused)).toBe(true)
  }
  expect((await db.select().from(attempt)).filter(({ personId }) => personId === 'guest')).toHaveLength(2)
})

test('progress that has gone astray is seen, and corrected', async () => {
  const { db, amina, answer } = await aStore()
  await answer(amina, '5', now)
  expect(await history.isAsRebuilt(db, 'amina', rebuild)).toBe(true)
  await db.update(exerciseState).set({ tries: 7 })
  expect(await history.isAsRebuilt(db, 'amina', rebuild)).toBe(false)
  expect(await history.rebuildPerson(db, 'amina', rebuild)).toEqual({ events: 1, differed: true })
  expect(await history.rebuildPerson(db, 'amina', rebuild)).toEqual({ events: 1, differed: false })
})
