import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { MembershipState } from '#app/domain/cohort/cohort.ts'
import { exportMyData } from '#app/domain/people/export-my-data.server.ts'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { allowance, invitation, mark, membership, note, outbox, visit } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import * as notes from '#db/notes.server.ts'
import * as people from '#db/people.server.ts'
import { attempt } from '#db/schema.ts'
import { answer, publish } from '#tests/support/answering.ts'
import { now } from '#tests/support/factories.ts'
import { aCohort, cohortId, isMember, somebody } from '#tests/support/led-cohort.ts'
import { testDb } from '#tests/support/test-db.ts'

let db: Db
const module = { courseId: 'foundations', moduleId: 'stock-and-flow' }

beforeEach(async () => {
  db = await testDb()
  await publish(db, ['guest'])
  await somebody(db, 'trainer')
  await somebody(db, 'account', 'learner')
  await aCohort(db)
})

/** All that a cohort may hold about somebody. */
async function inAllWays(personId: string): Promise<void> {
  await isMember(db, personId)
  await db.insert(invitation).values({
    id: `invitation-${personId}`,
    cohortId,
    rosterKey: `mail:${personId}@stat.example`,
    email: `${personId}@stat.example`,
    name: 'Secret Name',
    country: 'SN',
    organisation: 'Secret Office',
    language: 'fr',
    codeHash: `hash-${personId}`,
    invitedBy: 'trainer',
    invitedAt: now,
    personId,
    acceptedAt: now,
  })
  const letter = { cohortId, email: `${personId}@stat.example`, language: 'fr', createdAt: now, dueAt: now }
  await db.insert(outbox).values([
    {
      ...letter,
      id: `invite-${personId}`,
      key: `a-${personId}`,
      kind: 'invitation',
      state: 'sent',
      invitationId: `invitation-${personId}`,
    },
    {
      ...letter,
      id: `message-${personId}`,
      key: `b-${personId}`,
      kind: 'message',
      state: 'waiting',
      personId,
      subject: 'Secret subject',
      body: 'Secret body',
    },
  ])
  await db.insert(visit).values({ personId, ...module, visits: 2, firstAt: now, lastAt: now + 5 })
  await notes.add(db, {
    id: `note-${personId}`,
    cohortId,
    personId,
    authorId: 'trainer',
    text: 'Secret note',
    at: now,
  })
  await db.insert(allowance).values({
    personId,
    courseId: 'foundations',
    subject: 'steps',
    extraTries: 2,
    cohortId,
    grantedBy: 'trainer',
    at: now,
  })
  const attemptId = await answer(db, personId, 0, now)
  await db.insert(mark).values({
    attemptId,
    cohortId,
    met: '[0]',
    points: 1000,
    outOf: 2000,
    comment: 'Secret comment',
    markedBy: 'trainer',
    at: now,
  })
}

describe('the export of one’s own data', () => {
  test('names all that cohorts hold, notes about oneself too, and nobody else’s', async () => {
    await inAllWays('account')
    await inAllWays('guest')
    const actor = {
      id: 'account',
      role: 'learner' as const,
      isGuest: false,
      name: null,
      language: 'en' as const,
    }
    const { body } = await exportMyData(db, { actor, personId: 'account', file: 'jalon.json', now })
    expect(JSON.parse(body).cohorts).toMatchObject({
      memberships: [{ cohort: 'Cohort room-7', state: 'active', joinedAt: '2025-09-02T09:00:00.000Z' }],
      invitations: [{ name: 'Secret Name', organisation: 'Secret Office', opens: 0 }],
      letters: [
        { kind: 'invitation', state: 'sent' },
        { kind: 'message', subject: 'Secret subject' },
      ],
      visits: [{ ...module, visits: 2 }],
      notes: [{ text: 'Secret note', cohort: 'Cohort room-7' }],
      marks: [{ points: 1, outOf: 2, comment: 'Secret comment', met: [0] }],
      allowances: [{ subject: 'steps', extraTries: 2 }],
    })
    expect(body).not.toMatch(/trainer"|hash-account|guest/)
  })
})

describe('deleting an account', () => {
  test('leaves counts and points, and not one word about the person', async () => {
    await inAllWays('account')
    await people.erase(db, { personId: 'account', at: now + 100 })
    const left = [
      await db.select().from(invitation),
      await db.select().from(outbox),
      await db.select().from(mark),
      await db.select().from(membership),
    ]
    expect(JSON.stringify(left)).not.toMatch(/Secret|stat\.example/)
    expect(left[0]).toMatchObject([{ personId: null, acceptedAt: now, withdrawnAt: now + 100 }])
    expect((left[1] as { state: string }[]).map(({ state }) => state).sort()).toEqual(['dropped', 'sent'])
    expect(left[2]).toMatchObject([{ points: 1000, outOf: 2000 }])
    expect(left[3]).toMatchObject([{ personId: 'account', state: 'left', endedAt: now + 100 }])
    for (const table of [visit, note, allowance]) expect(await db.select().from(table)).toEqual([])
    expect(await memberships.ofCohort(db, cohortId)).toEqual([])
    expect(await memberships.ofCohort(db, cohortId, ['left'])).toMatchObject([{ name: null, isErased: true }])
    expect(await db.$count(attempt, eq(attempt.personId, 'account'))).toBe(1)
  })

  test('keeps what others have, and lets the same list be sent again', async () => {
    await inAllWays('account')
    await inAllWays('guest')
    await people.erase(db, { personId: 'account', at: now + 100 })
    expect(await notes.ofPerson(db, { cohortId, personId: 'guest' })).toHaveLength(1)
    expect(await memberships.ofCohort(db, cohortId)).toHaveLength(1)
    const [kept] = await db.select().from(invitation).where(eq(invitation.personId, 'guest'))
    await db
      .insert(invitation)
      .values({ ...kept!, id: 'new', rosterKey: 'mail:account@stat.example', codeHash: 'new' })
  })

  test('a trainer’s ends their leading, and their notes stay without a name', async () => {
    await inAllWays('guest')
    await people.erase(db, { personId: 'trainer', at: now + 100 })
    expect((await cohorts.byId(db, cohortId))?.trainerIds).toEqual([])
    expect(await notes.ofPerson(db, { cohortId, personId: 'guest' })).toMatchObject([{ author: null }])
  })
})

describe('a guest who signs in', () => {
  const merge = () => people.mergeGuest(db, { guestId: 'guest', accountId: 'account', at: now }, rebuild)
  const stateOf = async () => (await memberships.one(db, { cohortId, personId: 'account' }))?.state

  test('takes everything along', async () => {
    await inAllWays('guest')
    await merge()
    expect(await stateOf()).toBe('active')
    for (const table of [visit, note, allowance, invitation])
      expect(await db.select().from(table)).toMatchObject([{ personId: 'account' }])
    expect(await db.select().from(outbox).where(eq(outbox.personId, 'account'))).toHaveLength(1)
    const marked = db.select().from(mark).innerJoin(attempt, eq(attempt.id, mark.attemptId))
    expect((await marked)[0]?.attempt.personId).toBe('account')
  })

  test('has what both had once, added up where it can be', async () => {
    await inAllWays('guest')
    await inAllWays('account')
    await db
      .update(visit)
      .set({ firstAt: now - 9, lastAt: now + 9 })
      .where(eq(visit.personId, 'guest'))
    await db.update(allowance).set({ extraTries: 1, extraMinutes: 9 }).where(eq(allowance.personId, 'guest'))
    await merge()
    expect(await db.select().from(visit)).toMatchObject([{ visits: 4, firstAt: now - 9, lastAt: now + 9 }])
    expect(await db.select().from(allowance)).toMatchObject([{ extraTries: 2, extraMinutes: 9 }])
    expect(await notes.ofPerson(db, { cohortId, personId: 'account' })).toHaveLength(2)
    expect(await db.select().from(membership)).toHaveLength(1)
  })

  const order: MembershipState[] = ['left', 'asked', 'removed', 'active']
  test.each(order.flatMap((guest) => order.map((account) => [guest, account] as const)))(
    'as %s into an account that is %s is what weighs more',
    async (guest, account) => {
      const ended = (state: MembershipState, at: number) =>
        state === 'left' || state === 'removed' ? at : null
      await isMember(db, 'guest', { state: guest, joinedAt: now - 5, endedAt: ended(guest, now + 1) })
      await isMember(db, 'account', { state: account, joinedAt: now, endedAt: ended(account, now + 2) })
      await merge()
      const [winner, at] =
        order.indexOf(guest) > order.indexOf(account) ? [guest, now + 1] : [account, now + 2]
      expect(await db.select().from(membership)).toEqual([
        { cohortId, personId: 'account', state: winner, joinedAt: now - 5, endedAt: ended(winner, at) },
      ])
    },
  )
})
