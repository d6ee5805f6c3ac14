import { expect, test } from 'vitest'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { buildDraft } from '#app/domain/studio/build-draft.server.ts'
import { publishDraft } from '#app/domain/studio/publish-draft.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { openWorkspace, textOf, type Workspace } from '#app/domain/studio/workspace.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { moduleText } from '#tests/content/folder.ts'
import { somebody } from '#tests/support/led-cohort.ts'
import { anAuthor, anAuthoredCourse, courseId } from '#tests/support/studio.ts'
import { testDb } from '#tests/support/test-db.ts'

const path = 'first/en.mdx'
const other = moduleText('First anew', 'one')

const save = (db: Db, workspace: Workspace, text: string | null, revision?: number) =>
  saveFiles(db, workspace, [{ path, bytes: text === null ? null : Buffer.from(text), revision }], 5)

const titles = async (db: Db) =>
  (await editions.currentFacts(db)).map(
    ({ moduleId, language, title }) => `${moduleId}/${language}: ${title}`,
  )

test('a folder that is published leaves its sources in the store, and an author sees them', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  const workspace = await open()
  expect(workspace.release).toMatchObject({ number: 1, origin: 'folder', authorId: null })
  expect([...workspace.files.keys()].sort()).toContain('first/bars.svg')
  expect(textOf(workspace, path)).toContain('title: First')
  expect(workspace.course?.problems).toEqual([])
})

test('nobody but its authors and admins opens a course', async () => {
  const db = await testDb()
  await anAuthoredCourse(db)
  for (const role of ['learner', 'trainer'] as const) {
    const id = await somebody(db, role, role)
    const actor = { id, role, isGuest: false, name: null, language: 'en' as const }
    await expect(openWorkspace(db, actor, courseId)).rejects.toMatchObject({ problem: 'not-allowed' })
  }
  await expect(openWorkspace(db, null, courseId)).rejects.toMatchObject({ problem: 'not-allowed' })
  const admin = { id: await somebody(db, 'admin', 'admin'), role: 'admin' as const, isGuest: false }
  const opened = await openWorkspace(db, { ...admin, name: null, language: 'en' }, courseId)
  expect(opened.drafts).toEqual([])
  await expect(openWorkspace(db, { ...admin, name: null, language: 'en' }, 'nothing')).rejects.toMatchObject({
    problem: 'not-found',
  })
})

test('a draft is its author’s alone, and is built as it would be published', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  await save(db, await open(), other)
  const workspace = await open()
  expect(workspace.drafts).toMatchObject([{ path, revision: 1 }])
  const built = await buildDraft(db, workspace, 'first', ['en'])
  expect(built.editions[0]?.facts.title).toBe('First anew')

  const second = await anAuthor(db, 'second')
  expect(textOf(await openWorkspace(db, second, courseId), path)).toContain('title: First\n')
  expect(await titles(db)).toContain('first/en: First')
})

test('a save over a revision that was not seen is refused, and nothing is lost', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  const before = await open()
  await save(db, before, other)
  await expect(save(db, before, 'from another tab')).rejects.toMatchObject({ code: 'studio_saved_elsewhere' })
  expect(textOf(await open(), path)).toBe(other)
})

test('what is put back as it is published is a draft no longer', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  const was = textOf(await open(), path)
  await save(db, await open(), other)
  await save(db, await open(), was)
  expect((await open()).drafts).toEqual([])
})

test.each(['../evil/en.mdx', '/etc/passwd', 'first/../course.yaml', 'first/run.js', 'a/b/en.mdx', ''])(
  'no file is saved as "%s"',
  async (bad) => {
    const db = await testDb()
    const { open } = await anAuthoredCourse(db)
    const change = { path: bad, bytes: Buffer.from('x') }
    await expect(saveFiles(db, await open(), [change], 5)).rejects.toMatchObject({ code: 'studio_path' })
  },
)

test('publishing makes an edition and a release with its author and reason; the draft is gone', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  await save(db, await open(), other)
  expect(await publishDraft(db, await open(), { reason: 'Clearer title', now: 9 })).toEqual({
    outcome: 'published',
    number: 2,
  })
  expect(await titles(db)).toContain('first/en: First anew')
  expect(await sources.latest(db, courseId)).toMatchObject({
    number: 2,
    origin: 'studio',
    authorId: 'author',
    reason: 'Clearer title',
  })
  expect((await open()).drafts).toEqual([])
})

test('a draft with an error is refused whole, and stays', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  await save(db, await open(), `${other}\n<script>alert(1)</script>\n`)
  const result = await publishDraft(db, await open(), { reason: 'Why not', now: 9 })
  expect(result.outcome).toBe('refused')
  expect(await titles(db)).toContain('first/en: First')
  expect((await open()).drafts).toHaveLength(1)
})

test('who publishes over what somebody else has published since is told, and keeps the draft', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  const second = await anAuthor(db, 'second')
  await save(db, await open(), other)
  const theirs = await openWorkspace(db, second, courseId)
  await save(db, theirs, moduleText('By the second', 'one'))
  const opened = await openWorkspace(db, second, courseId)
  await publishDraft(db, await open(), { reason: 'First', now: 9 })
  for (const late of [opened, await openWorkspace(db, second, courseId)])
    await expect(publishDraft(db, late, { reason: 'Second', now: 10 })).rejects.toMatchObject({
      code: 'studio_overtaken',
    })
  expect((await openWorkspace(db, second, courseId)).drafts).toHaveLength(1)
})

test('at the next start the folder leaves the Studio’s release alone, unless it has changed too', async () => {
  const db = await testDb()
  const { open, folder } = await anAuthoredCourse(db)
  await save(db, await open(), other)
  await publishDraft(db, await open(), { reason: 'Clearer title', now: 9 })
  const again = await publishCourses(db, folder.dir, { now: 10 })
  expect(again.problems).toEqual([])
  expect(await titles(db)).toContain('first/en: First anew')

  folder.write(`${courseId}/second/en.mdx`, moduleText('Second in the folder', 'two'))
  const late = await publishCourses(db, folder.dir, { now: 11 })
  expect(late.problems.map(({ code }) => code)).toEqual(['studio-newer'])
  expect(await titles(db)).toContain('second/en: Second')

  await publishCourses(db, folder.dir, { now: 12, replace: true })
  expect(await titles(db)).toEqual(
    expect.arrayContaining(['first/en: First', 'second/en: Second in the folder']),
  )
  expect(await sources.latest(db, courseId)).toMatchObject({ number: 3, origin: 'folder' })
})
