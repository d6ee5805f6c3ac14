import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChartKind } from '#app/domain/chart/chart.ts'
import type { Cell } from '#app/labs/sql/run.ts'
import { chartFromResult } from '#app/ui/chart/from-result.ts'

const made = (kind: ChartKind, columns: string[], rows: Cell[][], only?: string) =>
  chartFromResult({ columns, rows }, kind, only)

test('text names the categories, wherever it stands, and numbers are values', () => {
  const chart = made(
    'bar',
    ['n', 'region'],
    [
      [5, 'Capital'],
      [5090, 'Border'],
    ],
  )
  expect(chart).toMatchObject({
    kind: 'chart',
    chart: {
      categories: ['Capital', 'Border'],
      series: [{ name: 'n', values: [5, 5090] }],
      xLabel: 'region',
      yLabel: 'n',
    },
  })
})

test('among numbers only, the first column names the categories', () => {
  expect(
    made(
      'line',
      ['year', 'n'],
      [
        [2023, 5],
        [2024, 7],
      ],
    ),
  ).toMatchObject({
    chart: { categories: ['2023', '2024'], series: [{ name: 'n', values: [5, 7] }] },
  })
})

test('two columns that tell rows apart only together make series', () => {
  const rows = [
    [0, 'M', 10],
    [0, 'F', 9],
    [5, 'M', 8],
    [5, 'F', null],
  ] as Cell[][]
  expect(made('pyramid', ['age', 'sex', 'n'], rows)).toMatchObject({
    kind: 'chart',
    chart: {
      categories: ['0', '5'],
      series: [
        { name: 'M', values: [10, 8] },
        { name: 'F', values: [9, null] },
      ],
      yLabel: 'n',
    },
  })
})

test('codes make series that say which column they are of', () => {
  const rows = [
    [1, 1, 10],
    [1, 2, 9],
    [2, 1, 8],
    [2, 2, 7],
    [3, 1, 3],
    [3, 2, 2],
  ]
  expect(made('line', ['region', 'sex', 'n'], rows)).toMatchObject({
    chart: { categories: ['1', '2', '3'], series: [{ name: 'sex 1' }, { name: 'sex 2' }] },
  })
})

test('a count and a share don’t get the same axis, but either can be chosen', () => {
  const rows: Cell[][] = [
    ['Capital', 7100, 25.9],
    ['Border', 5090, 26.9],
  ]
  const columns = ['region', 'n', 'share']
  expect(made('bar', columns, rows)).toMatchObject({ numbers: ['n', 'share'], drawn: ['n'] })
  expect(made('bar', columns, rows, 'share')).toMatchObject({
    drawn: ['share'],
    chart: { series: [{ name: 'share', values: [25.9, 26.9] }] },
  })
})

test('a pyramid takes counts below zero on one side, as spreadsheets want them', () => {
  const columns = ['age', 'male', 'female']
  expect(
    made('pyramid', columns, [
      ['0–4', -10, 9],
      ['5–9', -8, 8],
    ]),
  ).toMatchObject({ kind: 'chart' })
  expect(
    made('pyramid', columns, [
      ['0–4', -10, 9],
      ['5–9', 8, 8],
    ]),
  ).toEqual({
    kind: 'problem',
    problem: 'pyramid-mixed-signs',
  })
})

test('says why there is no chart', () => {
  const why = (kind: ChartKind, columns: string[], rows: Cell[][]) => {
    const chart = made(kind, columns, rows)
    return chart.kind === 'problem' ? chart.problem : null
  }
  expect(why('bar', ['region', 'n'], [])).toBe('no-rows')
  expect(why('bar', ['region', 'sex'], [['Capital', 'M']])).toBe('no-numbers')
  expect(why('bar', ['n'], [[1], [2]])).toBe('no-categories')
  expect(
    why(
      'bar',
      ['n', 'm'],
      [
        [1, 2],
        [1, 2],
      ],
    ),
  ).toBe('repeated-categories')
  expect(
    why(
      'bar',
      ['sex', 'n'],
      [
        ['M', 2],
        ['M', 3],
      ],
    ),
  ).toBe('repeated-categories')
  expect(why('line', ['sex', 'n'], [['M', 2]])).toBe('one-row')
  expect(
    why(
      'pyramid',
      ['age', 'n'],
      [
        [1, 2],
        [2, 2],
      ],
    ),
  ).toBe('pyramid-needs-two')
  const many = Array.from({ length: 61 }, (_, index) => [`R${index}`, index])
  expect(why('bar', ['id', 'n'], many)).toBe('too-many-categories')
})

test('names of categories and series are each there once, as a page needs them', () => {
  expect(
    made(
      'bar',
      ['region', 'n', 'n'],
      [
        ['NULL', 1, 2],
        [null, 3, 4],
      ],
    ),
  ).toMatchObject({
    chart: { categories: ['NULL', 'NULL (2)'], series: [{ name: 'n' }, { name: 'n (2)' }] },
  })
})

const cell = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.constant(null),
)
const result = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    columns: fc.array(fc.string(), { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
  }),
)

test('any result becomes a chart whose series have one value a category, or a problem', () => {
  const kinds = fc.constantFrom<ChartKind>('bar', 'column', 'line', 'dot', 'pyramid')
  fc.assert(
    fc.property(result, kinds, (result, kind) => {
      const chart = chartFromResult(result, kind)
      if (chart.kind === 'problem') return
      const { categories, series } = chart.chart
      expect(new Set(categories).size).toBe(categories.length)
      expect(series.length).toBeGreaterThan(0)
      for (const { values } of series) expect(values).toHaveLength(categories.length)
    }),
    { numRuns: 300 },
  )
})
