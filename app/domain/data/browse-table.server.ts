import type { DataTable } from '#app/labs/data/data-set.ts'
import { imageOf } from '#app/labs/sql/images.server.ts'
import type { ResultSet } from '#app/labs/sql/run.ts'
import { thePool } from '#app/labs/sql/the-pool.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { DomainError } from '../errors.ts'
import type { AnswerDraw } from '../exercise/kind.ts'
import { bookOf, currentDataSet, type DataBook } from './open-data-set.server.ts'
import { readDraw } from './read-draw.ts'

const ROWS_A_PAGE = 50

/** What an address asks of a table: everything in it may be nonsense. */
export interface BrowseAsked {
  dataSetId: string
  table: string
  draw: string | null
  page: string | null
  sort: string | null
  /** `desc`, or anything for rising. */
  direction: string | null
  /** Only rows where this column has this value, as written in a CSV file; empty = missing. */
  column: string | null
  value: string | null
}

export interface BrowseView {
  hash: string
  book: DataBook
  table: DataTable
  draw: AnswerDraw
  sort: { column: string; isFalling: boolean } | null
  filter: { column: string; value: string } | null
  /** From 0. */
  page: number
  rows: ResultSet['rows']
  rowCount: number
}

/** A page of a table's rows, sorted and filtered. @throws DomainError `data_not_found` */
export async function browseTable(db: Db, asked: BrowseAsked): Promise<BrowseView> {
  const { hash, dataSet } = await currentDataSet(db, asked.dataSetId)
  const table = dataSet.tables.find(({ name }) => name === asked.table)
  const draw = readDraw(asked.draw ?? 'open', dataSet)
  if (!table || draw === null) throw new DomainError('not-found', 'data_not_found')
  const columnOf = (name: string | null) => table.variables.find((variable) => variable.name === name)?.name
  const [sorted, filtered] = [columnOf(asked.sort), columnOf(asked.column)]
  const sort = sorted ? { column: sorted, isFalling: asked.direction === 'desc' } : null
  const filter = filtered ? { column: filtered, value: (asked.value ?? '').slice(0, 100) } : null

  const where = filter ? `WHERE ${conditionOn(filter)}` : ''
  const image = imageOf(thePool(), { hash, dataSet }, draw, await tokenSecret(db))
  const ask = async (query: string) => {
    const run = await thePool().run({ query, image, learner: null })
    if (run.kind === 'rows') return run.result.rows
    if (run.code === 'off') throw new DomainError('not-found', 'labs_off')
    throw new Error(`${table.name} could not be read: ${run.message ?? run.code}`)
  }
  const [[count] = []] = await ask(`SELECT COUNT(*) FROM "${table.name}" ${where}`)
  const rowCount = Number(count ?? 0)
  const last = Math.max(0, Math.ceil(rowCount / ROWS_A_PAGE) - 1)
  const page = Math.min(/^\d{1,7}$/.test(asked.page ?? '') ? Math.max(0, Number(asked.page) - 1) : 0, last)
  const order = sort ? `ORDER BY "${sort.column}" ${sort.isFalling ? 'DESC' : 'ASC'}` : ''
  const columns = table.variables.map(({ name }) => `"${name}"`).join(', ')
  const rows = await ask(
    `SELECT ${columns} FROM "${table.name}" ${where} ${order} LIMIT ${ROWS_A_PAGE} OFFSET ${page * ROWS_A_PAGE}`,
  )
  return { hash, book: bookOf(dataSet), table, draw, sort, filter, page, rows, rowCount }
}

/** Names are the table's own; the value is a literal of text, compared as written. */
const conditionOn = ({ column, value }: { column: string; value: string }) =>
  value === ''
    ? `"${column}" IS NULL`
    : `CAST("${column}" AS TEXT) = '${value.replaceAll("'", "''").replaceAll('\0', '')}'`
