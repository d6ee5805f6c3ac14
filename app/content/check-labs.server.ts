import type { Exercise, NumericExercise, RExercise, SqlExercise } from '#app/domain/exercise/exercise.ts'
import { dataOf } from '#app/domain/lab/draw-of.ts'
import type { DataSet, Draw } from '#app/labs/data/data-set.ts'
import { areCurrent, drawsOf, type Keys } from '#app/labs/r/keys-file.server.ts'
import { isSameResult } from '#app/labs/sql/compare.ts'
import { imageOf } from '#app/labs/sql/images.server.ts'
import type { ResultSet } from '#app/labs/sql/run.ts'
import { thePool } from '#app/labs/sql/the-pool.server.ts'
import type { ModuleOutput } from './build-module.ts'
import { checkViews } from './check-views.ts'
import { dataRowsHash } from './data-set-hash.ts'
import { type Problem, sayInto } from './problems.ts'
import type { DataFolder } from './read-data-sets.server.ts'
import { type BlockToRun, drawWords, NO_SECRET, resultOf } from './run-block.server.ts'

interface Checked<E extends Exercise = Exercise> extends BlockToRun {
  exercise: E
}

/**
 * Runs the queries of a module that was just built, on two draws of the data, and tells what is wrong with them. R
 * exercises get their keys.
 */
export async function checkLabs(
  output: ModuleOutput,
  { data, keys }: { data: DataFolder[]; keys: Keys | null },
): Promise<ModuleOutput> {
  const problems: Problem[] = []
  const computed = new Map<string, RExercise['keys']>()
  // Code stands once, so that any language will do.
  for (const exercise of output.editions[0]?.exercises ?? []) {
    const place = output.exercises.find(({ id }) => id === exercise.id)
    const wanted = dataOf(exercise)
    const found = data.find(({ hash }) => hash !== null && hash === wanted?.hash)
    if (!place || !found?.dataSet || !found.hash) continue
    const say = sayInto(problems, place.file)
    const at = { line: place.line, column: place.column }
    const checked = { at, say, dataSet: found.dataSet, hash: found.hash }
    if (exercise.kind === 'sql') await checkSql({ ...checked, exercise })
    if (exercise.kind === 'numeric') await checkNumeric({ ...checked, exercise })
    if (exercise.kind !== 'r') continue
    if (exercise.keyQuery) computed.set(exercise.id, await keysByQuery({ ...checked, exercise }))
    else if (keys) {
      checkR({ ...checked, exercise }, keys)
      computed.set(exercise.id, keys[exercise.id]?.results ?? {})
    }
  }
  const editions = output.editions.map((edition) => ({
    ...edition,
    exercises: edition.exercises.map((exercise) =>
      exercise.kind === 'r' ? { ...exercise, keys: computed.get(exercise.id) ?? {} } : exercise,
    ),
  }))
  return { ...output, editions, problems: [...output.problems, ...problems] }
}

/** Runs the views of the data sets, and compares what they give with what is said of them. */
export async function checkDataViews({ data }: { data: DataFolder[] }): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const { dataSet, hash, file, placeOf } of data) {
    if (!dataSet || !hash || !placeOf) continue
    const image = imageOf(thePool(), { dataSet, hash }, 'open', NO_SECRET)
    const run = (query: string) => thePool().run({ query, image, learner: null })
    await checkViews(dataSet, run, placeOf, sayInto(problems, file))
  }
  return problems
}

/** The draw that the text is about, and another, so that a query that leans on the rows of one is seen. */
function drawsToCheck({ dataSet, exercise }: Checked): Draw[] {
  const isOwn = dataOf(exercise)?.draw === 'own'
  if (dataSet.draws === 0) return ['open']
  return isOwn ? [1, 2] : ['open', 1]
}

async function checkSql(checked: Checked<SqlExercise>): Promise<void> {
  const { exercise, say, at } = checked
  for (const draw of drawsToCheck(checked)) {
    const expected = await resultOf(checked, 'sql solution', exercise.query, draw)
    if (!expected) return
    if (expected.rows.length === 0) say('query-empty', at, 'sql solution', drawWords(draw))
    checkOrder(checked, expected)
    for (const mistake of exercise.mistakes) {
      const result = await resultOf(checked, 'sql mistake', mistake.query, draw)
      if (result && isSameResult(result, expected, exercise.rules)) say('mistake-is-right', at)
    }
    if (draw !== 'open' || exercise.starter.trim() === '') continue
    const pool = thePool()
    const image = imageOf(pool, checked, draw, NO_SECRET)
    const starter = await pool.run({ query: exercise.starter, image, learner: null })
    if (starter.kind === 'rows' && isSameResult(starter.result, expected, exercise.rules))
      say('starter-is-right', at)
  }
}

function checkOrder({ exercise: { rules }, say, at }: Checked<SqlExercise>, { columns }: ResultSet): void {
  if (!Array.isArray(rules.order)) return
  const known = columns.map((name) => name.trim().toLowerCase())
  for (const name of rules.order)
    if (!known.includes(name.toLowerCase())) say('order-column', at, name, columns.join(', '))
}

async function checkNumeric(checked: Checked<NumericExercise>): Promise<void> {
  const { exercise, say, at } = checked
  const { computed } = exercise
  if (!computed) return
  const draws: Draw[] = computed.data.draw === 'own' ? drawsToCheck(checked) : ['open']
  for (const draw of draws) {
    const key = await numberOf(checked, 'sql key', computed.key, draw)
    for (const mistake of computed.mistakes) await numberOf(checked, 'sql mistake', mistake, draw)
    const right = exercise.values.find((value) => value.right)
    if (key === null || !right || right.of !== undefined) continue
    const lets = exercise.values.some((value) => value.right && key >= value.low && key <= value.high)
    if (!lets) say('key-differs', at, String(key), right.shown)
  }
}

async function numberOf(checked: Checked, role: string, query: string, draw: Draw): Promise<number | null> {
  const result = await resultOf(checked, role, query, draw)
  if (!result) return null
  const value = result.rows[0]?.[0]
  const isOne = result.rows.length === 1 && result.columns.length === 1
  if (isOne && typeof value === 'number') return value
  const found = isOne
    ? `${value === null ? 'NULL' : 'a text'} on the ${drawWords(draw)} data`
    : `${result.rows.length} row(s) of ${result.columns.length} column(s)`
  checked.say('key-shape', checked.at, found)
  return null
}

/** The keys of an R exercise that a query computes: one row, a column for each named result, on every draw. */
async function keysByQuery(checked: Checked<RExercise>): Promise<RExercise['keys']> {
  const { exercise, say, at } = checked
  const { draw, draws } = exercise.data
  const keys: RExercise['keys'] = {}
  for (const one of drawsOf(draw === 'own' ? draws : 0)) {
    const result = await resultOf(checked, 'sql key', exercise.keyQuery ?? '', one)
    if (!result) return keys
    const values = exercise.results.map(({ name }) => result.rows[0]?.[result.columns.indexOf(name)])
    if (result.rows.length !== 1 || !values.every((value) => typeof value === 'number')) {
      say('key-results', at, exercise.results.map(({ name }) => name).join(', '), drawWords(one))
      return keys
    }
    keys[String(one)] = Object.fromEntries(
      exercise.results.map(({ name }, index) => [name, values[index] as number]),
    )
  }
  return keys
}

function checkR({ exercise, say, at, dataSet }: Checked<RExercise>, keys: Keys): void {
  const known = keys[exercise.id]
  if (!known) say('keys-missing', at, exercise.id)
  else if (!areCurrent(known, keySourceOf(exercise, dataSet))) say('keys-old', at, exercise.id)
}

/** What the keys of an R exercise are made from. */
export const keySourceOf = ({ script, results, data }: RExercise, dataSet: DataSet) => ({
  solution: script,
  results: results.map(({ name }) => name),
  data: dataRowsHash(dataSet),
  draws: data.draw === 'own' ? data.draws : 0,
})
