import type { DataSet, Draw } from '#app/labs/data/data-set.ts'
import { keptRun } from '#app/labs/sql/expected.server.ts'
import { imageOf } from '#app/labs/sql/images.server.ts'
import { limits } from '#app/labs/sql/limits.ts'
import type { ResultSet } from '#app/labs/sql/run.ts'
import { thePool } from '#app/labs/sql/the-pool.server.ts'
import type { Say } from './problems.ts'

/** Draws made for a check are nobody's: what is hidden from learners needs the store's secret, and that stays there. */
export const NO_SECRET = 'none: only open and numbered draws are checked'

/** The block of code at hand, and the data that it runs on. */
export interface BlockToRun {
  at: { line: number; column: number }
  say: Say
  dataSet: DataSet
  hash: string
}

export const drawWords = (draw: Draw) => (draw === 'open' ? 'open' : `${draw}. learner’s`)

/** The result of an author's query; null after telling why there is none. */
export async function resultOf(
  block: BlockToRun,
  role: string,
  query: string,
  draw: Draw,
): Promise<ResultSet | null> {
  const { say, at } = block
  const pool = thePool()
  const image = imageOf(pool, block, draw, NO_SECRET)
  const run = await keptRun(pool, query, image)
  if (run.kind === 'failed') {
    say('query-failed', at, role, run.message ?? run.code, drawWords(draw))
    return null
  }
  if (run.isCut) say('query-cut', at, role, limits.rows)
  return run.result
}
