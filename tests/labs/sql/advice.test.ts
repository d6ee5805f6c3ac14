import { beforeAll, describe, expect, test } from 'vitest'
import type { Advice, SqlRun } from '#app/labs/sql/run.ts'
import { anEngine } from './tables.ts'

let ask: (query: string) => SqlRun
beforeAll(async () => {
  ;({ ask } = await anEngine())
})

const adviceOf = (query: string): Advice[] => {
  const run = ask(query)
  if (run.kind === 'failed') throw new Error(`${query}: ${run.code} ${run.message}`)
  return run.advice
}

const slips: [Advice, string][] = [
  ['integer-division', 'SELECT 1/2'],
  ['integer-division', 'SELECT 100 * (1 / 3)'],
  ['integer-division', 'SELECT sum(age) / count(*) FROM person'],
  ['integer-division', 'SELECT round(sum(age) / count(*), 2) FROM person'],
  ['integer-division', 'SELECT sum(age) / 100 FROM person'],
  [
    'integer-division',
    'SELECT sex, count(*) / (SELECT count(*) FROM person) AS share FROM person GROUP BY sex',
  ],
  ['integer-division', 'SELECT sex FROM person GROUP BY sex HAVING count(*) / 12 > 0.5'],
  ['integer-division', 'SELECT a / b FROM (SELECT 7 AS a, 2 AS b)'],
  ['equals-null', 'SELECT id FROM person WHERE age = NULL'],
  ['equals-null', 'SELECT id FROM person WHERE age <> null'],
  ['equals-null', 'SELECT CASE WHEN NULL = age THEN 1 END FROM person'],
  ['bare-column', 'SELECT sex, count(*) FROM person'],
  ['bare-column', 'SELECT DISTINCT sex, sum(weight) AS people FROM person'],
  ['bare-column', 'SELECT p.sex AS s, avg(age) FROM person p'],
  ['bare-column', 'SELECT *, count(*) FROM person'],
  ['bare-column', 'SELECT max(n) FROM (SELECT sex, count(*) AS n FROM person)'],
  ['bare-column', 'SELECT sex, min(age), max(age) FROM person'],
  ['double-quoted-text', 'SELECT id FROM person WHERE sex = "male"'],
  ['double-quoted-text', 'SELECT id FROM person WHERE sex IN ("male", "female")'],
  ['double-quoted-text', 'SELECT CASE WHEN age < 18 THEN "child" ELSE "adult" END AS stage FROM person'],
  ['double-quoted-text', 'SELECT id FROM person WHERE arrived LIKE "2024%"'],
]

const blameless: string[] = [
  'SELECT 1.0 / 2',
  'SELECT 4 / 2',
  'SELECT 100.0 * sum(age) / count(*) FROM person',
  'SELECT sum(weight) / count(*) FROM person',
  'SELECT age / 5 * 5 AS age_group, count(*) FROM person GROUP BY age_group',
  'SELECT (age / 10) FROM person',
  'SELECT (age + 1) / 5 FROM person',
  "SELECT '1/2' -- and 1/2",
  'SELECT CAST(sum(age) / count(*) AS INTEGER) FROM person',
  'SELECT random() / 7',
  'SELECT id FROM person WHERE age IS NULL',
  "SELECT id FROM person WHERE sex = 'x = NULL' -- age = NULL",
  'SELECT coalesce(age, NULL) FROM person',
  'SELECT sex, count(*) FROM person GROUP BY sex',
  'SELECT count(*), sum(age) FROM person',
  'SELECT sex, max(age) FROM person',
  'SELECT sex, count(*) OVER () FROM person',
  'SELECT sex, count(*) FILTER (WHERE age > 3) OVER (PARTITION BY sex) FROM person',
  'SELECT id, max(age, 18) FROM person',
  'SELECT id, (SELECT count(*) FROM household) FROM person',
  "SELECT 'all', count(*) FROM person",
  'SELECT "age" FROM "person" AS "p" WHERE "p"."sex" IS NOT NULL',
  'SELECT "number of rooms" FROM household',
  'SELECT count(*) AS "Total number" FROM person ORDER BY "Total number"',
  'SELECT count(*) "Total" FROM person ORDER BY "Total"',
  'SELECT age "How old" FROM person GROUP BY "How old"',
  'WITH t("a b") AS (SELECT 1) SELECT "a b" FROM t',
  'SELECT "rowid" FROM person',
]

describe('advice', () => {
  test.each(slips)('%s for %s', (advice, query) => {
    expect(adviceOf(query)).toEqual([advice])
  })

  test.each(blameless)('none for %s', (query) => {
    expect(adviceOf(query)).toEqual([])
  })

  test('several slips are all named', () => {
    expect(adviceOf('SELECT sex, sum(age) / count(*) FROM person WHERE age <> NULL OR sex = "male"')).toEqual(
      ['integer-division', 'equals-null', 'bare-column', 'double-quoted-text'],
    )
  })
})
