import { beforeAll, describe, expect, test } from 'vitest'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { readCourses } from '#app/content/read-courses.server.ts'
import type { Exercise, ExerciseKindName } from '#app/domain/exercise/exercise.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { dataOf } from '#app/domain/lab/draw-of.ts'
import { type Lab, openLab } from '#app/domain/lab/open-lab.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'
import { analysing } from './curriculum/analysing.ts'
import { collecting } from './curriculum/collecting.ts'
import {
  type Control,
  type Controls,
  isNumber,
  type NumberFromData,
  type NumberInQuestion,
  printedLike,
  type Results,
  type Rows,
  type Words,
} from './curriculum/control.ts'
import { foundations } from './curriculum/foundations.ts'
import { using } from './curriculum/using.ts'

// Each answer of the curriculum that is a number, a query or a script: the published key is compared with a control
// value, and both with what the data, or the formula, give.

const all: Controls[] = [foundations, collecting, analysing, using]

type Placed<C extends Control> = C & { module: string }

const placed = all.flatMap(({ answers }) =>
  Object.entries(answers).flatMap(([module, controls]) =>
    controls.map((control): Placed<Control> => ({ module, ...control })),
  ),
)

const added = all.flatMap(({ added }) =>
  Object.entries(added).flatMap(([module, ids]) => ids.map((id) => `${module}/${id}`)),
)

/** About the tables or UNHCR's file, but their numbers stand in none of the tables. */
const inNoTable: Record<string, string> = {
  'missing-in-statistics/idp-countries': 'countries are not counted there',
  'national-plan/weakest-share': 'scores are given by people',
}

/** Exercises as published, by `module/exercise`. */
const published = new Map<string, Exercise>()
let lab: Lab

beforeAll(async () => {
  const db = await testDb()
  const { problems } = await publishCourses(db, 'courses', { now })
  expect(problems).toEqual([])
  for (const { yaml } of readCourses('courses').courses)
    for (const module of yaml?.value.modules ?? [])
      for (const exercise of await exercisesOf(db, yaml?.value.id ?? '', module))
        published.set(`${module}/${exercise.id}`, exercise)
  const data = [...published.values()].flatMap((exercise) => dataOf(exercise) ?? [])
  expect(new Set(data.map(({ hash }) => hash)).size).toBe(1)
  lab = await openLab(db, data[0] ?? { id: '', hash: '' })
}, 300_000)

async function exercisesOf(db: Db, course: string, module: string): Promise<Exercise[]> {
  const current = await editions.currentOfModule(db, course, module)
  const source = current.find(({ language }) => language === 'en')
  return (await editions.byHash(db, source?.hash ?? ''))?.exercises ?? []
}

function exerciseOf<K extends ExerciseKindName>(
  { module, exercise: id }: Placed<Control>,
  kind: K,
): Extract<Exercise, { kind: K }> {
  const exercise = published.get(`${module}/${id}`)
  if (exercise?.kind !== kind) throw new Error(`${module}/${id} is not published as ${kind}`)
  return exercise as Extract<Exercise, { kind: K }>
}

/** What a query gives on the published rows: the rows, by the names of the columns. */
async function rowsOf(query: string): Promise<Record<string, unknown>[]> {
  const run = await lab.pool.run({ query, image: lab.image('open'), learner: null })
  if (run.kind !== 'rows') throw new Error(`${run.message ?? run.code}: ${query}`)
  const { columns, rows } = run.result
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])))
}

const printedAs = (control: Record<string, string>, row: Record<string, unknown> | undefined) =>
  Object.fromEntries(Object.entries(control).map(([name, value]) => [name, printedLike(value, row?.[name])]))

/** The key as the exercise has it: it prints like the control value, and lets in what is computed. */
function expectKey(control: Placed<NumberInQuestion | NumberFromData>, computed: number): void {
  const key = exerciseOf(control, 'numeric').values.find(({ right }) => right)
  const { low, high } = key ?? { low: Number.NaN, high: Number.NaN }
  expect(printedLike(control.printed, computed)).toBe(control.printed)
  expect(printedLike(control.printed, (low + high) / 2)).toBe(control.printed)
  expect(computed).toBeGreaterThanOrEqual(low)
  expect(computed).toBeLessThanOrEqual(high)
}

describe('numbers of which the question holds all that is needed', () => {
  const rows = placed.filter((one): one is Placed<NumberInQuestion> => isNumber(one) && one.from !== 'data')

  test.each(rows)('$module/$exercise: the formula gives $printed, and so says the key', (control) => {
    expectKey(control, control.from)
  })
})

describe('numbers about the tables', () => {
  const rows = placed.filter((one): one is Placed<NumberFromData> => isNumber(one) && one.from === 'data')

  test.each(rows)(
    '$module/$exercise: the key is computed from the data, and is $printed',
    async (control) => {
      const { computed } = exerciseOf(control, 'numeric')
      const [row] = await rowsOf(computed?.key ?? 'SELECT NULL AS no_query_computes_the_key')
      expectKey(control, Number(Object.values(row ?? {})[0] ?? Number.NaN))
    },
  )

  test('wherever a question is about Meridia or UNHCR’s file, a query computes its key', () => {
    const typed = [...published].filter(
      ([, one]) => one.kind === 'numeric' && !one.computed && /Meridia|UNHCR/.test(one.prompt),
    )
    expect(typed.map(([place]) => place).sort()).toEqual(Object.keys(inNoTable).sort())
  })
})

describe('queries', () => {
  const queries = placed.filter((one): one is Placed<Rows> => 'rows' in one)

  test.each(queries)(
    '$module/$exercise: the solution gives the answer on the published rows',
    async (control) => {
      const result = await rowsOf(exerciseOf(control, 'sql').query)
      const [first = {}] = control.rows
      const printed = result.map((row) => printedAs(first, row))
      expect(new Set(printed)).toEqual(new Set(control.rows))
      expect(printed).toHaveLength(control.rows.length)
    },
  )
})

describe('scripts', () => {
  const scripts = placed.filter((one): one is Placed<Results> => 'results' in one)

  test.each(scripts)(
    '$module/$exercise: a query gives what the script gave, and it is the answer',
    async (control) => {
      const { keys } = exerciseOf(control, 'r')
      const [row = {}] = await rowsOf(control.query)
      expect(printedAs(control.results, keys.open)).toEqual(control.results)
      expect(Object.keys(control.results)).toEqual(Object.keys(keys.open ?? {}))
      for (const [name, value] of Object.entries(keys.open ?? {})) expect(row[name]).toBeCloseTo(value, 6)
    },
  )
})

describe('answers in words', () => {
  const inWords = placed.filter((one): one is Placed<Words> => 'words' in one)

  test.each(inWords)('$module/$exercise: the right answers are those of the curriculum', (control) => {
    const said = rightWords(published.get(`${control.module}/${control.exercise}`))
    const begun = control.words.map((word, index) => said[index]?.slice(0, word.length))
    expect(begun).toEqual(control.words)
  })
})

describe('other numbers of an answer', () => {
  const besides = placed.filter((one) => one.besides)

  test.each(besides)('$module/$exercise: $besides.printed are reproduced', async ({ besides }) => {
    const { printed, from } = besides ?? { printed: [], from: [] }
    const values = typeof from === 'string' ? Object.values((await rowsOf(from))[0] ?? {}) : from
    expect(values.map((value, index) => printedLike(printed[index] ?? '', value))).toEqual(printed)
  })
})

test('every exercise that computes is an answer of the curriculum, or was added to it', () => {
  const computing = [...published].filter(([, { kind }]) => ['numeric', 'sql', 'r'].includes(kind))
  const answers = placed.filter((one) => !('words' in one))
  const known = [...answers.map(({ module, exercise }) => `${module}/${exercise}`), ...added]
  expect(known.sort()).toEqual(computing.map(([place]) => place).sort())
})

/** The right answers as plain text, in the order of the text. */
function rightWords(exercise: Exercise | undefined): string[] {
  switch (exercise?.kind) {
    case 'choice':
      return exercise.options.flatMap(({ right, text }) => (right ? [textOfHtml(text)] : []))
    case 'match':
      return exercise.pairs.map(({ right }) => textOfHtml(right))
    case 'classify':
      return exercise.cases.map(({ category }) => textOfHtml(exercise.categories[category] ?? ''))
    case 'order':
      return exercise.items.map(textOfHtml)
    default:
      return []
  }
}
