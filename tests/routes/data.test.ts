import { beforeEach, expect, test } from 'vitest'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { browseTable } from '#app/domain/data/browse-table.server.ts'
import { loader as book } from '#app/routes/data/book.ts'
import { loader as file } from '#app/routes/data/file.ts'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { now } from '#tests/support/factories.ts'

const [folder] = readDataSets('courses')
let db: Db
const hash = folder?.hash ?? ''
beforeEach(async () => {
  db = await aSite()
  if (folder?.dataSet) await dataSets.publish(db, [{ hash, dataSet: folder.dataSet }], now)
})

const fileAt = (draw: string, name: string) =>
  ask(file, `/data/${hash}/${draw}/${name}`, { params: { lang: 'en', hash, draw, file: name } })

test('a table, a view and the whole database are files; the rows that nobody sees are not', async () => {
  expect((await fileAt('open', 'ngo_list.csv')).status).toBe(200)
  expect((await fileAt('3', 'v_census.csv')).status).toBe(200)
  expect((await fileAt('open', 'tables.db')).status).toBe(200)
  expect((await fileAt('open', 'unhcr_age_coverage.sdmx.csv')).status).toBe(200)
  for (const draw of ['hidden', '0', '17', '-1', '1e1', '__proto__', ''])
    expect((await fileAt(draw, 'ngo_list.csv')).status, draw).toBe(404)
  for (const name of ['v_census.sdmx.csv', 'sqlite_schema.csv', '../data.yaml', 'ngo_list', 'x"; drop.csv'])
    expect((await fileAt('open', name)).status, name).toBe(404)
})

test('the code book says nothing of what was planted', async () => {
  const { body, status } = await ask(book, `/data/${hash}/book.json`, { params: { lang: 'en', hash } })
  expect(status).toBe(200)
  expect(JSON.stringify(body)).not.toMatch(/planted|faults|"csv"|"seed"/)
})

test('what an address asks of a table may be nonsense, and is never SQL', async () => {
  const nothing = { draw: null, page: null, sort: null, direction: null, column: null, value: null }
  const asked = { dataSetId: 'meridia', table: 'v_census', ...nothing }
  const first = await browseTable(db, asked)
  expect(first).toMatchObject({ rowCount: 4522, page: 0, draw: 'open' })
  expect((await browseTable(db, { ...asked, page: '99999' })).rows.length).toBe(22)
  const hostile = `1' OR '1'='1`
  expect((await browseTable(db, { ...asked, column: 'region', value: hostile })).rowCount).toBe(0)
  expect(
    (await browseTable(db, { ...asked, sort: 'age" DESC --', column: 'nope', value: 'x' })).sort,
  ).toBeNull()
  const young = await browseTable(db, {
    ...asked,
    column: 'age',
    value: '0',
    sort: 'person_id',
    direction: 'desc',
  })
  expect(young.rows.every((row) => row[8] === 0)).toBe(true)
  expect((await browseTable(db, { ...asked, column: 'birth_country', value: '' })).rowCount).toBeGreaterThan(
    50,
  )
  await expect(browseTable(db, { ...asked, table: 'sqlite_schema' })).rejects.toThrow()
  await expect(browseTable(db, { ...asked, draw: 'hidden' })).rejects.toThrow()
})
