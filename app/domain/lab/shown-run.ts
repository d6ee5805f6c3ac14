import type { ShownRun } from '#app/domain/exercise/public-exercise.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'

/** Rows that travel to a page; the whole result is a file to download. */
const SHOWN_ROWS = 500
const MOST_LETTERS = 60_000

/** A run as a page shows it: the first rows, and how many there are. */
export function shownRun(run: SqlRun): ShownRun {
  if (run.kind === 'failed') return run
  const rows: typeof run.result.rows = []
  let letters = 0
  for (const row of run.result.rows.slice(0, SHOWN_ROWS)) {
    letters += row.reduce<number>((sum, cell) => sum + String(cell).length, 0)
    if (rows.length > 0 && letters > MOST_LETTERS) break
    rows.push(row)
  }
  return { ...run, result: { ...run.result, rows }, rowCount: run.result.rows.length }
}
