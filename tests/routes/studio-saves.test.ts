import { beforeEach, describe, expect, test } from 'vitest'
import { publishDraft } from '#app/domain/studio/publish-draft.server.ts'
import { editBetween, sumOf, type TextEdit } from '#app/domain/studio/source/text-edit.ts'
import { openWorkspace, textOf } from '#app/domain/studio/workspace.server.ts'
import { action } from '#app/routes/api/sources.ts'
import { action as sendText } from '#app/routes/studio/write.tsx'
import type { Db } from '#db/gateway.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf } from '#tests/support/led-cohort.ts'
import { anAuthor, anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
let open: Awaited<ReturnType<typeof anAuthoredCourse>>['open']
beforeEach(async () => {
  db = await aSite()
  open = (await anAuthoredCourse(db)).open
})

/** Of an address without a language. */
const noLanguage = { lang: undefined } as unknown as Record<string, string>

const there = async () => textOf(await open(), 'first/en.mdx') ?? ''

async function send(fields: Record<string, string>, who = 'author') {
  const place = { course: courseId, module: 'first', textLanguage: 'en', person: who, revision: '0' }
  const form = new URLSearchParams({ ...place, ...fields }).toString()
  const asked = { cookie: await cookieOf(db, who), params: noLanguage, form }
  const { status, body } = await ask(action, '/api/sources', asked)
  return { status, body: typeof body === 'string' ? JSON.parse(body) : body }
}
const change = (before: string, after: string) => ({
  base: String(sumOf(before)),
  edit: JSON.stringify(editBetween(before, after)),
})

describe('a change that is sent in place of the text', () => {
  test('is saved as the text would be', async () => {
    const before = await there()
    const after = `${before}\nMore 😀.\n`
    const answer = await send(change(before, after))
    expect([answer.status, answer.body.revision]).toEqual([200, 1])
    expect(await there()).toBe(after)
    const next = await send({ ...change(after, after.replace('More', 'Much more')), revision: '1' })
    expect([next.status, next.body.revision]).toEqual([200, 2])
    expect(await there()).toContain('Much more 😀.')
  })

  test('of another text than the one that is there changes nothing, and that one comes back', async () => {
    const before = await there()
    const answer = await send(change(`${before}x`, `${before}xy`))
    expect([answer.status, answer.body.problem.code]).toEqual([409, 'studio_saved_elsewhere'])
    expect(answer.body.text).toBe(before)
    expect(await there()).toBe(before)
  })

  test.each([
    'no json',
    '{}',
    '[]',
    'null',
    '{"from":-1,"to":0,"insert":"x"}',
    '{"from":0,"to":0,"insert":7}',
    '{"from":0.5,"to":1,"insert":"x"}',
  ])('is refused when it is none: %s', async (edit) => {
    const before = await there()
    expect((await send({ edit, base: String(sumOf(before)) })).status).toBe(400)
    expect(await there()).toBe(before)
  })

  test('sent twice at once with another is saved once: the other is told, and loses nothing', async () => {
    const before = await there()
    const answers = await Promise.all([
      send(change(before, `${before}\nOne.\n`)),
      send(change(before, `${before}\nTwo.\n`)),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost?.body.text).toBe(await there())
  })

  test('beyond the end, or without its base, is refused', async () => {
    const before = await there()
    const edit: TextEdit = { from: before.length, to: before.length + 5, insert: 'x' }
    expect((await send({ edit: JSON.stringify(edit), base: String(sumOf(before)) })).status).toBe(409)
    expect((await send({ edit: JSON.stringify({ ...edit, to: before.length }) })).status).toBe(409)
    expect(await there()).toBe(before)
  })
})

test('what somebody else published since a page was opened is not written over by its first save', async () => {
  const before = await there()
  const other = await anAuthor(db, 'other')
  const theirs = `${before}\nWritten by another.\n`
  await send(change(before, theirs), 'other')
  await publishDraft(db, await openWorkspace(db, other, courseId), { reason: 'More', now: 9 })

  // This page still shows the text as it was before, and nothing of it was saved yet.
  const mine = `${before}\nWritten by me.\n`
  for (const sent of [change(before, mine), { base: String(sumOf(before)), text: mine }]) {
    const answer = await send(sent)
    expect([answer.status, answer.body.problem.code, answer.body.text]).toEqual([
      409,
      'studio_saved_elsewhere',
      theirs,
    ])
  }
  const cookie = await cookieOf(db, 'author')
  const form = new URLSearchParams({ text: mine, revision: '0', base: String(sumOf(before)) }).toString()
  const params = { course: courseId, module: 'first', textLanguage: 'en' }
  const answer = await ask(sendText, `/en/studio/${courseId}/write/first/en`, { params, cookie, form })
  expect([answer.status, answer.body.code, answer.body.typed]).toEqual([409, 'studio_saved_elsewhere', mine])
  expect(await there()).toBe(theirs)
})
