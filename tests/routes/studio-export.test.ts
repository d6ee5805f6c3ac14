import { beforeEach, describe, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { readCourseZip, writeCourseZip } from '#app/content/exchange/zip/course-zip.server.ts'
import { readZip } from '#app/content/exchange/zip/read-zip.server.ts'
import { courseFileNames } from '#app/domain/studio/export-files.ts'
import { exchangeTargets } from '#app/domain/studio/loss.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { loader as page } from '#app/routes/studio/export.tsx'
import { loader as file } from '#app/routes/studio/export-file.ts'
import { action as bring, loader as zipPage } from '#app/routes/studio/zip.tsx'
import type { Db } from '#db/gateway.server.ts'
import { person } from '#db/schema.ts'
import { courseYaml, moduleText } from '#tests/content/folder.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { somebody } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'
import { zipOf } from '#tests/support/workbook.ts'

let db: Db
let author: Awaited<ReturnType<typeof anAuthoredCourse>>['author']
beforeEach(async () => {
  db = await aSite()
  author = (await anAuthoredCourse(db)).author
  await somebody(db, 'learner', 'learner')
  await somebody(db, 'other', 'trainer')
  await db.insert(person).values({ id: 'guest', language: 'en', createdAt: 1 })
})

async function cookieOf(id: string): Promise<string> {
  const request = new Request('http://localhost:3000/', { headers: { 'user-agent': 'Firefox' } })
  return (await startSession(db, id, request)).split(';')[0] ?? ''
}

const pageAs = async (who: string | null, query = '', course = courseId) =>
  ask(page, `/en/studio/${course}/export${query}`, {
    params: { course },
    cookie: who && (await cookieOf(who)),
  })
const fileAs = async (who: string | null, name: string, query = '', course = courseId) =>
  ask(file, `/en/studio/${course}/export/${name}${query}`, {
    params: { course, file: name },
    cookie: who && (await cookieOf(who)),
  })

describe('exports', () => {
  test('an author sees what there is, and what each target will lose before its file', async () => {
    const { body } = await pageAs('author')
    expect(body).toMatchObject({ release: 1, languages: ['en', 'fr'], report: null })
    expect(body.choices.map(({ id }: { id: string }) => id)).toEqual(['first', 'second'])
    for (const target of exchangeTargets) {
      const { report } = (await pageAs('author', `?target=${target}&language=fr&module=first`)).body
      expect(report.exercises, target).toBe(1)
      expect(report.losses.length, target).toBeGreaterThan(0)
    }
    expect((await pageAs('author', '?target=gift&module=nothing')).status).toBe(404)
    expect((await pageAs('author', '?target=gift&language=es')).status).toBe(404)
  })

  test('an author gets every file under a name that tells which it is', async () => {
    const names: Record<string, string> = {
      'course.zip': 'foundations-course.zip',
      'draft.zip': 'foundations-draft.zip',
      'moodle.xml': 'foundations-first-fr-moodle.xml',
      'gift.txt': 'foundations-first-fr-gift.txt',
      'scorm.zip': 'foundations-first-fr-scorm.zip',
    }
    for (const name of courseFileNames) {
      const { status, headers } = await fileAs('author', name, '?module=first&language=fr')
      expect(status, name).toBe(200)
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${names[name]}"`)
      expect(headers.get('cache-control')).toBe('no-store')
    }
    expect((await fileAs('author', 'moodle.xml', '?language=fr')).body).toContain('Deuxième')
    expect((await fileAs('author', 'keys.json')).status).toBe(404)
    expect((await fileAs('author', 'moodle.xml', '', 'nothing')).status).toBe(404)
  })

  test('the package of a course has a page for each module', async () => {
    const cookie = await cookieOf('author')
    const given = {
      request: new Request(`http://localhost:3000/en/studio/${courseId}/export/scorm.zip`, {
        headers: { cookie },
      }),
      params: { lang: 'en', course: courseId, file: 'scorm.zip' },
      context: {},
    }
    const answer = (await file(given as never)) as Response
    const files = await readZip(Buffer.from(await answer.arrayBuffer()), () => 1e7)
    expect([...files.keys()].filter((path) => path.endsWith('.html'))).toEqual([
      'first/index.html',
      'second/index.html',
    ])
    expect([...files.keys()].some((path) => /^media\/[0-9a-f]{12}-bars\.svg$/.test(path))).toBe(true)
  })

  test('nobody else gets a file, a report, or a key', async () => {
    const learnersText = /\[x\]|fraction="100"|secret|<Choice/
    for (const who of [null, 'guest', 'learner', 'other']) {
      const answers = [
        await pageAs(who),
        ...(await Promise.all(exchangeTargets.map((target) => pageAs(who, `?target=${target}`)))),
        ...(await Promise.all(courseFileNames.map((name) => fileAs(who, name)))),
        await fileAs(who, 'nothing.zip'),
      ]
      for (const { status, body } of answers) {
        expect([302, 403], String(who)).toContain(status)
        expect(JSON.stringify(body) ?? '').not.toMatch(learnersText)
      }
    }
  })
})

const zipFor = (name: string, files: Record<string, string>) =>
  writeCourseZip(name, new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])))
const aCourseZip = (name = 'new-course') =>
  zipFor(name, {
    'course.yaml': courseYaml(['first']),
    'first/en.mdx': moduleText('Brought in', 'one'),
    'first/fr.mdx': moduleText('Apporté', 'one'),
  })

const bringAs = async (who: string | null, form: 'review' | 'take', zip: Buffer, name = '') =>
  ask(bring, '/en/studio/zip', {
    form: { form, name, carried: zip.toString('base64') },
    cookie: who && (await cookieOf(who)),
  })

/** As a browser sends a file. */
async function uploadAs(who: string, content: Buffer) {
  const body = new FormData()
  body.set('form', 'review')
  body.set('file', new File([new Uint8Array(content)], 'course.zip', { type: 'application/zip' }))
  const request = new Request('http://localhost:3000/en/studio/zip', {
    method: 'POST',
    body,
    headers: { cookie: await cookieOf(who) },
  })
  const answer = (await bring({ request, params: { lang: 'en' }, context: {} } as never)) as {
    data: { review: { courseId: string } | null; carried: string }
  }
  return answer.data
}

describe('a zip that is brought in', () => {
  test('is shown before anything is kept, then becomes a new course of this trainer', async () => {
    const zip = await aCourseZip()
    const { review, carried } = await uploadAs('other', zip)
    expect(review).toMatchObject({
      courseId: 'new-course',
      title: 'Foundations',
      isNew: true,
      problemCount: 0,
    })
    expect(Buffer.from(carried, 'base64').equals(zip)).toBe(true)
    const other = { ...author, id: 'other' }
    await expect(openWorkspace(db, other, 'new-course')).rejects.toMatchObject({ problem: 'not-found' })
    const taken = await bringAs('other', 'take', zip)
    expect([taken.status, taken.location]).toEqual([303, '/en/studio/new-course'])
    const workspace = await openWorkspace(db, other, 'new-course')
    expect(workspace.release).toBe(null)
    expect([...workspace.files.keys()].sort()).toEqual(['course.yaml', 'first/en.mdx', 'first/fr.mdx'])
  })

  test('that was exported here comes back as no change at all', async () => {
    const { open } = { open: () => openWorkspace(db, author, courseId) }
    const zip = await writeCourseZip(courseId, (await open()).files)
    const { body } = await bringAs('author', 'review', zip)
    expect(body.review).toMatchObject({ isNew: false, changes: [], same: 6 })
    expect((await bringAs('author', 'take', zip)).status).toBe(303)
    expect((await open()).drafts).toEqual([])
  })

  test('of a course that is here becomes drafts: changed, new, and gone', async () => {
    const { files } = await openWorkspace(db, author, courseId)
    const changed = new Map(files)
    changed.set('first/en.mdx', Buffer.from(moduleText('Changed', 'one')))
    changed.set('first/other.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'))
    changed.delete('second/fr.mdx')
    const zip = await writeCourseZip(courseId, changed, new Map([['glossary.yaml', Buffer.from('{}')]]))
    const { body } = await bringAs('author', 'review', zip)
    expect(body.review).toMatchObject({
      same: 4,
      leftOut: ['glossary.yaml'],
      changes: [
        { path: 'first/en.mdx', change: 'changed' },
        { path: 'first/other.svg', change: 'new' },
        { path: 'second/fr.mdx', change: 'gone' },
      ],
    })
    expect((await bringAs('author', 'take', zip)).status).toBe(303)
    const after = await openWorkspace(db, author, courseId)
    expect(after.drafts.map(({ path }) => path)).toEqual(['first/en.mdx', 'first/other.svg', 'second/fr.mdx'])
    const exported = await writeCourseZip(courseId, after.files)
    expect([...(await readCourseZip(exported)).files.keys()]).toEqual([...changed.keys()].sort())
  })

  test('is told what is wrong in its texts, and may be taken all the same', async () => {
    const zip = await zipFor('new-course', {
      'course.yaml': courseYaml(['first']),
      'first/en.mdx': moduleText('Bad', 'one', '<script>alert(1)</script>'),
    })
    const { body } = await bringAs('other', 'review', zip)
    expect(body.review.problems[0]).toMatchObject({
      place: expect.stringContaining('new-course/first/en.mdx:'),
      severity: 'error',
    })
    expect((await bringAs('other', 'take', zip)).status).toBe(303)
  })

  test.each<[string, () => Promise<Buffer> | Buffer, string, string?]>([
    ['nothing', () => Buffer.alloc(0), 'no-file'],
    ['no zip', () => Buffer.from('hello'), 'broken'],
    ['a script in it', () => zipOf({ 'a/course.yaml': 'x', 'a/run.sh': 'y' }), 'unknown-file'],
    ['no name', () => zipOf({ 'course.yaml': 'x' }), 'name-missing'],
    ['a bad name', () => zipOf({ 'course.yaml': 'x' }), 'name-wrong', '../up'],
    ['a name that an address has', () => zipOf({ 'course.yaml': 'x' }), 'name-wrong', 'zip'],
    ['somebody else’s course', () => aCourseZip(courseId), 'not-yours'],
    ['more than is taken', () => Buffer.alloc(9 * 1024 * 1024), 'too-big'],
  ])('is refused with %s, in review and in taking', async (_, zip, refused, name = '') => {
    for (const form of ['review', 'take'] as const) {
      const { status, body } = await bringAs('other', form, await zip(), name)
      expect([form, status, body.refused?.refused]).toEqual([form, 400, refused])
    }
  })

  test('with a picture that is none, or a text that is no text, leaves nothing behind', async () => {
    for (const bad of [{ 'first/a.png': 'no picture' }, { 'first/fr.mdx': Buffer.from([0xff, 0xfe, 0]) }]) {
      const zip = await zipOf({
        ...Object.fromEntries(
          Object.entries({ 'course.yaml': courseYaml(['first']), ...bad }).map(([path, text]) => [
            `bad/${path}`,
            text,
          ]),
        ),
      })
      const { status, body } = await bringAs('other', 'take', zip)
      expect([status, body.refused.refused]).toEqual([400, 'file-refused'])
      await expect(openWorkspace(db, { ...author, id: 'other' }, 'bad')).rejects.toMatchObject({
        problem: 'not-found',
      })
    }
  })

  test('is taken from trainers only', async () => {
    const zip = await aCourseZip()
    for (const who of [null, 'guest', 'learner']) {
      const cookie = who && (await cookieOf(who))
      expect([302, 403]).toContain((await ask(zipPage, '/en/studio/zip', { cookie })).status)
      for (const form of ['review', 'take'] as const)
        expect([302, 403]).toContain((await bringAs(who, form, zip)).status)
    }
  })
})
