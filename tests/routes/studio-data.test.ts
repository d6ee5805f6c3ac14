import { beforeEach, describe, expect, test } from 'vitest'
import { startBuilder } from '#app/content/builder.server.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { surroundingsOf } from '#app/domain/studio/build-draft.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { action as sendNew } from '#app/routes/studio/data-new.tsx'
import { loader as loadSet, action as sendSet } from '#app/routes/studio/data-set.tsx'
import { loader as loadAll } from '#app/routes/studio/data-sets.tsx'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf, somebody } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
beforeEach(async () => {
  db = await aSite()
  await somebody(db, 'owner')
})

const home = '/en/studio/data'
const cookie = async (who: string | null) => who && (await cookieOf(db, who))
const csv = 'id;sexe;âge\n1;m;3,5\n2;f;17\n3;f;9\n4;m;NA\n5;f;11\n6;m;2\n'

const all = async (who: string | null = 'owner') => ask(loadAll, home, { cookie: await cookie(who) })
const view = async (id = 'people', who: string | null = 'owner') =>
  ask(loadSet, `${home}/${id}`, { params: { dataSet: id }, cookie: await cookie(who) })
const send = async (form: Record<string, string>, id = 'people', who: string | null = 'owner') =>
  ask(sendSet, `${home}/${id}`, { params: { dataSet: id }, cookie: await cookie(who), form })
async function bring(text: string | Buffer, name = 'people.csv', who: string | null = 'owner') {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(Buffer.from(text))]), name)
  return ask(sendNew, `${home}/new`, { cookie: await cookie(who), form })
}

const about = {
  form: 'set',
  languages: 'en',
  'title:en': 'People of a port',
  'summary:en': 'Six <b>people</b>',
  'attribution:en': 'Made up',
  invented: 'yes',
  licence: 'CC BY 4.0',
}
const labels: Record<string, string>[] = [
  { column: '0', 'label:en': 'number of the record' },
  { column: '1', 'label:en': 'sex', coded: 'on', code: 'f', 'code-0:en': 'female' },
  { column: '2', 'label:en': 'age', missing: 'NA', reading: 'number-comma', unit: 'years' },
]

/** Answers every question of the code book. */
async function describeIt(id = 'people') {
  const revision = async () => String((await view(id)).body.draft.revision)
  await send({ ...about, revision: await revision() }, id)
  for (const column of labels) await send({ form: 'column', ...column, revision: await revision() }, id)
  const form = new URLSearchParams({ form: 'column', ...labels[1], revision: await revision() })
  form.append('code', 'm')
  form.set('code-1:en', 'male')
  await ask(sendSet, `${home}/${id}`, {
    params: { dataSet: id },
    cookie: await cookie('owner'),
    form: form.toString(),
  })
  return revision()
}

const publish = async (id = 'people', reason = 'For the course', who = 'owner') =>
  send({ form: 'publish', revision: await describeIt(id), reason }, id, who)

describe('the pages of data sets', () => {
  test.each([null, 'learner'])('are nothing for %s', async (who) => {
    if (who) await somebody(db, who, 'learner')
    await bring(csv)
    for (const answer of [
      await all(who),
      await bring(csv, 'x.csv', who),
      await view('people', who),
      await send(about, 'people', who),
    ])
      expect([302, 403]).toContain(answer.status)
    expect((await all()).body.drafts).toHaveLength(1)
  })

  test('show what is in the making to its author alone', async () => {
    await somebody(db, 'other')
    await somebody(db, 'admin', 'admin')
    await bring(csv)
    for (const who of ['other', 'admin']) {
      expect((await view('people', who)).status).toBe(404)
      expect((await all(who)).body.drafts).toEqual([])
      expect((await send({ ...about, revision: '1' }, 'people', who)).status).toBe(404)
      expect((await send({ form: 'publish', revision: '1', reason: 'x' }, 'people', who)).status).toBe(404)
    }
    expect((await view('nothing')).status).toBe(404)
  })
})

describe('a file that is brought', () => {
  test('is read, its types are guessed, and what is to be said of it is asked for', async () => {
    expect((await bring(csv, '../"><b>people.csv')).location).toBe(`${home}/b-people`)
    const { draft } = (await view('b-people')).body
    expect(draft.read.columns.map(({ name, type }: { name: string; type: string }) => [name, type])).toEqual([
      ['id', 'integer'],
      ['sexe', 'text'],
      ['age', 'text'],
    ])
    expect(draft.sample).toHaveLength(5)
    expect(draft.problems.length).toBeGreaterThan(5)
    await send({ ...about, revision: '1' }, 'b-people')
    expect((await view('b-people')).body.draft.review.codebook).toMatchObject({
      summary: { en: 'Six <b>people</b>' },
      isInvented: true,
    })
  })

  test('and can’t be used is refused with the reason and the line', async () => {
    const refusal = async (text: string | Buffer) => (await bring(text)).body.refusal
    expect(await refusal('a,b\n1,2\n1,2,3\n')).toEqual({ refused: 'uneven', line: 3, found: 3, expected: 2 })
    expect(await refusal('a,b\n1,"2\n')).toEqual({ refused: 'quote', line: 2 })
    expect(await refusal(Buffer.from('PK\x03\x04xl/workbook.xml'))).toMatchObject({ refused: 'spreadsheet' })
    expect(await refusal(`a\n${'1\n'.repeat(200_001)}`)).toEqual({ refused: 'too-many-rows', most: 200_000 })
    expect(await refusal(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).toEqual({ refused: 'too-large', most: 10 })
    expect((await bring('')).body.code).toBe('studio_file_missing')
    expect((await all()).body.drafts).toEqual([])
  })

  test('is one of ten at most, each under a name of its own', async () => {
    const places = []
    for (let count = 0; count < 11; count++) places.push(await bring(csv))
    expect(places.slice(0, 2).map(({ location }) => location)).toEqual([`${home}/people`, `${home}/people-2`])
    expect(places.at(-1)?.body.code).toBe('studio_data_many')
  })

  test('is answered in one window at a time', async () => {
    await bring(csv)
    await send({ ...about, revision: '1' })
    expect(await send({ ...about, licence: 'Other', revision: '1' })).toMatchObject({
      status: 409,
      body: { code: 'studio_saved_elsewhere' },
    })
    expect((await view()).body.draft.review.codebook.licence).toBe('CC BY 4.0')
  })

  test('is given up when its author says so', async () => {
    await bring(csv)
    expect((await send({ form: 'drop' })).location).toBe(`${home}?dropped`)
    expect((await view()).status).toBe(404)
  })
})

describe('a data set that is published', () => {
  test('is one that all courses may use, with its code book, and what it was made from is kept', async () => {
    await bring(csv)
    expect(
      (await send({ form: 'publish', revision: '1', reason: 'Now' })).body.problems.length,
    ).toBeGreaterThan(0)
    expect((await publish()).location).toBe(`${home}/people?done=published`)
    const hash = (await dataSets.currentHash(db, 'people')) ?? ''
    const found = await dataSets.byHash(db, hash)
    expect(found).toMatchObject({ title: { en: 'People of a port' }, isInvented: true, draws: 0 })
    expect(found?.tables[0]).toMatchObject({ name: 'people', rows: 6 })
    expect(found?.csv.people).toBe('id,sexe,age\n1,m,3.5\n2,f,17\n3,f,9\n4,m,\n5,f,11\n6,m,2\n')
    const release = await sources.latest(db, 'data/people')
    expect(Object.keys(release?.manifest ?? {}).sort()).toEqual([
      'data.yaml',
      'given.csv',
      'people.csv',
      'review.json',
    ])
    const { body } = await all()
    expect(body).toMatchObject({ drafts: [], published: [{ id: 'people', rows: 6, origin: 'studio' }] })
    const { author } = await anAuthoredCourse(db)
    const around = await surroundingsOf(db, await openWorkspace(db, author, courseId))
    expect(around.data.map(({ id }) => id)).toEqual(['people'])
    // It is no course, under whatever name it is asked for.
    const admin = { ...author, id: await somebody(db, 'admin', 'admin'), role: 'admin' as const }
    await expect(openWorkspace(db, admin, 'data/people')).rejects.toMatchObject({ problem: 'not-found' })
  })

  test('is changed by who brought it and by admins, by nobody else', async () => {
    await bring(csv)
    await publish()
    const before = await dataSets.currentHash(db, 'people')
    await somebody(db, 'other')
    expect((await view('people', 'other')).body.published).toMatchObject({ mayReplace: false })
    expect((await send({ form: 'reopen' }, 'people', 'other')).status).toBe(403)
    expect((await bring(csv, 'people.csv', 'other')).location).toBe(`${home}/people-2`)
    await somebody(db, 'admin', 'admin')
    expect((await view('people', 'admin')).body.published).toMatchObject({ mayReplace: true })
    await send({ form: 'reopen' })
    const { draft } = (await view()).body
    expect(draft.problems).toEqual([])
    await send({ ...about, 'title:en': 'Another title', revision: String(draft.revision) })
    const revision = String((await view()).body.draft.revision)
    expect((await send({ form: 'publish', revision, reason: ' ' })).body.code).toBe('studio_reason')
    expect((await send({ form: 'publish', revision, reason: 'Better title' })).status).toBe(303)
    expect(await dataSets.currentHash(db, 'people')).not.toBe(before)
    expect(await sources.latest(db, 'data/people')).toMatchObject({ number: 2, reason: 'Better title' })
    expect(await dataSets.byHash(db, before ?? '')).not.toBeNull()
  })

  test('stands beside the folder’s at the next start; one of the same name is told, and replaced only on request', async () => {
    await bring(csv)
    await publish()
    const { folder } = await anAuthoredCourse(db)
    const before = await dataSets.currentHash(db, 'people')
    folder.write(
      'data/people/data.yaml',
      `languages: [en]
title: { en: Of the folder }
summary: { en: x }
invented: true
licence: CC0
attribution: { en: x }
tables:
  people:
    title: { en: x }
    from: people.csv
    variables: { id: { type: integer, label: { en: x } } }
`,
    )
    folder.write('data/people/people.csv', 'id\n1\n')
    const builder = startBuilder()
    const again = await publishCourses(db, folder.dir, { now: 20, builder })
    expect(again.problems.map(({ code }) => code)).toEqual(['studio-data-newer'])
    expect(await dataSets.currentHash(db, 'people')).toBe(before)
    const replaced = await publishCourses(db, folder.dir, { now: 21, builder, replace: true })
    expect(replaced.problems).toEqual([])
    expect(await dataSets.currentHash(db, 'people')).not.toBe(before)
    expect((await view()).body.published).toMatchObject({ origin: 'folder', mayReplace: false })
    expect((await publishCourses(db, folder.dir, { now: 22, builder })).problems).toEqual([])
    await builder.close()
  })
})
