import { setImmediate } from 'node:timers/promises'
import * as exports from '#db/exports.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { timeOf } from './answer-row.ts'
import type { CataloguedExercise } from './catalogue.server.ts'
import { learnerMeasures, measuresOf, type Tries, withTry } from './learner-row.ts'
import type { RowOwner } from './people.server.ts'
import { storedPages } from './read-answers.server.ts'
import type { Exported, ExportedRow } from './table.ts'

/** What a learner's row says beside the exercises. */
const summary = ['joined', 'solved', 'answers', 'last_answer'] as const

type Exercises = readonly Pick<CataloguedExercise, 'courseId' | 'id'>[]

export const learnerColumns = (exercises: Exercises): string[] => [
  ...summary,
  ...exercises.flatMap((exercise) => learnerMeasures.map((measure) => columnOf(exercise, measure))),
]

/** `foundations.census-night.best`: no exercise of a course shares its id with another. */
const columnOf = ({ courseId, id }: Exercises[number], measure: (typeof learnerMeasures)[number]): string =>
  [courseId, id, measure].join('.')

/** A row a learner: where they stand with each of these exercises, and their points. */
export async function* learnerPages(
  db: Db,
  { owners, exercises }: { owners: readonly RowOwner[]; exercises: Exercises },
): AsyncGenerator<ExportedRow[]> {
  const courseIds = [...new Set(exercises.map(({ courseId }) => courseId))]
  for (const owner of owners) {
    const row: Record<string, Exported> = {}
    let [answers, solved, lastAt] = [0, 0, 0]
    for (const courseId of courseIds) {
      const tries = new Map<string, Tries>()
      for await (const page of storedPages(db, owner, courseId))
        for (const answer of page) {
          tries.set(answer.exerciseId, withTry(tries.get(answer.exerciseId), answer))
          answers += 1
          lastAt = Math.max(lastAt, answer.at)
        }
      const states = await exports.statesOf(db, { personId: owner.personId, courseId })
      const kept = new Map(states.map((state) => [state.exerciseId, state]))
      for (const exercise of exercises.filter((one) => one.courseId === courseId)) {
        const measures = measuresOf(tries.get(exercise.id), kept.get(exercise.id), owner.until)
        if (measures.state === 'solved') solved += 1
        for (const measure of learnerMeasures) row[columnOf(exercise, measure)] = measures[measure]
      }
    }
    const last = timeOf(lastAt || null)
    yield [{ ...owner.cells, joined: timeOf(owner.joinedAt), solved, answers, last_answer: last, ...row }]
    await setImmediate()
  }
}
