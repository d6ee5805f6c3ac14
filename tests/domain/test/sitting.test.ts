import { describe, expect, test } from 'vitest'
import type { Actor, Person } from '#app/domain/access/actor.ts'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { openCourse } from '#app/domain/progress/open-course.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { endSitting, finishTest } from '#app/domain/test/end-sitting.server.ts'
import { GRACE_MS, type Occasion } from '#app/domain/test/occasion.ts'
import { openTest } from '#app/domain/test/open-test.server.ts'
import { saveAnswers } from '#app/domain/test/save-answers.server.ts'
import { testOfCourse } from '#app/domain/test/test-of-course.server.ts'
import type { AfterView, RunningView } from '#app/domain/test/views.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sittings from '#db/sittings.server.ts'
import { aGuest, aLearner, minute, now } from '#tests/support/factories.ts'
import { answered, begun, itemId, publishedTest, rightFields } from '#tests/support/sittings.ts'
import { testDb } from '#tests/support/test-db.ts'

const courseId = 'foundations'

async function aTest(given: Parameters<typeof publishedTest>[1] = {}) {
  const db = await testDb()
  await publishedTest(db, given)
  return { db, person: await aLearner(db) }
}

const look = (db: Db, actor: Actor, occasion: Occasion, at: number, language = 'en') =>
  openTest(db, { actor, courseId, occasion, language, now: at })

const handIn = (db: Db, person: Person, { id, startedAt }: sittings.Sitting, at = startedAt + 2 * minute) =>
  endSitting(db, { person, sittingId: id, now: at })

/** Both tests, sat and handed in. */
async function satBoth(db: Db, person: Person) {
  const pre = await begun(db, person.id, 'pre')
  await answered(db, pre, ['choice', 'numeric'])
  await handIn(db, person, pre)
  const post = await begun(db, person.id, 'post', { at: now + 60 * minute })
  await answered(db, post, ['choice', 'numeric', 'text', 'match', 'classify', 'order'])
  await handIn(db, person, post)
  return { pre, post }
}

describe('forms', () => {
  test('of any two who begin one after the other one has A first and the other B; after the course each has the other', async () => {
    const db = await testDb()
    await publishedTest(db)
    const first: string[] = []
    for (let index = 0; index < 8; index += 1) {
      const { id } = await aLearner(db, { id: `p${index}` })
      const pre = await begun(db, id, 'pre')
      await endSitting(db, { person: { id }, sittingId: pre.id, now: now + 1 })
      const post = await begun(db, id, 'post')
      expect(post.form).not.toBe(pre.form)
      first.push(pre.form)
    }
    expect(first).toEqual(['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'])
  })

  test('a room that begins at once is halved too', async () => {
    const db = await testDb()
    await publishedTest(db)
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, index) => aLearner(db, { id: `p${index}` })),
    )
    const sat = await Promise.all(people.map(({ id }) => begun(db, id, 'pre')))
    expect(sat.filter(({ form }) => form === 'a')).toHaveLength(6)
  })

  test('who skips the test before the course has, after it, the form that would have come then', async () => {
    const { db, person } = await aTest()
    expect((await begun(db, person.id, 'post')).form).toBe('b')
  })
})

describe('a sitting', () => {
  test('begins once, however often the button is pressed, and a page that is sent again begins no other', async () => {
    const { db, person } = await aTest({ tries: 2 })
    const [one, other] = await Promise.all([begun(db, person.id, 'pre'), begun(db, person.id, 'pre')])
    expect(one.id).toBe(other.id)
    await handIn(db, person, one)
    expect((await begun(db, person.id, 'pre')).id).toBe(one.id)
    expect((await begun(db, person.id, 'pre', { number: 2 })).id).not.toBe(one.id)
  })

  test('shows its items and what was saved, on any device, and says nothing of what is right', async () => {
    const { db, person } = await aTest()
    const sitting = await begun(db, person.id, 'pre')
    await answered(db, sitting, ['choice', 'match'])
    const view = (await look(db, person, 'pre', now + 3 * minute)) as RunningView
    expect(view).toMatchObject({ stage: 'running', left: 27 * minute, endsAt: now + 30 * minute })
    expect(view.parts.map((part) => (part.type === 'item' ? part.id : part.html))).toEqual(
      ['choice', 'numeric', 'text', 'match', 'classify', 'order'].map((kind) =>
        itemId('a', kind as 'choice'),
      ),
    )
    expect(view.items['a-choice']).toMatchObject({
      isAnswered: true,
      feedback: null,
      view: { status: 'open' },
    })
    expect(view.items['a-choice']?.view.fields).toEqual(await rightFields(db, 'a', 'choice'))
    expect(view.items['a-text']).toMatchObject({ isAnswered: false })
    expect(JSON.stringify(view)).not.toMatch(/secret|"right"|"points_|"low"/)
  })

  test('tells how an answer reads: not complete, unreadable, two readings, or as which number', async () => {
    const { db, person } = await aTest()
    const { id } = await begun(db, person.id, 'pre')
    const save = async (item: string, fields: Record<string, string[]>, language = 'en') =>
      (await saveAnswers(db, { person, sittingId: id, answers: new Map([[item, fields]]), language, now }))[
        item
      ]
    expect(await save('a-numeric', { value: ['about'] })).toMatchObject({
      isAnswered: false,
      feedback: { code: 'unreadable' },
    })
    expect(await save('a-numeric', { value: ['1,234'] })).toMatchObject({
      isAnswered: false,
      feedback: { code: 'ambiguous', ambiguous: { readings: [1234, 1.234] } },
    })
    expect(await save('a-numeric', { value: ['1,234'], reading: ['1.234'] })).toMatchObject({
      isAnswered: true,
    })
    const read = await save('a-numeric', { value: ['26,2'] }, 'fr')
    expect(read).toEqual({
      isAnswered: true,
      feedback: null,
      understood: { typed: '26,2', value: 26.2, percent: false },
    })
    const [[name, value] = ['', []]] = Object.entries(await rightFields(db, 'a', 'match'))
    expect(await save('a-match', { [name]: value })).toMatchObject({
      isAnswered: false,
      feedback: { code: 'unanswered', missing: 3, marks: {}, notes: [] },
    })
    // What was typed stands as it was typed; emptied, it is gone.
    expect(await save('a-numeric', {})).toEqual({ isAnswered: false, feedback: null, understood: null })
  })

  test('right and wrong answers are told in the same words', async () => {
    const { db, person } = await aTest()
    const { id } = await begun(db, person.id, 'pre')
    const save = async (item: string, fields: Record<string, string[]>) =>
      (
        await saveAnswers(db, {
          person,
          sittingId: id,
          answers: new Map([[item, fields]]),
          language: 'en',
          now,
        })
      )[item]
    const right = await save('a-text', { value: ['secret flow'] })
    expect(await save('a-text', { value: ['secret stock'] })).toEqual(right)
  })

  test('keeps the edition in which it began, also when another is published meanwhile, and in another language', async () => {
    const { db, person } = await aTest()
    const sitting = await begun(db, person.id, 'pre')
    await answered(db, sitting, ['choice'])
    await publishedTest(db, { edition: '2', tries: 3 })
    const view = (await look(db, person, 'pre', now + minute, 'fr')) as RunningView
    expect(view).toMatchObject({ stage: 'running', terms: { languageShown: 'en', tries: 1 } })
    expect(view.items['a-choice']?.isAnswered).toBe(true)
    await handIn(db, person, sitting)
    const [kept] = (await sittings.ofCourse(db, { personId: person.id, courseId })).sittings
    expect(kept).toMatchObject({ editionHash: 'exam/en/1', points: 1000, outOf: 6000 })
  })

  test('of somebody else, or none, can’t be saved to or ended', async () => {
    const { db, person } = await aTest()
    const { id } = await begun(db, person.id, 'pre')
    const other = await aLearner(db, { id: 'other' })
    const gone = { problem: 'not-found' }
    const answers = new Map([['a-text', { value: ['x'] }]])
    await expect(
      saveAnswers(db, { person: other, sittingId: id, answers, language: 'en', now }),
    ).rejects.toMatchObject(gone)
    await expect(endSitting(db, { person: other, sittingId: id, now })).rejects.toMatchObject(gone)
    await expect(endSitting(db, { person, sittingId: 'none', now })).rejects.toMatchObject(gone)
    // Nor an item of the other form.
    await expect(
      saveAnswers(db, { person, sittingId: id, answers: new Map([['b-text', {}]]), language: 'en', now }),
    ).rejects.toMatchObject(gone)
  })

  test('one at a time; nothing before the course once the test after it has begun; no more than the author gives', async () => {
    const { db, person } = await aTest()
    const post = await begun(db, person.id, 'post')
    await expect(begun(db, person.id, 'pre')).rejects.toMatchObject({ code: 'test_running' })
    expect(await look(db, person, 'pre', now)).toMatchObject({ stage: 'closed', running: 'post' })
    await handIn(db, person, post)
    await expect(begun(db, person.id, 'pre')).rejects.toMatchObject({ code: 'test_no_sitting' })
    await expect(begun(db, person.id, 'post', { number: 2 })).rejects.toMatchObject({
      code: 'test_no_sitting',
    })
    expect(await look(db, person, 'pre', now)).toMatchObject({ stage: 'closed', running: null })
  })
})

describe('time', () => {
  const end = now + 30 * minute

  test('what is saved before the end counts, and for a slow link shortly after it', async () => {
    const { db, person } = await aTest()
    const sitting = await begun(db, person.id, 'pre')
    await answered(db, sitting, ['choice'], end)
    await answered(db, sitting, ['numeric'], end + GRACE_MS)
    await expect(answered(db, sitting, ['text'], end + GRACE_MS + 1)).rejects.toMatchObject({
      code: 'sitting_over',
    })
    const view = (await look(db, person, 'pre', end + GRACE_MS + 1)) as AfterView
    expect(view).toMatchObject({
      stage: 'after',
      results: { pre: { points: 2, outOf: 6, answered: 2, finishedAt: end } },
    })
  })

  test('a page may say that time is up, and is believed only when it is', async () => {
    const { db, person } = await aTest()
    const { id } = await begun(db, person.id, 'pre')
    const timeUp = (at: number) => endSitting(db, { person, sittingId: id, now: at, onlyIfTimeIsUp: true })
    await timeUp(end - 1)
    expect(await look(db, person, 'pre', end - 1)).toMatchObject({ stage: 'running', left: 1 })
    await timeUp(end)
    expect(await look(db, person, 'pre', end)).toMatchObject({ stage: 'after' })
  })

  test('a sitting without a limit never ends by itself', async () => {
    const { db, person } = await aTest({ isTimed: false })
    const sitting = await begun(db, person.id, 'pre')
    const later = now + 90 * 24 * 60 * minute
    await answered(db, sitting, ['choice'], later)
    expect(await look(db, person, 'pre', later)).toMatchObject({ stage: 'running', left: null, endsAt: null })
  })

  test('nothing can be saved to what was handed in, and handing in twice is handing in once', async () => {
    const { db, person } = await aTest()
    const sitting = await begun(db, person.id, 'pre')
    await handIn(db, person, sitting)
    await handIn(db, person, sitting, now + 5 * minute)
    await expect(answered(db, sitting, ['choice'])).rejects.toMatchObject({ code: 'sitting_over' })
    const view = (await look(db, person, 'pre', now + 9 * minute)) as AfterView
    expect(view.results.pre?.finishedAt).toBe(now + 2 * minute)
  })
})

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
