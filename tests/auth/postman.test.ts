import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { deliverLetter } from '#app/auth/deliver-letter.server.ts'
import { aPostman, startPostman } from '#app/auth/postman.server.ts'
import { emailHashOf } from '#app/domain/cohort/mail/stop-token.server.ts'
import { writeReminders } from '#app/domain/cohort/mail/write-reminders.server.ts'
import { invitation, outbox as letters } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as refusals from '#db/mail-refusals.server.ts'
import * as outbox from '#db/outbox.server.ts'
import * as people from '#db/people.server.ts'
import * as personalData from '#db/personal-data.server.ts'
import * as reviews from '#db/reviews.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { aSite } from '#tests/support/asking.ts'
import { aCohort, anInvitation, aPerson } from '#tests/support/cohorts.ts'
import { minute, now } from '#tests/support/factories.ts'
import { aMailServer, readable } from '#tests/support/mail-server.ts'

const ORIGIN = 'https://learn.example.org'
const day = 24 * 60 * minute
const linkOf = ({ id, serial, language }: { id: string; serial: number; language: string }) =>
  `${ORIGIN}/${language}/join/code-${id}-${serial}`

afterEach(() => vi.useRealTimers())

/** A site with a mail server and a cohort that runs. */
async function aSiteWithMail(given: Parameters<typeof aMailServer>[0] = {}) {
  const mail = await aMailServer(given)
  onTestFinished(mail.close)
  const db = await aSite({ ORIGIN, SMTP_URL: mail.url })
  await aPerson(db, 'trainer', { role: 'trainer', name: 'Moussa Fall', email: 'moussa@example.org' })
  await aCohort(db)
  return { db, mail }
}

const invited = (id: string, changes: Partial<outbox.NewLetter> = {}): outbox.NewLetter => ({
  key: `invite:${id}:1`,
  kind: 'invitation',
  cohortId: 'cohort',
  invitationId: id,
  personId: null,
  email: `${id}@example.org`,
  language: 'en',
  subject: null,
  body: null,
  createdBy: 'trainer',
  dueAt: now,
  ...changes,
})

/** Invitations that the mail server has taken. */
async function sentTo(db: Db, ids: string[]) {
  await outbox.write(
    db,
    ids.map((id) => invited(id)),
    now,
  )
  await db.update(letters).set({ state: 'sent', sentAt: now })
}

const deliver = (db: Db, at = now) => deliverLetter(db, { origin: ORIGIN, linkOf, clock: () => at })
const rows = async (db: Db) =>
  (await db.select().from(letters).orderBy(letters.key)).map(({ key, state, error }) => [key, state, error])

describe('an invitation', () => {
  test('goes out in the person’s language with their own link and the way to get no more', async () => {
    const { db, mail } = await aSiteWithMail()
    await anInvitation(db, 'awa', { name: 'Awa Diop', language: 'fr' })
    await outbox.write(db, [invited('awa', { language: 'fr' })], now)
    expect([await deliver(db), await deliver(db)]).toEqual([true, false])
    expect(mail.mails.map(({ to }) => to)).toEqual([['awa@example.org']])
    const text = readable(mail.mails[0]?.text ?? '')
    expect(text).toContain('Bonjour Awa Diop,')
    expect(text).toContain(`${ORIGIN}/fr/join/code-awa-1`)
    expect(text).toMatch(/25 août\s–\s31 octobre 2025/)
    const stop = /^List-Unsubscribe: <(https:\/\/learn\.example\.org\/fr\/mail\/stop\/[\w-]{43}\.[\w-]{22})>/m
    expect(text).toMatch(stop)
    expect(text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    expect(text.split(stop.exec(text)?.[1] ?? 'none').length).toBeGreaterThanOrEqual(4)
    expect(text).not.toMatch(/^Reply-To:/m)
    expect(await rows(db)).toEqual([['invite:awa:1', 'sent', null]])
  })

  test.each([
    ['accepted', { acceptedAt: now }],
    ['withdrawn', { withdrawnAt: now }],
  ])('that was %s meanwhile is not sent', async (reason, changes) => {
    const { db, mail } = await aSiteWithMail()
    await anInvitation(db, 'awa', changes)
    await outbox.write(db, [invited('awa')], now)
    await deliver(db)
    expect(await rows(db)).toEqual([['invite:awa:1', 'dropped', reason]])
    expect(mail.connections()).toBe(0)
  })

  test('to somebody who wants no letters, or of a cohort that is archived or over, is not sent', async () => {
    const { db, mail } = await aSiteWithMail()
    for (const id of ['awa', 'omar', 'zoe']) await anInvitation(db, id)
    await refusals.add(db, emailHashOf(await tokenSecret(db), 'awa@example.org'), now)
    await outbox.write(db, [invited('awa')], now)
    await deliver(db)
    await outbox.write(db, [invited('omar', { dueAt: now + 100 * day })], now)
    await deliver(db, now + 100 * day)
    await cohorts.setArchived(db, { id: 'cohort', isArchived: true, actorId: 'trainer', at: now })
    await outbox.write(db, [invited('zoe')], now)
    await deliver(db)
    expect(await rows(db)).toEqual([
      ['invite:awa:1', 'dropped', 'refused'],
      ['invite:omar:1', 'dropped', 'over'],
      ['invite:zoe:1', 'dropped', 'over'],
    ])
    expect(mail.connections()).toBe(0)
  })
})

test('a message carries the trainer’s words, and an answer goes to the trainer', async () => {
  const { db, mail } = await aSiteWithMail()
  await aPerson(db, 'awa', { name: 'Awa\r\nBcc: eve@example.org' })
  const message = { kind: 'message' as const, invitationId: null, personId: 'awa' }
  const words = {
    subject: 'A word\r\nBcc: eve@example.org',
    body: 'See this:\nhttps://learn.example.org/en\n<b>x</b>',
  }
  await outbox.write(db, [invited('awa', { ...message, ...words, key: 'write:1' })], now)
  await deliver(db)
  const [sent] = mail.mails
  const text = readable(sent?.text ?? '')
  expect(sent?.to).toEqual(['awa@example.org'])
  expect(text).toMatch(/^Reply-To: moussa@example\.org/m)
  expect(text).not.toMatch(/^Bcc:/im)
  expect(text).toContain('Subject: A word Bcc: eve@example.org')
  expect(text).toContain('Hello Awa Bcc: eve@example.org,')
  expect(text).toContain('&lt;b&gt;x&lt;/b&gt;')
  expect(text).toContain('<a href="https://learn.example.org/en">')
  expect(text).toContain('Moussa Fall')
})

describe('a letter to a reviewer', () => {
  const asked = (changes: Partial<outbox.NewLetter> = {}): outbox.NewLetter => ({
    ...invited('awa', {
      kind: 'review',
      cohortId: null,
      reviewId: 'review',
      invitationId: null,
      personId: 'awa',
    }),
    key: 'review:review:awa',
    language: 'fr',
    subject: 'Fondements\r\nBcc: eve@example.org',
    body: 'Le flux est-il juste ?\n<b>x</b>',
    ...changes,
  })
  const aReview = async (db: Db, part: 'reviewer' | null = 'reviewer') => {
    await aPerson(db, 'awa', { name: 'Awa Diop' })
    const course = { courseId: 'foundations', personId: 'awa', actorId: 'trainer', at: now }
    if (part) await members.put(db, { ...course, part })
    const review = { id: 'review', courseId: 'foundations', moduleId: 'first', authorId: 'trainer' }
    await reviews.ask(db, { ...review, note: 'x', at: now }, [asked()])
  }

  test('says who asks for what, where to read it, and how to get no more', async () => {
    const { db, mail } = await aSiteWithMail()
    await aReview(db)
    await deliver(db)
    const [sent] = mail.mails
    const text = readable(sent?.text ?? '')
    expect(sent?.to).toEqual(['awa@example.org'])
    expect(text).toMatch(/^Reply-To: moussa@example\.org/m)
    expect(text).toMatch(/^List-Unsubscribe: <https:\/\/learn\.example\.org\/fr\/mail\/stop\//m)
    expect(text).not.toMatch(/^Bcc:/im)
    expect(text).toContain('Bonjour Awa Diop,')
    expect(text).toContain('Moussa Fall')
    expect(text).toContain(`${ORIGIN}/fr/studio/foundations/review`)
    expect(text).toContain('&lt;b&gt;x&lt;/b&gt;')
    expect(await rows(db)).toEqual([['review:review:awa', 'sent', null]])
  })

  test('is not sent once the review is settled, or its reader is no reviewer', async () => {
    const { db, mail } = await aSiteWithMail()
    await aReview(db, null)
    await deliver(db)
    const settled = { state: 'approved' as const, answer: '', filesHash: null, actorId: 'awa', at: now }
    const course = { courseId: 'foundations', personId: 'awa', actorId: 'trainer', at: now }
    await members.put(db, { ...course, part: 'reviewer' })
    await reviews.settle(db, { id: 'review', ...settled })
    await outbox.write(db, [asked({ key: 'review:late:awa' })], now)
    await deliver(db)
    expect(await rows(db)).toEqual([
      ['review:late:awa', 'dropped', 'over'],
      ['review:review:awa', 'dropped', 'over'],
    ])
    expect(mail.connections()).toBe(0)
  })

  test('its answer tells the author how the draft was found, also when it is out by then', async () => {
    const { db, mail } = await aSiteWithMail()
    await aReview(db)
    const settled = {
      state: 'changes-wanted' as const,
      answer: 'x',
      filesHash: null,
      actorId: 'awa',
      at: now,
    }
    await reviews.settle(db, { id: 'review', ...settled }, [
      asked({ key: 'review-answer:review', kind: 'review-answer', createdBy: 'awa', subject: 'Fondements' }),
    ])
    // The letter that asked comes to nothing now.
    await deliver(db)
    await deliver(db)
    const [sent] = mail.mails
    const text = readable(sent?.text ?? '')
    expect(text).toMatch(/Awa Diop a lu votre brouillon de «\s*Fondements\s*», demande des\s+changements/)
    expect(text).toMatch(/^Reply-To: awa@stats\.example/m)
    expect(text).toContain('Le flux est-il juste ?')
    expect(text).toContain(`${ORIGIN}/fr/studio/foundations/review`)
    expect(await rows(db)).toEqual([
      ['review-answer:review', 'sent', null],
      ['review:review:awa', 'dropped', 'over'],
    ])
  })

  test('is in the export of its reader, and without a word once they are erased', async () => {
    const { db } = await aSiteWithMail()
    await aReview(db)
    expect((await personalData.ofPerson(db, 'awa')).studio.letters).toMatchObject([
      { email: 'awa@example.org', state: 'waiting', body: expect.stringContaining('juste') },
    ])
    await people.erase(db, { personId: 'awa', at: now })
    expect(await db.select().from(letters)).toMatchObject([
      { email: '', subject: null, body: null, personId: null, state: 'dropped' },
    ])
  })
})

describe('what the mail server does not take', () => {
  test('for now is tried again after 1, 5 and 30 minutes, and then has failed', async () => {
    const { db } = await aSiteWithMail({ verdict: (address) => ({ code: 450, words: `${address} is busy` }) })
    await anInvitation(db, 'awa')
    await outbox.write(db, [invited('awa')], now)
    let at = now
    for (const waited of [1, 5, 30]) {
      expect(await deliver(db, at)).toBe(true)
      expect(await rows(db)).toEqual([['invite:awa:1', 'waiting', expect.stringContaining('450')]])
      at += waited * minute
      expect(await deliver(db, at - 1)).toBe(false)
    }
    await deliver(db, at)
    const [[, state, error]] = (await rows(db)) as [[string, string, string]]
    expect(state).toBe('failed')
    expect(error).toMatch(/^450 /)
    expect(error).not.toMatch(/awa|@/)
    expect(await deliver(db, at + day)).toBe(false)
  })

  test('for good is not tried again, and says so without the address', async () => {
    const { db } = await aSiteWithMail({ refuses: true })
    await anInvitation(db, 'awa')
    await outbox.write(db, [invited('awa')], now)
    await deliver(db)
    expect(await rows(db)).toEqual([['invite:awa:1', 'failed', '550 no such mailbox: …']])
  })

  test('because it is away is tried again', async () => {
    const mail = await aMailServer()
    const db = await aSite({ ORIGIN, SMTP_URL: mail.url })
    await mail.close()
    await aPerson(db, 'trainer', { role: 'trainer' })
    await aCohort(db)
    await anInvitation(db, 'awa')
    await outbox.write(db, [invited('awa')], now)
    await deliver(db)
    expect(await rows(db)).toEqual([['invite:awa:1', 'waiting', expect.stringMatching(/^E[A-Z]+/)]])
  })

  test('is never something that is no address', async () => {
    const { db, mail } = await aSiteWithMail()
    const given = ['awa@example.org, eve@example.org', 'awa', 'awa@example.org\r\nRCPT TO:<eve@example.org>']
    for (const [n, email] of given.entries()) {
      await anInvitation(db, `i${n}`)
      await outbox.write(db, [invited(`i${n}`, { email })], now)
      await deliver(db)
    }
    expect((await rows(db)).map(([, ...rest]) => rest)).toEqual(given.map(() => ['failed', 'address']))
    expect(mail.connections()).toBe(0)
  })
})

const reminders = async (db: Db) => (await rows(db)).filter(([key]) => key?.startsWith('remind:'))

describe('the reminder', () => {
  test('is written once, on the third day, to who was invited by mail and has not begun', async () => {
    const { db } = await aSiteWithMail()
    await anInvitation(db, 'awa', { language: 'fr' })
    await anInvitation(db, 'late', { invitedAt: now + 1 })
    await anInvitation(db, 'begun', { acceptedAt: now })
    await anInvitation(db, 'withdrawn', { withdrawnAt: now })
    await anInvitation(db, 'paper', { email: null })
    // Their links were copied or printed before the site had a mail server, or no mail server took their letter.
    await anInvitation(db, 'handed')
    await anInvitation(db, 'refused')
    await sentTo(db, ['awa', 'late', 'begun', 'withdrawn'])
    await outbox.write(db, [invited('refused')], now)
    await db.update(letters).set({ state: 'failed' }).where(eq(letters.key, 'invite:refused:1'))
    await writeReminders(db, now + 3 * day - 1)
    expect(await reminders(db)).toEqual([])
    await Promise.all([writeReminders(db, now + 3 * day), writeReminders(db, now + 3 * day)])
    expect(await reminders(db)).toEqual([['remind:awa', 'waiting', null]])
    const [row] = await db.select().from(letters).where(eq(letters.key, 'remind:awa'))
    expect(row).toMatchObject({ language: 'fr', email: 'awa@example.org', kind: 'reminder' })
    await db.update(letters).set({ state: 'sent' }).where(eq(letters.key, 'remind:awa'))
    await writeReminders(db, now + 4 * day)
    expect((await reminders(db)).map(([key]) => key)).toEqual(['remind:awa', 'remind:late'])
  })

  test('is not written for a cohort that is archived, over or still to come', async () => {
    const { db } = await aSiteWithMail()
    await cohorts.setArchived(db, { id: 'cohort', isArchived: true, actorId: 'trainer', at: now })
    await aCohort(db, { id: 'over', endsOn: '2025-09-04' })
    await aCohort(db, { id: 'to-come', startsOn: '2025-09-06' })
    for (const cohortId of ['cohort', 'over', 'to-come'])
      await anInvitation(db, `in-${cohortId}`, { cohortId })
    await sentTo(db, ['in-cohort', 'in-over', 'in-to-come'])
    await writeReminders(db, now + 3 * day)
    expect(await reminders(db)).toEqual([])
  })

  test('says that it is the only one, with the personal link', async () => {
    const { db, mail } = await aSiteWithMail()
    await anInvitation(db, 'awa')
    await sentTo(db, ['awa'])
    await writeReminders(db, now + 3 * day)
    await deliver(db, now + 3 * day)
    const text = readable(mail.mails[0]?.text ?? '')
    expect(text).toContain('/en/join/code-awa-1')
    expect(text).toContain('only once')
  })

  test('to more than 200 of a cohort falls due in the hours after', async () => {
    const { db } = await aSiteWithMail()
    const values = Array.from({ length: 401 }, (_, n) => ({
      id: `i${n}`,
      cohortId: 'cohort',
      rosterKey: `mail:${n}`,
      email: `i${n}@example.org`,
      language: 'en',
      codeHash: `hash-${n}`,
      invitedBy: 'trainer',
      invitedAt: now,
    }))
    await db.insert(invitation).values(values)
    await sentTo(
      db,
      values.map(({ id }) => id),
    )
    const at = now + 3 * day
    await writeReminders(db, at)
    const due = (
      await db.select({ dueAt: letters.dueAt }).from(letters).where(eq(letters.kind, 'reminder'))
    ).map(({ dueAt }) => dueAt - at)
    const hours = [0, 1, 2].map((hour) => due.filter((ms) => ms === hour * 60 * minute).length)
    expect(hours).toEqual([200, 200, 1])
  })
})

describe('the postman', () => {
  const quick = { origin: ORIGIN, linkOf, roundMs: 20, gapMs: 1, remindMs: 3_600_000 }

  test('sends each letter once, however many processes look', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const { db, mail } = await aSiteWithMail()
    const ids = ['awa', 'omar', 'zoe', 'ines', 'paul']
    for (const id of ids) await anInvitation(db, id)
    await outbox.write(
      db,
      ids.map((id) => invited(id)),
      now,
    )
    const postmen = [1, 2, 3].map(() => aPostman(db, quick))
    await expect.poll(() => mail.mails.length, { timeout: 10_000 }).toBe(5)
    await Promise.all(postmen.map((postman) => postman.stop()))
    expect(mail.mails.flatMap(({ to }) => to).sort()).toEqual(ids.map((id) => `${id}@example.org`).sort())
    expect((await rows(db)).every(([, state]) => state === 'sent')).toBe(true)
  })

  test('finishes the letter in hand when it is stopped, and takes up no other', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const { db, mail } = await aSiteWithMail()
    for (const id of ['awa', 'omar']) await anInvitation(db, id)
    await outbox.write(db, [invited('awa'), invited('omar')], now)
    const postman = aPostman(db, { ...quick, gapMs: 60_000 })
    await expect.poll(() => mail.connections()).toBe(1)
    await postman.stop()
    expect((await rows(db)).map(([, state]) => state).sort()).toEqual(['sent', 'waiting'])
    expect(mail.mails).toHaveLength(1)
  })

  test('goes on when the store was away for a while', async () => {
    const { db } = await aSiteWithMail()
    const lines: unknown[] = []
    globalThis.jalonLog = { error: (...line: unknown[]) => lines.push(line) } as never
    onTestFinished(() => {
      globalThis.jalonLog = undefined
    })
    let fails = 2
    const unsteady = new Proxy(db, {
      get: (target, name) => {
        if (name === 'batch' && fails-- > 0) return () => Promise.reject(new Error('away'))
        return Reflect.get(target, name)
      },
    })
    const postman = aPostman(unsteady, { ...quick, remindMs: Number.POSITIVE_INFINITY })
    await expect.poll(() => fails).toBeLessThan(0)
    await postman.stop()
    expect(lines).toHaveLength(2)
  })

  test('is not there without a mail server', async () => {
    await aSite({ ORIGIN })
    expect(await startPostman()).toBeNull()
  })
})
