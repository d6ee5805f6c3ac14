import { beforeAll, expect, test } from 'vitest'
import type { Cell } from '#app/labs/sql/run.ts'
import { meridiaSet, OPEN_SEED, openDraw } from './meridia-set.ts'

let draw: Awaited<ReturnType<typeof openDraw>>
beforeAll(async () => {
  draw = await openDraw(meridiaSet(), OPEN_SEED)
})

/** What the platform's texts say about the fixed draw, and how to count it. */
const values: [what: string, expected: Cell[] | Cell[][], query: string][] = [
  ['weighted population', [345_820], 'SELECT SUM(weight) FROM v_census'],
  [
    'weighted population by region, equal to the census totals',
    [
      [1, 122_400, 122_400],
      [2, 104_100, 104_100],
      [3, 107_500, 107_500],
      [4, 11_820, 11_820],
    ],
    'SELECT region, SUM(weight), pop_2024 FROM v_census JOIN region_totals USING (region) GROUP BY region',
  ],
  ['households', [1_200], 'SELECT COUNT(DISTINCT hh_id) FROM v_census'],
  [
    'children, of known ages',
    [44.7],
    'SELECT ROUND(100.0 * SUM(weight * (age < 18)) / SUM(weight), 1) FROM v_census WHERE age IS NOT NULL',
  ],
  [
    'foreign-born, under 18, without age',
    [19_720, 5_090, 320],
    'SELECT SUM(weight), SUM(weight * (age < 18)), SUM(weight * (age IS NULL)) FROM v_census WHERE foreign_born',
  ],
  [
    'foreign citizens, under 18, without age',
    [19_970, 6_330, 320],
    'SELECT SUM(weight), SUM(weight * (age < 18)), SUM(weight * (age IS NULL)) FROM v_census WHERE foreign_citizen',
  ],
  [
    'native-born foreign-citizen children',
    [33, 1_140],
    'SELECT COUNT(*), SUM(weight) FROM v_census WHERE foreign_born = 0 AND foreign_citizen = 1 AND age < 18',
  ],
  ['stateless, under 18', [18, 7], `SELECT COUNT(*), SUM(age < 18) FROM v_census WHERE citizenship = 'XXA'`],
  [
    'displaced, under 18',
    [3_890, 1_920],
    'SELECT SUM(weight), SUM(weight * (age < 18)) FROM v_census WHERE idp = 1',
  ],
  [
    'design effect from weights',
    [1.267],
    'SELECT ROUND(COUNT(*) * SUM(weight * weight) / (SUM(weight) * SUM(weight)), 3) FROM v_census',
  ],
  [
    'active in the register, children, without age',
    [1_639, 685, 32],
    'SELECT COUNT(*), SUM(age < 18), SUM(age IS NULL) FROM v_register WHERE active',
  ],
  [
    'unaccompanied and separated in the Border region, without birth date',
    [117, 3],
    'SELECT COUNT(*), SUM(dob IS NULL) FROM v_register WHERE active AND region = 4 AND uasc IN (1, 2)',
  ],
  [
    'links of list and register, strict and tolerant',
    [86, 31, 37],
    `WITH uasc AS (SELECT * FROM v_register WHERE active AND region = 4 AND uasc IN (1, 2))
     SELECT COUNT(*),
       SUM(EXISTS (SELECT 1 FROM uasc AS r WHERE r.given_name = n.given_name AND r.family_name = n.family_name
         AND r.sex = n.sex AND r.dob = n.dob)),
       SUM(EXISTS (SELECT 1 FROM uasc AS r WHERE r.given_name = n.given_name
         AND substr(r.family_name, 1, 3) = substr(n.family_name, 1, 3)
         AND r.sex = n.sex AND substr(r.dob, 1, 4) = substr(n.dob, 1, 4)))
     FROM ngo_list AS n`,
  ],
  [
    'faults of the census',
    [98, 26, 31, 8, 15],
    `SELECT SUM(birth_country IS NULL), SUM(citizenship IS NULL), SUM(age = 999),
       (SELECT SUM(arrival_year < 2024 - age) FROM v_census), SUM(hh_id IN (1201, 1202, 1203)) FROM census_person`,
  ],
  [
    'faults of the register',
    [77, 24, 37, 2, 38],
    `SELECT SUM(status IS NULL), SUM(sex IS NULL), SUM(dob IS NULL), SUM(reg_date > '2024-06-30'),
       SUM(reg_date = '2024-05-20' AND CAST(substr(reg_id, 2) AS INTEGER) > 1770) FROM refugee_register`,
  ],
  [
    'Whipple’s index of regions 1–2 and 3–4',
    [[148], [209]],
    `SELECT ROUND(500.0 * SUM(age % 5 = 0 AND age BETWEEN 25 AND 60) / COUNT(*)) FROM v_census
     WHERE age BETWEEN 23 AND 62 GROUP BY region > 2`,
  ],
  [
    'children of the migrant stock by birth, citizenship and union',
    [5_090, 6_330, 6_510],
    `SELECT SUM(weight * (foreign_born = 1)), SUM(weight * (foreign_citizen = 1)),
       SUM(weight * (foreign_born = 1 OR foreign_citizen = 1)) FROM v_census WHERE age < 18`,
  ],
  [
    'the year in which coverage of refugees fell most',
    [2022, -8.4],
    `SELECT year, ROUND(100.0 * with_age / total - LAG(100.0 * with_age / total) OVER (ORDER BY year), 1) AS change
     FROM unhcr_age_coverage WHERE pop_type = 'REF' ORDER BY change IS NULL, change LIMIT 1`,
  ],
]

test.each(values)('%s', (_, expected, query) => {
  const rows = draw.rows(query)
  expect(Array.isArray(expected[0]) ? rows : rows[0]).toEqual(expected)
})

test('every table has as many rows as its description says', () => {
  const counts = meridiaSet().tables.map(({ name, rows }) => [name, rows])
  expect(counts).toEqual([
    ['census_person', 4_537],
    ['refugee_register', 1_808],
    ['ngo_list', 86],
    ['region_totals', 4],
    ['unhcr_age_coverage', 18],
    ['v_census', 4_522],
    ['v_register', 1_768],
  ])
  for (const [name, rows] of counts) expect(draw.row(`SELECT COUNT(*) FROM ${name}`)).toEqual([rows])
})

test('the columns are those of the code book', () => {
  for (const { name, variables } of meridiaSet().tables) {
    const ran = draw.run(`SELECT * FROM ${name} LIMIT 1`)
    expect(ran).toMatchObject({ result: { columns: variables.map((variable) => variable.name) } })
  }
})
