import { beforeEach, expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { action, loader } from '#app/routes/account/cohorts.tsx'
import { loader as progress } from '#app/routes/learn/progress.tsx'
import * as audit from '#db/audit.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { attempt } from '#db/schema.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { aGuest, aSubmission } from '#tests/support/factories.ts'
import {
  aCohort,
  aLedCohort,
  cohortId,
  cookieOf,
  exercises,
  isMember,
  somebody,
} from '#tests/support/led-cohort.ts'

let db: Db
let amina: Person

beforeEach(async () => {
  db = await aSite()
  amina = await aLedCohort(db)
})

const see = async (who: string | null, query = '') =>
  ask(loader, `/en/account/cohorts${query}`, { cookie: who && (await cookieOf(db, who)) })

const leave = async (who: string | null, cohort = cohortId) =>
  ask(action, '/en/account/cohorts', {
    form: { form: 'leave', cohort },
    cookie: who && (await cookieOf(db, who)),
  })

test('a learner sees their cohorts and who leads them', async () => {
  expect((await see(amina.id)).body).toMatchObject({
    isGuest: false,
    cohorts: [{ name: 'Cohort room-7', state: 'active', trainers: ['Name of trainer'] }],
    leaving: null,
  })
})

test('a guest has cohorts too, and is told so with their progress', async () => {
  const { id } = await aGuest(db)
  const isTold = async () =>
    (await ask(progress, '/en/progress', { cookie: await cookieOf(db, id) })).body.isInCohort
  expect(await isTold()).toBe(false)
  await isMember(db, id)
  expect((await see(id)).body).toMatchObject({ isGuest: true, cohorts: [{ id: cohortId }] })
  expect(await isTold()).toBe(true)
})

test('leaving is asked about first; it takes the person out and leaves their work theirs', async () => {
  await submitAttempt(db, await aSubmission(db, amina, exercises[0]!))
  expect((await see(amina.id, `?leave=${cohortId}`)).body.leaving).toMatchObject({ id: cohortId })
  expect((await leave(amina.id)).location).toBe('/en/account/cohorts?done=left')
  expect((await see(amina.id)).body.cohorts).toMatchObject([{ state: 'left' }])
  expect(await db.select().from(attempt)).toMatchObject([{ personId: amina.id }])
  expect(await audit.list(db, { subjectId: amina.id })).toMatchObject([
    { action: 'membership.left', actorId: amina.id },
  ])
  expect((await leave(amina.id)).status).toBe(303)
})

test('who waits to be let in can take the question back', async () => {
  await somebody(db, 'asker', 'learner')
  await isMember(db, 'asker', { state: 'asked' })
  await leave('asker')
  expect((await memberships.one(db, { cohortId, personId: 'asker' }))?.state).toBe('left')
})

test('nobody leaves for somebody else, or what they are not in', async () => {
  await somebody(db, 'stranger', 'learner')
  expect((await leave('stranger')).status).toBe(404)
  expect((await leave(amina.id, 'none')).status).toBe(404)
  await aCohort(db, { id: 'gone' })
  await isMember(db, amina.id, { cohortId: 'gone', state: 'removed', endedAt: 5 })
  await leave(amina.id, 'gone')
  expect((await memberships.one(db, { cohortId: 'gone', personId: amina.id }))?.state).toBe('removed')
  expect((await see(amina.id, '?leave=gone')).body.leaving).toBeNull()
  expect((await memberships.one(db, { cohortId, personId: amina.id }))?.state).toBe('active')
})

test('visitors are sent to sign in', async () => {
  expect((await see(null)).location).toContain('/account/sign-in')
  expect((await leave(null)).location).toContain('/account/sign-in')
})
