import { LRUCache } from 'lru-cache'
import type { ImageSource } from './kept-images.server.ts'
import type { SqlPool } from './pool.server.ts'
import type { ResultSet, RunFailed, SqlRun } from './run.ts'

/** Cells of authors' results that a process keeps: a few megabytes. Most have a few rows. */
const KEPT_CELLS = 200_000

interface Asked {
  pool: SqlPool
  query: string
  image: ImageSource
}

const startKeeping = () =>
  new LRUCache<string, SqlRun, Asked>({
    maxSize: KEPT_CELLS,
    sizeCalculation: (run) =>
      run.kind === 'rows' ? Math.max(1, run.result.rows.length * run.result.columns.length) : 1,
    // Who asks while it runs waits for the same run, also when larger results need its place meanwhile.
    ignoreFetchAbort: true,
    fetchMethod: (_key, _stale, { context: { pool, query, image } }) =>
      pool.run({ query, image, learner: null }),
  })

const known = new WeakMap<SqlPool, ReturnType<typeof startKeeping>>()

/**
 * What an author's query gives on a draw; kept, since neither changes under its name, and asked for with every key that
 * an author types elsewhere in the text. A failure is not kept.
 */
export async function keptRun(pool: SqlPool, query: string, image: ImageSource): Promise<SqlRun> {
  const runs = known.get(pool) ?? startKeeping()
  known.set(pool, runs)
  const key = `${image.key}\n${query}`
  const run = await runs.forceFetch(key, { context: { pool, query, image } })
  if (run.kind === 'failed') runs.delete(key)
  return run
}

/** The rows of `keptRun`, or why there are none. */
export async function expectedOf(
  pool: SqlPool,
  query: string,
  image: ImageSource,
): Promise<ResultSet | RunFailed> {
  const run = await keptRun(pool, query, image)
  return run.kind === 'rows' ? run.result : run
}
