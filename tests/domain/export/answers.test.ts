import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { answersAfter } from '#db/exports.server.ts'
import * as people from '#db/people.server.ts'
import { readCsv } from '#tests/support/csv-reader.ts'
import { anExercise, everyKind } from '#tests/support/exercises.ts'
import { aLedCohort, aMember, answer, exported, rowsOf } from '#tests/support/exported-cohort.ts'
import { aCourse, anEdition, minute, now, published } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'
import { readWorkbook } from '#tests/support/workbook-reader.ts'

async function aCohort() {
  const db = await testDb()
  await published(db, aCourse(), [anEdition(), anEdition({ language: 'fr' })])
  await aLedCohort(db)
  return db
}

const choice = anExercise('choice')
const numeric = anExercise('numeric')

test('an answer is there in words, with its verdict, and in codes where they give no key away', async () => {
  const db = await aCohort()
  const amina = await aMember(db, 'amina')
  for (const exercise of everyKind) if (exercise.kind !== 'r') await answer(db, amina, exercise)
  const rows = await rowsOf(db, 'answers')
  const byKind = Object.fromEntries(rows.map((row) => [row.kind, row]))
  expect(byKind.choice).toEqual({
    person: expect.stringMatching(/^p-[0-9a-f]{10}$/),
    membership: 'active',
    course: 'foundations',
    module: 'stock-and-flow',
    exercise: 'census-night',
    kind: 'choice',
    objective: 'tell-stock-from-flow',
    number: 1,
    time: '2025-09-02T09:00:00.000Z',
    language: 'en',
    edition: 'foundations/stock-and-flow/en',
    answer: ['A stock'],
    answer_code: [1],
    value: null,
    verdict: 'right',
    points: 1,
    out_of: 1,
    marked_points: null,
    marked_out_of: null,
  })
  expect(byKind.classify?.answer_code).toEqual([2, 1, 2])
  expect(byKind.numeric).toMatchObject({ answer: '26.2', value: 26.2, answer_code: null })
  for (const kind of ['match', 'order', 'written', 'text']) expect(byKind[kind]?.answer_code, kind).toBeNull()
  expect(JSON.stringify(rows)).not.toMatch(/secret:/)
})

test('nobody is named unless names are asked for', async () => {
  const db = await aCohort()
  const amina = await aMember(db, 'amina')
  await answer(db, amina, choice)
  for (const file of ['answers.csv', 'answers.jsonl'])
    expect((await exported(db, file)).toString()).not.toMatch(/amina|ANSD|SN/)
  const [named] = await rowsOf(db, 'answers', { withNames: true })
  expect(named).toMatchObject({
    person: expect.stringMatching(/^p-/),
    name: 'Name of amina',
    email: 'amina@stat.example',
    country: 'SN',
    organisation: 'ANSD',
  })
})

test('a pseudonym is the same in every file of a cohort, and another one in another cohort', async () => {
  const db = await aCohort()
  await aLedCohort(db, { id: 'other' })
  const amina = await aMember(db, 'amina')
  await aMember(db, 'amina', { cohortId: 'other' })
  await answer(db, amina, choice)
  const personIn = async (cohortId: string, withNames: boolean) =>
    (await rowsOf(db, 'answers', { cohortId, withNames }))[0]?.person
  expect(await personIn('cohort', true)).toBe(await personIn('cohort', false))
  expect(await personIn('other', false)).not.toBe(await personIn('cohort', false))
})

test('of who left, what they did until then; of who only asked, of others and of the erased, nothing', async () => {
  const db = await aCohort()
  const left = await aMember(db, 'left', { state: 'left', endedAt: now + 5 * minute })
  const asked = await aMember(db, 'asked', { state: 'asked' })
  const erased = await aMember(db, 'erased')
  const stranger = { id: 'stranger' }
  await people.addGuest(db, { id: stranger.id, language: 'en', at: 1 })
  for (const who of [left, asked, erased, stranger]) await answer(db, who, choice)
  await answer(db, left, numeric, { now: now + 10 * minute })
  await people.erase(db, { personId: erased.id, at: now })
  expect(await rowsOf(db, 'answers')).toMatchObject([{ membership: 'left', exercise: choice.id }])
})

test('what is answered while a file is read, or after the moment it is of, is not in it', async () => {
  const db = await aCohort()
  const amina = await aMember(db, 'amina')
  await answer(db, amina, choice)
  await answer(db, amina, numeric, { now: now + 10 * minute })
  expect(await rowsOf(db, 'answers', { now: now + minute })).toHaveLength(1)
})

test('an answer to a text that is not kept is there without its words', async () => {
  const db = await aCohort()
  await answer(db, await aMember(db, 'amina'), choice)
  await db.run(sql`update attempt set edition_hash = 'gone'`)
  expect(await rowsOf(db, 'answers')).toMatchObject([
    { answer: null, kind: null, verdict: 'right', points: 1 },
  ])
})

test('more answers than a page are all there once, in CSV, JSON lines and a workbook', async () => {
  const db = await aCohort()
  const amina = await aMember(db, 'amina')
  for (const exercise of [choice, numeric]) await answer(db, amina, exercise)
  await db.run(sql`
    with recursive n(number) as (select 2 union all select number + 1 from n where number < 350)
    insert into attempt select id || '-' || n.number, person_id, course_id, module_id, exercise_id, n.number,
      edition_hash, language, answer, code, detail, points_milli, out_of_milli, pass_mark, at + n.number
    from attempt, n`)
  const rows = await rowsOf(db, 'answers')
  expect(new Set(rows.map(({ exercise, number }) => `${exercise} ${number}`)).size).toBe(700)
  expect(rows).toHaveLength(700)
  const csv = readCsv((await exported(db, 'answers.csv')).toString())
  expect(csv).toHaveLength(701)
  expect(csv[1]?.[csv[0]?.indexOf('answer') ?? -1]).toBe('A stock')
  expect(csv[1]?.[csv[0]?.indexOf('answer_code') ?? -1]).toBe('1')
  const [sheet] = await readWorkbook(await exported(db, 'answers.xlsx'))
  expect(sheet?.rows).toHaveLength(701)
})

test('pages follow one another by key, without reading what came before', async () => {
  const db = await aCohort()
  const amina = await aMember(db, 'amina')
  for (const exercise of [choice, numeric, anExercise('text')]) await answer(db, amina, exercise)
  const asked = { personId: 'amina', courseId: 'foundations', until: now * 2, limit: 2 }
  const first = await answersAfter(db, { ...asked, after: null })
  const second = await answersAfter(db, { ...asked, after: first[1] ?? null })
  expect([...first, ...second].map(({ exerciseId }) => exerciseId)).toEqual([
    'census-night',
    'child-share',
    'the-word',
  ])
})
