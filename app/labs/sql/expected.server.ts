import type { ImageSource } from './kept-images.server.ts'
import type { SqlPool } from './pool.server.ts'
import type { ResultSet, RunFailed } from './run.ts'

/** Results of authors' queries that a process keeps; most have a few rows. */
const KEPT = 300

const known = new WeakMap<SqlPool, Map<string, Promise<ResultSet | RunFailed>>>()

/** What an author's query gives on a draw; kept, since neither changes under its name. A failure is not kept. */
export function expectedOf(pool: SqlPool, query: string, image: ImageSource): Promise<ResultSet | RunFailed> {
  const results = known.get(pool) ?? new Map<string, Promise<ResultSet | RunFailed>>()
  known.set(pool, results)
  const key = `${image.key}\n${query}`
  const result =
    results.get(key) ??
    pool.run({ query, image, learner: null }).then((run) => (run.kind === 'rows' ? run.result : run))
  results.delete(key)
  results.set(key, result)
  const forget = () => results.delete(key)
  result.then((found) => 'kind' in found && forget(), forget)
  if (results.size > KEPT) results.delete(results.keys().next().value as string)
  return result
}
