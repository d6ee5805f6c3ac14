import { beforeAll, expect, test } from 'vitest'
import { publishCourses } from '#app/content/publish-course.server.ts'
import { readCourses } from '#app/content/read-courses.server.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { openLab } from '#app/domain/lab/open-lab.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { knownIn } from '#tests/support/answers.ts'
import { testDb } from '#tests/support/test-db.ts'
import { type ControlValue, controlValues } from './control-values.ts'

// What the courses teach as right is compared with figures that were published beside them, and computed anew.

const courses = readCourses('courses').courses.flatMap(({ yaml }) => yaml?.value ?? [])
const exercises = new Map<string, Exercise>()

let db: Db
beforeAll(async () => {
  db = await testDb()
  await publishCourses(db, 'courses', { now: 1 })
  for (const { id, source, modules } of courses) {
    for (const module of modules) {
      for (const { exercise } of await knownIn(db, id, module, source))
        exercises.set(`${id}/${module}/${exercise.id}`, exercise)
    }
  }
}, 300_000)

/** What counts as right, number by number: the middle of a key, the rows of a solution, the values of a script. */
async function keyOf(exercise: Exercise): Promise<(number | string | null)[]> {
  switch (exercise.kind) {
    case 'numeric': {
      const key = exercise.values.find(({ right }) => right)
      return [key ? (key.low + key.high) / 2 : null]
    }
    case 'r':
      return Object.values(exercise.keys.open ?? {})
    case 'sql': {
      const lab = await openLab(db, { id: exercise.data.id, hash: exercise.data.hash })
      const run = await lab.pool.run({ query: exercise.query, image: lab.image('open'), learner: null })
      if (run.kind !== 'rows') throw new Error(run.message ?? run.code)
      return run.result.rows.flat() as (number | string | null)[]
    }
    default:
      throw new Error(`${exercise.id} has no number`)
  }
}

/** With as many decimals as the control value shows. */
const rounded = (value: number, like: string): string => {
  const shown = value.toFixed(like.split('.')[1]?.length ?? 0)
  return Number(shown) === 0 ? shown.replace('-', '') : shown
}

const rows = Object.entries(controlValues).flatMap(([module, values]) =>
  values.map((value) => ({ ...value, place: `${module}/${value.exercise}` })),
)

test.each(rows)(
  '$place has the answer that was published beside it',
  async ({ place, is, isFromTables }: ControlValue & { place: string }) => {
    const exercise = exercises.get(place)
    if (!exercise) throw new Error('is gone')
    const key = await keyOf(exercise)
    const compared = is.map((control, index) => {
      const value = key[index]
      return control === '*' || typeof value !== 'number' ? '*' : rounded(value, control)
    })
    expect(compared).toEqual(is)
    // A key of this kind is a figure that somebody typed, unless it says how it is computed.
    if (exercise.kind === 'numeric') expect(exercise.computed !== null).toBe(isFromTables === true)
  },
)

test.each(rows.filter(({ by }) => by))(
  '$place comes out the same from the figures in the question',
  (row) => {
    expect(rounded(row.by?.() ?? Number.NaN, row.is[0] ?? '')).toBe(row.is[0])
  },
)
