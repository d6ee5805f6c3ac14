import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { atHand } from '#app/content/build-course.server.ts'
import { drawCharts } from '#app/content/draw-charts.server.ts'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { ChartFigure } from '#app/ui/chart/chart-figure.tsx'
import { mustSpeakFrench } from './french-words.ts'
import { build } from './texts.ts'

const data = readDataSets('courses')
const dataSets = Object.fromEntries(
  data.flatMap(({ dataSet, hash }) => (dataSet && hash ? [[dataSet.id, atHand(dataSet, hash)]] : [])),
)

const QUERY =
  'SELECT region, SUM(weight) AS people, SUM(weight * (age < 18)) AS children FROM v_census GROUP BY region'

interface Written {
  kind?: string
  attributes?: string
  query?: string | null
  labels?: string
  words?: string
}

const chart = ({
  kind = 'kind="bar" data="meridia"',
  attributes = '',
  query = QUERY,
  labels = '',
  words = 'Meridia is invented.',
}: Written = {}) =>
  [
    `<Chart id="people" ${kind} title="People by region" alt="Few in the Border." ${attributes}>`,
    query === null ? '' : `\`\`\`sql chart\n${query}\n\`\`\``,
    labels,
    words,
    '</Chart>',
  ]
    .filter((line) => line !== '')
    .join('\n\n')

async function drawn(bodies: Record<string, string>) {
  const output = await drawCharts(await build(bodies, { dataSets }), { data })
  mustSpeakFrench(output.problems)
  const charts = output.editions.map(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'chart' ? [block] : [])),
  )
  return {
    charts,
    codes: output.problems.map(({ code }) => code).filter((code) => code !== 'objective-unused'),
  }
}

describe('Chart', () => {
  test('draws what its query gives at publishing, in the words of each language', async () => {
    const { charts, codes } = await drawn({
      en: chart({
        labels: '| Name | Label |\n|---|---|\n| region | Region |\n| children | Children |\n| 4 | Border |',
      }),
      fr: chart({
        kind: '',
        query: null,
        labels:
          '| Nom | Libellé |\n|---|---|\n| children | Enfants |\n| people | Population |\n| 4 | Frontière |',
      }),
    })
    expect(codes).toEqual([])
    const [en, fr] = charts.map(([first]) => first?.chart)
    expect(en).toMatchObject({
      kind: 'bar',
      categories: ['1', '2', '3', 'Border'],
      xLabel: 'Region',
      series: [{ name: 'people' }, { name: 'Children' }],
    })
    expect(fr).toMatchObject({
      kind: 'bar',
      language: 'fr',
      categories: ['1', '2', '3', 'Frontière'],
      series: [{ name: 'Population', values: en?.series[0]?.values }, { name: 'Enfants' }],
    })
    expect(en?.series[1]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(153_320)
    expect(charts[0]?.[0]?.note).toContain('Meridia is invented.')
  })

  test('rounds to the digits asked for', async () => {
    const query = 'SELECT region, AVG(age) AS mean FROM v_census GROUP BY region'
    const { charts } = await drawn({ en: chart({ query, attributes: 'digits="1"' }) })
    for (const value of charts[0]?.[0]?.chart.series[0]?.values ?? [])
      expect(value).toBe(Math.round((value ?? 0) * 10) / 10)
  })

  test.each<[string, Written, string]>([
    ['no query', { query: null }, 'lab-code-missing'],
    ['a query that fails', { query: 'SELECT nope FROM v_census' }, 'query-failed'],
    ['a query that writes', { query: 'DELETE FROM v_census' }, 'query-failed'],
    ['no row', { query: `${QUERY} HAVING region > 9` }, 'chart-result'],
    ['a row for each person', { query: 'SELECT person_id, age FROM v_census' }, 'chart-result'],
    ['a name twice', { query: 'SELECT 1 AS a, age FROM v_census LIMIT 5' }, 'chart-result'],
    ['names only', { query: 'SELECT region FROM v_census GROUP BY region' }, 'chart-result'],
    [
      'a text as a value',
      { query: "SELECT region, 'many' AS n FROM v_census GROUP BY region" },
      'chart-result',
    ],
    [
      'a pyramid of one side',
      { kind: 'kind="pyramid" data="meridia"', query: 'SELECT region, 1 AS n FROM v_census GROUP BY region' },
      'chart-result',
    ],
    ['no kind', { kind: 'data="meridia"' }, 'attribute-missing'],
    ['an unknown kind', { kind: 'kind="pie" data="meridia"' }, 'attribute-value'],
    ['no data set', { kind: 'kind="bar"' }, 'attribute-missing'],
    ['an unknown data set', { kind: 'kind="bar" data="narnia"' }, 'data-unknown'],
    ['many digits', { attributes: 'digits="all"' }, 'attribute-value'],
    ['three columns of labels', { labels: '| a | b | c |\n|---|---|---|\n| d | e | f |' }, 'chart-labels'],
  ])('%s is told', async (_, written, code) => {
    expect((await drawn({ en: chart(written) })).codes).toContain(code)
  })

  test('two charts of one id, and a chart in a note, are told', async () => {
    expect((await drawn({ en: `${chart()}\n\n${chart()}` })).codes).toContain('chart-twice')
    expect((await drawn({ en: `<Note kind="data">\n\n${chart()}\n\n</Note>` })).codes).toContain('tag-place')
  })

  test('a translation that leaves a chart out, or draws another, is told', async () => {
    expect((await drawn({ en: chart(), fr: 'Rien.' })).codes).toContain('translation-differs')
    const other = chart({ query: 'SELECT region, 1 AS n FROM v_census GROUP BY region' })
    expect((await drawn({ en: chart(), fr: other })).codes).toContain('translation-differs')
    expect((await drawn({ en: 'Nothing.', fr: chart() })).codes).toContain('translation-differs')
  })

  test('what an author writes into it stays text', async () => {
    const { charts, codes } = await drawn({
      en: chart({
        labels:
          '| Name | Label |\n|---|---|\n| children | \\<img src=x onerror=alert(1)> |\n| __proto__ | x |',
      }),
    })
    expect(codes).toEqual([])
    const block = charts[0]?.[0]
    if (!block) throw new Error('No chart.')
    const html = renderToStaticMarkup(
      createElement(ChartFigure, { chart: block.chart, noteHtml: block.note }),
    )
    expect(html).toContain('&lt;img src=x')
    expect(html).not.toContain('<img')
  })
})

describe('Data', () => {
  const html = async (body: string, language = 'en') => {
    const { editions, problems } = await build(
      { en: body, ...(language === 'en' ? {} : { [language]: body }) },
      { dataSets },
    )
    const block = editions.find((edition) => edition.language === language)?.blocks[0]
    return { html: block?.type === 'html' ? block.html : '', codes: problems.map(({ code }) => code) }
  }

  test('leads to the rows, the code book and the files of its tables', async () => {
    const hash = dataSets.meridia?.hash
    const { html: card } = await html('<Data id="meridia" tables="region_totals v_census">Look.</Data>')
    expect(card).toContain('href="/en/data/meridia"')
    expect(card).toContain('href="/en/data/meridia/v_census"')
    expect(card).toContain(`href="/data/${hash}/open/v_census.csv"`)
    expect(card).toContain(`href="/data/${hash}/open/region_totals.sdmx.csv"`)
    expect(card).not.toContain('v_census.sdmx.csv')
    expect(card).toContain('4,522 rows')
    expect(card).toContain('invented')
    expect(card.indexOf('region_totals')).toBeLessThan(card.indexOf('v_census'))
  })

  test('speaks the language of its page, and calls real figures real', async () => {
    const { html: card } = await html('<Data id="meridia" tables="unhcr_age_coverage">Voir.</Data>', 'fr')
    expect(card).toContain('href="/fr/data/meridia/unhcr_age_coverage"')
    expect(card).toContain('18 lignes')
    expect(card).not.toContain('inventés')
  })

  test('an unknown set and an unknown table are told', async () => {
    expect((await html('<Data id="narnia" />')).codes).toContain('data-unknown')
    expect((await html('<Data id="meridia" tables="wardrobe" />')).codes).toContain('data-table-unknown')
  })
})
