import { beforeEach, expect, test } from 'vitest'
import { noteVisit } from '#app/domain/cohort/learner/note-visit.server.ts'
import { visit } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Statement } from '#db/engines/engine.ts'
import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import * as visits from '#db/visits.server.ts'
import { aLearner, minute, now } from '#tests/support/factories.ts'
import { aCohort, cohortId, isMember, somebody } from '#tests/support/led-cohort.ts'
import { testStore } from '#tests/support/test-db.ts'

let db: Db
let seen: Statement[]
const place = { personId: 'amina', courseId: 'foundations', moduleId: 'stock-and-flow' }

beforeEach(async () => {
  seen = []
  db = (await testStore((statement) => void seen.push(statement))).db
  await somebody(db, 'trainer')
  await aCohort(db)
  await aLearner(db)
})

const kept = () => db.select().from(visit)
const look = (at: number) => noteVisit(db, { ...place, now: at })

test('a member’s page is counted at most once in half an hour', async () => {
  await isMember(db, 'amina')
  for (const after of [0, 1, 29, 30, 59, 61]) await look(now + after * minute)
  expect(await kept()).toEqual([{ ...place, visits: 3, firstAt: now, lastAt: now + 61 * minute }])
})

test('an ordinary page view asks the store nothing', async () => {
  await isMember(db, 'amina')
  await look(now)
  seen = []
  await look(now + minute)
  expect(seen).toEqual([])
})

test('processes that don’t know of each other count one visit once', async () => {
  await isMember(db, 'amina')
  const count = (at: number) => visits.count(db, { ...place, at, apartMs: 30 * minute })
  await count(now)
  await count(now + minute)
  await count(now - minute)
  expect(await kept()).toMatchObject([{ visits: 1, firstAt: now, lastAt: now }])
})

test('of whoever is in no cohort nothing is kept, and nothing is written', async () => {
  await look(now)
  expect(await kept()).toEqual([])
  expect(seen.filter(({ sql }) => /insert into "visit"/.test(sql))).toEqual([])
})

test.each(['asked', 'left', 'removed'] as const)(
  'of whoever is in the state "%s" nothing is kept',
  async (state) => {
    await isMember(db, 'amina', { state })
    await look(now)
    expect(await kept()).toEqual([])
  },
)

test('courses that the cohort doesn’t take, and cohorts that are archived, are none of its trainers’ business', async () => {
  await isMember(db, 'amina')
  await noteVisit(db, { ...place, courseId: 'other', now })
  await cohorts.setArchived(db, { id: cohortId, isArchived: true, actorId: 'trainer', at: now })
  await look(now)
  expect(await kept()).toEqual([])
})

test('after leaving nothing more is counted', async () => {
  await isMember(db, 'amina')
  await look(now)
  await memberships.setState(db, {
    cohortId,
    personId: 'amina',
    from: ['active'],
    to: 'left',
    actorId: 'amina',
    at: now + minute,
  })
  await look(now + 40 * minute)
  expect(await kept()).toMatchObject([{ visits: 1 }])
})

test('who joins while the page is open is seen a few minutes later', async () => {
  await look(now)
  await isMember(db, 'amina')
  await look(now + minute)
  expect(await kept()).toEqual([])
  await look(now + 3 * minute)
  expect(await kept()).toMatchObject([{ visits: 1 }])
})
