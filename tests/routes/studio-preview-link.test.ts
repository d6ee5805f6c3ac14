import { beforeEach, describe, expect, test } from 'vitest'
import { hashToken } from '#app/auth/token.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import type { Workspace } from '#app/domain/studio/workspace.server.ts'
import { action as answers } from '#app/routes/api/answers.ts'
import * as previewRoute from '#app/routes/studio/preview.tsx'
import * as linkRoute from '#app/routes/studio/preview-link.tsx'
import { action as settings } from '#app/routes/studio/settings.tsx'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { attempt, exerciseState, person, session } from '#db/schema.ts'
import { previewLink } from '#db/studio-schema.ts'
import { moduleText } from '#tests/content/folder.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf } from '#tests/support/led-cohort.ts'
import { anAuthor, anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
let open: () => Promise<Workspace>
beforeEach(async () => {
  db = await aSite()
  open = (await anAuthoredCourse(db)).open
  const text = moduleText('First', 'brand-new', 'A flow.').replace('- [ ] Two', '- [ ] Secret number')
  await saveFiles(db, await open(), [{ path: 'first/en.mdx', bytes: Buffer.from(text) }], 5)
})

const share = async (module = 'first') =>
  ask(settings, `/en/studio/${courseId}/settings`, {
    params: { course: courseId },
    cookie: await cookieOf(db, 'author'),
    form: { form: 'share', module },
  })

const aToken = async (): Promise<string> => (await share()).body.link.split('/').at(-1)

/** The page that a link leads to, as a visitor sees it. */
async function visit(token: string) {
  const html = new Map<string, unknown>()
  const answer = await ask(linkRoute.loader, `/en/preview/${token}`, { params: { token }, html })
  return { ...answer, page: [...html.values()].flat().map(String).join('') }
}

test('a link shows the draft to a visitor, without the keys of its exercises', async () => {
  const { status, body, page } = await visit(await aToken())
  expect([status, body]).toEqual([200, { isWhole: true }])
  expect(page).toContain('A flow.')
  expect(page).toContain('Secret number')
  expect(page).not.toMatch(/\[x\]|Why two|solution":"[^"]/i)
})

test('answers to a draft never count: its pages take none, and the door of answers knows no draft', async () => {
  const token = await aToken()
  const people = await db.$count(person)
  await visit(token)
  for (const route of [linkRoute, previewRoute]) expect(route).not.toHaveProperty('action')
  const reply = {
    course: courseId,
    module: 'first',
    exercise: 'brand-new',
    language: 'en',
    edition: 'preview',
    attempt: '019976a0-0000-7000-8000-000000000000',
    intent: 'answer',
    option: 'x',
  }
  const refused = await ask(answers, '/api/answers', { form: reply, params: {} })
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect(await db.$count(attempt)).toBe(0)
  expect(await db.$count(exerciseState)).toBe(0)
  expect(await db.$count(person)).toBe(people)
  expect((await db.select().from(session)).map(({ personId }) => personId)).toEqual(['author'])
})

describe('a link shows nothing, and says what to do,', () => {
  const gone = { status: 404, body: { problem: { code: 'preview_gone' } } }

  test.each(['', 'x', '../../settings', 'a'.repeat(43), '%00', '\u202e'])(
    'when it is forged: %j',
    async (token) => {
      await aToken()
      expect(await visit(token)).toMatchObject(gone)
    },
  )

  test('when only what the store keeps of it is known', async () => {
    const token = await aToken()
    const [row] = await db.select().from(previewLink)
    expect(row?.tokenHash).toBe(hashToken(token))
    expect(await visit(row?.tokenHash ?? '')).toMatchObject(gone)
  })

  test('when it has expired', async () => {
    const token = await aToken()
    await db.update(previewLink).set({ expiresAt: Date.now() + 60_000 })
    expect((await visit(token)).status).toBe(200)
    await db.update(previewLink).set({ expiresAt: Date.now() - 1 })
    expect(await visit(token)).toMatchObject(gone)
  })

  test('when it was taken back; another author’s stays', async () => {
    const token = await aToken()
    await anAuthor(db, 'second')
    const form = { form: 'take-back' }
    const takeBack = async (who: string) =>
      ask(settings, `/en/studio/${courseId}/settings`, {
        params: { course: courseId },
        cookie: await cookieOf(db, who),
        form,
      })
    await takeBack('second')
    expect((await visit(token)).status).toBe(200)
    await takeBack('author')
    expect(await visit(token)).toMatchObject(gone)
  })

  test('when its author writes the course no more, or is no trainer, or has no account', async () => {
    const token = await aToken()
    await people.setRole(db, { personId: 'author', role: 'learner', actorId: null, at: 1 })
    expect(await visit(token)).toMatchObject(gone)
    await people.setRole(db, { personId: 'author', role: 'trainer', actorId: null, at: 1 })
    expect((await visit(token)).status).toBe(200)
    await members.remove(db, { courseId, personId: 'author', actorId: 'author', at: 2 })
    expect(await visit(token)).toMatchObject(gone)
    await people.erase(db, { personId: 'author', at: 3 })
    expect(await visit(token)).toMatchObject(gone)
    expect(await db.select().from(previewLink)).toEqual([])
  })

  test('when its module is gone; and none is made to a module that is not there', async () => {
    const token = await aToken()
    await db.update(previewLink).set({ moduleId: 'elsewhere' })
    expect(await visit(token)).toMatchObject(gone)
    expect((await share('nothing')).status).toBe(400)
    expect(await db.$count(previewLink)).toBe(1)
  })
})
