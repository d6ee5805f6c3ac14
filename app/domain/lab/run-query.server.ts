import { readOutcome } from '#app/domain/attempt/read-outcome.server.ts'
import type { HelpAsked } from '#app/domain/attempt/take-hint.server.ts'
import { exerciseIn, loadModule } from '#app/domain/course/load-module.server.ts'
import type { SqlExercise } from '#app/domain/exercise/exercise.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'
import type { Db } from '#db/gateway.server.ts'
import * as labHistory from '#db/lab-history.server.ts'
import { DomainError } from '../errors.ts'
import { drawFor } from './draw-of.ts'
import { keepRun } from './keep-run.server.ts'
import { openLab } from './open-lab.server.ts'
import { shownRun } from './shown-run.ts'

interface QueryAsked extends HelpAsked {
  query: string
}

/** Runs a learner's query on their rows, ungraded, and keeps it among their last ones. */
export async function runQuery(db: Db, asked: QueryAsked): Promise<ExerciseOutcome> {
  const { run, place } = await runInLab(db, asked)
  await keepRun(db, { ...place, query: asked.query, run, at: asked.now })
  return withShownRun(db, asked, run)
}

/** Shows the first rows of one of the lab's tables. */
export async function showTable(db: Db, asked: HelpAsked & { table: string }): Promise<ExerciseOutcome> {
  const exercise = await sqlExercise(db, asked)
  if (!exercise.tables.includes(asked.table)) throw new DomainError('not-found', 'table_not_found')
  const { run } = await runInLab(db, { ...asked, query: `SELECT * FROM "${asked.table}"` })
  return withShownRun(db, asked, run)
}

/** One of a person's last queries in this lab, 1 = the newest. */
export async function pastQuery(db: Db, asked: HelpAsked & { number: number }): Promise<string> {
  const { courseId, exerciseId, person } = asked
  const past = await labHistory.ofLab(db, { personId: person.id, courseId, exerciseId })
  const run = past[asked.number - 1]
  if (!run) throw new DomainError('not-found', 'query_not_found')
  return run.query
}

/** The form as the author began it. */
export async function starterOf(db: Db, asked: HelpAsked): Promise<Fields> {
  const { exercise } = exerciseIn(await loadModule(db, asked), asked.exerciseId)
  if (exercise.kind === 'sql') return { query: [exercise.starter] }
  if (exercise.kind === 'r') return { script: [exercise.starter] }
  throw new DomainError('not-found', 'exercise_not_found')
}

/** The exercise as it stands, nothing having been run. */
export const outcomeIn = (db: Db, asked: HelpAsked): Promise<ExerciseOutcome> => withShownRun(db, asked, null)

/** A query's whole result on a learner's rows, for a file. */
export const resultOf = async (db: Db, asked: QueryAsked): Promise<SqlRun> => (await runInLab(db, asked)).run

async function runInLab(db: Db, asked: QueryAsked) {
  const { data } = await sqlExercise(db, asked)
  const place = { personId: asked.person.id, courseId: asked.courseId, exerciseId: asked.exerciseId }
  const lab = await openLab(db, data)
  const image = lab.image(drawFor(data, place))
  return { run: await lab.pool.run({ query: asked.query, image, learner: asked.person.id }), place }
}

async function sqlExercise(db: Db, asked: HelpAsked): Promise<SqlExercise> {
  const { exercise } = exerciseIn(await loadModule(db, asked), asked.exerciseId)
  if (exercise.kind !== 'sql') throw new DomainError('not-found', 'exercise_not_found')
  return exercise
}

async function withShownRun(db: Db, asked: HelpAsked, run: SqlRun | null): Promise<ExerciseOutcome> {
  const { person, exerciseId, language } = asked
  const module = await loadModule(db, asked)
  const outcome = await readOutcome(db, module, { personId: person.id, exerciseId, language })
  const lab = outcome.view.lab && { ...outcome.view.lab, run: run && shownRun(run) }
  return { ...outcome, view: { ...outcome.view, lab } }
}
