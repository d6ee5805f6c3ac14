import { expect, test } from 'vitest'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { deviceOf } from '#app/domain/progress/device.ts'
import { listCourses } from '#app/domain/progress/list-courses.server.ts'
import { myProgress } from '#app/domain/progress/my-progress.server.ts'
import { openCourse } from '#app/domain/progress/open-course.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aCourse, aLearner, anEdition, aSubmission, now, published } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const exercises = [
  anExercise('choice', { points: 2 }),
  anExercise('numeric', { objective: 'compute-shares' }),
  anExercise('text'),
]
const objectives = [
  { id: 'tell-stock-from-flow', text: 'Tell a stock from a flow' },
  { id: 'compute-shares', text: 'Compute shares' },
]

/** Two courses; in the first, Amina solved one exercise, tried the second and was shown the third. */
async function aLearnerOnTheWay(db: Db) {
  await published(db, aCourse({ modules: ['stock-and-flow', 'to-read'] }), [
    anEdition({ exercises, objectives }),
    anEdition({ moduleId: 'to-read', exercises: [], minutes: 5, bytes: 1000 }),
  ])
  await published(db, aCourse({ id: 'surveys', modules: ['weights'] }), [
    anEdition({ courseId: 'surveys', moduleId: 'weights', exercises: [exercises[0]!], objectives }),
  ])
  const person = await aLearner(db)
  const [choice, numeric, text] = exercises
  await submitAttempt(db, await aSubmission(db, person, choice!))
  await submitAttempt(db, await aSubmission(db, person, text!, { fields: { value: ['?'] } }))
  const where = { courseId: 'foundations', moduleId: 'stock-and-flow', language: 'en', now }
  await showSolution(db, { ...where, person, exerciseId: text!.id, device: 'phone' })
  const wrong = { fields: { value: ['5'] }, device: 'phone' as const }
  await submitAttempt(db, await aSubmission(db, person, numeric!, wrong))
  return person
}

const asked = { language: 'en', device: 'computer' } as const

test('the catalogue tells a visitor what there is', async () => {
  const db = await testDb()
  await aLearnerOnTheWay(db)
  const view = await listCourses(db, { ...asked, actor: null, language: 'fr' })
  expect(view.continue).toBeNull()
  expect(view.courses[0]).toEqual({
    id: 'foundations',
    title: 'Fondements',
    summary: 'Qui est compté ?',
    audience: 'Statisticiens',
    level: 'basic',
    languages: ['en', 'fr'],
    isFallback: false,
    modules: 2,
    exercises: 3,
    minutes: 45,
    bytes: 21_000,
    isStarted: false,
    modulesFinished: 0,
    firstExercise: { moduleId: 'stock-and-flow', exerciseId: 'census-night' },
  })
})

test('who has begun goes on at the exercise that is not settled yet', async () => {
  const db = await testDb()
  const person = await aLearnerOnTheWay(db)
  const view = await listCourses(db, { ...asked, actor: person })
  expect(view.continue).toMatchObject({
    courseTitle: 'Foundations',
    moduleId: 'stock-and-flow',
    exerciseId: 'child-share',
    exerciseNumber: 2,
    device: 'phone',
    isOtherDevice: true,
    progress: { settled: 2, left: 1 },
  })
  expect(view.courses.map(({ isStarted }) => isStarted)).toEqual([true, false])
})

test('after the last exercise the way goes back to one left out, then to the next module, if there is one', async () => {
  const db = await testDb()
  const person = await aLearnerOnTheWay(db)
  await submitAttempt(db, await aSubmission(db, person, exercises[2]!))
  expect((await listCourses(db, { ...asked, actor: person })).continue?.exerciseId).toBe('child-share')
  await submitAttempt(db, await aSubmission(db, person, exercises[1]!))
  const view = await listCourses(db, { ...asked, actor: person })
  expect(view.continue).toMatchObject({
    moduleId: 'to-read',
    finishedTitle: 'Stock and flow',
    exerciseId: null,
    exerciseNumber: null,
    progress: { isStarted: false },
  })
  expect(view.courses[0]).toMatchObject({ modulesFinished: 1 })
})

test('who has finished all there is, is not asked to go on', async () => {
  const db = await testDb()
  await published(db, aCourse({ modules: ['stock-and-flow'] }), [anEdition({ exercises: [exercises[0]!] })])
  const person = await aLearner(db)
  await submitAttempt(db, await aSubmission(db, person, exercises[0]!))
  expect((await listCourses(db, { ...asked, actor: person })).continue).toBeNull()
})

test('a course page adds its modules up, and waits for none that is only to be read', async () => {
  const db = await testDb()
  const person = await aLearnerOnTheWay(db)
  await submitAttempt(db, await aSubmission(db, person, exercises[1]!))
  const view = await openCourse(db, { ...asked, actor: person, courseId: 'foundations' })
  expect(view).toMatchObject({ minutes: 45, bytes: 21_000, languages: ['en', 'fr'], isFallback: false })
  expect(view.modules.map(({ id, exercises: count }) => [id, count])).toEqual([
    ['stock-and-flow', 3],
    ['to-read', 0],
  ])
  expect(view.progress).toEqual({
    modulesFinished: 1,
    modules: 1,
    settled: 3,
    total: 3,
    points: 3,
    outOf: 4,
    score: 0.75,
    passMark: 80,
    hasPassed: false,
    isStarted: true,
    isFinished: true,
  })
  await expect(openCourse(db, { ...asked, actor: null, courseId: 'nowhere' })).rejects.toMatchObject({
    code: 'course_not_found',
  })
})

test('the progress page gives points by objective and what to look at again', async () => {
  const db = await testDb()
  const person = await aLearnerOnTheWay(db)
  const { courses } = await myProgress(db, { ...asked, person })
  expect(courses.map(({ id }) => id)).toEqual(['foundations', 'surveys'])
  expect(courses[0]?.objectives).toEqual([
    { ...objectives[0], moduleId: 'stock-and-flow', settled: 2, total: 2, points: 2, outOf: 3 },
    { ...objectives[1], moduleId: 'stock-and-flow', settled: 0, total: 1, points: 0, outOf: 1 },
  ])
  expect(
    courses[0]?.lookAgain.map(({ exerciseNumber, status, objective }) => [exerciseNumber, status, objective]),
  ).toEqual([
    [2, 'tried', 'Compute shares'],
    [3, 'shown', 'Tell a stock from a flow'],
  ])
  expect(courses[1]).toMatchObject({ lookAgain: [], progress: { isStarted: false } })
})

test.each([
  ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 Chrome/130.0 Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148', 'phone'],
  ['Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148', 'tablet'],
  ['Opera/9.80 (J2ME/MIDP; Opera Mini/7.1; U; en) Presto/2.8', 'phone'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/132.0', 'computer'],
  [null, 'computer'],
])('%s is a %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
})
