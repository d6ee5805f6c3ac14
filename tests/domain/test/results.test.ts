import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actor.ts'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { openCourse } from '#app/domain/progress/open-course.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { finishTest } from '#app/domain/test/end-sitting.server.ts'
import { testOfCourse } from '#app/domain/test/test-of-course.server.ts'
import type { AfterView } from '#app/domain/test/views.ts'
import { aGuest, minute, now } from '#tests/support/factories.ts'
import { answered, aTest, begun, handIn, look, publishedTest, satBoth } from '#tests/support/sittings.ts'

const courseId = 'foundations'

describe('what comes of it', () => {
  test('after the test before the course: sums, and not which answers were right', async () => {
    const { db, person } = await aTest()
    const sitting = await begun(db, person.id, 'pre')
    await answered(db, sitting, ['choice', 'numeric', 'classify'])
    await handIn(db, person, sitting)
    const view = (await look(db, person, 'pre', now + 9 * minute)) as AfterView
    expect(view).toMatchObject({ stage: 'after', isOver: false, review: null, next: null, canFinish: false })
    expect(view.results.objectives).toEqual([
      { id: 'count', text: 'Count people', items: 3, pre: { points: 2, outOf: 3 }, post: null },
      { id: 'compare', text: 'Compare counts', items: 3, pre: { points: 1, outOf: 3 }, post: null },
    ])
    expect(JSON.stringify(view)).not.toContain('secret')
  })

  test('after the last: both by objective, and both forms item by item', async () => {
    const { db, person } = await aTest()
    await satBoth(db, person)
    const view = (await look(db, person, 'post', now + 99 * minute)) as AfterView
    expect(view).toMatchObject({
      isOver: true,
      next: null,
      results: { pre: { points: 2 }, post: { points: 6 } },
    })
    expect(view.results.objectives[0]).toMatchObject({
      pre: { points: 2, outOf: 3 },
      post: { points: 3, outOf: 3 },
    })
    expect(view.review?.items['b-order']).toMatchObject({
      isAnswered: true,
      feedback: { code: 'right' },
      view: { solution: expect.stringContaining('secret solution') },
    })
    const before = (await look(db, person, 'pre', now + 99 * minute)) as AfterView
    expect(before.review?.items['a-order']).toMatchObject({ isAnswered: false, feedback: null })
    expect(before.review?.items['a-choice']?.feedback).toMatchObject({ code: 'right' })
    expect(before.results.post).toMatchObject({ points: 6 })
  })

  test('with a sitting left the review waits for the learner’s word; the best result counts', async () => {
    const { db, person } = await aTest({ tries: 2 })
    const pre = await begun(db, person.id, 'pre')
    await expect(finishTest(db, { person, courseId, now })).rejects.toMatchObject({ problem: 'conflict' })
    await handIn(db, person, pre)
    await expect(finishTest(db, { person, courseId, now })).rejects.toMatchObject({ problem: 'conflict' })
    const one = await begun(db, person.id, 'post')
    await answered(db, one, ['choice', 'text'])
    await handIn(db, person, one)
    expect(await look(db, person, 'post', now)).toMatchObject({
      isOver: false,
      review: null,
      next: 2,
      canFinish: true,
    })
    const two = await begun(db, person.id, 'post', { number: 2 })
    expect(two.form).toBe(one.form)
    await expect(finishTest(db, { person, courseId, now })).rejects.toMatchObject({ problem: 'conflict' })
    await answered(db, two, ['choice'])
    await handIn(db, person, two)
    const view = (await look(db, person, 'post', now)) as AfterView
    expect(view).toMatchObject({ isOver: true, sat: 2, results: { post: { points: 2 } } })
  })

  test('after that word nothing can be begun any more, whatever the author gives later', async () => {
    const { db, person } = await aTest({ tries: 2 })
    await handIn(db, person, await begun(db, person.id, 'post'))
    await finishTest(db, { person, courseId, now })
    await finishTest(db, { person, courseId, now: now + 1 })
    expect(await look(db, person, 'post', now)).toMatchObject({ isOver: true, next: null, canFinish: false })
    await publishedTest(db, { tries: 9, edition: '2' })
    await expect(begun(db, person.id, 'post', { number: 2 })).rejects.toMatchObject({
      code: 'test_no_sitting',
    })
  })
})

describe('beside the modules', () => {
  test('the course’s page has both entries, also for a visitor', async () => {
    const { db, person } = await aTest()
    const card = (actor: Actor) => testOfCourse(db, { actor, courseId, language: 'en', now })
    expect(await card(null)).toMatchObject({
      terms: { items: 6, minutes: 30, isTimed: true, tries: 1 },
      pre: { state: 'open' },
      post: { state: 'open' },
    })
    const sitting = await begun(db, person.id, 'pre')
    expect(await card(person)).toMatchObject({ pre: { state: 'running' }, post: { state: 'closed' } })
    await answered(db, sitting, ['choice'])
    await handIn(db, person, sitting)
    expect(await card(person)).toMatchObject({
      pre: { state: 'done', score: { points: 1, outOf: 6 } },
      post: { state: 'open', score: null },
    })
  })

  test('neither modules nor progress know of it, and no way of exercises leads to its items', async () => {
    const { db, person } = await aTest()
    await satBoth(db, person)
    const asked = { actor: person, courseId, language: 'en', device: 'phone' as const }
    expect(await openCourse(db, asked)).toMatchObject({
      modules: [{ id: 'stock-and-flow' }],
      progress: { settled: 0, total: 0, isStarted: false },
    })
    const item = {
      person,
      courseId,
      moduleId: 'exam',
      exerciseId: 'a-choice',
      language: 'en',
      device: 'phone' as const,
      now,
    }
    const gone = { problem: 'not-found', code: 'module_not_found' }
    await expect(openModule(db, { ...asked, moduleId: 'exam' })).rejects.toMatchObject(gone)
    await expect(
      submitAttempt(db, { ...item, attemptId: '0190a000-0000-7000-8000-000000000001', fields: {} }),
    ).rejects.toMatchObject(gone)
    await expect(takeHint(db, { ...item, number: 1 })).rejects.toMatchObject(gone)
    await expect(showSolution(db, item)).rejects.toMatchObject(gone)
    await expect(saveDraft(db, { ...item, fields: {}, typedAt: now })).rejects.toMatchObject(gone)
    // Nor by the name of a module that is there.
    await expect(showSolution(db, { ...item, moduleId: 'stock-and-flow' })).rejects.toMatchObject({
      code: 'exercise_not_found',
    })
  })

  test('a guest may take it, too', async () => {
    const { db } = await aTest()
    const guest = await aGuest(db)
    const { post } = await satBoth(db, guest)
    expect(post.form).toBe('b')
  })
})
