import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { askToJoin, cohortByJoinCode } from '#app/domain/cohort/ask-to-join.server.ts'
import {
  changeMember,
  cohortPeople,
  renewLink,
  withdrawInvitation,
} from '#app/domain/cohort/cohort-people.server.ts'
import { inviteFromList } from '#app/domain/cohort/invitation/check-list.server.ts'
import { codeInGroups, codeOf, typedCode } from '#app/domain/cohort/invitation/personal-code.server.ts'
import { rosterKey } from '#app/domain/cohort/invitation/roster-key.ts'
import { invitationBy, openLink, takeUp } from '#app/domain/cohort/invitation/take-up.server.ts'
import { outbox } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import * as memberships from '#db/memberships.server.ts'
import * as people from '#db/people.server.ts'
import { audit } from '#db/schema.ts'
import { aGuest } from '#tests/support/accounts.ts'
import { aCohort, aPerson } from '#tests/support/cohorts.ts'
import { testDb } from '#tests/support/test-db.ts'

const now = 1_760_000_000_000
const actor: Person = { id: 'trainer', role: 'trainer', isGuest: false, name: 'T', language: 'en' }
const asked = { actor, cohortId: 'cohort', withLetters: false }
const guest = (id: string): Person => ({ id, role: 'learner', isGuest: true, name: null, language: 'en' })

let db: Db
beforeEach(async () => {
  db = await testDb()
  await aPerson(db, 'trainer', { role: 'trainer' })
  await aCohort(db)
})

const row = (number: number, fields: Record<string, string>) => ({
  row: number,
  fields: { email: '', name: '', language: '', country: '', organisation: '', ...fields },
})
const list = [
  row(2, { email: 'Ines@Office.example', name: 'Inès', language: 'fr' }),
  row(3, { name: 'Paper Person' }),
  row(4, { email: 'boris@@office' }),
]

/** The code of the only one of this name, as it is printed. */
const codeFor = async (name: string) => {
  const { invited } = await cohortPeople(db, asked)
  return invited.find((one) => one.name === name)?.code ?? ''
}

describe('a list', () => {
  test('invites its good rows and gives the others back; sent again it changes nothing', async () => {
    const first = await inviteFromList(db, { ...asked, rows: list, now })
    expect(first).toMatchObject({ added: [{ email: 'ines@office.example' }, { email: null }], already: 0 })
    expect(first.left.map(({ row }) => row)).toEqual([4])
    const again = await inviteFromList(db, { ...asked, rows: list, now: now + 1 })
    expect([again.added, again.already]).toEqual([[], 2])
    expect((await cohortPeople(db, asked)).invited).toHaveLength(2)
  })

  test('sent by two trainers at once adds nobody twice', async () => {
    await Promise.all([1, 2, 3].map((at) => inviteFromList(db, { ...asked, rows: list, now: now + at })))
    expect((await cohortPeople(db, asked)).invited).toHaveLength(2)
  })

  test('sent twice at once writes to each once, and tells the second that they were in already', async () => {
    const given = { ...asked, rows: list, withLetters: true, now }
    const [first, second] = await Promise.all([inviteFromList(db, given), inviteFromList(db, given)])
    expect([first.added.length + second.added.length, first.already + second.already]).toEqual([2, 2])
    const letters = await db.select().from(outbox)
    expect(letters.map(({ email }) => email)).toEqual(['ines@office.example'])
    expect(letters[0]?.invitationId).toBe((await invitationBy(db, await codeFor('Inès'))).id)
  })

  test('keeps nobody whose letter could not be kept with them', async () => {
    // What a loss of power between the two would leave.
    await db.run(sql`create trigger broken before insert on outbox begin select raise(abort, 'broken'); end`)
    await expect(inviteFromList(db, { ...asked, rows: list, withLetters: true, now })).rejects.toThrow()
    expect((await cohortPeople(db, asked)).invited).toEqual([])
  })

  test('asks whoever was taken off again as the list says it now', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const { id } = await invitationBy(db, await codeFor('Inès'))
    await withdrawInvitation(db, { ...asked, invitationId: id, now })
    const mended = {
      email: 'ines@office.example',
      name: 'Inés',
      language: 'en',
      organisation: 'INE',
      country: 'ES',
    }
    await inviteFromList(db, { ...asked, rows: [row(1, mended)], now: now + 9 })
    expect(await invitationBy(db, await codeFor('Inés'))).toMatchObject({ ...mended, serial: 1 })
  })

  test('of an archived cohort invites nobody, and says why', async () => {
    await cohorts.setArchived(db, { id: 'cohort', isArchived: true, actorId: 'trainer', at: now })
    await expect(inviteFromList(db, { ...asked, rows: list, now })).rejects.toMatchObject({
      code: 'cohort_archived',
    })
  })

  test('of five thousand people is invited whole', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => row(at + 1, { email: `p${at}@office.example` }))
    const { added, left } = await inviteFromList(db, { ...asked, rows, now })
    expect([added.length, left.length]).toEqual([5000, 0])
  })
})

describe('a personal link', () => {
  test('makes a visitor who answers one of the cohort, with what the list says of them', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const invitation = await invitationBy(db, await codeFor('Inès'))
    expect(await openLink(db, null, invitation)).toEqual({ to: 'begin' })
    await aGuest(db, 'g')
    await takeUp(db, { invitation, personId: 'g', now })
    expect(await memberships.ofCohort(db, 'cohort')).toMatchObject([{ personId: 'g', name: 'Inès' }])
    // Twice is once; and nobody else can take it up.
    await takeUp(db, { invitation, personId: 'g', now })
    await aGuest(db, 'h')
    await expect(takeUp(db, { invitation, personId: 'h', now })).rejects.toMatchObject({
      code: 'invitation_taken',
    })
  })

  test('counts as opened once within half an hour, however often a mail program looks at it', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const { id } = await invitationBy(db, await codeFor('Inès'))
    const minutes = [0, 1, 29, 30, 45, 61]
    for (const minute of minutes) await invitations.opened(db, id, now + minute * 60_000)
    const { invited } = await cohortPeople(db, asked)
    expect(invited.find((one) => one.id === id)).toMatchObject({ openedAt: now + 61 * 60_000 })
    expect((await invitations.ofCohort(db, 'cohort')).find((one) => one.id === id)?.opens).toBe(3)
  })

  test('opens what was done under it, until its owner has an account: then they sign in', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const code = await codeFor('Paper Person')
    await aGuest(db, 'g')
    await takeUp(db, { invitation: await invitationBy(db, code), personId: 'g', now })
    const taken = await invitationBy(db, code)
    expect(await openLink(db, null, taken)).toEqual({ to: 'enter', personId: 'g' })
    expect(await openLink(db, guest('g'), taken)).toEqual({ to: 'go-on' })
    await aGuest(db, 'h')
    expect(await openLink(db, guest('h'), taken)).toEqual({ to: 'ask' })
    await people.turnGuestIntoAccount(db, {
      id: 'g',
      facts: { name: 'P', email: 'p@office.example', country: null, organisation: null, language: 'en' },
      passwordHash: 'x',
      at: now,
    })
    expect(await openLink(db, null, taken)).toEqual({ to: 'sign-in' })
  })

  test('works no more once it is renewed, withdrawn, or its cohort archived', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const gone = { code: 'invitation_not_found' }
    const old = await codeFor('Inès')
    const { id } = await invitationBy(db, old)
    await renewLink(db, { ...asked, invitationId: id, serial: 1, now })
    await expect(invitationBy(db, old)).rejects.toMatchObject(gone)
    const fresh = await codeFor('Inès')
    expect((await invitationBy(db, fresh)).id).toBe(id)
    await cohorts.setArchived(db, { id: 'cohort', isArchived: true, actorId: 'trainer', at: now })
    await expect(invitationBy(db, fresh)).rejects.toMatchObject(gone)
    await cohorts.setArchived(db, { id: 'cohort', isArchived: false, actorId: 'trainer', at: now })
    await withdrawInvitation(db, { ...asked, invitationId: id, now })
    await expect(invitationBy(db, fresh)).rejects.toMatchObject(gone)
    // Asked again, they get another link.
    expect((await inviteFromList(db, { ...asked, rows: list, now: now + 9 })).added).toHaveLength(1)
    expect(await codeFor('Inès')).not.toBe(fresh)
  })

  test('is no way back for who has deleted their account, nor is the trainer’s button', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const code = await codeFor('Inès')
    await aGuest(db, 'g')
    await takeUp(db, { invitation: await invitationBy(db, code), personId: 'g', now })
    await people.erase(db, { personId: 'g', at: now })
    await expect(invitationBy(db, code)).rejects.toMatchObject({ code: 'invitation_not_found' })
    await expect(changeMember(db, { ...asked, personId: 'g', deed: 'take-back', now })).rejects.toMatchObject(
      { code: 'membership_changed' },
    )
    expect(await memberships.ofCohort(db, 'cohort', ['active', 'removed'])).toEqual([])
  })

  test('is replaced once by a button pressed twice, and taken back once', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const { id } = await invitationBy(db, await codeFor('Inès'))
    const renewing = { ...asked, withLetters: true, invitationId: id, serial: 1, now }
    const changed = { code: 'membership_changed' }
    const [, second] = await Promise.allSettled([renewLink(db, renewing), renewLink(db, renewing)])
    expect(second).toMatchObject({ status: 'rejected', reason: changed })
    expect((await db.select().from(outbox)).map(({ key }) => key)).toEqual([`invite:${id}:2`])
    const withdrawing = { ...asked, invitationId: id, now }
    await withdrawInvitation(db, withdrawing)
    await expect(withdrawInvitation(db, withdrawing)).rejects.toMatchObject(changed)
    await expect(renewLink(db, { ...renewing, serial: 2 })).rejects.toMatchObject(changed)
    const written = (await db.select().from(audit)).map(({ action }) => action)
    expect(written.filter((action) => action.startsWith('invitation.'))).toEqual([
      'invitation.renew',
      'invitation.withdraw',
    ])
  })

  test('of somebody else’s cohort, or of who has come, is not taken back', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const invitation = await invitationBy(db, await codeFor('Inès'))
    await aCohort(db, { id: 'other' })
    const changed = { code: 'membership_changed' }
    const foreign = { ...asked, cohortId: 'other', invitationId: invitation.id, now }
    await expect(withdrawInvitation(db, foreign)).rejects.toMatchObject(changed)
    await aGuest(db, 'g')
    await takeUp(db, { invitation, personId: 'g', now })
    await expect(
      withdrawInvitation(db, { ...asked, invitationId: invitation.id, now }),
    ).rejects.toMatchObject(changed)
  })

  test('does not let in who was taken out', async () => {
    await inviteFromList(db, { ...asked, rows: list, now })
    const invitation = await invitationBy(db, await codeFor('Inès'))
    await aGuest(db, 'g')
    await askToJoin(db, { cohortId: 'cohort', personId: 'g', name: null, now })
    await changeMember(db, { ...asked, personId: 'g', deed: 'turn-away', now })
    await takeUp(db, { invitation, personId: 'g', now })
    expect(await memberships.ofCohort(db, 'cohort')).toEqual([])
  })
})

describe('the code of a cohort', () => {
  test('is found as people type it, and leads to a trainer’s yes or no', async () => {
    await cohorts.add(db, {
      id: 'second',
      name: 'Second',
      startsOn: '2026-01-01',
      endsOn: '2026-02-01',
      languages: ['en'],
      courseIds: [],
      joinCode: 'ABCD2345',
      trainerIds: ['trainer'],
      targets: [],
      actorId: 'trainer',
      at: now,
    })
    expect(await cohortByJoinCode(db, ' abcd-23 45')).toEqual({ id: 'second', name: 'Second' })
    await expect(cohortByJoinCode(db, 'ABCD2346')).rejects.toMatchObject({ code: 'join_code_unknown' })
    await aGuest(db, 'g')
    await askToJoin(db, { cohortId: 'second', personId: 'g', name: 'Noor', now })
    const second = { actor, cohortId: 'second' }
    expect((await cohortPeople(db, second)).asking).toMatchObject([{ name: 'Noor' }])
    await changeMember(db, { ...second, personId: 'g', deed: 'let-in', now })
    expect((await cohortPeople(db, second)).members).toMatchObject([{ name: 'Noor' }])
    await expect(changeMember(db, { ...second, personId: 'g', deed: 'let-in', now })).rejects.toMatchObject({
      code: 'membership_changed',
    })
  })
})

test('a personal code survives being read from paper, and no two invitations share one', () => {
  const code = codeOf('secret', { id: 'a', serial: 1 })
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{14}$/)
  expect(typedCode(codeInGroups(code).toLowerCase())).toBe(code)
  expect(typedCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code)
  for (const other of [
    { id: 'a', serial: 2 },
    { id: 'b', serial: 1 },
  ])
    expect(codeOf('secret', other)).not.toBe(code)
  expect(codeOf('other', { id: 'a', serial: 1 })).not.toBe(code)
  for (const text of ['', 'short', `${code}0`, 'ABCDEFGHIJKLMÑ']) expect(typedCode(text)).toBeNull()
})

test('a list knows a person again by the address, else by the folded name', () => {
  expect(rosterKey({ email: 'A@B.example', name: 'X' })).toBe('mail:a@b.example')
  expect(rosterKey({ email: null, name: ' Inès  ÁLVAREZ-Díaz ' })).toBe(
    rosterKey({ email: null, name: 'ines alvarez diaz' }),
  )
})
