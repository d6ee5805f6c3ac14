import type { Rows } from '#app/labs/data/data-set.ts'
import { type Engine, makeEngine } from '#app/labs/sql/engine.ts'
import { limits } from '#app/labs/sql/limits.ts'
import type { ResultSet, RunFailed, SqlRun } from '#app/labs/sql/run.ts'
import { startSqlite } from '#app/labs/sql/sqlite.ts'

/** A small country: twelve people in four households. */
export const script = `
CREATE TABLE person (id INTEGER, household INTEGER, sex TEXT, age INTEGER, weight REAL, arrived TEXT);
CREATE TABLE household (id INTEGER, region TEXT, "number of rooms" INTEGER);
CREATE VIEW child AS SELECT * FROM person WHERE age < 18;`

export const tables: Rows[] = [
  {
    table: 'person',
    columns: ['id', 'household', 'sex', 'age', 'weight', 'arrived'],
    rows: Array.from({ length: 12 }, (_, index) => [
      index + 1,
      (index % 4) + 1,
      index % 3 === 0 ? 'male' : 'female',
      index === 11 ? null : index * 5,
      1.5 + (index % 2),
      index % 2 === 0 ? `2024-0${(index % 9) + 1}-15` : '',
    ]),
  },
  {
    table: 'household',
    columns: ['id', 'region', 'number of rooms'],
    rows: [
      [1, 'Nord', 3],
      [2, 'Été', 1],
      [3, 'Sud', null],
      [4, 'Sud', 2],
    ],
  },
]

export async function anEngine(): Promise<{
  engine: Engine
  image: Uint8Array
  ask: (query: string) => SqlRun
}> {
  const engine = makeEngine(await startSqlite())
  const image = engine.build(tables, script)
  return { engine, image, ask: (query) => engine.run(query, image, limits.engineMs) }
}

export function rowsOf(run: SqlRun): ResultSet['rows'] {
  if (run.kind === 'failed') throw new Error(`${run.code}: ${run.message}`)
  return run.result.rows
}

export function failureOf(run: SqlRun): RunFailed {
  if (run.kind === 'rows') throw new Error(`it ran: ${JSON.stringify(run.result)}`)
  return run
}
