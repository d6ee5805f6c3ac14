import { csvOf } from '#app/labs/data/csv-file.ts'
import type { DataSet, DataTable, Rows } from '#app/labs/data/data-set.ts'
import { sdmxCsvOf, sdmxMediaType } from '#app/labs/data/sdmx-csv.ts'
import { imageOf } from '#app/labs/sql/images.server.ts'
import { limits } from '#app/labs/sql/limits.ts'
import { thePool } from '#app/labs/sql/the-pool.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { DomainError } from '../errors.ts'
import type { AnswerDraw } from '../exercise/kind.ts'
import { dataSetByHash } from './open-data-set.server.ts'
import { readDraw } from './read-draw.ts'

interface DataFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  name: string
}

/**
 * Rows of one draw as a file: `tables.db`, `<table>.csv`, or `<table>.sdmx.csv` for figures about groups.
 * @throws DomainError `data_not_found`; also for the draw that nobody sees
 */
export async function dataFile(
  db: Db,
  asked: { hash: string; draw: string; file: string },
): Promise<DataFile> {
  const dataSet = await dataSetByHash(db, asked.hash)
  const draw = readDraw(asked.draw, dataSet)
  if (draw === null) throw notFound()
  const place = { db, hash: asked.hash, dataSet, draw }
  const part = draw === 'open' ? '' : `-draw-${draw}`
  if (asked.file === 'tables.db') {
    const bytes = await imageFor(place).then(({ load }) => load())
    return { bytes: new Uint8Array(bytes), type: 'application/vnd.sqlite3', name: `${dataSet.id}${part}.db` }
  }
  const [, name, isSdmx] = /^([a-z][a-z0-9_]*)(\.sdmx)?\.csv$/.exec(asked.file) ?? []
  const table = dataSet.tables.find((one) => one.name === name)
  if (!table || (isSdmx && !table.isAggregate)) throw notFound()
  const rows = await rowsOfTable(place, table)
  return isSdmx
    ? {
        bytes: encoded(sdmxCsvOf(dataSet, table, rows, '2.0')),
        type: sdmxMediaType['2.0'],
        name: `${table.name}.sdmx.csv`,
      }
    : { bytes: encoded(csvOf(rows)), type: 'text/csv; charset=utf-8', name: `${table.name}${part}.csv` }
}

const notFound = () => new DomainError('not-found', 'data_not_found')

const encoded = (text: string) => new Uint8Array(new TextEncoder().encode(text))

interface Place {
  db: Db
  hash: string
  dataSet: DataSet
  draw: AnswerDraw
}

const imageFor = async ({ db, hash, dataSet, draw }: Place) =>
  imageOf(thePool(), { hash, dataSet }, draw, await tokenSecret(db))

/** All rows of a table or a view; views have none of their own, so both are asked of the database, slice by slice. */
async function rowsOfTable(place: Place, { name }: DataTable): Promise<Rows> {
  const image = await imageFor(place)
  const all: Rows = { table: name, columns: [], rows: [] }
  for (let from = 0; ; from += limits.rows) {
    const query = `SELECT * FROM "${name}" LIMIT ${limits.rows} OFFSET ${from}`
    const run = await thePool().run({ query, image, learner: null })
    if (run.kind === 'failed') throw new Error(`${name} could not be read: ${run.message ?? run.code}`)
    all.columns = run.result.columns
    all.rows.push(...run.result.rows)
    if (run.result.rows.length < limits.rows) return all
  }
}
