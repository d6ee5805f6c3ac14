import { beforeEach, expect, test } from 'vitest'
import { startSession } from '#app/auth/actor.server.ts'
import { exportFiles } from '#app/domain/export/export-files.ts'
import { loader as page } from '#app/routes/teach/export.tsx'
import { loader as file } from '#app/routes/teach/export-file.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { person } from '#db/schema.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { readCsv } from '#tests/support/csv-reader.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aLedCohort, aMember, answer, trainer } from '#tests/support/exported-cohort.ts'
import { aCourse, anEdition, published } from '#tests/support/factories.ts'

let db: Db
beforeEach(async () => {
  db = await aSite()
  await published(db, aCourse(), [anEdition()])
  await aLedCohort(db)
  await answer(db, await aMember(db, 'amina'), anExercise('choice'))
})

async function cookieOf(id: string): Promise<string> {
  const request = new Request('http://localhost:3000/', { headers: { 'user-agent': 'Firefox' } })
  return (await startSession(db, id, request)).split(';')[0] ?? ''
}

const fileAs = async (
  who: string | null,
  name: string,
  { query = '', lang = 'en', cohort = 'cohort' } = {},
) =>
  ask(file, `/${lang}/teach/${cohort}/export/${name}${query}`, {
    params: { lang, cohort, file: name },
    cookie: who && (await cookieOf(who)),
  })
const pageAs = async (who: string | null) =>
  ask(page, '/en/teach/cohort/export', { params: { cohort: 'cohort' }, cookie: who && (await cookieOf(who)) })

test('a trainer gets every file, with a name that says what it is', async () => {
  expect((await pageAs(trainer.id)).body).toMatchObject({ people: 1, gone: 0, style: 'comma' })
  for (const name of exportFiles) {
    const { status, headers, body } = await fileAs(trainer.id, name)
    expect(status, name).toBe(200)
    expect(headers.get('content-disposition'), name).toMatch(/^attachment; filename="Ete-2025-Meridia-/)
    expect(headers.get('cache-control'), name).toBe('no-store')
    if (!name.startsWith('tests.jsonl')) expect(body.length, name).toBeGreaterThan(50)
  }
})

test('the style of a CSV follows the page’s language unless another is asked for', async () => {
  const header = async (lang: string, query = '') =>
    (await fileAs(trainer.id, 'answers.csv', { lang, query })).body.split('\r\n')[0]
  expect(await header('en')).toContain('person,membership')
  expect(await header('fr')).toContain('person;membership')
  expect(await header('fr', '?style=comma')).toContain('person,membership')
  expect(await header('en', '?style=nonsense')).toContain('person,membership')
})

test('names are in a file only when they are asked for', async () => {
  expect((await fileAs(trainer.id, 'answers.csv')).body).not.toContain('amina')
  const [header, row] = readCsv((await fileAs(trainer.id, 'answers.csv', { query: '?names=yes' })).body)
  expect(row?.[header?.indexOf('email') ?? -1]).toBe('amina@stat.example')
})

test('nobody else gets a file, or learns that there is a cohort', async () => {
  await db.insert(person).values([
    { id: 'other', role: 'trainer', email: 'other@stat.example', language: 'en', createdAt: 1 },
    { id: 'former', role: 'trainer', email: 'former@stat.example', language: 'en', createdAt: 1 },
    { id: 'admin', role: 'admin', email: 'admin@stat.example', language: 'en', createdAt: 1 },
  ])
  await db.insert(person).values({ id: 'guest', language: 'en', createdAt: 1 })
  const change = { cohortId: 'cohort', personId: 'former', actorId: trainer.id, at: 1 }
  await cohorts.addTrainer(db, change)
  expect((await fileAs('former', 'answers.csv')).status).toBe(200)
  await cohorts.removeTrainer(db, change)
  for (const who of [null, 'guest']) {
    for (const { status, location } of [await pageAs(who), await fileAs(who, 'answers.csv')])
      expect({ status, location }, String(who)).toEqual({
        status: 302,
        location: expect.stringContaining('/en/account/sign-in?next='),
      })
  }
  for (const who of ['amina', 'other', 'former']) {
    expect((await pageAs(who)).status, who).toBe(404)
    for (const name of exportFiles) {
      const { status, headers, body } = await fileAs(who, name)
      expect(status, `${who} ${name}`).toBe(404)
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(body).not.toMatch(/p-[0-9a-f]/)
    }
  }
  expect((await fileAs('admin', 'answers.csv')).status).toBe(200)
  expect((await fileAs(trainer.id, 'answers.csv', { cohort: 'nothing' })).status).toBe(404)
  for (const name of ['answers', 'answers.pdf', '../answers.csv', '__proto__', ''])
    expect((await fileAs(trainer.id, name)).status, name).toBe(404)
})
