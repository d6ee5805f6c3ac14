import { beforeEach, describe, expect, test } from 'vitest'
import { publishDraft } from '#app/domain/studio/publish-draft.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { textOf } from '#app/domain/studio/workspace.server.ts'
import { action as sendCourse } from '#app/routes/studio/course.tsx'
import { action as sendCourses } from '#app/routes/studio/courses.tsx'
import { loader as loadModule, action as sendModule } from '#app/routes/studio/module.tsx'
import type { Db } from '#db/gateway.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
let cookie: string
let open: Awaited<ReturnType<typeof anAuthoredCourse>>['open']
beforeEach(async () => {
  db = await aSite()
  open = (await anAuthoredCourse(db)).open
  cookie = await cookieOf(db, 'author')
})

const home = `/en/studio/${courseId}`
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const begin = (fields: Record<string, string>) =>
  ask(sendCourses, '/en/studio', { cookie, form: form({ form: 'begin', ...fields }) })
const add = (fields: Record<string, string>) =>
  ask(sendCourse, home, { params: { course: courseId }, cookie, form: form({ form: 'add', ...fields }) })
const at = (id: string) => ({ course: courseId, module: id, textLanguage: 'en' })
const rename = (id: string, to: string) =>
  ask(sendModule, `${home}/module/${id}/en`, {
    params: at(id),
    cookie,
    form: form({ form: 'rename', id: to }),
  })
const see = (id: string) => ask(loadModule, `${home}/module/${id}/en`, { params: at(id), cookie })

describe('a short name that is left empty', () => {
  test('is made of the title, of a course as of a module', async () => {
    expect((await begin({ id: '', title: 'Les enfants déplacés' })).location).toBe(
      '/en/studio/les-enfants-deplaces',
    )
    expect((await add({ id: ' ', title: 'Age: how it is asked' })).location).toBe(
      `${home}/write/age-how-it-is-asked/en`,
    )
  })

  test('has to be typed where the title has no letter for it, and what was typed stays', async () => {
    const answer = await begin({ id: '', title: 'الأطفال' })
    expect([answer.status, answer.body.problem]).toEqual([400, 'studio_id'])
    expect(answer.body.typed.title).toBe('الأطفال')
    expect((await add({ id: '', title: '—' })).body.code).toBe('studio_id')
  })
})

describe('the short name of a module that was never published', () => {
  beforeEach(async () => {
    await add({ id: 'draft-name', title: 'New' })
    const link = `See [the new one](../draft-name#part) and [it](../draft-name), not ../draft-name.\n`
    const before = textOf(await open(), 'first/en.mdx') ?? ''
    await saveFiles(db, await open(), [{ path: 'first/en.mdx', bytes: Buffer.from(`${before}\n${link}`) }], 5)
  })

  test('can be changed: its text, its place and the links to it come along', async () => {
    const text = textOf(await open(), 'draft-name/en.mdx')
    const answer = await rename('draft-name', 'better-name')
    expect([answer.status, answer.location]).toEqual([303, `${home}/module/better-name/en?done=renamed`])
    const workspace = await open()
    expect(textOf(workspace, 'better-name/en.mdx')).toBe(text)
    expect(textOf(workspace, 'draft-name/en.mdx')).toBeNull()
    expect(workspace.course?.yaml?.value.modules).toEqual(['first', 'second', 'better-name'])
    expect(textOf(workspace, 'first/en.mdx')).toContain(
      'See [the new one](../better-name#part) and [it](../better-name), not ../draft-name.',
    )
    expect(workspace.course?.problems.map(({ code }) => code)).toEqual(['translation-missing'])
  })

  test.each([
    ['Not a name', 'studio_id', 400],
    ['../first', 'studio_id', 400],
    ['', 'studio_id', 400],
    ['first', 'studio_id_taken', 409],
  ])('is not changed to "%s"', async (to, code, status) => {
    const answer = await rename('draft-name', to)
    expect([answer.status, answer.body.code, answer.body.newId]).toEqual([status, code, to])
    expect(textOf(await open(), 'draft-name/en.mdx')).not.toBeNull()
  })

  test('stays once it is published', async () => {
    expect((await see('draft-name')).body.canRename).toBe(true)
    const done = await publishDraft(db, await open(), { reason: 'New', now: 9 })
    expect(done).toMatchObject({ outcome: 'published' })
    expect((await see('draft-name')).body.canRename).toBe(false)
    expect((await rename('draft-name', 'better-name')).body.code).toBe('studio_module_published')
    expect((await rename('first', 'premier')).body.code).toBe('studio_module_published')
    expect((await rename('nothing', 'premier')).status).toBe(404)
  })
})
