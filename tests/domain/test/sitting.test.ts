import { describe, expect, test } from 'vitest'
import { endSitting } from '#app/domain/test/end-sitting.server.ts'
import { GRACE_MS } from '#app/domain/test/occasion.ts'
import { saveAnswers } from '#app/domain/test/save-answers.server.ts'
import type { AfterView, RunningView } from '#app/domain/test/views.ts'
import * as sittings from '#db/sittings.server.ts'
import { aLearner, minute, now } from '#tests/support/factories.ts'
import {
  answered,
  aTest,
  begun,
  handIn,
  itemId,
  look,
  publishedTest,
  rightFields,
} from '#tests/support/sittings.ts'
import { testDb } from '#tests/support/test-db.ts'

const courseId = 'foundations'

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
