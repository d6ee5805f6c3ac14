import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { giveAllowance } from '#app/domain/allowance/give-allowance.server.ts'
import { openAllowances } from '#app/domain/allowance/open-allowances.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { mergeGuest } from '#app/domain/people/merge-guest.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import type { BeforeView, RunningView } from '#app/domain/test/views.ts'
import * as audit from '#db/audit.server.ts'
import { allowance, membership } from '#db/cohort-schema.ts'
import type { Db } from '#db/gateway.server.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aGuest, aSubmission, minute, now } from '#tests/support/factories.ts'
import { aMarkedCohort, aTrainer, cohortId } from '#tests/support/marking.ts'
import { begun, handIn, look, publishedTest } from '#tests/support/sittings.ts'

const numeric = anExercise('numeric', { tries: 1 })
const courseId = 'foundations'

type Giving = Parameters<typeof giveAllowance>[1]

const gives = (db: Db, giving: Pick<Giving, 'actor' | 'subject'> & Partial<Giving>) =>
  giveAllowance(db, {
    cohortId,
    personId: 'amina',
    courseId,
    extraTries: 0,
    extraMinutes: 0,
    seenAt: null,
    language: 'en',
    now,
    ...giving,
  })

const answer = async (db: Db, person: { id: string }) =>
  submitAttempt(db, await aSubmission(db, person, numeric, { fields: { value: ['5'] } }))

describe('extra tries at an exercise', () => {
  test('let its learner try again, and their form counts them', async () => {
    const { db, trainer, learner } = await aMarkedCohort({ exercises: [numeric] })
    await answer(db, learner)
    await expect(answer(db, learner)).rejects.toThrow('no_tries_left')

    expect(await gives(db, { actor: trainer, subject: numeric.id, extraTries: 2 })).toBe(true)
    const { views } = await openModule(db, {
      actor: learner,
      courseId,
      moduleId: 'stock-and-flow',
      language: 'en',
      device: 'phone',
    })
    expect(views[numeric.id]).toMatchObject({ triesUsed: 1, triesLeft: 2 })
    expect((await answer(db, learner)).view.triesLeft).toBe(1)
    expect((await answer(db, learner)).view.triesLeft).toBe(0)
    await expect(answer(db, learner)).rejects.toThrow('no_tries_left')
  })

  test('are listed for the trainer, given once however often the button is pressed, and leave a line', async () => {
    const { db, trainer, learner } = await aMarkedCohort({ exercises: [numeric, anExercise('choice')] })
    const asked = { actor: trainer, subject: numeric.id, extraTries: 2 }
    expect(await gives(db, asked)).toBe(true)
    expect(await gives(db, asked)).toBe(false)
    await expect(gives(db, { ...asked, extraTries: 3 })).rejects.toThrow('allowance_changed')
    expect(await gives(db, { ...asked, extraTries: 3, seenAt: now })).toBe(true)
    const { view } = await openAllowances(db, {
      ...asked,
      cohortId,
      personId: learner.id,
      language: 'en',
      now,
    })
    expect(view.items).toMatchObject([
      { subject: numeric.id, tries: 1, used: 0, extraTries: 3, minutes: null },
    ])
    const lines = await audit.list(db, { subjectId: learner.id })
    expect(lines.map(({ action, detail }) => [action, detail?.extraTries])).toEqual([
      ['allowance.give', 3],
      ['allowance.give', 2],
    ])
  })

  test('are refused to strangers, for people who are not in the cohort, and for what has no limit', async () => {
    const { db, trainer, learner } = await aMarkedCohort({ exercises: [numeric, anExercise('choice')] })
    const asked = { actor: trainer, subject: numeric.id, extraTries: 1 }
    for (const actor of [await aTrainer(db, 'stranger'), learner])
      await expect(gives(db, { ...asked, actor })).rejects.toThrow('cohort_not_found')
    await expect(gives(db, { ...asked, personId: trainer.id })).rejects.toThrow('member_not_found')
    await expect(gives(db, { ...asked, subject: 'census-night' })).rejects.toThrow('exercise_not_found')
    await expect(gives(db, { ...asked, courseId: 'another' })).rejects.toThrow('exercise_not_found')
    for (const extraTries of [-1, 21, 1.5, Number.NaN])
      await expect(gives(db, { ...asked, extraTries })).rejects.toThrow('allowance_number')
    await expect(gives(db, { ...asked, extraMinutes: 5 })).rejects.toThrow('allowance_number')
    await db.update(membership).set({ state: 'removed' })
    await expect(gives(db, asked)).rejects.toThrow('member_not_found')
    expect(await db.select().from(allowance)).toEqual([])
  })

  test('of a guest go to the account; of two the larger stays', async () => {
    const { db, trainer, learner } = await aMarkedCohort({ exercises: [numeric] })
    const guest = await aGuest(db)
    await db.insert(membership).values({ cohortId, personId: guest.id, state: 'active', joinedAt: now })
    await gives(db, { actor: trainer, subject: numeric.id, extraTries: 1 })
    await gives(db, { actor: trainer, subject: numeric.id, extraTries: 2, personId: guest.id })
    await db.delete(membership).where(eq(membership.personId, guest.id))
    await mergeGuest(db, { guestId: guest.id, personId: learner.id, now })
    expect(await db.select().from(allowance)).toMatchObject([{ personId: 'amina', extraTries: 2 }])
  })
})

describe('for a test', () => {
  async function aTestInACohort(given: Parameters<typeof publishedTest>[1] = {}) {
    const cohort = await aMarkedCohort()
    await publishedTest(cohort.db, given)
    return cohort
  }

  test('extra minutes lengthen the sittings to come, and the one that runs', async () => {
    const { db, trainer, learner } = await aTestInACohort()
    await gives(db, { actor: trainer, subject: 'test:pre', extraMinutes: 15 })
    expect(((await look(db, learner, 'pre', now)) as BeforeView).terms).toMatchObject({
      minutes: 45,
      tries: 1,
    })
    const sitting = await begun(db, learner.id, 'pre')
    expect(sitting.endsAt).toBe(now + 45 * minute)

    const at = now + 40 * minute
    await gives(db, { actor: trainer, subject: 'test:pre', extraMinutes: 25, seenAt: now, now: at })
    expect(await look(db, learner, 'pre', now + 50 * minute)).toMatchObject({
      stage: 'running',
      left: 5 * minute,
    } satisfies Partial<RunningView>)
    const later = await begun(db, learner.id, 'post', { at: now + 60 * minute })
    expect(later.endsAt).toBe(now + 90 * minute)
  })

  test('a sitting that is over stays over, and minutes that are taken back never end one in the past', async () => {
    const { db, trainer, learner } = await aTestInACohort()
    await begun(db, learner.id, 'pre')
    await gives(db, { actor: trainer, subject: 'test:pre', extraMinutes: 30, now: now + 20 * minute })
    const seenAt = now + 20 * minute
    await gives(db, { actor: trainer, subject: 'test:pre', extraMinutes: 0, seenAt, now: now + 50 * minute })
    expect(await look(db, learner, 'pre', now + 52 * minute)).toMatchObject({ stage: 'after' })
    await gives(db, {
      actor: trainer,
      subject: 'test:pre',
      extraMinutes: 60,
      seenAt: now + 50 * minute,
      now: now + 53 * minute,
    })
    expect(await look(db, learner, 'pre', now + 54 * minute)).toMatchObject({ stage: 'after' })
  })

  test('extra sittings can be begun, and the test is over only after them', async () => {
    const { db, trainer, learner } = await aTestInACohort()
    await gives(db, { actor: trainer, subject: 'test:post', extraTries: 1 })
    await handIn(db, learner, await begun(db, learner.id, 'post'))
    expect(await look(db, learner, 'post', now + 5 * minute)).toMatchObject({ next: 2, isOver: false })
    await handIn(db, learner, await begun(db, learner.id, 'post', { number: 2, at: now + 10 * minute }))
    expect(await look(db, learner, 'post', now + 20 * minute)).toMatchObject({ next: null, isOver: true })
    await expect(
      gives(db, { actor: trainer, subject: 'test:post', extraTries: 2, seenAt: now }),
    ).rejects.toThrow('allowance_too_late')
    await expect(gives(db, { actor: trainer, subject: 'test:pre', extraTries: 1 })).rejects.toThrow(
      'allowance_too_late',
    )
  })

  test('without a limit of time there are no minutes to give', async () => {
    const { db, trainer } = await aTestInACohort({ isTimed: false })
    await expect(gives(db, { actor: trainer, subject: 'test:pre', extraMinutes: 5 })).rejects.toThrow(
      'allowance_number',
    )
  })
})
