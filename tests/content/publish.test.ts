import { afterAll, expect, test } from 'vitest'
import { startBuilder } from '#app/content/builder.server.ts'
import { checkCourses } from '#app/content/check-courses.server.ts'
import type { Problem } from '#app/content/problems.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as media from '#db/media.server.ts'
import { testDb, testStore } from '#tests/support/test-db.ts'
import { aFolder, courseYaml, moduleText, svg, twoModules } from './folder.ts'
import { mustSpeakFrench } from './french-words.ts'

// Starting a builder takes longer than all these modules together.
const builder = startBuilder()
afterAll(() => builder.close())

const published = async (db: Db, dir: string, now = 1) => {
  const report = await publishCourses(db, dir, { now, builder })
  const [course] = report.courses
  return { ...report, outcome: course?.outcome, compiled: course?.compiled }
}

const current = async (db: Db) =>
  Object.fromEntries(
    (await editions.currentFacts(db)).map((facts) => [`${facts.moduleId}/${facts.language}`, facts]),
  )

const codes = (problems: Problem[]) => {
  mustSpeakFrench(problems)
  return problems.map(({ code }) => code)
}

/** An answer of somebody to an exercise. */
async function anAnswer(db: Db, exerciseId: string, moduleId: string) {
  const { attempt, person } = await import('#db/schema.ts')
  await db.insert(person).values({ id: 'p', language: 'en', createdAt: 1 })
  await db.insert(attempt).values({
    id: 'a',
    personId: 'p',
    courseId: 'foundations',
    moduleId,
    exerciseId,
    number: 1,
    editionHash: 'e',
    language: 'en',
    answer: '{}',
    code: 'right',
    detail: '{}',
    points: 1000,
    outOf: 1000,
    passMark: 80,
    at: 1,
  })
}

test('a folder is published with its editions, pictures and exercise ids', async () => {
  const db = await testDb()
  const { dir } = aFolder(twoModules())
  expect(await published(db, dir)).toMatchObject({ outcome: 'published', compiled: 4, problems: [] })

  expect(await courses.byId(db, 'foundations')).toMatchObject({
    passMark: 80,
    modules: ['first', 'second'],
    retired: {},
  })
  const facts = (await current(db))['first/en']
  const edition = await editions.byHash(db, facts?.hash ?? '')
  expect(edition?.blocks.map(({ type }) => type)).toEqual(['html', 'exercise'])
  expect(edition?.exercises).toMatchObject([{ kind: 'choice', id: 'one' }])
  const [, hash] = /\/media\/([0-9a-f]{64})\/bars\.svg/.exec(JSON.stringify(edition?.blocks)) ?? []
  expect((await media.byHash(db, hash ?? ''))?.bytes.toString()).toBe(svg('Bars'))
  expect((await courses.exercisesEver(db, 'foundations')).map(({ id }) => id).sort()).toEqual(['one', 'two'])
})

test('publishing what has not changed compiles nothing and writes nothing', async () => {
  const written: string[] = []
  const { db } = await testStore(({ sql }) => {
    if (!sql.trimStart().startsWith('select')) written.push(sql)
  })
  const { dir } = aFolder(twoModules())
  await published(db, dir)
  written.length = 0
  expect(await published(db, dir, 2)).toMatchObject({ outcome: 'unchanged', compiled: 0 })
  expect(written).toEqual([])
})

test('a changed word in a translation makes one edition, and no other', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  const before = await current(db)
  write(
    'foundations/first/fr.mdx',
    moduleText('Premier pas', 'one', '<Figure src="bars.svg" alt="Deux barres" />'),
  )
  expect(await published(db, dir, 2)).toMatchObject({ outcome: 'published', compiled: 1, problems: [] })
  const after = await current(db)
  expect(after['first/fr']?.title).toBe('Premier pas')
  expect(Object.keys(after).filter((key) => after[key]?.hash !== before[key]?.hash)).toEqual(['first/fr'])
})

test('a changed word in the source reaches its translation, which is named stale until it is edited', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  write('foundations/second/en.mdx', moduleText('Second changed', 'two'))
  const report = await published(db, dir, 2)
  expect(report).toMatchObject({ outcome: 'published', compiled: 2 })
  expect(codes(report.problems)).toEqual(['translation-stale'])
  expect((await current(db))['second/fr']).toMatchObject({ stale: true })
  expect(codes(await checkCourses(dir, { db, builder }))).toEqual(['translation-stale'])

  write('foundations/second/fr.mdx', moduleText('Deuxième changé', 'two'))
  expect((await published(db, dir, 3)).problems).toEqual([])
  expect((await current(db))['second/fr']).toMatchObject({ stale: false })
})

test('a text that goes back to an earlier state is not compiled again', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  const before = await current(db)
  const text = twoModules()['foundations/first/fr.mdx'] ?? ''
  write('foundations/first/fr.mdx', text.replace('Premier', 'Autre'))
  await published(db, dir, 2)
  write('foundations/first/fr.mdx', text)
  expect(await published(db, dir, 3)).toMatchObject({ outcome: 'published', compiled: 0 })
  expect((await current(db))['first/fr']?.hash).toBe(before['first/fr']?.hash)
})

test('a changed picture, a changed term and a link that breaks reach the editions that use them', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  write('foundations/first/bars.svg', svg('Other bars'))
  expect(await published(db, dir, 2)).toMatchObject({ compiled: 2 })
  write('glossary.yaml', (twoModules()['glossary.yaml'] ?? '').replace('on a date', 'at a moment'))
  expect(await published(db, dir, 3)).toMatchObject({ compiled: 1 })
  write('foundations/course.yaml', courseYaml(['second']))
  const report = await published(db, dir, 4)
  expect(report.outcome).toBe('refused')
  expect(codes(report.problems)).toContain('link-broken')
})

test('an error anywhere keeps the whole course as it was', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  const before = await current(db)
  write('foundations/first/en.mdx', moduleText('First changed', 'one'))
  write('foundations/second/en.mdx', moduleText('Second', 'two', '<Blink />'))
  const report = await published(db, dir, 2)
  expect(report.outcome).toBe('refused')
  expect(report.lines.join('\n')).toMatch(/second\/en\.mdx:10:1 {2}<Blink> is not a tag/)
  expect(report.lines.at(-1)).toMatch(/not published/)
  expect(await current(db)).toEqual(before)
})

test('one course with an error does not hold up the others', async () => {
  const db = await testDb()
  const { dir } = aFolder({
    ...twoModules(),
    'broken/course.yaml': courseYaml(['nowhere']),
    'broken/other/en.mdx': moduleText('Other', 'other'),
  })
  const { courses: done } = await published(db, dir)
  expect(done.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
    'broken refused',
    'foundations published',
  ])
})

test('an exercise that was answered may not vanish, unless course.yaml says why', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  await anAnswer(db, 'one', 'first')
  for (const language of ['en', 'fr']) write(`foundations/first/${language}.mdx`, moduleText('First', 'new'))
  expect(codes((await published(db, dir, 2)).problems)).toContain('id-vanished')
  expect(codes(await checkCourses(dir, { db, builder }))).toContain('id-vanished')
  expect(codes(await checkCourses(dir, { builder }))).toEqual([])

  write(
    'foundations/course.yaml',
    courseYaml(['first', 'second'], 'retired: { one: "It asked two things." }'),
  )
  expect(await published(db, dir, 3)).toMatchObject({ outcome: 'published' })
  for (const language of ['en', 'fr']) write(`foundations/first/${language}.mdx`, moduleText('First', 'one'))
  expect(codes((await published(db, dir, 4)).problems)).toContain('id-retired')
})

test('an exercise that nobody answered may go', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  for (const language of ['en', 'fr']) write(`foundations/first/${language}.mdx`, moduleText('First', 'new'))
  expect(await published(db, dir, 2)).toMatchObject({ outcome: 'published' })
})

test('an exercise id may not move to another module or become another kind', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  const order = moduleText('Second', 'x').replace(
    /<Choice[\s\S]*/,
    '<Order id="two" objective="count">\nSort.\n\n1. a\n2. b\n</Order>\n',
  )
  for (const language of ['en', 'fr']) write(`foundations/second/${language}.mdx`, order)
  for (const language of ['en', 'fr'])
    write(`foundations/first/${language}.mdx`, moduleText('First', 'fresh'))
  expect(codes((await published(db, dir, 2)).problems)).toContain('id-other-kind')

  for (const language of ['en', 'fr'])
    write(`foundations/second/${language}.mdx`, moduleText('Second', 'one'))
  expect(codes((await published(db, dir, 3)).problems)).toContain('id-moved')
})

test('an id used twice in a course is refused, also against a module that did not change', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  for (const language of ['en', 'fr'])
    write(`foundations/second/${language}.mdx`, moduleText('Second', 'one'))
  const report = await published(db, dir, 2)
  expect(codes(report.problems)).toContain('id-twice')
  expect(report.lines.join('\n')).toMatch(
    /second\/en\.mdx:12:1 {2}The exercise id "one" is used twice; first at .*first\/en\.mdx/,
  )
})

test('a course whose folder is gone is withdrawn, and comes back unchanged', async () => {
  const db = await testDb()
  const other = {
    'other/course.yaml': courseYaml(['m']),
    'other/m/en.mdx': moduleText('M', 'm'),
    'other/m/fr.mdx': moduleText('M', 'm'),
  }
  const { dir, write, remove } = aFolder({ ...twoModules(), ...other })
  await published(db, dir)
  remove('other')
  expect((await published(db, dir, 2)).courses).toContainEqual({
    id: 'other',
    outcome: 'withdrawn',
    compiled: 0,
  })
  expect((await courses.all(db)).map(({ id }) => id)).toEqual(['foundations'])
  for (const [name, text] of Object.entries(other)) write(name, text)
  expect((await published(db, dir, 3)).courses).toContainEqual({
    id: 'other',
    outcome: 'published',
    compiled: 0,
  })
  expect((await courses.all(db)).map(({ id }) => id)).toEqual(['foundations', 'other'])
})

test('an empty folder withdraws nothing', async () => {
  const db = await testDb()
  await published(db, aFolder(twoModules()).dir)
  const report = await published(db, aFolder({}).dir, 2)
  expect(report.courses).toEqual([])
  expect(await courses.all(db)).toHaveLength(1)
})

test('two processes that publish at once leave one of their states, whole', async () => {
  const db = await testDb()
  const one = aFolder(twoModules())
  const two = aFolder({ ...twoModules(), 'foundations/first/en.mdx': moduleText('Other first', 'one') })
  const reports = await Promise.all([published(db, one.dir, 1), published(db, two.dir, 2)])
  expect(reports.map(({ outcome }) => outcome)).toEqual(['published', 'published'])
  const title = (await current(db))['first/en']?.title
  expect(['First', 'Other first']).toContain(title)
  const again = await Promise.all([published(db, one.dir, 3), published(db, two.dir, 4)])
  expect(again.map(({ outcome }) => outcome).sort()).toEqual(['published', 'unchanged'])
})

test('a glossary that can’t be read holds up what would change, and nothing else', async () => {
  const db = await testDb()
  const { dir, write } = aFolder(twoModules())
  await published(db, dir)
  const before = await current(db)
  write('glossary.yaml', 'stock: [')
  const report = await published(db, dir, 2)
  expect(report.outcome).toBe('refused')
  expect(report.problems.map(({ file }) => file.split('/').at(-1))).toEqual(['glossary.yaml'])
  expect(await current(db)).toEqual(before)
})

test('courses stand in the catalogue by their position, and those without one come last', async () => {
  const db = await testDb()
  const files = twoModules()
  const { dir, write } = aFolder({})
  for (const [id, more] of [
    ['a', ''],
    ['b', 'position: 2'],
    ['c', 'position: 1'],
    ['d', ''],
  ] as const) {
    write(`${id}/course.yaml`, courseYaml(['first'], more))
    write(`${id}/first/en.mdx`, moduleText('First', `${id}-one`))
    write(`${id}/first/fr.mdx`, moduleText('Premier', `${id}-one`))
  }
  write('glossary.yaml', files['glossary.yaml'] ?? '')
  expect((await publishCourses(db, dir, { now: 1 })).problems).toEqual([])
  const inOrder = async () => (await courses.all(db)).map(({ id }) => id)
  expect(await inOrder()).toEqual(['c', 'b', 'a', 'd'])
  write('d/course.yaml', courseYaml(['first'], 'position: 0'))
  await publishCourses(db, dir, { now: 2 })
  expect(await inOrder()).toEqual(['d', 'c', 'b', 'a'])
})
