import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { ChartData, ChartKind } from '#app/domain/chart/chart.ts'
import { ChartFigure } from '#app/ui/chart/chart-figure.tsx'
import { DrawnChart } from '#app/ui/chart/drawn-chart.tsx'
import { charts } from '../lab/stories.tsx'

const svgOf = (chart: ChartData) => renderToStaticMarkup(<DrawnChart chart={chart} />)
const kinds: ChartKind[] = ['bar', 'column', 'line', 'dot', 'pyramid']

const bySex: Omit<ChartData, 'kind'> = {
  title: 'Children by region and sex',
  description: 'Boys are more in every region',
  categories: ['Capital', 'Border'],
  series: [
    { name: 'Boys', values: [1234.5, 20] },
    { name: 'Girls', values: [1100, null] },
  ],
  language: 'en',
}

describe.each(kinds)('a chart of kind %s', (kind) => {
  test('has a name, and every value in words', () => {
    const svg = svgOf({ ...bySex, kind })
    expect(svg).toContain('role="img"')
    expect(svg).toContain('<title>Children by region and sex</title>')
    expect(svg).toContain(
      '<desc>Boys are more in every region. Capital: Boys 1,234.5, Girls 1,100; Border: Boys 20, Girls no value</desc>',
    )
  })

  test('writes numbers as the language does', () => {
    expect(svgOf({ ...bySex, kind, language: 'fr' })).toContain('1\u202f234,5')
  })

  test('has nothing that the policy blocks', () => {
    const svg = svgOf({ ...bySex, kind })
    expect(svg).not.toMatch(/ style=|<style|<script| on\w+=| href=/)
  })

  test('begins on the right where the language does', () => {
    expect(svgOf({ ...bySex, kind, language: 'ar' })).toContain('direction="rtl"')
  })

  test('can be drawn from any numbers, with nothing outside it', () => {
    const value = fc.oneof(fc.constant(null), fc.double({ min: -1e12, max: 1e12, noNaN: true }))
    const data = fc.record({ count: fc.integer({ min: 1, max: 8 }), width: fc.integer({ min: 1, max: 6 }) })
    const chart = data.chain(({ count, width }) =>
      fc.array(fc.array(value, { minLength: count, maxLength: count }), {
        minLength: width,
        maxLength: width,
      }),
    )
    fc.assert(
      fc.property(chart, (columns) => {
        const svg = svgOf({
          kind,
          title: 'Any',
          categories: (columns[0] ?? []).map((_, index) => `Category ${index}`),
          series: columns.map((values, index) => ({ name: `Series ${index}`, values })),
          language: 'en',
        })
        expect(svg).not.toMatch(/NaN|Infinity|undefined/)
        const shares = [...svg.matchAll(/ (?:x|x1|x2|width)="(-?[\d.e+-]+)%"/g)].map((match) =>
          Number(match[1]),
        )
        for (const share of shares) {
          expect(share).toBeGreaterThanOrEqual(-0.01)
          expect(share).toBeLessThanOrEqual(100.01)
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('only the first forty values are read out, and it says how many categories more there are', () => {
  const svg = svgOf({
    kind: 'line',
    title: 'Many',
    categories: Array.from({ length: 50 }, (_, index) => `c${index}`),
    series: [{ name: 'n', values: Array.from({ length: 50 }, (_, index) => index) }],
    language: 'en',
  })
  expect(svg).toContain('c39: 39. and 10 more</desc>')
})

test('a name that is cut short can be read in full', () => {
  const long = 'Border regions with settlements that were opened after the war in the neighbouring country'
  const svg = svgOf({ ...bySex, kind: 'bar', categories: ['Capital', long] })
  expect(svg).toContain(`<title>${long}</title>`)
  expect(svg).toMatch(/settlements[^<]*…<\/tspan>/)
})

test('series differ by mark, dashes or filling, whatever their colour', () => {
  const svg = svgOf({
    kind: 'dot',
    title: 'Six',
    categories: ['c'],
    series: Array.from({ length: 6 }, (_, index) => ({ name: `s${index}`, values: [index] })),
    language: 'en',
  })
  const shapes = new Set([...svg.matchAll(/class="chart-mark" d="([^"]+)"/g)].map((match) => match[1]))
  expect(shapes.size).toBe(6)
})

test('the table behind a chart holds its figures, localised, with unit and gaps', () => {
  const html = renderToStaticMarkup(
    <ChartFigure chart={{ ...bySex, kind: 'bar', unit: '%', language: 'fr' }} />,
  )
  expect(html).toContain('<summary>Les chiffres de ce graphique</summary>')
  expect(html).toContain('Boys (%)')
  expect(html).toContain('1\u202f234,5</td>')
  expect(html).toContain('pas de valeur</td>')
})

test('a chart weighs little', () => {
  for (const chart of Object.values(charts)) {
    const isLarge = chart.categories.length > 40
    expect(svgOf({ ...chart, language: 'en' }).length).toBeLessThan(isLarge ? 40_000 : 16_000)
  }
})
