import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { PastRun } from '#app/domain/exercise/public-exercise.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'
import type { Db } from '#db/gateway.server.ts'
import * as labHistory from '#db/lab-history.server.ts'
import { withRun } from './past-runs.ts'

interface LabPlace {
  personId: string
  courseId: string
  exerciseId: string
}

/** Puts a query that was run, or handed in, in front of a person's last ones. */
export async function keepRun(
  db: Db,
  { query, run, at, ...place }: LabPlace & { query: string; run: SqlRun; at: number },
): Promise<void> {
  if (query.trim() === '') return
  const rows = run.kind === 'rows' ? run.result.rows.length : null
  await labHistory.save(db, place, withRun(await labHistory.ofLab(db, place), { query, rows, at }))
}

/** A person's last queries, for an exercise that has such. */
export async function pastRuns(db: Db, exercise: Exercise, place: LabPlace): Promise<PastRun[]> {
  return exercise.kind === 'sql' ? labHistory.ofLab(db, place) : []
}
