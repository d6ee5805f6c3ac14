import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { decideAttempt } from '#app/domain/attempt/decide-attempt.ts'
import { apply, timeAfter } from '#app/domain/progress/learning.ts'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import * as attempts from '#db/attempts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { isAsRebuilt } from '#db/history.server.ts'
import { attempt, enrolment, exerciseState, help, moduleProgress } from '#db/schema.ts'
import { anEdition, anEnrolledLearner, now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const { hash, exercises } = anEdition().facts
const place = { personId: 'amina', courseId: 'foundations', moduleId: 'stock-and-flow' }
const given = { ...place, editionHash: hash, device: 'phone' as const }

const answer = (db: Db, exerciseId: string, id = uuid(), at = now) =>
  attempts.append(db, { ...given, exerciseId, ids: [id], since: at - 60_000 }, (standing) =>
    decideAttempt(standing, {
      ...place,
      exerciseId,
      attemptId: id,
      otherId: id,
      verdict: { code: 'wrong', points: 0, outOf: 1, detail: {} },
      answer: '{}',
      language: 'en',
      passMark: 80,
      tries: null,
      exercises,
      now: at,
    }),
  )

const hint = (db: Db, exerciseId: string, number: number) =>
  attempts.appendHelp(db, { ...given, exerciseId }, (standing) => {
    if ((standing.states.get(exerciseId)?.hints ?? 0) >= number) return null
    const event = { kind: 'hint' as const, number, at: timeAfter(standing.progress, now) }
    return { help: event, ...apply(standing, { type: 'help', exerciseId, ...event }, exercises) }
  })

async function aStore() {
  const db = await testDb()
  await anEnrolledLearner(db)
  return db
}

test('answers and hints at the same moment are all kept, one after the other', async () => {
  const db = await aStore()
  await Promise.all([
    answer(db, 'census-night'),
    answer(db, 'census-night'),
    answer(db, 'child-share'),
    hint(db, 'census-night', 1),
    hint(db, 'steps', 1),
  ])
  const rows = await db.select().from(attempt)
  expect(rows.map(({ exerciseId, number }) => `${exerciseId} ${number}`).sort()).toEqual([
    'census-night 1',
    'census-night 2',
    'child-share 1',
  ])
  const helps = await db.select().from(help)
  expect(new Set([...rows, ...helps].map(({ at }) => at)).size).toBe(5)
  expect(await isAsRebuilt(db, 'amina', rebuild)).toBe(true)
})

test('the same id at the same moment is written once', async () => {
  const db = await aStore()
  const id = uuid()
  const written = await Promise.all([1, 2, 3].map(() => answer(db, 'census-night', id)))
  expect(written.filter((one) => one !== null)).toHaveLength(1)
  expect(await db.select().from(attempt)).toHaveLength(1)
  expect(await db.select().from(exerciseState)).toMatchObject([{ tries: 1, lastAttemptId: id }])
})

test('a refusal leaves nothing behind', async () => {
  const db = await aStore()
  const refused = attempts.append(db, { ...given, exerciseId: 'steps', ids: [uuid()], since: 0 }, () => {
    throw new Error('no')
  })
  await expect(refused).rejects.toThrow('no')
  for (const table of [attempt, exerciseState, moduleProgress, enrolment])
    expect(await db.select().from(table)).toEqual([])
})

test('the decision sees how many answers were made lately, by this person only', async () => {
  const db = await aStore()
  await answer(db, 'steps', uuid(), now - 120_000)
  await answer(db, 'steps', uuid(), now - 30_000)
  let recent = -1
  await attempts.append(db, { ...given, exerciseId: 'steps', ids: [], since: now - 60_000 }, (standing) => {
    recent = standing.recent
    return null
  })
  expect(recent).toBe(1)
})

test('a course begins once and follows the person', async () => {
  const db = await aStore()
  await answer(db, 'steps')
  await hint(db, 'reply', 1)
  expect(await db.select().from(enrolment)).toEqual([
    {
      personId: 'amina',
      courseId: 'foundations',
      startedAt: now,
      lastModuleId: 'stock-and-flow',
      lastExerciseId: 'reply',
      lastAt: now + 1,
      lastDevice: 'phone',
    },
  ])
})
