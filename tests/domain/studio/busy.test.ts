import { expect, test } from 'vitest'
import { startBuilder } from '#app/content/builder.server.ts'
import { buildDraft } from '#app/domain/studio/build-draft.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { openText, saveText } from '#app/domain/studio/write-text.server.ts'
import { moduleText } from '#tests/content/folder.ts'
import { inputOf } from '#tests/support/builder-input.ts'
import { anAuthor, anAuthoredCourse, courseId } from '#tests/support/studio.ts'
import { testDb } from '#tests/support/test-db.ts'

const place = { courseId, moduleId: 'first', language: 'en' }
const words = (number: number) => moduleText('First', 'one', `Number ${number}.`)

test('what was built is not built again: its preview, a reload and a colleague get the same', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  const workspace = await open()
  const [one, two] = await Promise.all([
    buildDraft(db, workspace, 'first', ['en']),
    buildDraft(db, workspace, 'first', ['en']),
  ])
  expect(two).toBe(one)
  expect(await buildDraft(db, await open(), 'first', ['en'], 'somebody else')).toBe(one)
  expect(await buildDraft(db, await open(), 'first', ['fr'])).not.toBe(one)
  await saveFiles(db, workspace, [{ path: 'first/en.mdx', bytes: Buffer.from(words(1)) }], 5)
  const changed = await buildDraft(db, await open(), 'first', ['en'])
  expect(JSON.stringify(changed.editions)).toContain('Number 1.')
})

test('a change in any file that a text leans on is seen', async () => {
  const db = await testDb()
  const { open } = await anAuthoredCourse(db)
  const before = await buildDraft(db, await open(), 'second', ['en'])
  const yaml = (await open()).files.get('course.yaml')?.toString() ?? ''
  const without = yaml.replace('modules: [first, second]', 'modules: [second]')
  expect(without).not.toBe(yaml)
  await saveFiles(db, await open(), [{ path: 'course.yaml', bytes: Buffer.from(without) }], 5)
  const after = await buildDraft(db, await open(), 'second', ['en'])
  expect(before.problems.map(({ code }) => code)).not.toContain('link-module')
  expect(after.problems.filter(({ severity }) => severity === 'error')).not.toEqual([])
})

test('a text that is saved while another of the same person waits is saved, and checked when it is asked for', async () => {
  const db = await testDb()
  const { author } = await anAuthoredCourse(db)
  const other = await anAuthor(db, 'other')
  // Somebody else's text is being built; of this person's, only the newest waits.
  const held = openText(db, other, { ...place, language: 'fr' }, 1)
  const saves: Promise<{ text: string; isUnchecked: boolean }>[] = []
  let revision = 0
  for (const number of [1, 2, 3]) {
    saves.push(saveText(db, author, { ...place, written: words(number), revision, base: null }, 10 + number))
    revision = number
    // Long enough to be saved, and too short to be built.
    await expect.poll(() => savedRevision(db), { interval: 1 }).toBe(number)
  }
  await held
  // Of those before, the editor asks again: each was checked, or overtaken by a newer one.
  const saved = await Promise.all(saves)
  expect(saved.at(-1)).toMatchObject({ text: words(3), isUnchecked: false })
  expect((await openText(db, author, place, 20)).text).toBe(words(3))
})

const savedRevision = async (db: Awaited<ReturnType<typeof testDb>>) => {
  const drafts = await import('#db/source-drafts.server.ts')
  return (await drafts.list(db, courseId, 'author'))[0]?.revision
}

test('a builder that has to start again is given its time: what comes after a text that hung is built', async () => {
  const builder = startBuilder({ seconds: 6 })
  // The first pays for starting, too.
  expect((await builder.build(inputOf(words(1)))).editions).toHaveLength(1)
  const hung = await builder.build(inputOf('>'.repeat(190_000)))
  expect(hung.editions).toEqual([])
  expect((await builder.build(inputOf(words(2)))).editions).toHaveLength(1)
  await builder.close()
}, 120_000)
