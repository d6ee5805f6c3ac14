import type { Evidence } from '#app/domain/exercise/evidence.ts'
import type { Exercise, NumericExercise, SqlExercise } from '#app/domain/exercise/exercise.ts'
import type { Answer, AnswerOf } from '#app/domain/exercise/kind.ts'
import type { Draw } from '#app/labs/data/data-set.ts'
import { expectedOf } from '#app/labs/sql/expected.server.ts'
import { markRuns } from '#app/labs/sql/mark-runs.ts'
import type { ResultSet, RunFailed, SqlErrorCode } from '#app/labs/sql/run.ts'
import type { Db } from '#db/gateway.server.ts'
import { type Lab, openLab } from './open-lab.server.ts'

interface Given {
  exercise: Exercise
  answer: Answer
  /** One query of a person runs at a time. */
  personId: string
}

/** Runs what has to be run before an answer can be graded; null for exercises that need nothing of the kind. */
export async function gatherEvidence(
  db: Db,
  { exercise, answer, personId }: Given,
): Promise<Evidence | null> {
  if (exercise.kind === 'sql') {
    const lab = await openLab(db, exercise.data)
    return evidenceOfQuery(lab, exercise, answer as AnswerOf<'sql'>, personId)
  }
  if (exercise.kind === 'numeric' && exercise.computed?.data.draw === 'own') {
    const lab = await openLab(db, exercise.computed.data)
    return evidenceOfNumbers(lab, exercise.computed, answer as AnswerOf<'numeric'>)
  }
  return null
}

async function evidenceOfQuery(
  lab: Lab,
  { id, query, mistakes, rules }: SqlExercise,
  answer: AnswerOf<'sql'>,
  personId: string,
): Promise<Evidence> {
  const run = (draw: Draw) => lab.pool.run({ query: answer.query, image: lab.image(draw), learner: personId })
  const authors = async (text: string, draw: Draw): Promise<ResultSet> => {
    const found = await expectedOf(lab.pool, text, lab.image(draw))
    if (!('kind' in found)) return found
    if (isOfTheMoment(found.code)) throw new Interrupted(found)
    throw new Error(
      `A query of the author of ${id} failed on the draw ${draw}: ${found.message ?? found.code}`,
    )
  }
  try {
    const own = await run(answer.draw)
    if (own.kind === 'failed') return { kind: 'failure', failure: own }
    const hasOthers = lab.dataSet.generator !== null
    const ownHidden = hasOthers ? await run('hidden') : null
    // A busy server says nothing about the query.
    if (ownHidden?.kind === 'failed' && isOfTheMoment(ownHidden.code)) throw new Interrupted(ownHidden)
    const marking = markRuns({
      own,
      expected: await authors(query, answer.draw),
      ownHidden: ownHidden?.kind === 'rows' ? ownHidden : null,
      expectedHidden: hasOthers ? await authors(query, 'hidden') : null,
      mistakes: await Promise.all(mistakes.map((mistake) => authors(mistake.query, answer.draw))),
      rules,
    })
    return { kind: 'query', marking, own }
  } catch (error) {
    if (error instanceof Interrupted) return { kind: 'failure', failure: error.failure }
    throw error
  }
}

/** Something else than the query stood in the way: nothing can be graded now. */
class Interrupted extends Error {
  failure: RunFailed
  constructor(failure: RunFailed) {
    super(failure.code)
    this.failure = failure
  }
}

const isOfTheMoment = (code: SqlErrorCode) =>
  code === 'busy' || code === 'already-running' || code === 'off' || code === 'time'

async function evidenceOfNumbers(
  lab: Lab,
  { key, mistakes }: NonNullable<NumericExercise['computed']>,
  { draw = 'open' }: AnswerOf<'numeric'>,
): Promise<Evidence> {
  const numberOf = async (query: string) => {
    const found = await expectedOf(lab.pool, query, lab.image(draw))
    if ('kind' in found && isOfTheMoment(found.code)) throw new Interrupted(found)
    const value = 'kind' in found ? null : found.rows[0]?.[0]
    return typeof value === 'number' ? value : null
  }
  try {
    const [keyValue, ...mistakeValues] = await Promise.all([key, ...mistakes].map(numberOf))
    return { kind: 'numbers', key: keyValue ?? null, mistakes: mistakeValues }
  } catch (error) {
    if (error instanceof Interrupted) return { kind: 'failure', failure: error.failure }
    throw error
  }
}
