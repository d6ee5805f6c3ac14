import type { DataSet } from '#app/labs/data/data-set.ts'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { DomainError } from '../errors.ts'

/** What everybody may know of a data set: no rows, and nothing of what was planted in them. */
export type DataBook = Pick<
  DataSet,
  'id' | 'title' | 'summary' | 'isInvented' | 'licence' | 'attribution' | 'draws' | 'tables'
>

export const bookOf = ({
  id,
  title,
  summary,
  isInvented,
  licence,
  attribution,
  draws,
  tables,
}: DataSet): DataBook => ({ id, title, summary, isInvented, licence, attribution, draws, tables })

/** @throws DomainError `data_not_found` */
export async function dataSetByHash(db: Db, hash: string): Promise<DataSet> {
  const found = await dataSets.byHash(db, hash)
  if (!found) throw new DomainError('not-found', 'data_not_found')
  return found
}

export const dataBook = async (db: Db, hash: string): Promise<DataBook> =>
  bookOf(await dataSetByHash(db, hash))

/** A data set in the state that its page shows. @throws DomainError `data_not_found` */
export async function currentDataSet(db: Db, id: string): Promise<{ hash: string; dataSet: DataSet }> {
  const hash = await dataSets.currentHash(db, id)
  if (!hash) throw new DomainError('not-found', 'data_not_found')
  return { hash, dataSet: await dataSetByHash(db, hash) }
}

/** All data sets as they are shown now. */
export async function listDataSets(db: Db): Promise<(DataBook & { hash: string })[]> {
  const all = await dataSets.current(db)
  return Promise.all(all.map(async ({ hash }) => ({ hash, ...(await dataBook(db, hash)) })))
}
