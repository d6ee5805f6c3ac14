import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { deliverLetter } from '#app/auth/deliver-letter.server.ts'
import { invitationLetters } from '#app/domain/cohort/mail/invitation-letters.server.ts'
import { emailHashOf } from '#app/domain/cohort/mail/stop-token.server.ts'
import { action as again, loader as mailPage } from '#app/routes/teach/mail.tsx'
import { action as write, loader as writePage } from '#app/routes/teach/write.tsx'
import { outbox as letters } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as refusals from '#db/mail-refusals.server.ts'
import * as outbox from '#db/outbox.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { aCohort, aMember, anInvitation, aPerson } from '#tests/support/cohorts.ts'
import { aCourse, anEdition, now, published } from '#tests/support/factories.ts'
import { aMailServer, readable } from '#tests/support/mail-server.ts'

const ORIGIN = 'https://learn.example.org'
const params = { cohort: 'cohort' }
let db: Db
let trainer: string

const cookieOf = async (id: string) =>
  (await startSession(db, id, new Request('http://localhost:3000/en'))).split(';')[0] ?? ''

async function aLedSite(variables: Record<string, string> = { ORIGIN, SMTP_URL: 'smtp://127.0.0.1:9' }) {
  db = await aSite(variables)
  await aPerson(db, 'trainer', { role: 'trainer', name: 'Moussa Fall', email: 'moussa@example.org' })
  await aCohort(db)
  trainer = await cookieOf('trainer')
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  onTestFinished(() => void vi.useRealTimers())
  return aLedSite()
})

/** Two members who read different languages, one without an address, and one who was invited. */
async function people() {
  await aPerson(db, 'awa', { name: 'Awa Diop', language: 'fr', email: 'awa@example.org' })
  await aPerson(db, 'omar', { name: 'Omar Said', email: null })
  await aPerson(db, 'zoe', { name: 'Zoe Katz', email: null })
  await anInvitation(db, 'i-omar', { personId: 'omar', acceptedAt: now, email: 'omar@example.org' })
  await anInvitation(db, 'ines', { name: 'Ines Rocha' })
  for (const id of ['awa', 'omar', 'zoe']) await aMember(db, id)
}

const view = (query = '', cookie: string | null = trainer) =>
  ask(mailPage, `/en/teach/cohort/mail${query}`, { params, cookie })
const resend = (form: Record<string, string>, cookie: string | null = trainer) =>
  ask(again, '/en/teach/cohort/mail', { params, cookie, form })
const drafts = (query: string, cookie: string | null = trainer) =>
  ask(writePage, `/en/teach/cohort/write?${query}`, { params, cookie })
const post = (query: string, form: Record<string, string>, cookie: string | null = trainer) =>
  ask(write, `/en/teach/cohort/write?${query}`, { params, cookie, form: { form: 'write', ...form } })

const words = {
  'subject-en': 'How are you?',
  'body-en': 'Tell me.',
  'subject-fr': 'Comment allez-vous ?',
  'body-fr': 'Dites-moi.',
  token: 'token-of-a-page',
}
const addressed = async () =>
  (await db.select().from(letters)).map(({ email, language, subject }) => [email, language, subject]).sort()

const writeInvitations = async (invited: Parameters<typeof invitationLetters>[1]['invited']) =>
  outbox.write(db, await invitationLetters(db, { cohortId: 'cohort', invited, actorId: 'trainer', now }), now)

describe('the pages of mail', () => {
  const tries: [string, (cookie: string | null) => ReturnType<typeof ask>][] = [
    ['seeing the letters', (cookie) => view('', cookie)],
    ['sending again', (cookie) => resend({}, cookie)],
    ['beginning a message', (cookie) => drafts('people=all', cookie)],
    ['sending a message', (cookie) => post('people=all', { ...words, step: 'send' }, cookie)],
  ]
  test.each(tries)('%s is for who leads the cohort', async (_, deed) => {
    await people()
    expect((await deed(null)).location).toContain('/account/sign-in')
    await aPerson(db, 'other', { role: 'trainer' })
    await aPerson(db, 'removed', { role: 'trainer' })
    const change = { cohortId: 'cohort', personId: 'removed', actorId: 'trainer', at: now }
    await cohorts.addTrainer(db, change)
    await cohorts.removeTrainer(db, change)
    for (const id of ['awa', 'other', 'removed'])
      expect((await deed(await cookieOf(id))).status, id).toBe(404)
    expect(await addressed()).toEqual([])
  })
})

describe('the letters of a cohort', () => {
  test('say to whom, what, in which state, and what the mail server said', async () => {
    await anInvitation(db, 'ines', { name: 'Ines Rocha', language: 'fr' })
    const invited = [{ id: 'ines', serial: 1, email: 'ines@example.org', language: 'fr' }]
    for (let round = 0; round < 2; round += 1) await writeInvitations(invited)
    const claimed = await outbox.claim(db, now)
    await outbox.settle(db, claimed!, { state: 'failed', error: '550 no such mailbox' })
    const { body } = await view()
    expect(body.counts).toEqual([{ state: 'failed', letters: 1 }])
    expect(body.lines).toEqual([
      expect.objectContaining({
        to: 'Ines Rocha',
        kind: 'invitation',
        state: 'failed',
        error: '550 no such mailbox',
      }),
    ])
    expect(body.canSendMail).toBe(true)

    const answer = await resend({ letter: body.lines[0].id })
    expect([answer.status, answer.location]).toEqual([303, '/en/teach/cohort/mail?done=again'])
    expect((await view()).body.lines[0]).toMatchObject({ state: 'waiting', error: null })
  })

  test('come a hundred at a time', async () => {
    await people()
    const many = Array.from({ length: 101 }, (_, n) => ({
      id: 'ines',
      serial: n,
      email: 'ines@example.org',
      language: 'en',
    }))
    await writeInvitations(many)
    const first = (await view()).body
    expect([first.lines.length, first.hasOlder]).toEqual([100, true])
    const second = (await view('?page=2')).body
    expect([second.lines.length, second.hasOlder]).toEqual([1, false])
    expect((await view('?page=-1e9')).body.page).toBe(1)
  })

  test('of an archived cohort are read, and not sent again', async () => {
    await cohorts.setArchived(db, { id: 'cohort', isArchived: true, actorId: 'trainer', at: now })
    expect((await view()).status).toBe(200)
    expect((await resend({})).body.problem.code).toBe('cohort_archived')
  })
})

describe('a message to people', () => {
  test('is drafted in each one’s language; who has no address is named', async () => {
    await people()
    const { body } = await drafts('people=awa,omar,zoe,stranger')
    const groups = body.groups.map(({ language, names }: { language: string; names: string[] }) => [
      language,
      names,
    ])
    expect(groups).toEqual([
      ['fr', ['Awa Diop']],
      ['en', ['Omar Said']],
    ])
    expect(body.groups[0].draft.subject).toBe('Un mot au sujet de «\u00a0Dakar, autumn\u00a0»')
    expect(body.withoutAddress).toEqual(['Zoe Katz'])
    expect(await addressed()).toEqual([])
  })

  test('about an exercise names it in the language and leads to it', async () => {
    await people()
    await published(db, aCourse(), [anEdition(), anEdition({ language: 'fr', title: 'Stock et flux' })])
    const { id } = anEdition().exercises[0]!
    const { body } = await drafts(`people=awa&about=foundations/${id}`)
    expect(body.groups[0].draft.subject).toContain('Stock et flux')
    expect(body.groups[0].draft.body).toContain(`${ORIGIN}/fr/courses/foundations/stock-and-flow#${id}`)
    const other = await drafts('people=awa&about=another/exercise')
    expect(other.body.groups[0].draft.body).toContain('/fr/progress')
  })

  test('is looked at before it goes; nothing goes before that', async () => {
    await people()
    const { body } = await post('people=awa,omar', { ...words, step: 'preview' })
    const french = body.preview.find(({ language }: { language: string }) => language === 'fr')
    expect(french.text).toContain('Bonjour Awa Diop,\n\nDites-moi.\n\nMoussa Fall')
    expect(french.text).toContain('/fr/mail/stop/…')
    const edit = await post('people=awa,omar', { ...words, step: 'edit' })
    expect(edit.body).toMatchObject({ typed: { fr: { body: 'Dites-moi.' } }, token: words.token })
    expect(await addressed()).toEqual([])
  })

  test('goes to each in their language, once, however often it is sent', async () => {
    await people()
    const send = () => post('people=awa,omar,zoe', { ...words, step: 'send' })
    const answers = await Promise.all([send(), send()])
    answers.push(await send())
    expect(answers.map(({ location }) => location)).toEqual(
      Array(3).fill('/en/teach/cohort/mail?done=written&n=2'),
    )
    expect(await addressed()).toEqual([
      ['awa@example.org', 'fr', 'Comment allez-vous ?'],
      ['omar@example.org', 'en', 'How are you?'],
    ])
    // Other words are another letter.
    await post('people=omar', { ...words, 'body-en': 'Tell me more.', step: 'send' })
    expect(await addressed()).toHaveLength(3)
  })

  test('reaches who was invited and has not begun, or all members', async () => {
    await people()
    await post('people=invited', { ...words, step: 'send' })
    expect((await addressed()).map(([email]) => email)).toEqual(['ines@example.org'])
    await post('people=all', { ...words, step: 'send' })
    expect((await addressed()).map(([email]) => email)).toEqual([
      'awa@example.org',
      'ines@example.org',
      'omar@example.org',
    ])
  })

  test('does not go to who wants no letters or has left', async () => {
    await people()
    await aPerson(db, 'paul')
    await aMember(db, 'paul', 'left')
    await refusals.add(db, emailHashOf(await tokenSecret(db), 'awa@example.org'), now)
    expect((await drafts('people=awa,paul')).body).toMatchObject({ groups: [], refusing: ['Awa Diop'] })
    const { status, body } = await post('people=awa,paul', { ...words, step: 'send' })
    expect([status, body.problem.code]).toEqual([400, 'mail_nobody'])
  })

  test('that lacks words comes back as typed, with what is wrong', async () => {
    await people()
    const typed = { ...words, 'subject-fr': ' \u200b', 'body-en': 'x'.repeat(5001), step: 'send' }
    const { status, body } = await post('people=awa,omar', typed)
    expect(status).toBe(400)
    expect(body.errors).toEqual({ 'subject-fr': 'mail_subject_missing', 'body-en': 'mail_body_long' })
    expect(body.typed.fr.body).toBe('Dites-moi.')
    expect(await addressed()).toEqual([])
  })

  test('is refused when more than 200 letters of the cohort would go within the hour, and kept', async () => {
    await people()
    const invited = Array.from({ length: 199 }, (_, serial) => ({
      id: 'ines',
      serial,
      email: 'ines@example.org',
      language: 'en',
    }))
    await writeInvitations(invited)
    const send = () => post('people=awa,omar', { ...words, step: 'send' })
    const { status, body, headers } = await send()
    expect([status, body.problem.code, headers.get('retry-after')]).toEqual([429, 'mail_too_many', '3600'])
    expect(body.typed.en.body).toBe('Tell me.')
    vi.setSystemTime(now + 3_600_000)
    expect((await send()).status).toBe(303)
  })

  test('of an archived cohort, or without a mail server, is refused', async () => {
    await people()
    await cohorts.setArchived(db, { id: 'cohort', isArchived: true, actorId: 'trainer', at: now })
    const send = () => post('people=awa', { ...words, step: 'send' })
    expect((await send()).body.problem.code).toBe('cohort_archived')
    await aLedSite({})
    await people()
    expect((await view()).body.canSendMail).toBe(false)
    expect((await send()).body.problem.code).toBe('no_mail')
  })

  test('arrives', async () => {
    const mail = await aMailServer()
    onTestFinished(mail.close)
    await aLedSite({ ORIGIN, SMTP_URL: mail.url })
    await people()
    await post('people=awa,omar', { ...words, step: 'send' })
    const given = { origin: ORIGIN, linkOf: () => '', clock: () => now }
    while (await deliverLetter(db, given));
    expect(mail.mails.flatMap(({ to }) => to).sort()).toEqual(['awa@example.org', 'omar@example.org'])
    // Whose name only the invitation knows is greeted, too; nobody sees another's address.
    const toOmar = mail.mails.find(({ to }) => to[0] === 'omar@example.org')
    expect(readable(toOmar?.text ?? '')).toContain('Hello Omar Said,')
    expect(readable(toOmar?.text ?? '')).not.toContain('awa@example.org')
  })
})
