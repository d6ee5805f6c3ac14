import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { answerDraft, attempt } from '#db/schema.ts'
import { anExercise, everyKind } from '#tests/support/exercises.ts'
import {
  aCourse,
  aLearner,
  anEdition,
  anEnrolledLearner,
  aSubmission,
  minute,
  now,
  published,
} from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const numeric = anExercise('numeric')
const choice = anExercise('choice')
const written = anExercise('written')

const stored = (db: Db) => db.select().from(attempt).orderBy(attempt.at)
const page = {
  courseId: 'foundations',
  moduleId: 'stock-and-flow',
  language: 'en',
  device: 'computer',
} as const

test('a right answer is kept with all that was true at the time, and solves the exercise', async () => {
  const db = await testDb()
  const person = await anEnrolledLearner(db)
  const submission = await aSubmission(db, person, numeric, { fields: { value: ['26,2 %'] }, language: 'fr' })
  const { view, progress } = await submitAttempt(db, submission)

  expect(view).toMatchObject({
    status: 'solved',
    triesUsed: 1,
    isDraft: false,
    fields: { value: ['26,2 %'] },
  })
  expect(view.feedback).toMatchObject({
    code: 'right',
    understood: { typed: '26,2 %', value: 26.2, percent: true },
  })
  expect(view.solution).toBe('<p>secret solution</p>')
  expect(progress).toMatchObject({ settled: 1, total: 8, left: 7, points: 1, outOf: 8, isFinished: false })
  expect(await stored(db)).toEqual([
    {
      id: submission.attemptId,
      personId: person.id,
      courseId: 'foundations',
      moduleId: 'stock-and-flow',
      exerciseId: 'child-share',
      number: 1,
      editionHash: 'foundations/stock-and-flow/fr',
      language: 'fr',
      answer: '{"text":"26,2 %"}',
      code: 'right',
      detail: '{"understood":{"typed":"26,2 %","value":26.2,"percent":true},"met":0}',
      points: 1000,
      outOf: 1000,
      passMark: 80,
      at: now,
    },
  ])
})

describe('an answer counts once', () => {
  test('when it is sent twice, one after the other or at the same time', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const submission = await aSubmission(db, person, numeric, { fields: { value: ['5'] } })
    await Promise.all([submitAttempt(db, submission), submitAttempt(db, submission)])
    const again = await submitAttempt(db, { ...submission, now: now + minute })
    expect(again.view).toMatchObject({ triesUsed: 1, status: 'tried' })
    expect(await stored(db)).toHaveLength(1)
  })

  test('but another answer under a used id is another answer', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const first = await aSubmission(db, person, numeric, { fields: { value: ['5'] } })
    const changed = { ...first, fields: { value: ['26.2'] } }
    await submitAttempt(db, first)
    await submitAttempt(db, changed)
    expect((await submitAttempt(db, changed)).view).toMatchObject({ status: 'solved', triesUsed: 2 })
    expect((await stored(db)).map(({ number }) => number)).toEqual([1, 2])
  })

  test('and nobody can take an id away from another person', async () => {
    const db = await testDb()
    const [amina, boris] = [await anEnrolledLearner(db), await aLearner(db, { id: 'boris' })]
    const submission = await aSubmission(db, amina, numeric)
    await submitAttempt(db, submission)
    const { view } = await submitAttempt(db, { ...submission, person: boris })
    expect(view).toMatchObject({ status: 'solved', triesUsed: 1 })
    expect((await stored(db)).map(({ personId }) => personId).sort()).toEqual(['amina', 'boris'])
  })

  test('answers to different exercises at the same time are all kept', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const submissions = await Promise.all(everyKind.map((exercise) => aSubmission(db, person, exercise)))
    await Promise.all(submissions.map((submission) => submitAttempt(db, submission)))
    const { progress } = await openModule(db, { ...page, actor: person })
    expect(progress).toMatchObject({
      settled: 8,
      left: 0,
      points: 8,
      score: 1,
      hasPassed: true,
      isFinished: true,
    })
    const times = (await stored(db)).map(({ at }) => at)
    expect(new Set(times).size).toBe(8)
  })
})

describe('what can’t be graded costs no try and is kept as typed', () => {
  test.each([
    [numeric, { value: ['about half'] }, 'unreadable'],
    [numeric, { value: ['1,234'] }, 'ambiguous'],
    [numeric, { value: [' '] }, 'unanswered'],
    [choice, {}, 'unanswered'],
    [written, { text: ['A reply.'] }, 'to-check'],
  ])('%#', async (exercise, fields, code) => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const { view, progress } = await submitAttempt(db, await aSubmission(db, person, exercise, { fields }))
    expect(view).toMatchObject({ status: 'open', triesUsed: 0, feedback: { code, points: 0 } })
    expect(view.fields).toMatchObject(fields)
    expect(progress.isStarted).toBe(false)
    expect(await stored(db)).toEqual([])

    const later = await openModule(db, { ...page, actor: person, device: 'phone' })
    expect(later.views[exercise.id]?.fields).toMatchObject(fields)
  })
})

test('a written answer brings rubric and model answer when it is handed in, on any device, and is solved when all criteria are met', async () => {
  const db = await testDb()
  const person = await anEnrolledLearner(db)
  const first = await submitAttempt(
    db,
    await aSubmission(db, person, written, { fields: { text: ['A reply.'] } }),
  )
  expect(first.view).toMatchObject({
    solution: '<p>secret solution</p>',
    feedback: { rubric: written.rubric },
  })

  const elsewhere = (await openModule(db, { ...page, actor: person })).views.reply
  expect(elsewhere).toMatchObject({ isDraft: true, feedback: { code: 'to-check', rubric: written.rubric } })

  const fields = { text: ['A reply.'], checked: ['yes'], criterion: ['1'] }
  const { view, progress } = await submitAttempt(db, await aSubmission(db, person, written, { fields }))
  expect(view).toMatchObject({
    status: 'tried',
    solution: '<p>secret solution</p>',
    feedback: { code: 'partial', points: 0.333, rubric: written.rubric },
    fields,
  })
  expect(progress).toMatchObject({ points: 0, settled: 0 })

  const revised = { ...fields, text: ['A better reply.'], criterion: ['1', '2', '3'] }
  const last = await submitAttempt(db, await aSubmission(db, person, written, { fields: revised }))
  expect(last.view).toMatchObject({ status: 'solved', triesUsed: 2 })
  expect(last.progress).toMatchObject({ points: 1, settled: 1 })
})

describe('tries', () => {
  test('run out where the author says so, and then only the solution is left', async () => {
    const db = await testDb()
    const limited = anExercise('numeric', { tries: 2 })
    const person = await anEnrolledLearner(db, { exercises: [limited] })
    const wrong = () => aSubmission(db, person, limited, { fields: { value: ['5'] } })
    expect((await submitAttempt(db, await wrong())).view).toMatchObject({ triesUsed: 1, triesLeft: 1 })
    expect((await submitAttempt(db, await wrong())).view).toMatchObject({ triesUsed: 2, triesLeft: 0 })
    await expect(wrong().then((third) => submitAttempt(db, third))).rejects.toMatchObject({
      code: 'no_tries_left',
    })
    const asked = { ...page, person, exerciseId: limited.id, now }
    expect(await showSolution(db, asked)).toMatchObject({
      view: { status: 'shown' },
      progress: { isFinished: true },
    })
  })

  test('solved stays solved, and what comes after the solution is practice', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const at = async (exercise: typeof numeric | typeof choice, fields?: Record<string, string[]>) =>
      (await submitAttempt(db, await aSubmission(db, person, exercise, fields && { fields }))).view
    await at(numeric)
    expect(await at(numeric, { value: ['5'] })).toMatchObject({
      status: 'solved',
      feedback: { code: 'wrong' },
    })

    const asked = { ...page, person, exerciseId: 'census-night', now }
    await takeHint(db, asked)
    await takeHint(db, asked)
    expect((await showSolution(db, asked)).view).toMatchObject({ status: 'shown' })
    expect(await at(choice)).toMatchObject({ status: 'shown', feedback: { code: 'right' } })
    expect((await openModule(db, { ...page, actor: person })).progress).toMatchObject({
      settled: 2,
      points: 1,
    })
  })

  test('more than sixty answers a minute are refused, and the next minute is free', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const wrong = (at: number) => aSubmission(db, person, numeric, { fields: { value: ['5'] }, now: at })
    for (let answer = 0; answer < 60; answer++) await submitAttempt(db, await wrong(now))
    await expect(wrong(now).then((next) => submitAttempt(db, next))).rejects.toMatchObject({
      problem: 'too-many',
    })
    expect((await submitAttempt(db, await wrong(now + 2 * minute))).view.triesUsed).toBe(61)
  })
})

describe('hints', () => {
  test('come one at a time, and a double click on one brings no second', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const asked = { ...page, person, exerciseId: numeric.id, now }
    const [once] = await Promise.all([
      takeHint(db, { ...asked, number: 1 }),
      takeHint(db, { ...asked, number: 1 }),
    ])
    expect(once.view).toMatchObject({ status: 'opened', hints: ['<p>secret hint 1</p>'], solution: null })
    expect((await takeHint(db, asked)).view.hints).toHaveLength(2)
    await expect(takeHint(db, asked)).rejects.toMatchObject({ code: 'no_such_hint' })
  })

  test('nobody jumps to the last one, or to the solution', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const asked = { ...page, person, exerciseId: numeric.id, now }
    await expect(takeHint(db, { ...asked, number: 2 })).rejects.toMatchObject({ code: 'no_such_hint' })
    await expect(showSolution(db, asked)).rejects.toMatchObject({ code: 'solution_not_yet' })
    await takeHint(db, asked)
    await expect(showSolution(db, asked)).rejects.toMatchObject({ code: 'solution_not_yet' })
  })
})

describe('a new edition', () => {
  const grown = anExercise('choice', {
    options: [{ text: 'New', right: false, feedback: null }, ...choice.options],
  })

  test('keeps progress; an answer whose options have moved is told without its marks', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    await submitAttempt(db, await aSubmission(db, person, choice))
    await submitAttempt(db, await aSubmission(db, person, numeric))
    await published(db, aCourse(), [
      anEdition({ hash: 'second', exercises: [grown, anExercise('numeric', { prompt: 'New words' })] }),
    ])

    const { views, progress } = await openModule(db, { ...page, actor: person })
    expect(views['census-night']).toMatchObject({
      status: 'solved',
      fields: {},
      feedback: { code: 'right', marks: {} },
    })
    expect(views['child-share']).toMatchObject({ status: 'solved', fields: { value: ['26.2'] } })
    expect(progress).toMatchObject({ settled: 2, total: 2, isFinished: true })
  })

  test('refuses an answer from a page whose options have moved, and takes one from a page whose words have changed', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    await published(db, aCourse(), [anEdition({ hash: 'second', exercises: [grown, numeric] })])
    const editionHash = 'foundations/stock-and-flow/en'
    const old = await aSubmission(db, person, choice, { editionHash })
    await expect(submitAttempt(db, old)).rejects.toMatchObject({ code: 'exercise_changed' })
    const same = await aSubmission(db, person, numeric, { editionHash })
    expect((await submitAttempt(db, same)).view.status).toBe('solved')
  })
})

test.each([
  [{ courseId: 'nowhere' }, 'course_not_found'],
  [{ moduleId: 'nowhere' }, 'module_not_found'],
  [{ exerciseId: 'nowhere' }, 'exercise_not_found'],
  [{ attemptId: 'not a uuid' }, 'attempt_id_invalid'],
])('an answer to %o is refused', async (changes, code) => {
  const db = await testDb()
  const person = await anEnrolledLearner(db)
  const submission = { ...(await aSubmission(db, person, numeric)), ...changes }
  await expect(submitAttempt(db, submission)).rejects.toMatchObject({ code })
  expect(await stored(db)).toEqual([])
})

test('an accepted answer takes its draft away, and only its own', async () => {
  const db = await testDb()
  const person = await anEnrolledLearner(db)
  await submitAttempt(db, await aSubmission(db, person, numeric, { fields: { value: ['1,234'] } }))
  await submitAttempt(db, await aSubmission(db, person, choice, { fields: {} }))
  await submitAttempt(db, await aSubmission(db, person, numeric, { attemptId: uuid() }))
  const drafts = await db.select().from(answerDraft)
  expect(drafts.map(({ exerciseId }) => exerciseId)).toEqual(['census-night'])
})
