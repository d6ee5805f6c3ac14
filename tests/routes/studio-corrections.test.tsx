import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { correctionsOf } from '#app/domain/correction/corrections-of.server.ts'
import { correctionView } from '#app/domain/correction/views.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { fieldsOf } from '#app/domain/exercise/kinds.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { textOf } from '#app/domain/studio/workspace.server.ts'
import { loader as progressPage } from '#app/routes/learn/progress.tsx'
import { action, loader } from '#app/routes/studio/corrections.tsx'
import { action as publish, loader as publishPage } from '#app/routes/studio/publish.tsx'
import { CorrectionPreview } from '#app/ui/studio/correction-preview.tsx'
import { correction, regrade } from '#db/correction-schema.ts'
import * as corrections from '#db/corrections.server.ts'
import * as members from '#db/course-members.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { answers, place, publishedAs } from '#tests/support/corrections.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aLearner, aSubmission, now } from '#tests/support/factories.ts'
import { somebody } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse } from '#tests/support/studio.ts'
import { testStore } from '#tests/support/test-db.ts'

const page = '/en/studio/foundations/corrections'
const params = { lang: 'en', course: 'foundations' }
const choice = anExercise('choice')
const corrected = anExercise('choice', {
  options: choice.options.map((option, at) => ({ ...option, right: at === 1 })),
})
const key = `${place.moduleId}/${choice.id}`

const signedIn = async (db: Db, personId: string) =>
  (await startSession(db, personId, new Request('http://localhost:3000/'))).split(';')[0]

/** A key that was wrong and is right now; Bo was right all along, Amina was not. */
async function aWrongKey() {
  const store = await testStore()
  await aSite({}, store)
  const { db } = store
  await publishedAs(db, 'wrong', [choice])
  for (const id of ['amina', 'bo']) await aLearner(db, { id })
  await answers(db, 'amina', choice.id, { chosen: [0] })
  await answers(db, 'bo', choice.id, { chosen: [1] })
  await publishedAs(db, 'right', [corrected])
  for (const id of ['author', 'stranger']) await somebody(db, id)
  await members.put(db, {
    courseId: 'foundations',
    personId: 'author',
    part: 'author',
    actorId: 'author',
    at: now,
  })
  return { db, cookie: await signedIn(db, 'author') }
}

const view = async (cookie: string | undefined) => (await ask(loader, page, { params, cookie })).body.view

describe('the corrections of a course', () => {
  test('are for its authors; for nobody else anything is shown or done', async () => {
    const { db, cookie } = await aWrongKey()
    expect((await ask(loader, page, { params, cookie })).status).toBe(200)
    const form = { form: `correct ${key}`, correct: key, reason: 'x' }
    expect((await ask(loader, page, { params })).location).toContain('sign-in')
    for (const id of ['amina', 'stranger']) {
      const asking = { params, cookie: await signedIn(db, id) }
      expect((await ask(loader, page, asking)).status).toBeGreaterThanOrEqual(403)
      expect((await ask(action, page, { ...asking, form })).status).toBeGreaterThanOrEqual(403)
    }
    expect(await db.select().from(correction)).toEqual([])
  })

  test('show in numbers what a changed key does, and name nobody', async () => {
    const { cookie } = await aWrongKey()
    const shown = await view(cookie)
    expect(shown.open).toEqual([
      {
        moduleId: place.moduleId,
        exerciseId: choice.id,
        title: 'Census night',
        isTest: false,
        answers: { gain: 1, lose: 1, same: 0, unsure: 0 },
        people: { gain: 1, lose: 1, same: 0 },
        finishing: 1,
        sittings: 0,
      },
    ])
    expect(JSON.stringify(shown)).not.toMatch(/amina|Amina|"bo"/)
  })

  test('are made with a reason, told to learners, and taken back', async () => {
    const { db, cookie } = await aWrongKey()
    const correct = (reason: string) =>
      ask(action, page, { params, cookie, form: { form: `correct ${key}`, correct: key, reason } })
    expect(await correct(' ')).toMatchObject({
      status: 400,
      body: { key, code: 'correction_reason_missing' },
    })
    expect((await correct('The wrong line had the x.')).location).toBe(`${page}?done=corrected`)
    const shown = await view(cookie)
    expect(shown.open).toEqual([])
    expect(shown.made).toMatchObject([
      {
        state: 'done',
        title: 'Census night',
        by: expect.stringContaining('author'),
        reason: 'The wrong line had the x.',
        answers: { gain: 1, lose: 1, same: 0 },
        finished: 1,
      },
    ])
    // A page that is sent again.
    expect((await correct('Again.')).location).toBe(`${page}?done=corrected`)
    expect(await db.select().from(correction)).toHaveLength(1)

    const told = async (id: string) =>
      (await ask(progressPage, '/en/progress', { cookie: await signedIn(db, id) })).body.view.newlyCorrected
    expect(await told('bo')).toMatchObject([
      { exerciseId: choice.id, effect: 'gain', isTakenBack: false, reason: 'The wrong line had the x.' },
    ])
    expect(await told('amina')).toMatchObject([{ effect: 'lose' }])

    const id = shown.made[0]?.id ?? ''
    const undo = (correctionId: string) =>
      ask(action, page, { params, cookie, form: { form: `undo ${correctionId}`, correction: correctionId } })
    expect((await undo('another')).status).toBe(404)
    expect((await undo(id)).location).toBe(`${page}?done=undone`)
    expect((await view(cookie)).made).toMatchObject([{ state: 'undone', undoneBy: expect.any(String) }])
    expect((await view(cookie)).open).toHaveLength(1)
    expect(await told('bo')).toMatchObject([{ isTakenBack: true }])
  })

  test('that were cut off are gone on with', async () => {
    const { db, cookie } = await aWrongKey()
    await corrections.begin(db, {
      ...place,
      exerciseId: choice.id,
      id: 'cut-off',
      fromHashes: [],
      toHash: 'right/en',
      authorId: 'author',
      reason: 'Cut off.',
      at: now,
      after: 0,
    })
    expect((await view(cookie)).made).toMatchObject([{ state: 'running' }])
    await ask(action, page, { params, cookie, form: { form: 'resume cut-off' } })
    expect((await view(cookie)).made).toMatchObject([{ state: 'done' }])
    expect(await db.select().from(regrade)).toHaveLength(2)
  })
})

test('publishing shows what the new key does, and grades the answers again that were chosen, for the same reason', async () => {
  const store = await testStore()
  await aSite({}, store)
  const { db } = store
  const { author, open } = await anAuthoredCourse(db)
  const learner = await aLearner(db, { id: 'amina' })
  const [edition] = await editions.currentOfModule(db, 'foundations', 'first')
  const exercise = (await editions.byHash(db, edition?.hash ?? ''))?.exercises[0] as Exercise
  const token = tokensOf(await tokenSecret(db), 'foundations', 'one')
  const fields = fieldsOf(exercise, { chosen: [1] }, token)
  await submitAttempt(db, await aSubmission(db, learner, exercise, { moduleId: 'first', fields }))

  const workspace = await open()
  const edited = ['en', 'fr'].map((language) => {
    const path = `first/${language}.mdx`
    const text = textOf(workspace, path) ?? ''
    return { path, bytes: Buffer.from(text.replace('- [x] One\n- [ ] Two', '- [ ] One\n- [x] Two')) }
  })
  await saveFiles(db, workspace, edited, now)
  const cookie = await signedIn(db, author.id)
  const asking = { params: { lang: 'en', course: 'foundations' }, cookie }
  const shown = (await ask(publishPage, '/en/studio/foundations/publish', asking)).body
  expect(shown.corrections).toMatchObject([
    { moduleId: 'first', exerciseId: 'one', answers: { gain: 1, lose: 0 }, people: { gain: 1 } },
  ])
  expect(await db.select().from(correction)).toEqual([])

  const form = { form: 'publish', reason: 'The x stood on the wrong line.', correct: 'first/one' }
  const answer = await ask(publish, '/en/studio/foundations/publish', { ...asking, form })
  expect(answer.location).toContain('done=published')
  expect(await corrections.ofCourse(db, 'foundations')).toMatchObject([
    { exerciseId: 'one', reason: 'The x stood on the wrong line.', authorId: author.id, people: { gain: 1 } },
  ])
})

test('the form that publishes tells what each changed key does, with a box for each', async () => {
  const { db } = await aWrongKey()
  const previews = (await correctionsOf(db, 'foundations')).map(correctionView)
  const html = renderToStaticMarkup(<CorrectionPreview corrections={previews} />)
  expect(html).toContain(`value="${key}"`)
  expect(html).toContain('Answers: gain')
  expect(html).toContain('Nobody loses points')
  expect(renderToStaticMarkup(<CorrectionPreview corrections={[]} />)).toBe('')
})
