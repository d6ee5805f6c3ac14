import { describe, expect, test } from 'vitest'
import { atHand } from '#app/content/build-course.server.ts'
import { checkLabs } from '#app/content/check-labs.server.ts'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { mustSpeakFrench } from './french-words.ts'
import { build } from './texts.ts'

const data = readDataSets('courses')
const dataSets = Object.fromEntries(
  data.flatMap(({ dataSet, hash }) => (dataSet && hash ? [[dataSet.id, atHand(dataSet, hash)]] : [])),
)

const code = (role: string, text: string) => `\`\`\`${role}\n${text}\n\`\`\`\n`

async function checked(bodies: Record<string, string>, keys: Parameters<typeof checkLabs>[1]['keys'] = {}) {
  const output = await checkLabs(await build(bodies, { dataSets }), { data, keys })
  mustSpeakFrench(output.problems)
  const ignored = ['objective-unused', 'solution-advised', 'solution-none', 'lab-hints-few']
  return {
    ...output,
    codes: output.problems.map((problem) => problem.code).filter((one) => !ignored.includes(one)),
  }
}

const SOLUTION = 'SELECT region, COUNT(*) AS n FROM v_census GROUP BY region'
const sql = (blocks: string, attributes = '') =>
  `<Sql id="q" objective="count" data="meridia"${attributes}>\nHow many?\n\n${blocks}\n<Solution>Group.</Solution>\n</Sql>`

describe('Sql', () => {
  test('keeps the author’s query on the server’s half, with the tables it uses and the data it ran on', async () => {
    const { editions, codes } = await checked({
      en: sql(code('sql starter', 'SELECT region FROM v_census') + code('sql solution', SOLUTION)),
    })
    expect(codes).toEqual([])
    expect(editions[0]?.exercises[0]).toMatchObject({
      kind: 'sql',
      query: SOLUTION,
      starter: 'SELECT region FROM v_census',
      tables: ['v_census'],
      data: { id: 'meridia', draw: 'open', draws: 16, isInvented: true },
      rules: { columns: 'names', order: 'none', digits: null },
    })
    expect(JSON.stringify(editions[0]?.blocks)).not.toContain('COUNT')
  })

  test('real figures within invented data are not called invented', async () => {
    const query = 'SELECT year FROM unhcr_age_coverage'
    const { editions } = await checked({ en: sql(code('sql solution', query)) })
    expect(editions[0]?.exercises[0]).toMatchObject({ data: { isInvented: false } })
  })

  test.each<[string, string, string]>([
    ['no solution', sql(''), 'lab-code-missing'],
    ['two solutions', sql(code('sql solution', SOLUTION).repeat(2)), 'lab-code-twice'],
    ['a solution that fails', sql(code('sql solution', 'SELECT nope FROM v_census')), 'query-failed'],
    ['a solution that writes', sql(code('sql solution', 'DELETE FROM v_census')), 'query-failed'],
    ['a solution without rows', sql(code('sql solution', `${SOLUTION} HAVING n < 0`)), 'query-empty'],
    [
      'too many rows',
      sql(code('sql solution', 'SELECT 1 FROM v_census a, v_census b LIMIT 6000')),
      'query-cut',
    ],
    ['an order by nothing there', sql(code('sql solution', SOLUTION), ' order="year"'), 'order-column'],
    [
      'a starter that solves',
      sql(code('sql starter', SOLUTION) + code('sql solution', SOLUTION)),
      'starter-is-right',
    ],
    [
      'a mistake that is right',
      sql(`${code('sql solution', SOLUTION)}\n${code('sql mistake', SOLUTION)}\n> No.\n`),
      'mistake-is-right',
    ],
    [
      'a mistake without feedback',
      sql(code('sql solution', SOLUTION) + code('sql mistake', 'SELECT 1')),
      'lab-mistake-feedback',
    ],
    ['an unknown table', sql(code('sql solution', SOLUTION), ' tables="people"'), 'data-table-unknown'],
    ['unknown data', sql(code('sql solution', SOLUTION)).replace('meridia', 'atlantis'), 'data-unknown'],
    ['a solution on the page itself', `Look:\n\n${code('sql solution', SOLUTION)}`, 'lab-code-place'],
    [
      'a solution in a hint',
      sql(`${code('sql solution', SOLUTION)}\n<Hint>\n${code('sql solution', 'x')}</Hint>`),
      'lab-code-place',
    ],
  ])('%s is told', async (_what, body, problem) => {
    expect((await checked({ en: body })).codes).toContain(problem)
  })

  test('a translation leaves the solution out, and may not have another', async () => {
    const en = sql(code('sql solution', SOLUTION))
    expect((await checked({ en, fr: sql('') })).codes).toEqual([])
    const fr = sql(code('sql solution', 'SELECT 1'))
    expect((await checked({ en, fr })).codes).toContain('translation-differs')
  })
})

describe('computed keys', () => {
  const numeric = (list: string, key: string, attributes = '') =>
    `<Numeric id="n" objective="count" data="meridia"${attributes}>\nHow many?\n\n${list}\n\n${code('sql key', key)}\n<Solution>Count.</Solution>\n</Numeric>`

  test('a number that its query confirms is accepted, another is not', async () => {
    const key = 'SELECT COUNT(*) FROM v_census'
    expect((await checked({ en: numeric('- [x] 4522 ± 0.5', key) })).codes).toEqual([])
    expect((await checked({ en: numeric('- [x] 4537 ± 0.5', key) })).codes).toEqual(['key-differs'])
    expect((await checked({ en: numeric('- [x] 4522', 'SELECT region FROM v_census') })).codes).toContain(
      'key-shape',
    )
  })

  test('on own rows the key is what the query gives, and a number is refused', async () => {
    const key = 'SELECT COUNT(*) FROM v_census'
    const own = await checked({ en: numeric('- [x] key ± 0.5', key, ' draw="own"') })
    expect(own.codes).toEqual([])
    expect(own.editions[0]?.exercises[0]).toMatchObject({ values: [{ of: 'key', low: -0.5, high: 0.5 }] })
    expect((await checked({ en: numeric('- [x] 4522', key, ' draw="own"') })).codes).toContain('key-own-form')
  })

  const r = (blocks: string, results = 'n ± 0.5') =>
    `<R id="r" objective="count" data="meridia" tables="v_census" draw="own" results="${results}">\nHow many?\n\n${blocks}\n<Solution>Count.</Solution>\n</R>`

  test('R exercises ask for keys that are there and current', async () => {
    const body = r(code('r solution', 'n <- 1'))
    expect((await checked({ en: body })).codes).toEqual(['keys-missing'])
    const old = { r: { solution: 'another', data: 'another', results: { open: { n: 1 } } } }
    expect((await checked({ en: body }, old)).codes).toEqual(['keys-old'])
    expect((await checked({ en: r(code('r solution', 'n <- 1'), 'n = 3') })).codes).toContain('results-form')
  })

  test('a query can be their key, for every draw', async () => {
    const { codes, editions } = await checked({
      en: r(code('sql key', 'SELECT COUNT(*) AS n FROM v_census')),
    })
    expect(codes).toEqual([])
    const [exercise] = editions[0]?.exercises ?? []
    const keys = exercise?.kind === 'r' ? exercise.keys : {}
    expect(keys.open).toEqual({ n: 4522 })
    expect(Object.keys(keys)).toHaveLength(17)
    expect((await checked({ en: r(code('sql key', 'SELECT 1 AS other')) })).codes).toContain('key-results')
  })
})
