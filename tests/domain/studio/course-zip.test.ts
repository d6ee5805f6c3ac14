import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readCourseZip } from '#app/content/exchange/zip/course-zip.server.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { exportCourse, releasedZip } from '#app/domain/studio/export-course.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { moduleText } from '#tests/content/folder.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'
import { testDb } from '#tests/support/test-db.ts'

const emptyFolder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'jalon-unzipped-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}

async function unzipInto(dir: string, zip: Buffer): Promise<void> {
  const { courseId, files, shared } = await readCourseZip(zip)
  const all = [...shared, ...[...files].map(([path, bytes]) => [`${courseId}/${path}`, bytes] as const)]
  for (const [path, bytes] of all) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes)
  }
}

const hashes = async (db: Db) =>
  (await editions.currentFacts(db))
    .map(({ courseId, moduleId, language, hash }) => `${courseId}/${moduleId}/${language} ${hash}`)
    .sort()

test('the courses of the store, unzipped and published into an empty one, are the same editions', async () => {
  const db = await testDb()
  await publishCourses(db, 'courses', { now: 1 })
  const dir = emptyFolder()
  // Data sets belong to no course: they are copied as they are.
  cpSync('courses/data', join(dir, 'data'), { recursive: true })
  for (const { id } of await courses.all(db)) await unzipInto(dir, await releasedZip(db, id))
  const empty = await testDb()
  const report = await publishCourses(empty, dir, { now: 2 })
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(await hashes(empty)).toEqual(await hashes(db))
  expect((await hashes(db)).length).toBeGreaterThan(10)
}, 240_000)

test('the zip of a draft has what its author sees, that of the course what learners see', async () => {
  const db = await testDb()
  const { author, open } = await anAuthoredCourse(db)
  const other = moduleText('First anew', 'one')
  await saveFiles(db, await open(), [{ path: 'first/en.mdx', bytes: Buffer.from(other) }], 5)
  const textIn = async (file: string) => {
    const wanted = { file, moduleId: null, language: 'en', origin: 'https://jalon.example' }
    const { body } = await exportCourse(db, author, courseId, wanted)
    return (await readCourseZip(Buffer.from(body as Uint8Array))).files.get('first/en.mdx')?.toString()
  }
  expect(await textIn('draft.zip')).toBe(other)
  expect(await textIn('course.zip')).toContain('title: First\n')
})
