import { readDataSets } from '#app/content/read-data-sets.server.ts'
import type { DataSet } from '#app/labs/data/data-set.ts'
import { rowsOf } from '#app/labs/data/rows.ts'
import { scriptOf } from '#app/labs/data/script.ts'
import { makeEngine } from '#app/labs/sql/engine.ts'
import type { Cell } from '#app/labs/sql/run.ts'
import { startSqlite } from '#app/labs/sql/sqlite.ts'

export const OPEN_SEED = 20240630

/** The data set of this repository, as read from its folder. */
export function meridiaSet(): DataSet {
  const folder = readDataSets('courses').find(({ id }) => id === 'meridia')
  if (!folder?.dataSet) throw new Error(`no Meridia: ${JSON.stringify(folder?.problems)}`)
  return folder.dataSet
}

/** Runs queries on a draw; the rows, or an error. */
export async function openDraw(dataSet: DataSet, seed: number) {
  const engine = makeEngine(await startSqlite())
  const image = engine.build(rowsOf(dataSet, seed), scriptOf(dataSet))
  const run = (query: string) => engine.run(query, image, 5_000)
  const rows = (query: string): Cell[][] => {
    const ran = run(query)
    if (ran.kind === 'failed') throw new Error(`${ran.code} ${ran.message}: ${query}`)
    return ran.result.rows
  }
  return { run, rows, row: (query: string) => rows(query)[0] }
}
