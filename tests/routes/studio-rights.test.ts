import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, newToken } from '#app/auth/token.server.ts'
import routes from '#app/routes.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as previewLinks from '#db/preview-links.server.ts'
import { person } from '#db/schema.ts'
import { courseMember, previewLink, release, sourceDraft } from '#db/studio-schema.ts'
import { moduleText } from '#tests/content/folder.ts'
import { aStage, type Stage } from '#tests/support/hostile-visit.ts'
import { cookieOf, somebody } from '#tests/support/led-cohort.ts'
import { courseId } from '#tests/support/studio.ts'
import { listRoutes } from '#tests/support/whole-site.ts'

/**
 * Every page and every action of the Studio, tried by everybody: a new route without a row here fails. What a row sends
 * would do something, had it come from an author of the course.
 */

const studio = `/en/studio/${courseId}`

interface Row {
  /** What its page is asked for; null for an address that is only sent to. */
  path: string
  /** What the action is sent, one form for each thing that it does. */
  forms?: Record<string, string>[]
  hasNoPage?: true
  /** What is not of one course every trainer may see. */
  isOfTrainers?: true
  /** Where whoever is not signed in is not sent to sign in, but refused. */
  isFrame?: true
  /** What reviewers may see, with an account of any role. */
  isForReviewers?: true
  /** Where who may not is told that it isn't there. */
  isHidden?: true
}

const text = moduleText('Mine', 'one')
const block = { number: '1', source: 'x', target: 'y', text: 'z', revision: '0' }

const rows: Record<string, Row> = {
  'routes/studio/courses.tsx': {
    path: '/en/studio?index',
    isOfTrainers: true,
    isForReviewers: true,
    forms: [{ form: 'begin', id: 'another', title: 'Another' }],
  },
  'routes/studio/zip.tsx': {
    path: '/en/studio/zip',
    isOfTrainers: true,
    forms: [
      { form: 'review', carried: 'UEs=', name: 'another' },
      { form: 'take', carried: 'UEs=', name: 'another' },
    ],
  },
  'routes/studio/course.tsx': {
    path: studio,
    forms: [
      { form: 'add', id: 'third', title: 'Third' },
      { form: 'move', module: 'first', by: 'down' },
    ],
  },
  'routes/studio/data-sets.tsx': { path: '/en/studio/data', isOfTrainers: true },
  'routes/studio/data-new.tsx': {
    path: '/en/studio/data/new',
    isOfTrainers: true,
    forms: [{ id: 'another', title: 'Another' }],
  },
  'routes/studio/about.tsx': {
    path: `${studio}/about`,
    forms: [
      { form: 'course', 'title:en': 'Taken over', level: 'basic', passMark: '1', revision: '0' },
      { form: 'file', text: 'source: en', revision: '0' },
      { form: 'add-language', language: 'es', revision: '0' },
      { form: 'drop-language', language: 'fr', revision: '0' },
    ],
  },
  'routes/studio/module.tsx': {
    path: `${studio}/module/first/en`,
    forms: [
      { form: 'front', title: 'Taken over', revision: '0' },
      { form: 'rename', id: 'taken' },
      { form: 'delete' },
    ],
  },
  'routes/studio/exercises.tsx': {
    path: `${studio}/exercises/first/en`,
    forms: [
      { form: 'new', kind: 'choice', revision: '0' },
      { form: 'insert', what: 'table', revision: '0' },
    ],
  },
  'routes/studio/exercise.tsx': {
    path: `${studio}/exercise/first/en/one`,
    forms: [{ form: 'save', revision: '0' }],
  },
  'routes/studio/reviews.tsx': {
    path: `${studio}/review`,
    isForReviewers: true,
    isHidden: true,
    forms: [
      { form: 'ask', module: 'first', text: 'Please look' },
      { form: 'withdraw', review: 'x' },
      { form: 'settle', review: 'x', answer: 'approved', text: '', files: '' },
    ],
  },
  'routes/studio/write.tsx': {
    path: `${studio}/write/first/en`,
    forms: [
      { text, revision: '0' },
      { form: 'fix', code: 'stray-angle', line: '1', column: '1', number: '0', revision: '0' },
    ],
  },
  'routes/studio/files.tsx': {
    path: `${studio}/files/first`,
    forms: ['add', 'replace', 'remove', 'restore', 'insert'].map((form) => ({
      form,
      path: 'first/bars.svg',
      hash: '0',
      src: 'bars.svg',
      alt: 'x',
      textLanguage: 'en',
    })),
  },
  'routes/studio/import.tsx': {
    path: `${studio}/import/first`,
    forms: [{ text: 'Who?\nA. a\nB. b\nANSWER: A' }, { form: 'take', text: 'x', seen: '' }],
  },
  'routes/studio/publish.tsx': {
    path: `${studio}/publish`,
    forms: [
      { form: 'publish', reason: 'Because' },
      { form: 'merge' },
      { form: 'discard', path: 'first/en.mdx' },
    ],
  },
  'routes/studio/history.tsx': { path: `${studio}/history` },
  'routes/studio/release.tsx': { path: `${studio}/history/1`, forms: [{ form: 'restore' }] },
  'routes/studio/export.tsx': { path: `${studio}/export?target=gift` },
  'routes/studio/export-file.ts': { path: `${studio}/export/gift.txt?module=first&language=en` },
  'routes/studio/settings.tsx': {
    path: `${studio}/settings`,
    forms: [
      { form: 'course', 'title:en': 'Taken over', level: 'basic', passMark: '1' },
      { form: 'author', email: 'other@stat.example' },
      { form: 'remove-author', person: 'author' },
      { form: 'share', module: 'first' },
      { form: 'take-back' },
    ],
  },
  'routes/studio/corrections.tsx': {
    path: `${studio}/corrections`,
    forms: [
      { form: 'correct first/one', correct: 'first/one', reason: 'x' },
      { form: 'undo x', correction: 'x' },
      { form: 'resume' },
    ],
  },
  'routes/studio/board.tsx': { path: `${studio}/board` },
  'routes/studio/changes.tsx': { path: `${studio}/changes/first`, forms: [{ 'weight-x': 'minor' }] },
  'routes/studio/translate.tsx': {
    path: `${studio}/translate/first/fr`,
    forms: [block, { ...block, deed: 'right' }],
  },
  'routes/studio/translate-in.tsx': {
    path: `${studio}/translate/first/fr/in`,
    forms: [
      { form: 'look' },
      { form: 'take', take: '0', 'edit-0': JSON.stringify({ ...block, number: 1 }), revision: '0' },
    ],
  },
  'routes/studio/translate-out.ts': { path: `${studio}/translate/first/fr/out/xlf` },
  'routes/studio/preview.tsx': { path: `${studio}/preview/first`, isFrame: true },
  'routes/api/sources.ts': {
    path: '/api/sources',
    hasNoPage: true,
    isFrame: true,
    forms: [{ course: courseId, module: 'first', textLanguage: 'en', person: '', revision: '0', text }],
  },
}

/** By a token, not by who asks: it has tests of its own. */
const ofTokens = ['routes/studio/preview-link.tsx']
/** Of one draft in review, and of one data set in the making: both have tests of their own. */
const ofOne = ['routes/studio/review-text.tsx', 'routes/studio/data-set.tsx']

const listed = listRoutes(await routes)
  .map(({ file }) => file)
  .filter((file) => /^routes\/(studio\/|api\/sources)/.test(file) && !file.endsWith('/layout.tsx'))

test('every route of the Studio has its row', () => {
  expect([...Object.keys(rows), ...ofTokens, ...ofOne].toSorted()).toEqual(listed.toSorted())
})

test('a row has forms where its route has an action, and only there', async () => {
  for (const [file, row] of Object.entries(rows)) {
    const module = (await import(`../../app/${file}`)) as Record<string, unknown>
    expect('action' in module, file).toBe(row.forms !== undefined)
    expect('loader' in module, file).toBe(!row.hasNoPage)
  }
}, 120_000)

interface Answer {
  status: number
  text: string
  location: string | null
}

async function ask(
  stage: Stage,
  path: string,
  {
    cookie,
    form,
    headers = {},
  }: { cookie: string | null; form?: Record<string, string>; headers?: Record<string, string> },
): Promise<Answer> {
  const all = new Headers({ origin: stage.url, ...headers })
  if (cookie) all.set('cookie', cookie)
  if (form) all.set('content-type', 'application/x-www-form-urlencoded')
  const body = form && Buffer.from(new URLSearchParams(form).toString())
  const init = form ? { method: 'POST', body, headers: all } : { headers: all }
  const response = await fetch(stage.url + path, { ...init, redirect: 'manual' })
  return {
    status: response.status,
    text: await response.text(),
    location: response.headers.get('location'),
  }
}

const strangers = ['visitor', 'guest', 'learner', 'demoted', 'former', 'other', 'reviewer'] as const
const cookies = new Map<string, string | null>()

async function cast(db: Db): Promise<void> {
  for (const id of ['former', 'other', 'demoted', 'colleague']) await somebody(db, id, 'trainer')
  await somebody(db, 'admin', 'admin')
  const deed = { courseId, actorId: 'admin', at: 2 }
  for (const id of ['former', 'demoted', 'colleague'])
    await members.put(db, { ...deed, personId: id, part: 'author' })
  await members.remove(db, { ...deed, personId: 'former', at: 3 })
  await db.update(person).set({ role: 'learner' }).where(eq(person.id, 'demoted'))
  await people.addGuest(db, { id: 'guest', language: 'en', at: 1 })
  for (const id of [
    'guest',
    'learner',
    'demoted',
    'former',
    'other',
    'reviewer',
    'author',
    'colleague',
    'admin',
  ])
    cookies.set(id, await cookieOf(db, id))
  cookies.set('visitor', null)
}

/** All that somebody could have changed who may not. */
const state = async (db: Db) =>
  JSON.stringify([
    await db.select().from(release),
    await db.select().from(sourceDraft),
    await db.select().from(courseMember),
    await db.select().from(previewLink),
  ])

describe('the doors of the Studio', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await aStage()
    await cast(stage.db)
  })
  afterAll(async () => stage.stop())

  const isRefused = (who: string, row: Row, { status, location }: Answer) =>
    ['visitor', 'guest'].includes(who) && !row.isFrame
      ? status === 302 && location !== null && location.startsWith('/en/account/sign-in')
      : status === (row.isHidden ? 404 : 403)

  describe.each(Object.entries(rows))('%s', (_file, row) => {
    test.each(strangers)('is closed to the %s', async (who) => {
      const cookie = cookies.get(who) ?? null
      const before = await state(stage.db)
      const isTrainer = ['former', 'other', 'reviewer'].includes(who)
      if (row.isOfTrainers && isTrainer) {
        expect((await ask(stage, row.path, { cookie })).status).toBe(200)
        return
      }
      if (!row.hasNoPage) {
        const page = await ask(stage, row.path, { cookie })
        // Who was an author, and leads nothing any more, sees a Studio in which nothing of theirs is.
        const isNamed = who === 'reviewer' || (who === 'demoted' && row.isOfTrainers)
        if (isNamed && row.isForReviewers) expect(page.status).toBe(200)
        else {
          expect(page, 'page').toSatisfy((answer: Answer) => isRefused(who, row, answer))
          expect(page.text).not.toMatch(/Why two\?|First\?/)
        }
      }
      for (const form of row.forms ?? []) {
        const sent = await ask(stage, row.path, { cookie, form: withPerson(form, who) })
        // Of what is hidden, a form may also say that what it names is not there; that nothing changes is seen below.
        const isGone = row.isHidden && [303, 400, 403, 404, 409].includes(sent.status)
        expect(isGone || isRefused(who, row, sent), `${JSON.stringify(form)}: ${sent.status}`).toBe(true)
      }
      expect(await state(stage.db), 'nothing has changed').toBe(before)
    })

    test.each(['author', 'admin'])('is open to the %s', async (who) => {
      const page = row.hasNoPage ? null : await ask(stage, row.path, { cookie: cookies.get(who) ?? null })
      expect(page?.status ?? 200, page?.text).toBe(200)
    })

    test('takes nothing from a page of another site', async () => {
      const cookie = cookies.get('author') ?? null
      const before = await state(stage.db)
      for (const form of row.forms ?? [{}]) {
        const foreign: Record<string, string>[] = [
          { origin: 'https://evil.example' },
          { origin: 'null' },
          { 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site', origin: stage.url },
        ]
        for (const headers of foreign)
          expect((await ask(stage, row.path, { cookie, form, headers })).status).toBe(403)
      }
      expect(await state(stage.db)).toBe(before)
    })
  })

  test('a form that its row sends is taken from an author', async () => {
    const own = await aStage()
    const cookie = await cookieOf(own.db, 'author')
    for (const [file, { path, forms = [] }] of Object.entries(rows)) {
      for (const form of forms) {
        const { status, text: told } = await ask(own, path, { cookie, form: withPerson(form, 'author') })
        expect([200, 303, 400, 404, 409], `${file} ${JSON.stringify(form)}: ${told.slice(0, 300)}`).toContain(
          status,
        )
      }
    }
    expect(await own.db.select().from(sourceDraft)).not.toEqual([])
    expect(await own.db.select().from(previewLink)).toEqual([])
    await own.stop()
  })
})

/** The editor's scripts say for whom they kept a text. */
const withPerson = (form: Record<string, string>, who: string): Record<string, string> =>
  'person' in form && form.person === '' ? { ...form, person: who === 'visitor' ? '' : who } : form

describe('what somebody has in the making', () => {
  let stage: Stage
  const secret = 'Only in the draft of its author'
  const draft = moduleText('First', 'one', secret).replace('Why two?', 'A telling feedback')
  beforeAll(async () => {
    stage = await aStage()
    await cast(stage.db)
    await save('author', draft)
  })
  afterAll(async () => stage.stop())

  const save = (who: string, words: string, named = who) =>
    ask(stage, '/api/sources', {
      cookie: cookies.get(who) ?? null,
      form: {
        course: courseId,
        module: 'first',
        textLanguage: 'en',
        person: named,
        revision: '0',
        text: words,
      },
    })
  const see = (who: string, path: string) => ask(stage, path, { cookie: cookies.get(who) ?? null })

  test('is seen by them alone: other authors and admins see what is published, and their own', async () => {
    for (const path of ['write/first/en', 'preview/first', 'publish', 'export/draft.zip']) {
      const mine = await see('author', `${studio}/${path}`)
      if (!path.startsWith('export')) expect(mine.text, path).toContain(secret)
      for (const who of ['colleague', 'admin']) {
        const theirs = await see(who, `${studio}/${path}`)
        expect(theirs.text, `${who} ${path}`).not.toContain(secret)
        expect(theirs.text).not.toContain('A telling feedback')
      }
    }
  })

  test('is nowhere where learners are', async () => {
    for (const who of ['visitor', 'guest', 'learner'])
      for (const path of [
        '/en',
        `/en/courses/${courseId}`,
        `/en/courses/${courseId}/first`,
        `/en/courses/${courseId}/first.data`,
        `/fr/courses/${courseId}/first`,
        '/en/progress',
        `${studio}/preview/first`,
        `${studio}/preview/first.data`,
        `/en/STUDIO/${courseId}/PREVIEW/first`,
        `${studio}/write/first/en.data`,
      ]) {
        const { text: told } = await see(who, path)
        expect(told, `${who} ${path}`).not.toContain(secret)
        expect(told, `${who} ${path}`).not.toContain('A telling feedback')
      }
  })

  test('can’t be written by another in their name', async () => {
    expect((await save('colleague', 'taken over', 'author')).status).toBe(403)
    expect((await save('learner', 'taken over', 'author')).status).toBe(403)
    expect((await see('author', `${studio}/write/first/en`)).text).toContain(secret)
    // What a colleague saves is theirs.
    expect((await save('colleague', moduleText('First', 'one', 'Of a colleague'))).status).toBe(200)
    expect((await see('author', `${studio}/write/first/en`)).text).not.toContain('Of a colleague')
  })

  describe('by a link', () => {
    const link = async ({
      personId = 'author',
      moduleId = 'first',
      expiresAt = Date.now() + 60_000,
    } = {}) => {
      const token = newToken()
      await previewLinks.add(stage.db, hashToken(token), {
        courseId,
        personId,
        moduleId,
        createdAt: 1,
        expiresAt,
      })
      return token
    }
    const open = (token: string, more = '') => see('visitor', `/en/preview/${token}${more}`)

    test('is shown to whoever holds it, without its keys', async () => {
      const { status, text: page } = await open(await link())
      expect(status).toBe(200)
      expect(page).toContain(secret)
      expect(page).not.toContain('A telling feedback')
      expect(page).not.toContain('One.</p>')
    })

    test('shows one module: not another, not its source, and no answers of any kind', async () => {
      const token = await link({ moduleId: 'second' })
      expect((await open(token)).text).not.toContain(secret)
      for (const more of ['/first', '?module=first', '/../first', '?as=right', '.data?as=right']) {
        const { text: told } = await open(token, more)
        expect(told, more).not.toContain(secret)
      }
      for (const more of ['?as=right', '?as=wrong-1', '.data'])
        expect((await open(await link(), more)).text, more).not.toContain('A telling feedback')
    })

    test('is closed when it has expired, was taken back, or never was', async () => {
      const expired = await link({ expiresAt: Date.now() - 1 })
      const good = await link()
      for (const token of [
        expired,
        newToken(),
        `${good}x`,
        good.slice(0, -1),
        good.toLowerCase(),
        hashToken(good),
        '%00',
        '__proto__',
        "' or 1=1 --",
      ]) {
        const answer = await open(encodeURIComponent(token))
        expect(answer.status, token).toBe(404)
        expect(answer.text).not.toContain(secret)
      }
      await ask(stage, `${studio}/settings`, {
        cookie: cookies.get('author') ?? null,
        form: { form: 'take-back' },
      })
      expect((await open(good)).status).toBe(404)
    })

    test('takes nothing in', async () => {
      const token = await link()
      const form = { intent: 'answer', exercise: 'one', edition: 'preview', attempt: 'try-1', option: 'x' }
      const sent = await ask(stage, `/en/preview/${token}`, { cookie: null, form })
      expect(sent.status).toBe(405)
    })

    test.each(['former', 'demoted', 'other'])(
      'is closed when who gave it may no longer write the course: %s',
      async (who) => {
        const answer = await open(await link({ personId: who }))
        expect(answer.status).toBe(404)
        expect(answer.text).not.toContain('First?')
      },
    )

    test('may be framed by our own pages only, and runs no script, however its address is written', async () => {
      const token = await link()
      for (const path of [
        `/en/preview/${token}`,
        `/en/PREVIEW/${token}`,
        `${studio}/preview/first`,
        `/en/Studio/${courseId}/Preview/first`,
        `/en//preview/${token}`,
      ]) {
        const response = await fetch(stage.url + path, { headers: { cookie: cookies.get('author') ?? '' } })
        if (response.status !== 200) continue
        expect(response.headers.get('content-security-policy'), path).toContain("script-src 'none'")
        expect(response.headers.get('cache-control'), path).toBe('no-store')
      }
    })
  })
})
