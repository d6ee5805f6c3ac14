import type { RouteConfigEntry } from '@remix-run/route-config'
import { beforeAll, describe, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import routes from '#app/routes.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { factsOf } from '#tests/support/accounts.ts'
import { type Answered, aSite, ask } from '#tests/support/asking.ts'

/**
 * Every page and every action of a cohort, tried by everybody who may not: a new route without a row here fails. What a
 * row sends would do something, had it come from a trainer of the cohort.
 */

const cohort = 'the-cohort'
const course = 'foundations'

interface Row {
  params?: Record<string, string>
  /** What the action is sent, one form for each thing that it does. */
  forms?: Record<string, string>[]
  /** Not of one cohort: whoever may not is told so. */
  isOfNoCohort?: boolean
}

const facts = { name: 'X', startsOn: '2027-01-01', endsOn: '2027-02-01', course, language: 'en' }
const person = { person: 'somebody' }
const module = { course, module: 'stock-and-flow' }
const form = { course, occasion: 'pre', form: 'a' }

const rows: Record<string, Row> = {
  'routes/teach/cohorts.tsx': { isOfNoCohort: true },
  'routes/teach/new-cohort.tsx': { isOfNoCohort: true, forms: [facts] },
  'routes/teach/cohort.tsx': { forms: [{ form: 'dismiss', key: 'stuck:a/b/c:d' }, { form: 'show-again' }] },
  'routes/teach/invite.tsx': {
    forms: [
      { form: 'read', text: 'a@example.org' },
      { form: 'columns', text: 'a@example.org', 'column:0': 'email' },
      { form: 'check', row: '1', 'email:1': 'a@example.org' },
      { form: 'invite', row: '1', 'email:1': 'a@example.org' },
    ],
  },
  'routes/teach/rows-to-mend.ts': { forms: [{ row: '1', 'email:1': 'nobody' }] },
  'routes/teach/answers.tsx': { params: { course, exercise: 'census-night' } },
  'routes/teach/live.ts': {},
  'routes/teach/people.tsx': {
    forms: ['let-in', 'turn-away', 'take-out', 'take-back', 'withdraw', 'renew'].map((form) => ({
      form,
      person: 'somebody',
      invitation: 'some',
    })),
  },
  'routes/teach/links.tsx': {},
  'routes/teach/settings.tsx': {
    forms: [
      { form: 'facts', ...facts },
      { form: 'plan' },
      { form: 'trainer', email: 'other@stats.example' },
      { form: 'remove-trainer', person: 'leader' },
      { form: 'archive' },
      { form: 'reopen' },
    ],
  },
  'routes/teach/export.tsx': {},
  'routes/teach/export-file.ts': { params: { file: 'answers.csv' } },
  'routes/teach/written.tsx': { forms: [{ answer: 'some:', line: '1', comment: '' }] },
  'routes/teach/allowances.tsx': {
    params: person,
    forms: [{ subject: `${course}/census-night`, extraTries: '1', extraMinutes: '1' }],
  },
  'routes/teach/learner.tsx': {
    params: person,
    forms: [
      { form: 'note', id: '0198f0a0-0000-7000-8000-000000000000', text: 'A note' },
      { form: 'delete-note', note: 'some' },
    ],
  },
  'routes/teach/gain.tsx': {},
  'routes/teach/gain-file.ts': {},
  'routes/teach/roll-up.tsx': { isOfNoCohort: true },
  'routes/teach/roll-up-file.ts': { isOfNoCohort: true },
  'routes/teach/analysis.tsx': {},
  'routes/teach/module-analysis.tsx': { params: module },
  'routes/teach/module-items-file.ts': { params: module },
  'routes/teach/module-item.tsx': { params: { ...module, exercise: 'census-night' } },
  'routes/teach/test-analysis.tsx': { params: form },
  'routes/teach/test-items-file.ts': { params: form },
  'routes/teach/test-item.tsx': { params: { ...form, exercise: 'census-night' } },
  'routes/teach/mail.tsx': { forms: [{ letter: 'some' }] },
  'routes/teach/write.tsx': {
    forms: [{ step: 'send', token: 'a-token-of-a-page', 'subject-en': 'S', 'body-en': 'B' }],
  },
}

/** The files of the routes below the trainers' layout. */
function teachFiles(entries: RouteConfigEntry[], isBelow = false): string[] {
  return entries.flatMap((entry) => {
    const isTeach = isBelow || entry.file === 'routes/teach/layout.tsx'
    const own = isBelow ? [entry.file] : []
    return [...own, ...teachFiles(entry.children ?? [], isTeach)]
  })
}

const cookies = new Map<string, string | null>()

async function signedIn(db: Db, id: string): Promise<string> {
  return (await startSession(db, id, new Request('http://localhost:3000/'))).split(';')[0] ?? ''
}

async function account(db: Db, id: string, role: 'learner' | 'trainer') {
  await people.addAccount(db, {
    id,
    facts: factsOf(`${id}@stats.example`),
    passwordHash: null,
    role,
    actorId: null,
    at: 1,
  })
  cookies.set(id, await signedIn(db, id))
}

beforeAll(async () => {
  const db = await aSite()
  for (const id of ['leader', 'former', 'other']) await account(db, id, 'trainer')
  for (const id of ['learner', 'demoted']) await account(db, id, 'learner')
  await people.addGuest(db, { id: 'guest', language: 'en', at: 1 })
  cookies.set('guest', await signedIn(db, 'guest'))
  cookies.set('visitor', null)
  await cohorts.add(db, {
    id: cohort,
    name: 'A cohort',
    startsOn: '2026-01-01',
    endsOn: '2027-01-01',
    languages: ['en'],
    courseIds: [],
    joinCode: 'ABCDEFGH',
    trainerIds: ['leader', 'former', 'demoted'],
    targets: [],
    actorId: 'leader',
    at: 1,
  })
  await cohorts.removeTrainer(db, { cohortId: cohort, personId: 'former', actorId: 'leader', at: 2 })
  // Who was taken out of an archived cohort, or was made a learner again, is no nearer to it.
  return async () => {
    const after = await cohorts.byId(db, cohort)
    expect(after).toMatchObject({ name: 'A cohort', archivedAt: null, trainerIds: ['demoted', 'leader'] })
  }
})

const files = teachFiles(await routes)

test('every route of the trainers has its row', () => {
  expect(Object.keys(rows).toSorted()).toEqual(files.toSorted())
})

/** Those who may not: sent to sign in, or told that it isn't there. */
const strangers = ['visitor', 'guest', 'learner', 'demoted', 'former', 'other'] as const

describe.each(files)('%s', (file) => {
  const row = rows[file] ?? {}
  const params = { cohort, ...row.params }

  test.each(strangers)('is refused to the %s', async (who) => {
    // Every trainer may see their own list, and begin a cohort.
    if (row.isOfNoCohort && ['former', 'other'].includes(who)) return
    const { loader, action } = (await import(`../../app/${file}`)) as Record<string, unknown>
    const path = `/en/teach/${cohort}`
    const cookie = cookies.get(who) ?? null
    const expected = row.isOfNoCohort ? 403 : 404
    const isRefused = ({ status, location }: Answered) =>
      ['visitor', 'guest'].includes(who)
        ? status === 302 && location !== null && location.startsWith('/en/account/sign-in')
        : status === expected
    if (loader) expect(await ask(loader, path, { params, cookie }), 'loader').toSatisfy(isRefused)
    expect(action !== undefined, 'forms for an action, and only for one').toBe(row.forms !== undefined)
    for (const form of row.forms ?? [])
      expect(await ask(action, path, { params, cookie, form }), JSON.stringify(form)).toSatisfy(isRefused)
  })
})
