import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { readCourses } from '#app/content/read-courses.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { formIds } from '#app/domain/course/course.ts'
import { knownIn } from '#app/domain/demo/known-exercises.server.ts'
import { mistakesFor, rightFor, type Walk } from '#app/domain/demo/own-rows.server.ts'
import { feedbackOn } from '#app/domain/exercise/kinds.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Feedback } from '#app/domain/exercise/verdict.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import { gradeItem, gradeSitting } from '#app/domain/test/grade-sitting.ts'
import { contentOf, findTest } from '#app/domain/test/load-test.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { aLearner, now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

// Every course that ships, walked through in every language: by somebody who knows everything, and by somebody who
// makes every mistake that its authors foresaw.

const courses = readCourses('courses').courses.flatMap(({ yaml }) => yaml?.value ?? [])
const journeys = courses.flatMap((course) => course.languages.map((language) => ({ course, language })))

let db: Db
beforeAll(async () => {
  db = await testDb()
  const { courses: published } = await publishCourses(db, 'courses', { now })
  expect(published.map(({ outcome }) => outcome)).not.toContain('refused')
}, 300_000)

let turn = 0

/** Answers, and says which reading was meant where a number has two. */
async function answer(walk: Walk, exerciseId: string, fields: Fields): Promise<ExerciseOutcome> {
  const { personId, ...place } = walk
  turn += 1
  const submission = {
    ...place,
    person: { id: personId },
    exerciseId,
    device: 'computer' as const,
    // Two seconds an answer: nobody is faster, and the throttle knows it.
    now: now + turn * 2_000,
  }
  const outcome = await submitAttempt(db, { ...submission, attemptId: uuid(), fields })
  if (outcome.view.feedback?.code !== 'ambiguous') return outcome
  const meant = Number(fields.value?.[0]?.replace(',', '.'))
  const clear = { ...fields, reading: [String(meant)] }
  return submitAttempt(db, { ...submission, attemptId: uuid(), fields: clear })
}

/** Whether the learner is told what the author wrote for this mistake; without words, its verdict must do. */
function isTold(
  given: Feedback | null,
  feedback: string | null,
  { kind, place }: { kind: string; place: string },
): boolean {
  expect(given?.code, place).toMatch(/^(wrong|partial)$/)
  if (feedback === null) return kind !== 'numeric' && kind !== 'sql'
  return [...(given?.notes ?? []), ...Object.values(given?.rowNotes ?? {})].includes(feedback)
}

describe.each(journeys)('$course.id in $language', ({ course, language }) => {
  test('somebody who knows everything gets everything right, and finishes every module', async () => {
    const { id: personId } = await aLearner(db, { id: `${course.id}-${language}-knows` })
    for (const moduleId of course.modules) {
      const walk = { personId, courseId: course.id, moduleId, language }
      let last: ExerciseOutcome | undefined
      for (const known of await knownIn(db, course.id, moduleId, language)) {
        const { id } = known.exercise
        // A written answer is handed in first, and then compared with the rubric.
        if (known.exercise.kind === 'written') await answer(walk, id, { text: known.right.text ?? [] })
        last = await answer(walk, id, await rightFor(db, known, walk))
        expect(last.view.feedback?.code, `${moduleId}/${id}`).toBe('right')
      }
      expect(last?.progress, moduleId).toMatchObject({ isFinished: true, hasPassed: true })
    }
  }, 300_000)

  test.runIf(course.test)(
    'somebody who knows everything gets all points of both forms of the test',
    async () => {
      const facts = (await findTest(db, { courseId: course.id, language }))?.facts
      const known = await knownIn(db, course.id, course.test ?? '', language)
      const walk = { personId: '', courseId: course.id, moduleId: course.test ?? '', language }
      for (const form of formIds) {
        const { items } = await contentOf(db, { editionHash: facts?.hash ?? '', form })
        const given = new Map<string, { fields: Fields; language: string }>()
        for (const { exercise } of items) {
          const one = known.find((item) => item.exercise.id === exercise.id)
          const fields = one ? await rightFor(db, one, walk) : {}
          const meant = Number(fields.value?.[0]?.replace(',', '.'))
          given.set(exercise.id, { fields: { ...fields, reading: [String(meant)] }, language })
        }
        const { points, outOf, graded } = gradeSitting(items, given)
        const missed = items.filter(({ exercise: { id } }) => graded.get(id)?.verdict.code !== 'right')
        expect(missed.map(({ exercise }) => exercise.id)).toEqual([])
        expect(points).toBe(outOf)
      }
    },
  )

  test('every foreseen mistake is told what its author wrote, in the language of the page', async () => {
    const untold: string[] = []
    for (const moduleId of course.modules) {
      for (const known of await knownIn(db, course.id, moduleId, language)) {
        const { id, kind } = known.exercise
        // Somebody new for each exercise: tries may be counted.
        const { id: personId } = await aLearner(db, { id: `${course.id}-${moduleId}-${language}-${id}` })
        const walk = { personId, courseId: course.id, moduleId, language }
        for (const { fields, feedback } of await mistakesFor(db, known, walk)) {
          const { view } = await answer(walk, id, fields)
          const place = `${moduleId}/${id} ${JSON.stringify(fields).slice(0, 120)}`
          if (!isTold(view.feedback, feedback, { kind, place })) untold.push(place)
        }
      }
    }
    expect(untold).toEqual([])
  }, 300_000)

  test.runIf(course.test)(
    'every foreseen mistake in the test has its feedback, for when the test is over',
    async () => {
      const untold: string[] = []
      const walk = { personId: '', courseId: course.id, moduleId: course.test ?? '', language }
      const known = await knownIn(db, course.id, walk.moduleId, language)
      const facts = (await findTest(db, { courseId: course.id, language }))?.facts
      for (const form of formIds) {
        const { items } = await contentOf(db, { editionHash: facts?.hash ?? '', form })
        for (const item of items) {
          const { exercise, token } = item
          const one = known.find(({ exercise: { id } }) => id === exercise.id)
          for (const { fields, feedback } of one ? await mistakesFor(db, one, walk) : []) {
            const meant = Number(fields.value?.[0]?.replace(',', '.'))
            const given = { fields: { ...fields, reading: [String(meant)] }, language }
            const { answer, verdict } = gradeItem(item, given)
            const place = `${exercise.id} ${JSON.stringify(fields).slice(0, 120)}`
            const told = feedbackOn(exercise, answer, verdict, token)
            if (!isTold(told, feedback, { kind: exercise.kind, place })) untold.push(place)
          }
        }
      }
      expect(untold).toEqual([])
    },
  )
})
