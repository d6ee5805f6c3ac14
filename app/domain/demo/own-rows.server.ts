import type { Exercise, NumericExercise } from '#app/domain/exercise/exercise.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { drawFor } from '#app/domain/lab/draw-of.ts'
import { openLab } from '#app/domain/lab/open-lab.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { WrongForms } from './choose-answer.ts'
import type { KnownExercise } from './known-exercises.server.ts'

/** Who answers, where, and in which language. */
export interface Walk {
  personId: string
  courseId: string
  moduleId: string
  language: string
}

/** Numbers as they are written in a language. */
const written = (value: number, language: string) => String(value).replace('.', language === 'fr' ? ',' : '.')

/** The form of somebody who knows, on the rows that are theirs. */
export async function rightFor(db: Db, { exercise, right }: KnownExercise, walk: Walk): Promise<Fields> {
  if (exercise.kind === 'r') return resultsFor(exercise, walk, 1)
  if (exercise.kind !== 'numeric') return right
  const { computed } = exercise
  const key = isOwn(computed) ? await numberOn(db, computed, computed.key, walk) : Number(right.value?.[0])
  return { value: [written(key, walk.language)] }
}

/** The foreseen mistakes, on the rows that are theirs. */
export async function mistakesFor(
  db: Db,
  { exercise, wrong }: KnownExercise,
  walk: Walk,
): Promise<KnownExercise['wrong']> {
  if (exercise.kind !== 'numeric') return wrong
  const { computed } = exercise
  const mistakes = exercise.values.filter(({ right }) => !right)
  return Promise.all(
    mistakes.map(async ({ of, low, high, feedback }) => {
      const query = typeof of === 'number' ? computed?.mistakes[of] : undefined
      const centre = computed && query !== undefined ? await numberOn(db, computed, query, walk) : 0
      const value = Number((centre + (low + high) / 2).toPrecision(12))
      return { fields: { value: [written(value, walk.language)] }, feedback }
    }),
  )
}

/** All that they may get wrong, on the rows that are theirs. */
export async function wrongFor(db: Db, known: KnownExercise, walk: Walk): Promise<WrongForms> {
  const mistakes = (await mistakesFor(db, known, walk)).map(({ fields }) => fields)
  const others = unforeseenFor(known, walk)
  // Of these kinds authors foresee no mistake as a whole; what stands for one in the tests nobody would answer.
  const isAuthored = !['match', 'order', 'r'].includes(known.exercise.kind)
  if (isAuthored) return { foreseen: mistakes, unforeseen: others }
  return { foreseen: [], unforeseen: others.length > 0 ? others : mistakes }
}

/** Wrong answers that nobody foresaw, on the rows that are theirs. */
function unforeseenFor({ exercise, unforeseen }: KnownExercise, walk: Walk): Fields[] {
  if (exercise.kind === 'r') return [1.25, 0.8].map((factor) => resultsFor(exercise, walk, factor))
  if (exercise.kind !== 'numeric') return unforeseen
  return unforeseen.map((fields) => ({ value: [written(Number(fields.value?.[0]), walk.language)] }))
}

/** What an R script computes on their rows, times a factor: whoever errs mostly errs in one way throughout. */
function resultsFor(exercise: Extract<Exercise, { kind: 'r' }>, walk: Walk, factor: number): Fields {
  const keys = exercise.keys[String(drawFor(exercise.data, walk))] ?? {}
  const values = Object.entries(keys).map(([name, value]): [string, string[]] => [
    `result-${name}`,
    [written(factor === 1 ? value : Number((value * factor).toPrecision(4)), walk.language)],
  ])
  return Object.fromEntries(values)
}

const isOwn = (computed: NumericExercise['computed']): computed is Computed => computed?.data.draw === 'own'

type Computed = NonNullable<NumericExercise['computed']>

async function numberOn(db: Db, { data }: Computed, query: string, walk: Walk): Promise<number> {
  const lab = await openLab(db, data)
  const run = await lab.pool.run({ query, image: lab.image(drawFor(data, walk)), learner: null })
  if (run.kind !== 'rows') throw new Error(run.message ?? run.code)
  return Number(run.result.rows[0]?.[0])
}

/** Says which reading was meant, where a number as written has two ("1.234"). */
export function meaningOf({ exercise }: KnownExercise, fields: Fields): Fields {
  const meant = Number(fields.value?.[0]?.replace(',', '.'))
  return exercise.kind === 'numeric' ? { ...fields, reading: [String(meant)] } : fields
}
