import { expect, test } from 'vitest'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { applyCorrection } from '#app/domain/correction/apply-correction.server.ts'
import { changedKeys, correctionsOf } from '#app/domain/correction/corrections-of.server.ts'
import { resumeCorrections } from '#app/domain/correction/resume-corrections.server.ts'
import { undoCorrection } from '#app/domain/correction/undo-correction.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { rebuildProgress } from '#app/domain/progress/rebuild-progress.server.ts'
import * as audit from '#db/audit.server.ts'
import { checkStore } from '#db/check-store.server.ts'
import { regrade } from '#db/correction-schema.ts'
import * as corrections from '#db/corrections.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { attempt, exerciseState, moduleProgress } from '#db/schema.ts'
import { answers, derived, place, publishedAs } from '#tests/support/corrections.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aLearner, minute, now } from '#tests/support/factories.ts'
import { testDb, testStore } from '#tests/support/test-db.ts'

const choice = anExercise('choice')
/** The same options, and the second is right. */
const corrected = anExercise('choice', {
  options: choice.options.map((option, at) => ({ ...option, right: at === 1 })),
})
const numeric = anExercise('numeric')

/** Three have answered: Amina what the wrong key says, Bo what is right, Chi neither. */
async function aWrongKey() {
  const db = await testDb()
  await publishedAs(db, 'wrong', [choice, numeric])
  for (const id of ['amina', 'bo', 'chi']) await aLearner(db, { id })
  await answers(db, 'amina', choice.id, { chosen: [0] })
  await answers(db, 'bo', choice.id, { chosen: [1] })
  await answers(db, 'bo', numeric.id, { text: '26.2' }, { at: now + minute })
  await answers(db, 'chi', choice.id, { chosen: [2] })
  return db
}

const correct = (db: Db, exerciseId: string = choice.id, at = now + 60 * minute) =>
  applyCorrection(db, {
    ...place,
    exerciseId,
    authorId: 'amina',
    reason: 'The wrong line had the x.',
    now: at,
  })

const stateOf = async (db: Db, personId: string, exerciseId: string = choice.id) =>
  (await db.select().from(exerciseState)).find(
    (row) => row.personId === personId && row.exerciseId === exerciseId,
  )

const viewOf = async (db: Db, id: string) => {
  const person = { id, role: 'learner', isGuest: false, name: null, language: 'en' } as const
  const view = await openModule(db, { ...place, actor: person, language: 'en', device: 'phone' })
  return view.views[choice.id]
}

test('before anything happens it is told who gains, who loses and who finishes', async () => {
  const db = await aWrongKey()
  await publishedAs(db, 'right', [corrected, numeric])
  const before = await derived(db)
  expect(await correctionsOf(db, place.courseId)).toEqual([
    {
      ...place,
      exerciseId: choice.id,
      kind: 'choice',
      title: 'Census night',
      isTest: false,
      answers: { gain: 1, lose: 1, same: 1, unsure: 0 },
      people: { gain: 1, lose: 1, same: 1 },
      gaining: ['bo'],
      losing: ['amina'],
      finishing: ['bo'],
      sittings: 0,
    },
  ])
  expect(await derived(db)).toBe(before)
  expect(await db.select().from(regrade)).toEqual([])
})

test('it is told of what is built and not published, too', async () => {
  const db = await aWrongKey()
  expect(await correctionsOf(db, place.courseId)).toEqual([])
  const built = ['en', 'fr'].map((language) => ({
    moduleId: place.moduleId,
    language,
    exercises: [corrected, numeric],
  }))
  expect(await correctionsOf(db, place.courseId, built)).toMatchObject([
    { gaining: ['bo'], losing: ['amina'] },
  ])
})

test('who was right gains, and finishes when they did it; who was wrong keeps their points and reads what is right', async () => {
  const db = await aWrongKey()
  await publishedAs(db, 'right', [corrected, numeric])
  const [aminas] = await db.select().from(attempt)
  const done = await correct(db)
  expect(done).toMatchObject({ exerciseId: choice.id, authorId: 'amina', undoneAt: null, unsure: 0 })
  expect(done?.doneAt).not.toBeNull()
  expect(await stateOf(db, 'bo')).toMatchObject({ status: 'solved', bestPoints: 1000, settledAt: now })
  const modules = await db.select().from(moduleProgress)
  expect(modules.find(({ personId }) => personId === 'bo')?.finishedAt).toBe(now + minute)
  expect(await stateOf(db, 'amina')).toMatchObject({ status: 'solved', bestPoints: 1000 })
  expect(await stateOf(db, 'chi')).toMatchObject({ status: 'tried', bestPoints: 0 })
  // The attempt itself is what it was.
  expect((await db.select().from(attempt))[0]).toEqual(aminas)

  const [bo, amina] = [await viewOf(db, 'bo'), await viewOf(db, 'amina')]
  expect(bo?.feedback).toMatchObject({ code: 'right', notes: ['<p>secret: which period?</p>'] })
  expect(bo?.fields.option).toHaveLength(1)
  expect(amina?.feedback).toMatchObject({ code: 'wrong', points: 0 })
  expect(amina?.status).toBe('solved')
})

test('the audit says who and why', async () => {
  const db = await aWrongKey()
  await publishedAs(db, 'right', [corrected, numeric])
  const done = await correct(db)
  expect(await audit.list(db, { subjectId: done?.id ?? '' })).toMatchObject([
    {
      action: 'key.correct',
      actorId: 'amina',
      detail: { exerciseId: choice.id, reason: 'The wrong line had the x.' },
    },
  ])
})

test('who looked at the solution after an answer that was right all along has solved it', async () => {
  const db = await aWrongKey()
  const asked = {
    ...place,
    person: { id: 'bo' },
    exerciseId: choice.id,
    language: 'en',
    device: 'phone',
  } as const
  await showSolution(db, { ...asked, now: now + 2 * minute })
  expect(await stateOf(db, 'bo')).toMatchObject({ status: 'shown' })
  await publishedAs(db, 'right', [corrected, numeric])
  await correct(db)
  expect(await stateOf(db, 'bo')).toMatchObject({ status: 'solved', bestPoints: 1000 })
})

test('applied twice it is applied once; what is kept is what is rebuilt, and the store is clean', async () => {
  const db = await aWrongKey()
  await publishedAs(db, 'right', [corrected, numeric])
  await correct(db)
  const once = await derived(db)
  expect(await correct(db, choice.id, now + 90 * minute)).toBeNull()
  expect(await derived(db)).toBe(once)
  expect(await rebuildProgress(db)).toMatchObject({ people: 3, differed: 0 })
  expect(await checkStore(db, rebuild)).toEqual([])
  expect(await correctionsOf(db, place.courseId)).toEqual([])
  expect(await changedKeys(db, place.courseId)).toEqual([])
})

test('undone, everything is what it was, byte by byte; and it may be done again', async () => {
  const db = await aWrongKey()
  await publishedAs(db, 'right', [corrected, numeric])
  const before = await derived(db)
  const done = await correct(db)
  const after = await derived(db)
  const undo = {
    courseId: place.courseId,
    correctionId: done?.id ?? '',
    actorId: 'chi',
    now: now + 70 * minute,
  }
  await undoCorrection(db, undo)
  expect(await derived(db)).toBe(before)
  await undoCorrection(db, undo)
  expect(await derived(db)).toBe(before)
  expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
  expect(await viewOf(db, 'bo')).toMatchObject({ status: 'tried', feedback: { code: 'wrong' } })
  expect(await correctionsOf(db, place.courseId)).toMatchObject([{ gaining: ['bo'] }])
  await correct(db, choice.id, now + 80 * minute)
  expect(await derived(db)).toBe(after)
  expect(await corrections.ofCourse(db, place.courseId)).toMatchObject([
    {
      undoneAt: null,
      people: { gain: 1, lose: 1, same: 1 },
      answers: { gain: 1, lose: 1, same: 1 },
      finished: 1,
    },
    { undoneBy: 'chi', undoneByName: 'Amina Diallo' },
  ])
})

test('a correction that was itself wrong is corrected, and nobody loses what either gave', async () => {
  const db = await aWrongKey()
  await publishedAs(db, 'right', [corrected, numeric])
  await correct(db)
  await publishedAs(db, 'back', [choice, numeric])
  await correct(db, choice.id, now + 70 * minute)
  expect((await viewOf(db, 'amina'))?.feedback).toMatchObject({ code: 'right' })
  expect((await viewOf(db, 'bo'))?.feedback).toMatchObject({ code: 'wrong' })
  expect(await stateOf(db, 'bo')).toMatchObject({ status: 'solved', bestPoints: 1000 })
  const [newer, older] = await corrections.ofCourse(db, place.courseId)
  const undo = (id = '') =>
    undoCorrection(db, { courseId: place.courseId, correctionId: id, actorId: null, now: now + 80 * minute })
  await undo(older?.id)
  expect((await viewOf(db, 'amina'))?.feedback).toMatchObject({ code: 'right' })
  expect(await stateOf(db, 'bo')).toMatchObject({ status: 'tried', bestPoints: 0 })
  await undo(newer?.id)
  expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
})

test('options that moved are found by what they say; what nobody can be sure of keeps its verdict', async () => {
  const db = await aWrongKey()
  const [stock, flow] = choice.options
  const moved = anExercise('choice', {
    options: [
      { text: 'Something else', right: false, feedback: null },
      { ...flow!, right: true },
      { ...stock!, right: false },
    ],
  })
  await publishedAs(db, 'moved', [moved, numeric])
  expect(await correctionsOf(db, place.courseId)).toMatchObject([
    { answers: { gain: 1, lose: 1, same: 0, unsure: 1 }, gaining: ['bo'] },
  ])
  expect(await changedKeys(db, place.courseId)).toEqual([
    { moduleId: place.moduleId, exerciseId: choice.id, answers: 3 },
  ])
  expect(await correct(db)).toMatchObject({ unsure: 1 })
  // Somebody has decided: what is left can't be compared.
  expect(await changedKeys(db, place.courseId)).toEqual([])
  expect(await stateOf(db, 'bo')).toMatchObject({ status: 'solved' })
  const bo = await viewOf(db, 'bo')
  expect(bo?.feedback?.marks).toEqual({ [`option-${bo?.fields.option?.[0]}`]: true })
})

/** Fifty who were right by the key that comes; the store fails in the middle of whatever `when` describes. */
async function aPowerCut(when: RegExp) {
  let [isOn, left] = [false, 2]
  const { db } = await testStore(({ sql }) => {
    if (isOn && when.test(sql) && left-- === 0) throw new Error('The power is gone.')
  })
  await publishedAs(db, 'wrong', [choice, numeric])
  for (let number = 10; number < 60; number++) {
    await aLearner(db, { id: `learner-${number}` })
    await answers(db, `learner-${number}`, choice.id, { chosen: [number % 2] })
  }
  await publishedAs(db, 'right', [corrected, numeric])
  return {
    db,
    cut: () => {
      isOn = true
    },
    mended: () => {
      isOn = false
    },
  }
}

test('a correction that is cut off is gone on with, and ends as if nothing had been', async () => {
  const { db, cut, mended } = await aPowerCut(/^insert into "regrade"/)
  const before = await derived(db)
  cut()
  await expect(correct(db)).rejects.toThrow('The power is gone.')
  mended()
  const reached = (await db.select().from(regrade)).length
  expect(reached).toBeGreaterThan(0)
  expect(reached).toBeLessThan(50)
  expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
  expect(await checkStore(db, rebuild)).toEqual([
    expect.stringMatching(/correction: .*census-night is not finished/),
  ])
  expect(await resumeCorrections(db, { now: now + 61 * minute })).toBe(1)
  expect(await resumeCorrections(db, { now: now + 62 * minute })).toBe(0)
  expect(await db.select().from(regrade)).toHaveLength(50)
  const [made] = await corrections.ofCourse(db, place.courseId)
  expect(made?.people).toEqual({ gain: 25, lose: 25, same: 0 })
  await undoCorrection(db, {
    courseId: place.courseId,
    correctionId: made?.id ?? '',
    actorId: null,
    now: now + 99 * minute,
  })
  expect(await derived(db)).toBe(before)
})

test('taking back that is cut off is gone on with', async () => {
  const { db, cut, mended } = await aPowerCut(/^update "corrected_learner"/)
  const before = await derived(db)
  const made = await correct(db)
  cut()
  const undo = {
    courseId: place.courseId,
    correctionId: made?.id ?? '',
    actorId: null,
    now: now + 99 * minute,
  }
  await expect(undoCorrection(db, undo)).rejects.toThrow('The power is gone.')
  mended()
  expect(await derived(db)).not.toBe(before)
  await expect(correct(db)).rejects.toThrow('correction_under_way')
  expect(await resumeCorrections(db, { now: now + 100 * minute })).toBe(1)
  expect(await derived(db)).toBe(before)
  expect(await corrections.unfinished(db)).toEqual([])
})

test('an answer computed before a correction and written after it is refused, and computed again', async () => {
  const db = await aWrongKey()
  await publishedAs(db, 'right', [corrected, numeric])
  await Promise.all([correct(db), answers(db, 'bo', numeric.id, { text: '5' }, { at: now + 60 * minute })])
  expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
})

test('without a reason, or for an exercise that is not there, nothing is done', async () => {
  const db = await aWrongKey()
  const asked = { ...place, exerciseId: choice.id, authorId: null, reason: ' ', now }
  await expect(applyCorrection(db, asked)).rejects.toThrow('correction_reason_missing')
  await expect(applyCorrection(db, { ...asked, reason: 'x', exerciseId: 'nowhere' })).rejects.toThrow(
    'exercise_not_found',
  )
  const undo = { courseId: 'other', correctionId: 'x', actorId: null, now }
  await expect(undoCorrection(db, undo)).rejects.toThrow('correction_not_found')
})
