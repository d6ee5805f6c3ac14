import { beforeEach, expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { openCohort } from '#app/domain/cohort/open-cohort.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { aCourse, anEdition, aSubmission, now, published } from '#tests/support/factories.ts'
import { aLedCohort, cohortId, exercises } from '#tests/support/led-cohort.ts'
import { testDb } from '#tests/support/test-db.ts'

const trainer: Person = { id: 'trainer', role: 'trainer', isGuest: false, name: 'Tom', language: 'en' }

let db: Db
beforeEach(async () => {
  db = await testDb()
})

const opened = () =>
  openCohort(db, {
    actor: trainer,
    cohortId,
    language: 'en',
    open: null,
    order: 'name',
    filter: 'all',
    nameless: 'Somebody',
    now: now + 10_000,
  })

test('the morning names who is stuck where; an exercise that the course no longer holds keeps nobody', async () => {
  const learner = await aLedCohort(db)
  const [, numeric] = exercises
  for (const at of [1000, 2000, 3000])
    await submitAttempt(
      db,
      await aSubmission(db, learner, numeric!, { now: now + at, fields: { value: ['1'] } }),
    )
  expect((await opened()).lines).toMatchObject([
    { kind: 'stuck', exerciseId: numeric!.id, exerciseNumber: 2, common: { answer: '1', count: 1, of: 1 } },
  ])
  const left = exercises.slice(0, 1)
  await published(db, aCourse(), [
    anEdition({ hash: 'later-en', exercises: left }),
    anEdition({ hash: 'later-fr', exercises: left, language: 'fr', title: 'Stock et flux' }),
  ])
  expect((await opened()).lines).toEqual([])
})
