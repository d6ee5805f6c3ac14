import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLines, csvOf } from '#app/labs/data/csv-file.ts'
import type { Variable } from '#app/labs/data/data-set.ts'
import { readCell } from '#app/labs/data/read-cell.ts'

const cells = (text: string) => [...csvLines(text)].map((line) => line.cells)

test('rows are lines, missing values empty, and only what needs quotes has them', () => {
  const rows = [
    ['x,y', 1.5],
    ['say "no"', null],
    ['two\nlines', -3],
  ]
  expect(csvOf({ columns: ['a', 'b'], rows })).toBe('a,b\n"x,y",1.5\n"say ""no""",\n"two\nlines",-3\n')
})

test('a byte order mark, all line ends and a missing last one are read', () => {
  expect(cells('\ufeffa,b\r\n1,"x\r\ny"\n2,\r3,""')).toEqual([
    ['a', 'b'],
    ['1', 'x\r\ny'],
    ['2', ''],
    ['3', ''],
  ])
  expect(cells('')).toEqual([])
  expect(cells('a\n\nb\n')).toEqual([['a'], [''], ['b']])
})

test('each cell knows where it begins', () => {
  expect([...csvLines('a,"b,c",d\ne,,f\n')].map(({ starts }) => starts)).toEqual([
    [0, 2, 8],
    [10, 12, 13],
  ])
})

test.each([
  ['1,2"3,4\n5,6,7', 'quote-inside', 2],
  ['1,"2"3,4\n', 'quote-inside', 2],
  ['1,"2,3\n4', 'quote-open', 2],
  ['"', 'quote-open', 0],
])('%j is broken, and nothing after it is read', (text, broken, start) => {
  const lines = [...csvLines(text)]
  expect(lines).toHaveLength(1)
  expect([lines[0]!.broken, lines[0]!.starts.at(-1)]).toEqual([broken, start])
})

const columns: [Variable['type'], fc.Arbitrary<number | string | null>][] = [
  [
    'text',
    fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1, unit: fc.constantFrom(',', '"', '\n', '\r', ' ', 'é') }),
    ),
  ],
  ['integer', fc.maxSafeInteger().map((value) => value + 0)],
  ['number', fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)],
  [
    'date',
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ],
]

test('whatever is written is read back with its type', () => {
  const row = fc.tuple(...columns.map(([, values]) => fc.option(values, { freq: 4 })))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const [header, ...back] = cells(csvOf({ columns: columns.map(([type]) => type), rows }))
      expect(header).toEqual(columns.map(([type]) => type))
      expect(back.map((line) => line.map((cell, index) => readCell(cell, columns[index]![0])))).toEqual(rows)
    }),
  )
})

test('any text is read to its end or to a broken cell, whatever it holds', () => {
  const unit = fc.constantFrom('a', ',', '"', '\n', '\r', '\ufeff')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
      const lines = [...csvLines(text)]
      for (const line of lines) expect(line.starts).toHaveLength(line.cells.length)
      if (!lines.some(({ broken }) => broken)) {
        const rows = lines.map((line) => line.cells)
        expect(cells(csvOf({ columns: ['header'], rows })).slice(1)).toEqual(rows)
      }
    }),
  )
})

test.each([
  ['integer', ['12', '-3', '007'], ['1.5', '1e3', ' 1', '12a', '99999999999999999999', '+1', '٣']],
  ['number', ['12', '-3.5', '1e-7', '0.1'], ['1,5', '.5', '1.', 'NaN', 'Infinity', '1e999', '0x1f']],
  ['date', ['2024-02-29', '1999-12-31'], ['2023-02-29', '2024-13-01', '30/06/2024', '2024-6-3', '20240630']],
  ['text', ['0', ' ', 'é'], []],
] as const)('%s takes %j and refuses %j', (type, good, bad) => {
  for (const cell of good) expect(readCell(cell, type)).not.toBeUndefined()
  for (const cell of bad) expect(readCell(cell, type)).toBeUndefined()
  expect(readCell('', type)).toBeNull()
})
