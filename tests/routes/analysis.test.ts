import { beforeEach, describe, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import * as list from '#app/routes/teach/analysis.tsx'
import * as moduleAnalysis from '#app/routes/teach/module-analysis.tsx'
import * as moduleItem from '#app/routes/teach/module-item.tsx'
import * as moduleFile from '#app/routes/teach/module-items-file.ts'
import * as testAnalysis from '#app/routes/teach/test-analysis.tsx'
import * as testItem from '#app/routes/teach/test-item.tsx'
import * as testFile from '#app/routes/teach/test-items-file.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { aCohort, gave, joined, publishedQuestions } from '#tests/support/analysis.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { publishedTest } from '#tests/support/sittings.ts'

const inModule = { course: 'foundations', module: 'stock-and-flow' }
const inTest = { course: 'foundations', occasion: 'pre', form: 'a' }

/** Every page and file of item analysis, with an address of each. */
const pages: [string, { loader: unknown }, Record<string, string>][] = [
  ['the list', list, {}],
  ['a module', moduleAnalysis, inModule],
  ['an exercise', moduleItem, { ...inModule, exercise: 'q1' }],
  ['the file of a module', moduleFile, inModule],
  ['a test', testAnalysis, inTest],
  ['an item', testItem, { ...inTest, exercise: 'a-choice' }],
  ['the file of a test', testFile, inTest],
]

let db: Db

beforeEach(async () => {
  db = await aSite()
  // The module's text stays the first that was published under its hash.
  await publishedQuestions(db)
  await publishedTest(db)
  await aCohort(db)
  await aCohort(db, 'theirs', 'other')
  await joined(db, 'cohort', 'amina')
  for (const id of ['trainer', 'other'])
    await people.setRole(db, { personId: id, role: 'trainer', actorId: null, at: 1 })
})

async function open(
  [, route, params]: (typeof pages)[number],
  who: string | null,
  { cohort = 'cohort', query = '' } = {},
) {
  return ask(route.loader, `/en/teach/${cohort}/analysis${query}`, {
    params: { cohort, ...params },
    cookie: who && (await cookieOf(who)),
  })
}

async function cookieOf(personId: string): Promise<string> {
  const set = await startSession(db, personId, new Request('http://localhost:3000/en'))
  return set.split(';')[0] ?? ''
}

describe.each(pages.map((page) => ({ name: page[0], page })))('$name', ({ page }) => {
  test('is open to the trainer, and to nobody else', async () => {
    expect((await open(page, 'trainer')).status).toBe(200)
    expect((await open(page, null)).location).toContain('/account/sign-in')
    expect((await open(page, 'other')).status).toBe(404)
    await cohorts.addTrainer(db, { cohortId: 'cohort', personId: 'other', actorId: 'trainer', at: 2 })
    expect((await open(page, 'other')).status).toBe(200)
    await cohorts.removeTrainer(db, { cohortId: 'cohort', personId: 'other', actorId: 'trainer', at: 3 })
    expect((await open(page, 'other')).status).toBe(404)
    expect((await open(page, 'trainer', { cohort: 'theirs' })).status).toBe(404)
  })

  test('is closed to a learner, even of the cohort', async () => {
    await people.addAccount(db, {
      id: 'learner',
      facts: { name: 'L', email: 'l@stats.example', country: null, organisation: null, language: 'en' },
      passwordHash: null,
      actorId: 'learner',
      at: 1,
    })
    await joined(db, 'cohort', 'learner')
    expect((await open(page, 'learner')).status).toBe(404)
  })
})

test('what is not there is not found', async () => {
  const missing = (route: { loader: unknown }, params: Record<string, string>) =>
    open(['', route, params], 'trainer').then(({ status }) => status)
  expect(await missing(moduleAnalysis, { ...inModule, course: 'none' })).toBe(404)
  expect(await missing(moduleAnalysis, { ...inModule, module: 'none' })).toBe(404)
  expect(await missing(moduleItem, { ...inModule, exercise: 'none' })).toBe(404)
  expect(await missing(testAnalysis, { ...inTest, form: 'c' })).toBe(404)
  expect(await missing(testAnalysis, { ...inTest, occasion: 'never' })).toBe(404)
})

test('a page is given no key beyond what it shows, and nobody’s name', async () => {
  await gave(db, 'amina', 'q1', { points: 1 })
  const { body } = await open(pages[1]!, 'trainer')
  const said = JSON.stringify(body)
  expect(said).not.toContain('secret')
  expect(said).not.toContain('amina')
})

test('the file says what was counted, and neutralises formulas', async () => {
  await gave(db, 'amina', 'q1', { points: 1 })
  const { body, headers } = await open(pages[3]!, 'trainer', { query: '?counting=best' })
  expect(headers.get('content-disposition')).toBe('attachment; filename="stock-and-flow-items.csv"')
  const [header, first] = (body as string).replace('\ufeff', '').split('\r\n')
  const cells = first!.split(',')
  const cell = (name: string) => cells[header!.split(',').indexOf(name)]
  expect([cell('exercise'), cell('n'), cell('facility'), cell('counting')]).toEqual([
    'q1',
    '1',
    '100',
    'best',
  ])
  expect(cell('discrimination_index')).toBe('')
  expect(cell('undefined')).toContain('discrimination_index: withheld')
  const semicolons = await open(pages[3]!, 'trainer', { query: '?style=semicolon' })
  expect(semicolons.body).toMatch(/^\ufeff?course;module;exercise;/)
})

test('an address that can’t be read is as usual', async () => {
  await gave(db, 'amina', 'q1', { points: 1 })
  const { body } = await open(pages[1]!, 'trainer', {
    query: '?counting=worst&language=xx&edition=none&from=2025-02-30&to=soon&people=all&rasch=yes',
  })
  expect(body.head.choices).toEqual({
    counting: 'first',
    language: null,
    edition: null,
    from: null,
    to: null,
    people: 'cohort',
    rasch: false,
  })
  expect(body.report.n).toBe(1)
})
