import { expect, test } from 'vitest'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { mark } from '#db/cohort-schema.ts'
import { attempt } from '#db/schema.ts'
import { readCsv } from '#tests/support/csv-reader.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aLedCohort, aMember, answer, exported, rowsOf } from '#tests/support/exported-cohort.ts'
import { aCourse, anEdition, minute, now, published } from '#tests/support/factories.ts'
import { answered, begun, handIn, publishedTest } from '#tests/support/sittings.ts'
import { testDb } from '#tests/support/test-db.ts'
import { readWorkbook } from '#tests/support/workbook-reader.ts'

const [choice, numeric, written, text] = [
  anExercise('choice'),
  anExercise('numeric'),
  anExercise('written'),
  anExercise('text'),
]

async function aCohort() {
  const db = await testDb()
  await published(db, aCourse(), [anEdition(), anEdition({ language: 'fr', title: 'Stock et flux' })])
  await aLedCohort(db)
  return db
}

/** A CSV as objects, by the names of its columns. */
function objectsOf(csv: Buffer): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(csv.toString())
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
}

test('a learner’s row holds first, best and last points and the state of each exercise', async () => {
  const db = await aCohort()
  const amina = await aMember(db, 'amina')
  const say = (value: string, at: number) =>
    answer(db, amina, numeric, { fields: { value: [value] }, now: now + at * minute })
  await say('12', 1)
  await say('26.2', 2)
  await say('13', 3)
  const place = { person: amina, courseId: 'foundations', moduleId: 'stock-and-flow', language: 'en' }
  const device = 'computer' as const
  await takeHint(db, { ...place, exerciseId: text.id, device, now: now + 4 * minute })
  for (const at of [5, 6])
    await takeHint(db, { ...place, exerciseId: choice.id, device, now: now + at * minute })
  await showSolution(db, { ...place, exerciseId: choice.id, device, now: now + 7 * minute })
  const [row] = objectsOf(await exported(db, 'learners.csv'))
  expect(row).toMatchObject({
    membership: 'active',
    solved: '1',
    answers: '3',
    last_answer: new Date(now + 3 * minute).toISOString(),
    'foundations.child-share.state': 'solved',
    'foundations.child-share.tries': '3',
    'foundations.child-share.first': '0',
    'foundations.child-share.best': '1',
    'foundations.child-share.last': '0',
    'foundations.the-word.state': 'opened',
    'foundations.census-night.state': 'shown',
    'foundations.reply.state': 'open',
    'foundations.reply.tries': '0',
    'foundations.reply.best': '',
  })
})

test('who has done nothing has a row, and who left shows where they stood then', async () => {
  const db = await aCohort()
  await aMember(db, 'idle')
  const left = await aMember(db, 'left', { state: 'left', endedAt: now + 5 * minute })
  await answer(db, left, numeric, { fields: { value: ['12'] } })
  await answer(db, left, numeric, { now: now + 10 * minute })
  const rows = objectsOf(await exported(db, 'learners.csv', { withNames: true }))
  const byName = Object.fromEntries(rows.map((row) => [row.name, row]))
  expect(byName['Name of idle']).toMatchObject({ solved: '0', answers: '0', last_answer: '' })
  expect(byName['Name of left']).toMatchObject({
    'foundations.child-share.state': 'tried',
    'foundations.child-share.tries': '1',
    'foundations.child-share.best': '0',
  })
})

test('a trainer’s mark counts in a learner’s row, and stands beside the answer’s own points', async () => {
  const db = await aCohort()
  await answer(db, await aMember(db, 'amina'), written)
  const [{ id: attemptId } = { id: '' }] = await db.select({ id: attempt.id }).from(attempt)
  await db.insert(mark).values({
    attemptId,
    cohortId: 'cohort',
    met: '[0]',
    points: 333,
    outOf: 1000,
    comment: '',
    markedBy: 'tom',
    at: now,
  })
  expect(await rowsOf(db, 'answers')).toMatchObject([{ marked_points: 0.333, marked_out_of: 1, points: 1 }])
  expect(objectsOf(await exported(db, 'learners.csv'))[0]?.['foundations.reply.best']).toBe('0.333')
})

test('each item of a finished sitting is a row, and one that still runs is left out', async () => {
  const db = await testDb()
  await publishedTest(db)
  await aLedCohort(db)
  const amina = await aMember(db, 'amina')
  const pre = await begun(db, amina.id, 'pre')
  await answered(db, pre, ['choice', 'numeric'])
  expect(await rowsOf(db, 'tests', { now: now + minute })).toEqual([])
  await handIn(db, { ...amina, role: 'learner', isGuest: false, name: null, language: 'en' }, pre)
  const rows = await rowsOf(db, 'tests')
  expect(rows).toHaveLength(6)
  expect(rows[0]).toMatchObject({
    course: 'foundations',
    occasion: 'pre',
    sitting: 1,
    form: 'a',
    position: 1,
    item: 'a-choice',
    answer: ['A stock'],
    answer_code: [1],
    verdict: 'right',
    points: 1,
    out_of: 1,
  })
  expect(rows.slice(2)).toEqual(
    rows.slice(2).map((row) => ({ ...row, verdict: 'unanswered', points: 0, answer: null })),
  )
})

test.each(['en', 'fr'] as const)(
  'the code book in %s has an entry for every column of every file',
  async (language) => {
    const db = await aCohort()
    const book = objectsOf(await exported(db, 'columns.csv', { language, withNames: true }))
    for (const file of ['answers', 'learners', 'tests']) {
      const [header = []] = readCsv((await exported(db, `${file}.csv`, { withNames: true })).toString())
      const listed = book.filter((row) => row.file === file).map(({ column }) => column)
      expect(listed).toEqual([...new Set(header.map((name) => name.replace(/^.*\./, '….')))])
    }
    const verdict = book.find(({ file, column }) => file === 'answers' && column === 'verdict')
    expect(verdict?.codes).toBe(
      language === 'en'
        ? 'right = right; partial = partly right; wrong = not right'
        : 'right = juste; partial = juste en partie; wrong = non juste',
    )
  },
)

test('the book of exercises names every exercise in the page’s language, and no key', async () => {
  const db = await aCohort()
  const bytes = await exported(db, 'exercises.csv', { language: 'fr' })
  const rows = objectsOf(bytes)
  expect(rows.map(({ exercise }) => exercise)).toEqual(anEdition().exercises.map(({ id }) => id))
  expect(rows[0]).toMatchObject({
    course: 'foundations',
    module: 'stock-and-flow',
    module_title: 'Stock et flux',
    exercise: 'census-night',
    title: 'Census night',
    use: 'module',
    kind: 'choice',
    points: '1',
    objective: 'tell-stock-from-flow',
    objective_text: 'Tell a stock from a flow',
    codes: '1 = A stock; 2 = A flow; 3 = Neither',
  })
  expect(bytes.toString()).not.toContain('secret')
  const match = rows.find(({ kind }) => kind === 'match')
  expect(match?.codes).toBe('')
})

test('an exercise that is published no more keeps its place in the books and in the rows', async () => {
  const db = await aCohort()
  await answer(db, await aMember(db, 'amina'), choice)
  await published(db, aCourse(), [anEdition({ hash: 'later', exercises: [numeric] })])
  const rows = objectsOf(await exported(db, 'exercises.csv'))
  expect(rows.find(({ exercise }) => exercise === choice.id)).toMatchObject({ use: 'retired', title: '' })
  expect(objectsOf(await exported(db, 'learners.csv'))[0]?.['foundations.census-night.best']).toBe('1')
})

test('a workbook carries its code books on sheets of their own', async () => {
  const db = await aCohort()
  await answer(db, await aMember(db, 'amina'), choice)
  const sheets = await readWorkbook(await exported(db, 'learners.xlsx'))
  expect(sheets.map(({ name, rows }) => [name, rows.length > 1])).toEqual([
    ['learners', true],
    ['columns', true],
    ['exercises', true],
  ])
})
