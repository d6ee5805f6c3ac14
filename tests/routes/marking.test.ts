import { describe, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { loader as progressPage } from '#app/routes/learn/progress.tsx'
import { action as mark, loader as written } from '#app/routes/teach/written.tsx'
import { mark as marks } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { aGuest, aLearner, minute, now } from '#tests/support/factories.ts'
import { aMarkedCohort, aTrainer, cohortId, handsIn, joins, reply } from '#tests/support/marking.ts'

const page = `/en/teach/${cohortId}/written`
const params = { cohort: cohortId }

const signedIn = async (db: Db, personId: string) =>
  (await startSession(db, personId, new Request('http://localhost:3000/'))).split(';')[0]

async function aSiteToMark() {
  const { store, ...cohort } = await aMarkedCohort()
  await aSite({}, store)
  return { ...cohort, cookie: await signedIn(cohort.db, cohort.trainer.id) }
}

describe('the page of written answers', () => {
  test('is for those who lead the cohort: a visitor signs in, for all others it is not there', async () => {
    const { db, learner, cookie } = await aSiteToMark()
    expect((await ask(written, page, { params, cookie })).status).toBe(200)
    const visitor = await ask(written, page, { params })
    expect(visitor.location).toContain('/account/sign-in?next=')
    expect(
      (await ask(written, page, { params, cookie: await signedIn(db, (await aGuest(db)).id) })).location,
    ).toContain('sign-in')
    const stranger = await aTrainer(db, 'stranger')
    const former = await aTrainer(db, 'former')
    await cohorts.addTrainer(db, { cohortId, personId: former.id, actorId: 'tomas', at: now })
    await cohorts.removeTrainer(db, { cohortId, personId: former.id, actorId: 'tomas', at: now })
    const form = { answer: `${await handsIn(db, learner)}:`, line: '1', comment: '' }
    for (const { id } of [learner, stranger, former]) {
      const asking = { params, cookie: await signedIn(db, id) }
      expect((await ask(written, page, asking)).status).toBe(404)
      expect((await ask(mark, page, { ...asking, form })).status).toBe(404)
    }
    expect((await ask(mark, page, { params, form })).location).toContain('sign-in')
    expect(await db.select().from(marks)).toEqual([])
    const admin = await aTrainer(db, 'root', 'admin')
    expect((await ask(written, page, { params, cookie: await signedIn(db, admin.id) })).status).toBe(200)
  })

  test('marks the answers that were chosen, and says how many; a second press changes nothing', async () => {
    const { db, learner, cookie } = await aSiteToMark()
    const boris = await aLearner(db, { id: 'boris' })
    await joins(db, boris.id)
    const answers = [await handsIn(db, learner), await handsIn(db, boris)]
    const form = new URLSearchParams([
      ...answers.map((id): [string, string] => ['answer', `${id}:`]),
      ['line', '1'],
      ['line', '3'],
      ['comment', 'Name the date.'],
    ]).toString()
    const given = await ask(mark, page, { params, cookie, form })
    expect(given).toMatchObject({ status: 303, location: `${page}?done=2` })
    expect(await db.select().from(marks)).toMatchObject([
      { met: '[0,2]', points: 667, comment: 'Name the date.' },
      { met: '[0,2]', points: 667, comment: 'Name the date.' },
    ])
    expect((await ask(mark, page, { params, cookie, form })).location).toBe(`${page}?done=0`)
    const { body } = await ask(written, `${page}?view=marked`, { params, cookie })
    expect(body.queue).toMatchObject({ isMarked: true, answers: 2, groupCount: 1 })
  })

  test('tells the later of two trainers, and keeps what they wrote', async () => {
    const { db, learner, cookie } = await aSiteToMark()
    const id = await handsIn(db, learner)
    await ask(mark, page, { params, cookie, form: { answer: `${id}:`, line: '1', comment: 'First.' } })
    const later = await ask(mark, page, {
      params,
      cookie,
      form: { answer: `${id}:`, line: '2', comment: 'Second.' },
    })
    expect(later.status).toBe(409)
    expect(later.body).toMatchObject({
      met: [1],
      comment: 'Second.',
      taken: [{ mark: { comment: 'First.' } }],
    })
    const [{ seenAt }] = later.body.taken[0].people
    const knowing = { answer: `${id}:${seenAt}`, line: '2', comment: 'Second.' }
    expect((await ask(mark, page, { params, cookie, form: knowing })).status).toBe(303)
  })

  test('gives the comment back with a refusal: of an archived cohort no form is left to hold it', async () => {
    const { db, learner, cookie } = await aSiteToMark()
    const form = { answer: `${await handsIn(db, learner)}:`, line: '1', comment: 'Name the date.' }
    await cohorts.setArchived(db, { id: cohortId, isArchived: true, actorId: 'tomas', at: now })
    const { status, body } = await ask(mark, page, { params, cookie, form })
    expect(status).toBe(409)
    expect(body).toEqual({ problem: { code: 'cohort_archived' }, comment: 'Name the date.' })
    expect(await db.select().from(marks)).toEqual([])
  })

  test('refuses a form that says nothing, in words', async () => {
    const { db, learner, cookie } = await aSiteToMark()
    const id = await handsIn(db, learner)
    for (const [form, status, code] of [
      [{ comment: 'Nobody' }, 400, 'mark_nobody'],
      [{ answer: 'nothing:' }, 404, 'answer_not_found'],
      [{ answer: `${id}:x` }, 400, 'form_unreadable'],
      [{ answer: `${id}:`, line: '9' }, 400, 'mark_line_unknown'],
      [{ answer: `${id}:`, line: '0' }, 400, 'mark_line_unknown'],
    ] as [Record<string, string>, number, string][])
      expect(await ask(mark, page, { params, cookie, form })).toMatchObject({
        status,
        body: { problem: { code } },
      })
  })
})

describe('a learner', () => {
  const place = {
    courseId: 'foundations',
    moduleId: 'stock-and-flow',
    language: 'en',
    device: 'phone' as const,
  }
  const viewOf = async (db: Db, actor: Parameters<typeof openModule>[1]['actor']) =>
    (await openModule(db, { actor, ...place })).views[reply.id]

  test('sees the lines that are met, the comment and the trainer’s name beside the exercise', async () => {
    const { db, learner, cookie } = await aSiteToMark()
    const id = await handsIn(db, learner)
    expect((await viewOf(db, learner))?.mark).toBeNull()
    await ask(mark, page, { params, cookie, form: { answer: `${id}:`, line: '2', comment: '<b>Plain</b>' } })
    expect((await viewOf(db, learner))?.mark).toEqual({
      lines: reply.rubric.map((text, index) => ({ text, isMet: index === 1 })),
      points: 0.333,
      outOf: 1,
      comment: '<b>Plain</b>',
      by: 'Trainer tomas',
      isOfNewest: true,
    })
    expect((await viewOf(db, await aLearner(db, { id: 'other' })))?.mark).toBeNull()
    await handsIn(db, learner, { text: 'Revised.', at: now + 400 * 24 * 60 * minute })
    expect((await viewOf(db, learner))?.mark).toMatchObject({ isOfNewest: false, points: 0.333 })
  })

  test('is told on the progress page what was marked since they were last there', async () => {
    const { db, learner, cookie } = await aSiteToMark()
    const id = await handsIn(db, learner)
    const asking = { cookie: await signedIn(db, learner.id) }
    const newlyMarked = async () => (await ask(progressPage, '/en/progress', asking)).body.view.newlyMarked
    expect(await newlyMarked()).toEqual([])
    await ask(mark, page, { params, cookie, form: { answer: `${id}:`, line: '2', comment: '' } })
    expect(await newlyMarked()).toMatchObject([{ exerciseId: reply.id, exerciseNumber: 1 }])
    await handsIn(db, learner, { text: 'Revised.', at: Date.now() + minute })
    expect(await newlyMarked()).toEqual([])
  })
})
