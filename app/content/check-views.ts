import type { DataSet, DataTable, Variable } from '#app/labs/data/data-set.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'
import type { Say } from './problems.ts'
import type { YamlFile } from './read-yaml.ts'

/** Runs a query on the fixed draw, without a learner. */
type RunQuery = (query: string) => Promise<SqlRun>

type PlaceOf = YamlFile<unknown>['placeOf']

/**
 * Checks the views of a data set, which only the sandbox can run: that they do, their columns, their rows in the fixed
 * draw, types and codes.
 */
export async function checkViews(
  { tables }: DataSet,
  run: RunQuery,
  placeOf: PlaceOf,
  say: Say,
): Promise<void> {
  for (const table of tables) if (table.view !== null) await checkView(table, run, placeOf, say)
}

async function checkView(table: DataTable, run: RunQuery, placeOf: PlaceOf, say: Say): Promise<void> {
  const { name, rows } = table
  const path = ['tables', name]
  const fails = (ran: SqlRun): boolean => {
    if (ran.kind === 'failed') say('data-view-fails', placeOf([...path, 'from']), ran.message ?? ran.code)
    return ran.kind === 'failed'
  }

  const sample = await run(`SELECT * FROM "${name}" LIMIT 1`)
  if (fails(sample) || sample.kind === 'failed') return
  const described = table.variables.map((variable) => variable.name)
  const { columns } = sample.result
  if (columns.join('\n') !== described.join('\n')) {
    say('data-columns', placeOf([...path, 'variables']), columns, described)
    return
  }
  const counts = await run(`SELECT COUNT(*), ${table.variables.map(misfits).join(', ')} FROM "${name}"`)
  if (fails(counts) || counts.kind === 'failed') return
  const [found, ...wrong] = (counts.result.rows[0] ?? []).map(Number)
  if (found !== undefined && found !== rows) say('data-view-rows', placeOf([...path, 'rows']), rows, found)
  wrong.forEach((count, index) => {
    const variable = described[index] ?? ''
    if (count > 0) say('data-view-values', placeOf([...path, 'variables', variable]), variable, count)
  })
}

/** SQL for how many values have another type or, in a variable with codes of text, another code. */
function misfits({ name, type, codes }: Variable): string {
  const types = { integer: `'integer'`, number: `'integer', 'real'`, text: `'text'`, date: `'text'` }[type]
  const list = codes.map(({ code }) => `'${code.replaceAll("'", "''")}'`).join(', ')
  const isOther = type === 'text' && codes.length > 0 ? ` OR "${name}" NOT IN (${list})` : ''
  return `COALESCE(SUM(typeof("${name}") NOT IN (${types}, 'null')${isOther}), 0)`
}
