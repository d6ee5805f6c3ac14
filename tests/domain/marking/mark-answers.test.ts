import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { markAnswers } from '#app/domain/marking/mark-answers.server.ts'
import { openQueue } from '#app/domain/marking/open-queue.server.ts'
import { rebuildProgress } from '#app/domain/progress/rebuild-progress.server.ts'
import * as audit from '#db/audit.server.ts'
import { mark, membership } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { attempt, exerciseState, moduleProgress } from '#db/schema.ts'
import { aLearner, minute, now } from '#tests/support/factories.ts'
import { aMarkedCohort, aTrainer, cohortId, handsIn, joins, reply } from '#tests/support/marking.ts'

type Asked = Omit<Parameters<typeof markAnswers>[1], 'cohortId' | 'language' | 'now' | 'comment'> & {
  comment?: string
  now?: number
}

const marks = (db: Db, asked: Asked) =>
  markAnswers(db, { cohortId, language: 'en', comment: '', now: now + 60 * minute, ...asked })

const queue = async (db: Db, actor: Asked['actor'], isMarked = false) =>
  (await openQueue(db, { actor, cohortId, language: 'en', isMarked, page: 1 })).queue

const stateOf = async (db: Db, personId: string) =>
  (await db.select().from(exerciseState).where(eq(exerciseState.personId, personId)))[0]

const progressOf = async (db: Db, personId: string) =>
  (await db.select().from(moduleProgress).where(eq(moduleProgress.personId, personId)))[0]

/** What is kept is what would be rebuilt from nothing. */
async function isAsRebuilt(db: Db) {
  expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
}

describe('the queue', () => {
  test('shows the newest written answers, the oldest first, equal ones together', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const [boris, clara] = [await aLearner(db, { id: 'boris' }), await aLearner(db, { id: 'clara' })]
    for (const { id } of [boris, clara]) await joins(db, id)
    await handsIn(db, learner, { text: 'A first go.', met: [1] })
    await handsIn(db, boris, { text: 'The same\r\n  words.', at: now + minute })
    await handsIn(db, learner, { text: 'Other words.', at: now + 2 * minute })
    await handsIn(db, clara, { text: ' The same words. ', at: now + 3 * minute })

    const { answers, groups } = await queue(db, trainer)
    expect(answers).toBe(3)
    expect(groups.map(({ text, people }) => [text, people.length])).toEqual([
      ['The same\r\n  words.', 2],
      ['Other words.', 1],
    ])
    expect(groups[0]).toMatchObject({ moduleTitle: 'Stock and flow', mark: null })
    expect(groups[0]?.lines).toHaveLength(3)
  })

  test('holds nobody’s answers who has left, nor those of people who never were in the cohort', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const stranger = await aLearner(db, { id: 'stranger' })
    await handsIn(db, stranger)
    await handsIn(db, learner)
    expect((await queue(db, trainer)).answers).toBe(1)
    await db.update(membership).set({ state: 'left' })
    expect((await queue(db, trainer)).answers).toBe(0)
  })
})

describe('a mark', () => {
  test('takes the place of the self-check, and the attempt stays as it was', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const attemptId = await handsIn(db, learner)
    const before = await db.select().from(attempt)
    expect((await progressOf(db, learner.id))?.points).toBe(1000)

    const done = await marks(db, { actor: trainer, answers: [{ attemptId, seenAt: null }], met: [0] })
    expect(done).toEqual({ given: 1, taken: [] })
    expect(await stateOf(db, learner.id)).toMatchObject({
      status: 'solved',
      bestPoints: 333,
      outOf: 1000,
      markedAttemptId: attemptId,
      lastAt: now,
    })
    expect((await progressOf(db, learner.id))?.points).toBe(333)
    expect(await db.select().from(attempt)).toEqual(before)
    expect((await queue(db, trainer)).answers).toBe(0)
    const { groups } = await queue(db, trainer, true)
    expect(groups[0]?.mark).toMatchObject({ met: [0], points: 0.333, markedBy: 'Trainer tomas' })
    await isAsRebuilt(db)
  })

  test('settles what its learner judged more strictly, and opens what holds nothing', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const strict = await handsIn(db, learner, { met: [1] })
    expect(await stateOf(db, learner.id)).toMatchObject({ status: 'tried' })
    await marks(db, { actor: trainer, answers: [{ attemptId: strict, seenAt: null }], met: [0, 1, 2] })
    expect(await stateOf(db, learner.id)).toMatchObject({ status: 'solved', bestPoints: 1000 })
    await isAsRebuilt(db)

    const boris = await aLearner(db, { id: 'boris' })
    await joins(db, boris.id)
    const mild = await handsIn(db, boris)
    await marks(db, { actor: trainer, answers: [{ attemptId: mild, seenAt: null }], met: [] })
    expect(await stateOf(db, boris.id)).toMatchObject({ status: 'tried', bestPoints: 0, settledAt: null })
    await isAsRebuilt(db)
  })

  test('outranks later self-checks, and a worse one does not take a better one away', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const first = await handsIn(db, learner)
    await marks(db, { actor: trainer, answers: [{ attemptId: first, seenAt: null }], met: [0, 1] })
    const second = await handsIn(db, learner, { text: 'Better.', at: now + 120 * minute })
    expect((await progressOf(db, learner.id))?.points).toBe(667)
    expect((await queue(db, trainer)).groups[0]?.people[0]).toMatchObject({ isRevised: true })
    await isAsRebuilt(db)

    await marks(db, {
      actor: trainer,
      answers: [{ attemptId: second, seenAt: null }],
      met: [2],
      now: now + 180 * minute,
    })
    expect(await stateOf(db, learner.id)).toMatchObject({ bestPoints: 667, markedAttemptId: second })
    await isAsRebuilt(db)
  })

  test('that is changed counts as it stands now, and both leave a line in the audit', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const attemptId = await handsIn(db, learner)
    await marks(db, { actor: trainer, answers: [{ attemptId, seenAt: null }], met: [0, 1, 2] })
    const [given] = await db.select().from(mark)
    await marks(db, {
      actor: trainer,
      answers: [{ attemptId, seenAt: given?.at ?? null }],
      met: [1],
      comment: 'Line 1\r\nline 2 ',
    })
    expect((await db.select().from(mark))[0]).toMatchObject({ points: 333, comment: 'Line 1\nline 2' })
    expect(await stateOf(db, learner.id)).toMatchObject({ bestPoints: 333 })
    const lines = await audit.list(db, { subjectId: learner.id })
    expect(lines.map(({ action, detail }) => [action, detail?.points, detail?.before])).toEqual([
      ['mark.change', 0.333, 1],
      ['mark.give', 1, null],
    ])
    await isAsRebuilt(db)
  })

  test('sent twice is given once', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const attemptId = await handsIn(db, learner)
    const asked = { actor: trainer, answers: [{ attemptId, seenAt: null }], met: [1, 1, 0], comment: 'Good.' }
    expect(await marks(db, asked)).toEqual({ given: 1, taken: [] })
    const before = [await db.select().from(mark), await progressOf(db, learner.id)]
    expect(await marks(db, { ...asked, now: now + 90 * minute })).toEqual({ given: 0, taken: [] })
    expect([await db.select().from(mark), await progressOf(db, learner.id)]).toEqual(before)
    expect(await audit.list(db, { subjectId: learner.id })).toHaveLength(1)
  })

  test('of another trainer meanwhile stays, and the later trainer is shown it; the others get theirs', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const second = await aTrainer(db, 'ute')
    await cohorts.addTrainer(db, { cohortId, personId: 'ute', actorId: trainer.id, at: now })
    const boris = await aLearner(db, { id: 'boris' })
    await joins(db, boris.id)
    const [mine, theirs] = [await handsIn(db, learner), await handsIn(db, boris)]
    await marks(db, {
      actor: trainer,
      answers: [{ attemptId: mine, seenAt: null }],
      met: [0],
      comment: 'First.',
    })
    const done = await marks(db, {
      actor: second,
      answers: [mine, theirs].map((attemptId) => ({ attemptId, seenAt: null })),
      met: [0, 1],
    })
    expect(done.given).toBe(1)
    expect(done.taken).toMatchObject([{ mark: { comment: 'First.', markedBy: 'Trainer tomas' } }])
    expect((await stateOf(db, learner.id))?.bestPoints).toBe(333)

    const { seenAt = null } = done.taken[0]?.people[0] ?? {}
    const again = { actor: second, answers: [{ attemptId: mine, seenAt }], met: [0, 1] }
    expect(await marks(db, again)).toEqual({ given: 1, taken: [] })
  })

  test('that comes while its learner answers loses nothing', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const attemptId = await handsIn(db, learner)
    await Promise.all([
      marks(db, { actor: trainer, answers: [{ attemptId, seenAt: null }], met: [0, 1] }),
      handsIn(db, learner, { text: 'Meanwhile.', at: now + minute }),
    ])
    expect(await stateOf(db, learner.id)).toMatchObject({ tries: 2, bestPoints: 667 })
    await isAsRebuilt(db)
  })

  test('does not take away that a module is finished', async () => {
    const { db, trainer, learner } = await aMarkedCohort({ exercises: [reply] })
    const attemptId = await handsIn(db, learner)
    await marks(db, { actor: trainer, answers: [{ attemptId, seenAt: null }], met: [] })
    expect(await progressOf(db, learner.id)).toMatchObject({ settled: 0, points: 0, finishedAt: now })
    await isAsRebuilt(db)
  })
})

describe('is refused', () => {
  test('to strangers, in an archived cohort, for answers of others, for lines that are not there', async () => {
    const { db, trainer, learner } = await aMarkedCohort()
    const stranger = await aTrainer(db, 'stranger')
    const outsider = await aLearner(db, { id: 'outsider' })
    const [attemptId, foreign] = [await handsIn(db, learner), await handsIn(db, outsider)]
    const answers = [{ attemptId, seenAt: null }]
    await expect(marks(db, { actor: stranger, answers, met: [] })).rejects.toThrow('cohort_not_found')
    await expect(marks(db, { actor: learner, answers, met: [] })).rejects.toThrow('cohort_not_found')
    await expect(
      marks(db, { actor: trainer, answers: [{ attemptId: foreign, seenAt: null }], met: [] }),
    ).rejects.toThrow('answer_not_found')
    await expect(marks(db, { actor: trainer, answers, met: [3] })).rejects.toThrow('mark_line_unknown')
    await expect(marks(db, { actor: trainer, answers: [], met: [] })).rejects.toThrow('mark_nobody')
    await cohorts.setArchived(db, { id: cohortId, isArchived: true, actorId: trainer.id, at: now })
    await expect(marks(db, { actor: trainer, answers, met: [] })).rejects.toThrow('cohort_archived')
    expect(await db.select().from(mark)).toEqual([])
  })
})
