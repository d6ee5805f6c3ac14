import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { followersOf, pollMs } from '#app/domain/cohort/live/cohort-feed.server.ts'
import { followCohort } from '#app/domain/cohort/live/follow-cohort.server.ts'
import type { News } from '#app/domain/cohort/live/news.ts'
import type { Statement } from '#db/engines/engine.ts'
import { type Db, engineOf, type Store } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { attempt } from '#db/schema.ts'
import { aGuest, aLearner, aSubmission, now as base } from '#tests/support/factories.ts'
import { aLedCohort, cohortId, exercises, isMember } from '#tests/support/led-cohort.ts'
import { testStore } from '#tests/support/test-db.ts'

const trainer: Person = { id: 'trainer', role: 'trainer', isGuest: false, name: 'Tom', language: 'en' }

let store: Store
let db: Db
let learner: Person
/** The store being asked for new answers. */
let looks: Statement[]

beforeEach(async () => {
  store = await testStore((statement) => {
    if (/^select .* from "membership" cross join "attempt"/.test(statement.sql)) looks.push(statement)
  })
  db = store.db
  learner = await aLedCohort(db)
  looks = []
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: base })
})
afterEach(() => void vi.useRealTimers())

let number = 0
/** An answer as it stands in the store, dated `at`. */
async function gave(personId: string, at = Date.now(), courseId = 'foundations') {
  number += 1
  const of = {
    personId,
    courseId,
    moduleId: 'stock-and-flow',
    exerciseId: 'a',
    number,
    id: `given-${number}`,
  }
  const kept = { editionHash: 'e', language: 'en', answer: '{}', code: 'wrong', detail: '{}', passMark: 80 }
  await db.insert(attempt).values({ ...of, ...kept, points: 0, outOf: 1000, at })
}

/** A page that is open since `since`, and all that it was told. */
async function aPage(since = Date.now(), actor: Person = trainer) {
  const told: News[] = []
  const fail = vi.fn()
  const tell = (news: News) => void told.push(news)
  const leave = await followCohort(db, { actor, cohortId, since, now: Date.now(), tell, fail })
  return { told, fail, leave }
}

const nextLook = () => vi.advanceTimersByTimeAsync(pollMs)

test('a page is told how many answers are newer than itself, and when the newest was given', async () => {
  const page = await aPage()
  await nextLook()
  expect(page.told).toEqual([])
  await submitAttempt(db, await aSubmission(db, learner, exercises[0]!, { now: base + 4_000 }))
  await nextLook()
  expect(page.told).toEqual([{ count: 1, isMore: false, newestAt: base + 4_000 }])
  await gave(learner.id, base + 7_000)
  await gave(learner.id, base + 8_000)
  await nextLook()
  await nextLook()
  expect(page.told.slice(1)).toEqual([{ count: 3, isMore: false, newestAt: base + 8_000 }])
  page.leave()
})

test('what came between the loading of a page and its listening counts, and what it shows already does not', async () => {
  await gave(learner.id, base - 1)
  await gave(learner.id, base + 1)
  const early = await aPage(base)
  expect(early.told).toEqual([{ count: 1, isMore: false, newestAt: base + 1 }])
  // The looking, which has seen none of them yet, brings both.
  vi.setSystemTime(base + 10)
  const late = await aPage(base + 10)
  await nextLook()
  expect([early.told.length, late.told.length]).toEqual([1, 0])
  early.leave()
  late.leave()
})

test('an answer that was dated before the last look and written after it is not missed', async () => {
  const page = await aPage()
  await nextLook()
  await gave(learner.id, base + 2_900)
  await nextLook()
  expect(page.told).toEqual([{ count: 1, isMore: false, newestAt: base + 2_900 }])
  page.leave()
})

test('only members count, and only the courses of the cohort', async () => {
  const guest = await aGuest(db)
  const former = await aLearner(db, { id: 'former' })
  await isMember(db, former.id, { state: 'left', endedAt: base })
  const page = await aPage()
  for (const { id } of [guest, former]) await gave(id)
  await gave(learner.id, Date.now(), 'another-course')
  await nextLook()
  expect(page.told).toEqual([])
  // Whoever joins while the page is open counts from then on.
  await isMember(db, guest.id)
  await gave(guest.id)
  await nextLook()
  expect(page.told).toHaveLength(1)
  await memberships.setState(db, {
    cohortId,
    personId: guest.id,
    from: ['active'],
    to: 'removed',
    actorId: trainer.id,
    at: Date.now(),
  })
  await gave(guest.id)
  await nextLook()
  expect(page.told).toHaveLength(1)
  page.leave()
})

test('many pages share one look at the store, and nobody looks when the last one is left', async () => {
  const pages = await Promise.all(Array.from({ length: 20 }, () => aPage()))
  looks = []
  await gave(learner.id, Date.now() + 1)
  await nextLook()
  await nextLook()
  expect(looks).toHaveLength(2)
  expect(pages.every(({ told }) => told.length === 1)).toBe(true)
  for (const { leave } of pages) leave()
  expect(followersOf(db, cohortId)).toBe(0)
  await vi.advanceTimersByTimeAsync(10 * pollMs)
  expect(looks).toHaveLength(2)
})

test('a look reads the newest answers of each member, by index, whatever else they and others have given', async () => {
  const page = await aPage()
  page.leave()
  const { sql, params } = looks[0]!
  const plan = await engineOf(store).run({ sql: `explain query plan ${sql}`, params, method: 'all' })
  const steps = (plan.rows as [number, number, number, string][]).map(([, , , step]) => step)
  expect(steps.slice(0, 2)).toEqual([
    expect.stringMatching(/^SEARCH membership USING .*\(cohort_id=\?\)$/),
    'SEARCH attempt USING INDEX attempt_at (person_id=? AND at>?)',
  ])
})

test('a cohort has fifty places, and who leaves makes room', async () => {
  const pages = await Promise.all(Array.from({ length: 50 }, () => aPage()))
  await expect(aPage()).rejects.toMatchObject({ problem: 'too-many', code: 'live_full' })
  pages[0]?.leave()
  pages[0]?.leave()
  expect(followersOf(db, cohortId)).toBe(49)
  pages.push(await aPage())
  for (const { leave } of pages) leave()
})

test('counting ends at a thousand, and says so', async () => {
  for (let given = 0; given < 1_001; given += 1) await gave(learner.id, base - given)
  const page = await aPage(base - 3_600_000)
  expect(page.told).toEqual([{ count: 1_000, isMore: true, newestAt: base }])
  page.leave()
})

test.each([Number.NaN, -1, base + 1e9])(
  'a page loaded at %s hears of what comes from now on',
  async (since) => {
    await gave(learner.id, base - 10)
    const page = await aPage(since)
    await nextLook()
    expect(page.told).toEqual([])
    page.leave()
  },
)

test('nobody else may listen, and a refusal leaves no looking behind', async () => {
  await expect(aPage(base, learner)).rejects.toMatchObject({ code: 'cohort_not_found' })
  await expect(aPage(base, { ...trainer, id: 'other' })).rejects.toMatchObject({ code: 'cohort_not_found' })
  expect(followersOf(db, cohortId)).toBe(0)
})

test('when the store can’t be asked, all who listen are told and the looking ends', async () => {
  const pages = [await aPage(), await aPage()]
  await store.close()
  await nextLook()
  for (const { fail } of pages) expect(fail).toHaveBeenCalledOnce()
  expect(followersOf(db, cohortId)).toBe(0)
  // Leaving after the end does no harm.
  for (const { leave } of pages) leave()
})
