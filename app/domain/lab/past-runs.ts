import type { PastRun } from '#app/domain/exercise/public-exercise.ts'

const MOST_RUNS = 20
/** All queries together; it is read with the page. */
const MOST_LETTERS = 20_000

/** A learner's queries with the newest one in front; the same query again only moves up. */
export function withRun(past: readonly PastRun[], run: PastRun): PastRun[] {
  const others = past.filter(({ query }) => query.trim() !== run.query.trim())
  const kept: PastRun[] = []
  let letters = 0
  for (const one of [run, ...others].slice(0, MOST_RUNS)) {
    letters += one.query.length
    if (kept.length > 0 && letters > MOST_LETTERS) break
    kept.push(one)
  }
  return kept
}
