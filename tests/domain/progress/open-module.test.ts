import { describe, expect, test } from 'vitest'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import type { Statement } from '#db/engines/engine.ts'
import { engineOf } from '#db/gateway.server.ts'
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
import { testDb, testStore } from '#tests/support/test-db.ts'

const place = { courseId: 'foundations', moduleId: 'stock-and-flow' }
const page = { ...place, language: 'en', device: 'computer' } as const

test('a visitor sees the whole text and open exercises', async () => {
  const db = await testDb()
  await anEnrolledLearner(db)
  const view = await openModule(db, { ...page, actor: null })
  expect(view).toMatchObject({
    courseTitle: 'Foundations',
    title: 'Stock and flow',
    number: 1,
    of: 1,
    languages: ['en', 'fr'],
    languageShown: 'en',
    isFallback: false,
    progress: {
      settled: 0,
      total: 8,
      left: 8,
      points: 0,
      outOf: 8,
      score: 0,
      passMark: 80,
      isStarted: false,
    },
    previous: null,
    next: null,
    resume: null,
  })
  expect(view.blocks).toHaveLength(16)
  expect(Object.values(view.views).map(({ status, fields }) => [status, fields])).toEqual(
    everyKind.map(() => ['open', {}]),
  )
})

describe('before an exercise is solved nothing that leaves the server gives it away', () => {
  // Every hint, solution, key, foreseen value, feedback and rubric of the examples says "secret".
  const isLeakFree = (value: unknown) => expect(JSON.stringify(value)).not.toContain('secret')

  test('on the page, for anybody, in any language', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    for (const actor of [null, person])
      for (const language of ['en', 'fr', 'ar'])
        isLeakFree(await openModule(db, { ...page, actor, language }))
  })

  test('in the reply to an answer that says nothing, nor in the page afterwards', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    for (const exercise of everyKind) {
      const posted = { option: ['x'], value: ['?'], checked: ['yes'] }
      const fields = exercise.kind === 'text' ? {} : posted
      isLeakFree(await submitAttempt(db, await aSubmission(db, person, exercise, { fields })))
    }
    isLeakFree(await openModule(db, { ...page, actor: person }))
  })

  test('after a wrong answer: its own feedback, and no more', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const wrong = await aSubmission(db, person, anExercise('numeric'), { fields: { value: ['0.262'] } })
    const { view } = await submitAttempt(db, wrong)
    expect(view.feedback?.notes).toEqual(['<p>secret: a proportion</p>'])
    isLeakFree({ ...view, feedback: { ...view.feedback, notes: [] } })
    const unforeseen = await submitAttempt(
      db,
      await aSubmission(db, person, anExercise('text'), { fields: { value: ['x'] } }),
    )
    isLeakFree(unforeseen)
  })

  test('a rubric is not had by claiming to have written something', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const draft = { ...page, person, exerciseId: 'reply', fields: { text: [' '], checked: ['yes'] } }
    await saveDraft(db, { ...draft, typedAt: now, now })
    isLeakFree(await openModule(db, { ...page, actor: person }))
  })

  test('a solution is not read off another exercise’s page, person or hint', async () => {
    const db = await testDb()
    const person = await anEnrolledLearner(db)
    const boris = await aLearner(db, { id: 'boris' })
    await submitAttempt(db, await aSubmission(db, person, anExercise('numeric')))
    await takeHint(db, { ...page, person, exerciseId: 'steps', now })
    isLeakFree(await openModule(db, { ...page, actor: boris }))
    const { views } = await openModule(db, { ...page, actor: person })
    isLeakFree([
      views['census-night'],
      views['who-counts'],
      views['stock-or-flow'],
      views['the-word'],
      views.reply,
    ])
    expect(JSON.stringify(views.steps).match(/secret/g)).toHaveLength(1)
  })
})

test('what was answered and typed is there on another device, which is told where one was', async () => {
  const db = await testDb()
  const person = await anEnrolledLearner(db)
  await submitAttempt(db, await aSubmission(db, person, anExercise('choice'), { device: 'phone' }))
  const draft = {
    ...page,
    person,
    exerciseId: 'the-word',
    fields: { value: ['flo'] },
    device: 'phone' as const,
  }
  await saveDraft(db, { ...draft, typedAt: now + minute, now: now + minute })

  const { views, outline, resume } = await openModule(db, { ...page, actor: person, language: 'fr' })
  expect(views['census-night']).toMatchObject({ status: 'solved', isDraft: false, typedAt: now })
  expect(views['the-word']).toMatchObject({
    fields: { value: ['flo'] },
    isDraft: true,
    typedAt: now + minute,
  })
  expect(resume).toEqual({
    exerciseId: 'the-word',
    exerciseNumber: 3,
    exerciseTitle: 'The word',
    at: now + minute,
    device: 'phone',
    isOtherDevice: true,
  })
  expect(outline.slice(0, 4)).toEqual([
    { type: 'heading', id: 'about-census-night', text: 'About census-night', level: 2 },
    { type: 'exercise', id: 'census-night', number: 1, title: 'Census night', status: 'solved' },
    { type: 'heading', id: 'about-child-share', text: 'About child-share', level: 2 },
    { type: 'exercise', id: 'child-share', number: 2, title: 'Share of children', status: 'open' },
  ])
})

test('what was chosen among other options is shown no more; what was typed is', async () => {
  const db = await testDb()
  const choice = anExercise('choice')
  const exercises = [choice, anExercise('text')]
  const person = await anEnrolledLearner(db, { exercises })
  const { fields } = await aSubmission(db, person, choice)
  const at = { ...page, person, editionHash: 'foundations/stock-and-flow/en', typedAt: now, now }
  await saveDraft(db, { ...at, exerciseId: choice.id, fields })
  await saveDraft(db, { ...at, exerciseId: 'the-word', fields: { value: ['flo'] } })
  const shown = async (language = 'en') => {
    const { views } = await openModule(db, { ...page, language, actor: person })
    return [views[choice.id]?.fields, views['the-word']?.fields]
  }
  expect(await shown('fr')).toEqual([fields, { value: ['flo'] }])

  const reworded = anExercise('choice', { prompt: '<p>Stock, or flow?</p>' })
  await published(db, aCourse(), [anEdition({ exercises: [reworded, anExercise('text')], hash: 'reworded' })])
  expect(await shown()).toEqual([fields, { value: ['flo'] }])

  const turned = [anExercise('choice', { options: choice.options.toReversed() }), anExercise('text')]
  await published(db, aCourse(), [anEdition({ exercises: turned, hash: 'turned' })])
  expect(await shown()).toEqual([{}, { value: ['flo'] }])
})

test('of two drafts the later one stays, and a clock that runs ahead keeps nobody out', async () => {
  const db = await testDb()
  const person = await anEnrolledLearner(db)
  const type = (text: string, typedAt: number, at: number) =>
    saveDraft(db, { ...page, person, exerciseId: 'the-word', fields: { value: [text] }, typedAt, now: at })
  const shown = async () => (await openModule(db, { ...page, actor: person })).views['the-word']?.fields.value
  await type('later', now, now)
  await type('earlier, sent later', now - minute, now + 1)
  expect(await shown()).toEqual(['later'])
  await type('from the future', now + 1e9, now + 2)
  await type('newest', now + 3, now + 3)
  expect(await shown()).toEqual(['newest'])
})

describe('languages', () => {
  test('feedback follows the language of the page', async () => {
    const db = await testDb()
    const french = anExercise('numeric', {
      values: anExercise('numeric').values.map((value) => ({ ...value, feedback: '<p>une proportion</p>' })),
    })
    await published(db, aCourse(), [
      anEdition({ exercises: [anExercise('numeric')] }),
      anEdition({ exercises: [french], language: 'fr' }),
    ])
    const person = await aLearner(db)
    await submitAttempt(
      db,
      await aSubmission(db, person, anExercise('numeric'), { fields: { value: ['0.262'] } }),
    )
    const { views } = await openModule(db, { ...page, actor: person, language: 'fr' })
    expect(views['child-share']?.feedback?.notes).toEqual(['<p>une proportion</p>'])
  })

  test('a missing translation shows the source, and says so', async () => {
    const db = await testDb()
    await published(db, aCourse(), [anEdition()])
    expect(await openModule(db, { ...page, actor: null, language: 'fr' })).toMatchObject({
      courseTitle: 'Fondements',
      title: 'Stock and flow',
      languageAsked: 'fr',
      languageShown: 'en',
      languages: ['en'],
      isFallback: true,
    })
  })
})

test('previous and next are the neighbours that are there', async () => {
  const db = await testDb()
  const course = aCourse({ modules: ['missing', 'not-written-yet', 'stock-and-flow', 'last'] })
  const modules = ['missing', 'stock-and-flow', 'last']
  await published(
    db,
    course,
    modules.map((moduleId) => anEdition({ moduleId, title: moduleId, exercises: [] })),
  )
  const view = await openModule(db, { ...page, actor: null })
  expect(view).toMatchObject({ number: 2, of: 3 })
  expect([view.previous, view.next].map((link) => link?.moduleId)).toEqual(['missing', 'last'])
  expect(view.progress).toMatchObject({ total: 0, score: null, isFinished: false, hasPassed: false })
})

test('a signed-in page takes six statements however many labs it has, and none reads a whole table', async () => {
  const statements: Statement[] = []
  const store = await testStore((statement) => statements.push(statement))
  const person = await anEnrolledLearner(store.db)
  await submitAttempt(store.db, await aSubmission(store.db, person, anExercise('choice')))
  await openModule(store.db, { ...page, actor: person })
  statements.length = 0
  await openModule(store.db, { ...page, actor: person })
  expect(statements).toHaveLength(6)

  for (const { sql, params } of [...statements]) {
    const plan = await engineOf(store).run({ sql: `explain query plan ${sql}`, params, method: 'all' })
    expect(JSON.stringify(plan.rows), sql).not.toMatch(/SCAN/)
  }
})
