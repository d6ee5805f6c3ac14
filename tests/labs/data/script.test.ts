import { expect, test } from 'vitest'
import type { DataSet, DataTable } from '#app/labs/data/data-set.ts'
import { reservedWords } from '#app/labs/data/reserved-words.ts'
import { rowsOf } from '#app/labs/data/rows.ts'
import { scriptOf } from '#app/labs/data/script.ts'
import { viewFault } from '#app/labs/data/view-query.ts'
import { makeEngine } from '#app/labs/sql/engine.ts'
import { startSqlite } from '#app/labs/sql/sqlite.ts'
import { openDraw } from './meridia-set.ts'

const variables: DataTable['variables'] = (['integer', 'number', 'text', 'date'] as const).map((type) => ({
  name: `a_${type}`,
  type,
  label: { en: type },
  codes: [],
  universe: null,
}))

const aTable = (name: string, view: string | null): DataTable => ({
  name,
  title: { en: name },
  variables,
  view,
  rows: 0,
  isAggregate: false,
})

const aSet = (tables: DataTable[], csv: DataSet['csv'] = {}): DataSet => ({
  id: 'small',
  title: { en: 'Small' },
  summary: { en: 'Small' },
  isInvented: true,
  licence: 'CC0',
  attribution: { en: 'Us' },
  generator: null,
  seed: null,
  draws: 0,
  tables,
  csv,
  faults: [],
})

test('tables come before views, with the types of SQLite', () => {
  const set = aSet([aTable('later', 'SELECT * FROM first; '), aTable('first', null)])
  expect(scriptOf(set)).toBe(
    'CREATE TABLE "first" (\n  "a_integer" INTEGER,\n  "a_number" REAL,\n  "a_text" TEXT,\n  "a_date" TEXT\n);\n' +
      'CREATE VIEW "later" AS\nSELECT * FROM first\n;',
  )
})

test('rows of files have their types, missing values are NULL, and a view may end with a comment', async () => {
  const csv = 'a_integer,a_number,a_text,a_date\n1,2,3,2024-06-30\n,,,\n'
  const set = aSet([aTable('first', null), aTable('later', 'SELECT * FROM first -- all')], { first: csv })
  expect(rowsOf(set, 0)[0]!.rows).toEqual([
    [1, 2, '3', '2024-06-30'],
    [null, null, null, null],
  ])
  const { rows } = await openDraw(set, 0)
  const types = variables.map(({ name }) => `typeof(${name})`).join()
  expect(rows(`SELECT ${types} FROM later`)).toEqual([
    ['integer', 'real', 'text', 'text'],
    ['null', 'null', 'null', 'null'],
  ])
})

test.each([
  ['SELECT 1', null],
  ['  with a AS (SELECT 1) SELECT * FROM a ;  ', null],
  ['-- all\n/* of ; them */ SELECT \';\', "a;b", [c;d], `e;f` FROM t -- ;', null],
  ["SELECT 'it''s' FROM t;", null],
  ['', 'empty'],
  [' -- nothing\n;', 'empty'],
  ['SELECT 1; SELECT 2', 'second-statement'],
  ['SELECT 1;; ', 'second-statement'],
  ["SELECT 1 -- it's\n; DROP TABLE t", 'second-statement'],
  ['DELETE FROM t', 'not-a-query'],
  ['CREATE VIEW v AS SELECT 1', 'not-a-query'],
  ["ATTACH 'x' AS y", 'not-a-query'],
  ['selection', 'not-a-query'],
  ["SELECT 'open", 'not-closed'],
  ['SELECT 1 /* open', 'not-closed'],
  ['SELECT "open', 'not-closed'],
  ['SELECT [open', 'not-closed'],
  ['SELECT 1 \0', 'not-closed'],
  ['SELECT (1', 'brackets'],
  ['SELECT 1) FROM (t', 'brackets'],
])('of %j a view is made: %s', (query, fault) => {
  expect(viewFault(query)).toBe(fault)
})

test('the words that can’t be names are those that SQLite refuses', async () => {
  const sqlite = await startSqlite()
  const engine = makeEngine(sqlite)
  const isName = (word: string): boolean => {
    try {
      const rows = [{ table: word, columns: [word], rows: [[7]] }]
      const image = engine.build(rows, `CREATE TABLE "${word}" ("${word}" INTEGER);`)
      const queries = [
        `SELECT ${word} FROM ${word} WHERE ${word} = 7 GROUP BY ${word} ORDER BY ${word}`,
        `SELECT SUM(t.${word}) FROM ${word} AS t`,
      ]
      // CURRENT_DATE runs, and is something else than the column.
      return queries.every((query) => JSON.stringify(engine.run(query, image, 1_000)).includes('[[7]]'))
    } catch {
      return false
    }
  }
  const refused = keywords(sqlite).filter((word) => !isName(word))
  expect(refused).toEqual([...reservedWords].sort())
})

function keywords({ capi, wasm }: Awaited<ReturnType<typeof startSqlite>>): string[] {
  const [name, length] = [wasm.alloc(4), wasm.alloc(4)]
  const words = Array.from({ length: capi.sqlite3_keyword_count() }, (_, index) => {
    capi.sqlite3_keyword_name(index, name, length)
    const start = wasm.peekPtr(name)
    const bytes = wasm.heap8u().slice(start, start + wasm.peek32(length))
    return new TextDecoder().decode(bytes).toLowerCase()
  })
  return words.sort()
}
