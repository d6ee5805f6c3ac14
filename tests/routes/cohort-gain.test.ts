import { beforeEach, expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { gainColumns } from '#app/domain/cohort/gain/gain-table.ts'
import { CSV_MARK } from '#app/domain/people/csv.ts'
import { loader as page } from '#app/routes/teach/gain.tsx'
import { loader as file } from '#app/routes/teach/gain-file.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { readCsv } from '#tests/support/csv-reader.ts'
import type { GradedAtOnce } from '#tests/support/exercises.ts'
import { aGuest, minute, now } from '#tests/support/factories.ts'
import { aCohort, cohortId, cookieOf, isMember, somebody } from '#tests/support/led-cohort.ts'
import { answered, begun, handIn, publishedTest } from '#tests/support/sittings.ts'

let db: Db
beforeEach(async () => {
  db = await aSite()
  await publishedTest(db, { tries: 2 })
  await somebody(db, 'trainer')
  await aCohort(db)
})

const all: GradedAtOnce[] = ['choice', 'numeric', 'text', 'match', 'classify', 'order']

/** Sits a test with as many right answers, six being all. */
async function sits(id: string, occasion: 'pre' | 'post', right: number, number = 1): Promise<void> {
  const at = now + (occasion === 'pre' ? 0 : 60) * minute + number * minute
  const sitting = await begun(db, id, occasion, { number, at })
  await answered(db, sitting, all.slice(0, right))
  await handIn(db, { id } as Person, sitting)
}

/** A member who solves so many items before and after; null = did not come. */
async function learner(id: string, pre: number | null, post: number | null): Promise<void> {
  await somebody(db, id, 'learner')
  await isMember(db, id)
  if (pre !== null) await sits(id, 'pre', pre)
  if (post !== null) await sits(id, 'post', post)
}

const pageAs = async (who: string | null, { query = '', lang = 'en', cohort = cohortId } = {}) =>
  ask(page, `/${lang}/teach/${cohort}/gain${query}`, {
    params: { lang, cohort },
    cookie: who && (await cookieOf(db, who)),
  })
const fileAs = async (who: string | null, { query = '', lang = 'en', cohort = cohortId } = {}) =>
  ask(file, `/${lang}/teach/${cohort}/gain/gain.csv${query}`, {
    params: { lang, cohort },
    cookie: who && (await cookieOf(db, who)),
  })

/** Reading an answer as text takes the mark at its head away. */
const rowsIn = (body: string) => readCsv(`${CSV_MARK}${body}`)

const five: [string, number, number][] = [
  ['p1', 0, 3],
  ['p2', 2, 4],
  ['p3', 3, 3],
  ['p4', 4, 6],
  ['p5', 3, 5],
]

test('a trainer sees what five people gained, by objective and pair, with charts', async () => {
  for (const [id, pre, post] of five) await learner(id, pre, post)
  await learner('p6', 1, null)
  const { body } = await pageAs('trainer')
  const [course] = body.courses
  expect(course.n).toEqual({ invited: 6, pre: 6, post: 5, matched: 5 })
  // Gains of 3, 2, 0, 2, 2 items of six.
  expect(course.gain.meanGain.value).toBeCloseTo(9 / 5 / 6, 10)
  expect(course.gain.meanPre.value).toBeCloseTo(12 / 5 / 6, 10)
  expect(course.lost).toEqual({ n: 1, mean: null })
  const [count, compare] = course.objectives
  // The first three items ask for counting: 0, 2, 3, 3, 3 of them before and 3 after.
  expect(count.gain.meanGain.value).toBeCloseTo(4 / 5 / 3, 10)
  expect(compare.gain.meanGain.value).toBeCloseTo(5 / 5 / 3, 10)
  expect(course.pairs.map(({ cells }: { cells: unknown }) => cells)).toEqual([
    { wrongToRight: 1, rightToRight: 4, rightToWrong: 0, wrongToWrong: 0 },
    { wrongToRight: 1, rightToRight: 4, rightToWrong: 0, wrongToWrong: 0 },
    { wrongToRight: 2, rightToRight: 3, rightToWrong: 0, wrongToWrong: 0 },
    { wrongToRight: 2, rightToRight: 1, rightToWrong: 0, wrongToWrong: 2 },
    { wrongToRight: 2, rightToRight: 0, rightToWrong: 0, wrongToWrong: 3 },
    { wrongToRight: 1, rightToRight: 0, rightToWrong: 0, wrongToWrong: 4 },
  ])
  expect(course.charts.objectives).toContain('<svg')
  expect(course.charts.people).toContain('<table')
  expect(JSON.stringify(body)).not.toContain('Name of p1')
  expect(JSON.stringify(course)).not.toMatch(/"p[1-6]"/)
})

test('the file holds the figures of the page, and a row for nobody', async () => {
  for (const [id, pre, post] of five) await learner(id, pre, post)
  const { status, headers, body } = await fileAs('trainer')
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toContain('gain')
  const [header, ...rows] = rowsIn(body)
  expect(header).toEqual(gainColumns)
  expect(rows.map(([, level]) => level)).toEqual(['all', 'objective', 'objective', ...all.map(() => 'pair')])
  const cell = (row: number, column: (typeof gainColumns)[number]) => rows[row]?.[gainColumns.indexOf(column)]
  expect(cell(0, 'n_matched')).toBe('5')
  expect(cell(0, 'mean_gain')).toBe('0.3')
  expect(cell(3, 'wrong_then_right')).toBe('1')
  expect((await fileAs('trainer', { lang: 'fr' })).body).toContain('0,3')
})

test('the best sitting counts only when it is asked for', async () => {
  for (const [id, pre, post] of five) await learner(id, pre, post)
  await sits('p1', 'post', 6, 2)
  const gain = async (query: string) => {
    const { which, courses } = (await pageAs('trainer', { query })).body
    return [which, Math.round(courses[0].gain.meanGain.value * 1000)]
  }
  expect(await gain('')).toEqual(['first', 300])
  expect(await gain('?sitting=nonsense')).toEqual(['first', 300])
  expect(await gain('?sitting=best')).toEqual(['best', 400])
})

test('with four people there are counts and nothing else, on the page and in the file', async () => {
  for (const [id, pre, post] of five.slice(1)) await learner(id, pre, post)
  await learner('p6', 1, null)
  const [course] = (await pageAs('trainer')).body.courses
  expect(course).toMatchObject({ n: { matched: 4 }, gain: null, objectives: [], pairs: [], people: [] })
  expect(course.charts).toEqual({ objectives: '', people: '' })
  const [, ...rows] = rowsIn((await fileAs('trainer')).body)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.slice(gainColumns.indexOf('mean_pre')).join('')).toBe('')
})

test('a sitting whose time is up counts, one that runs does not', async () => {
  for (const [id, pre, post] of five.slice(1)) await learner(id, pre, post)
  await learner('p1', 0, null)
  const sitting = await begun(db, 'p1', 'post', { at: now + 60 * minute })
  await answered(db, sitting, all.slice(0, 3))
  // The clock of the page is today's, long after.
  const [course] = (await pageAs('trainer')).body.courses
  expect(course.n.matched).toBe(5)
  expect(course.gain.meanGain.value).toBeCloseTo(0.3, 10)
  await learner('p7', 1, null)
  await begun(db, 'p7', 'post', { at: Date.now() })
  expect((await pageAs('trainer')).body.courses[0].n).toMatchObject({ pre: 6, post: 5, matched: 5 })
})

test('who left counts with what was finished until then; who was taken out, or waits, does not', async () => {
  for (const [id, pre, post] of five) await learner(id, pre, post)
  await somebody(db, 'waits', 'learner')
  await isMember(db, 'waits', { state: 'asked' })
  const change = { cohortId, from: ['active' as const], actorId: 'trainer' }
  await memberships.setState(db, { ...change, personId: 'p1', to: 'left', at: now + 30 * minute })
  expect((await pageAs('trainer')).body.courses[0].n).toEqual({ invited: 5, pre: 5, post: 4, matched: 4 })
  await memberships.setState(db, { ...change, personId: 'p2', to: 'removed', at: now + 300 * minute })
  expect((await pageAs('trainer')).body.courses[0].n).toEqual({ invited: 4, pre: 4, post: 3, matched: 3 })
})

test('nobody else sees any of it, or learns that there is a cohort', async () => {
  await learner('p1', 0, 3)
  for (const id of ['other', 'former']) await somebody(db, id)
  await somebody(db, 'admin', 'admin')
  await aGuest(db)
  const change = { cohortId, personId: 'former', actorId: 'trainer', at: now }
  await cohorts.addTrainer(db, change)
  expect((await pageAs('former')).status).toBe(200)
  await cohorts.removeTrainer(db, change)
  for (const who of [null, 'guest'])
    for (const { status, location } of [await pageAs(who), await fileAs(who)])
      expect({ status, location }).toEqual({
        status: 302,
        location: expect.stringContaining('/en/account/sign-in?next='),
      })
  for (const who of ['p1', 'other', 'former'])
    for (const { status } of [await pageAs(who), await fileAs(who)]) expect(status, who).toBe(404)
  expect((await pageAs('admin')).status).toBe(200)
  for (const ask of [pageAs, fileAs]) expect((await ask('trainer', { cohort: 'nothing' })).status).toBe(404)
})
