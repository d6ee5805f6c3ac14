import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDataSetFiles } from '#app/content/files/csv/check-data-set.ts'
import { dataSetFiles, emptyCodebook } from '#app/content/files/csv/codebook.ts'
import { readCsvDataSet } from '#app/content/files/csv/read-csv.server.ts'
import { limits } from '#app/content/limits.ts'
import type { Codebook, Texts } from '#app/domain/studio/codebook.ts'
import type { ColumnChoice } from '#app/domain/studio/data-columns.ts'
import { csvLines, csvOf } from '#app/labs/data/csv-file.ts'

const bytesOf = (text: string | Buffer) => (typeof text === 'string' ? Buffer.from(text) : text)

async function read(text: string | Buffer, choices?: ColumnChoice[]) {
  const found = await readCsvDataSet('people.csv', bytesOf(text), choices)
  if (!found.ok) throw new Error(JSON.stringify(found))
  return found
}

async function refusal(text: string | Buffer) {
  const { ok, ...why } = await readCsvDataSet('people.csv', bytesOf(text))
  expect(ok).toBe(false)
  return why
}

/** The one column of a file of values. */
const column = async (values: string[], choice: ColumnChoice = {}) => {
  const { columns, csv } = await read(csvOf({ columns: ['v', 'w'], rows: values.map((v) => [v, 1]) }), [
    choice,
  ])
  if (!columns[0]) throw new Error('no column')
  return {
    ...columns[0],
    cells: csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/,1$/, '')),
  }
}

test('a file of a spreadsheet in French is read and written as our data sets have it', async () => {
  const latin = Buffer.from(
    'Année;Région;Âge moyen;Né le\r\n2024;Littoral;12,4;31/12/2011\r\n2023;Été;1 204,5;1/2/2012\r\n',
    'latin1',
  )
  const found = await read(latin)
  expect(found).toMatchObject({ encoding: 'windows-1252', separator: ';', rows: 2 })
  expect(found.columns.map(({ name, reading, type }) => [name, reading, type])).toEqual([
    ['annee', 'number', 'integer'],
    ['region', 'text', 'text'],
    ['age_moyen', 'number-comma', 'number'],
    ['ne_le', 'day-month-year', 'date'],
  ])
  expect(found.columns[2]?.rewritten).toEqual({ count: 2, from: '12,4', to: '12.4' })
  expect(found.csv).toBe(
    'annee,region,age_moyen,ne_le\n2024,Littoral,12.4,2011-12-31\n2023,Été,1204.5,2012-02-01\n',
  )
})

describe('the type of a column is guessed', () => {
  test.each([
    [['1', '-2', '30'], 'number', 'integer'],
    [['1', '2.5', '1e3'], 'number', 'number'],
    [['.5', '.25'], 'number', 'number'],
    [['1,5', '2,25'], 'number-comma', 'number'],
    [['1,234,567', '2,000'], 'number', 'integer'],
    [['1.234.567', '2,5'], 'number-comma', 'number'],
    [['1 234', '56'], 'number', 'integer'],
    [['2024-06-30', '2024-02-29'], 'date', 'date'],
    [['31.12.2024', '1.2.2024'], 'day-month-year', 'date'],
    [['12/31/2024', '1/2/2024'], 'month-day-year', 'date'],
    [['2024-02-30'], 'text', 'text'],
    [['12 %', '3 %'], 'text', 'text'],
    [['99999999999999999999'], 'text', 'text'],
    [['', ''], 'text', 'text'],
  ])('%j', async (values, reading, type) => {
    expect(await column(values)).toMatchObject({ reading, type, doubts: [], fault: null })
  })

  test.each([
    [['1,234', '5,678'], 'text', 'comma-unclear'],
    [['1.234', '5.678'], 'number', 'point-unclear'],
    [['3/4/2024', '5/6/2024'], 'text', 'day-unclear'],
    [['007', '012'], 'text', 'leading-zeros'],
  ])('%j leaves a doubt, and every value as it is', async (values, reading, doubt) => {
    const found = await column(values)
    expect(found).toMatchObject({ reading, doubts: [doubt], rewritten: null })
    expect(found.cells.map((cell) => cell.replaceAll('"', ''))).toEqual(values)
  })

  test('and a person may say how a column is meant', async () => {
    expect((await column(['1,234', '5,678'], { reading: 'number' })).cells).toEqual(['1234', '5678'])
    expect((await column(['1,234', '5,678'], { reading: 'number-comma' })).cells).toEqual(['1.234', '5.678'])
    expect((await column(['3/4/2024'], { reading: 'day-month-year' })).cells).toEqual(['2024-04-03'])
    expect((await column(['1', 'one'], { reading: 'number' })).fault).toEqual({
      code: 'misread',
      value: 'one',
      line: 3,
      count: 1,
    })
  })
})

test('cells that may mean a missing value are told, and stay until somebody decides', async () => {
  const values = ['12', 'NA', '', '7', '.', 'NA']
  expect(await column(values)).toMatchObject({
    type: 'text',
    missing: [
      { value: 'NA', count: 2 },
      { value: '.', count: 1 },
    ],
    withoutMissing: 'number',
    cells: values,
  })
  expect(await column(values, { missing: ['NA', '.'] })).toMatchObject({
    type: 'integer',
    blanks: 4,
    cells: ['12', '', '', '7', '', ''],
  })
})

test('codes, and numbers that may mean "not stated", are listed for the code book', async () => {
  expect(await column(['1', '2', '1', '1', '2', '2'])).toMatchObject({
    isCoded: true,
    values: [
      { value: '1', count: 3 },
      { value: '2', count: 3 },
    ],
  })
  expect(await column(['3', '17', '999', '45', '8'])).toMatchObject({ isCoded: false, outliers: ['999'] })
  expect((await column(['3', '-9', '8'])).outliers).toEqual(['-9'])
  expect((await column(['95', '97', '99'])).outliers).toEqual([])
})

test('names of columns are names in queries, each once', async () => {
  const { columns } = await read('Age (years),order,الجنس,,2024,Age years\n1,2,3,4,5,6\n')
  expect(columns.map(({ name }) => name)).toEqual([
    'age_years',
    'order_value',
    'column_3',
    'column_4',
    'column_5',
    'age_years_2',
  ])
})

test('what spreadsheets leave behind the table is left out and told', async () => {
  const found = await read('sep=;\na;b;;\n1;x;;\n;;;\n2;y;;\n;;;\n')
  expect(found.csv).toBe('a,b\n1,x\n2,y\n')
  expect(found.leftOut).toEqual({ lines: 2, columns: 2 })
  expect((await read('1,2\n3,4\n')).isHeaderDoubtful).toBe(true)
})

describe('a file is refused with its line', () => {
  test.each([
    ['', { refused: 'empty' }],
    [' \n\n', { refused: 'empty' }],
    ['a,b\n', { refused: 'no-rows' }],
    ['a,b\n1,2\n3\n', { refused: 'uneven', line: 3, found: 1, expected: 2 }],
    ['a,b\n"x\ny",2\n3,4,5\n', { refused: 'uneven', line: 4, found: 3, expected: 2 }],
    ['a,b\n1,2\n3,say "x"\n', { refused: 'quote', line: 3 }],
    ['a,b\n1,2\n"3,4\n', { refused: 'quote', line: 3 }],
    ['%PDF-1.7', { refused: 'other-kind', kind: 'pdf' }],
    ['PK\x03\x04 …', { refused: 'spreadsheet' }],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), { refused: 'spreadsheet' }],
    [Buffer.from([1, 2, 3, 0, 0, 7, 8, 9]), { refused: 'not-text' }],
    [`${'a,'.repeat(200)}a\n`, { refused: 'too-many-columns', most: 200 }],
    [Buffer.alloc(limits.dataBytes + 1, 'a'), { refused: 'too-large', most: 10 }],
    [`a\n${'1\n'.repeat(limits.dataRows + 1)}`, { refused: 'too-many-rows', most: 200_000 }],
  ])('%#', async (text, why) => {
    expect(await refusal(text)).toEqual(why)
  })

  test('texts that a spreadsheet would run are a fault of their column', async () => {
    const { columns } = await read('a,b\nx,1\n=HYPERLINK(1),2\n@y,3\n')
    expect(columns[0]?.fault).toEqual({ code: 'formula', value: '=HYPERLINK(1)', line: 3, count: 2 })
  })
})

const filled = (texts: Texts): Texts =>
  Object.fromEntries(Object.keys(texts).map((language) => [language, 'Some words']))

function answered(book: Codebook): Codebook {
  const meanings = (all: Record<string, Texts>) =>
    Object.fromEntries(Object.entries(all).map(([code, texts]) => [code, filled(texts)]))
  return {
    ...book,
    title: filled(book.title),
    summary: filled(book.summary),
    attribution: filled(book.attribution),
    licence: 'CC BY 4.0',
    isInvented: true,
    variables: Object.fromEntries(
      Object.entries(book.variables).map(([name, variable]) => [
        name,
        {
          ...variable,
          label: filled(variable.label),
          codes: variable.codes && meanings(variable.codes),
          special: meanings(variable.special),
        },
      ]),
    ),
  }
}

test('the check asks for what the code book leaves open, and for nothing once it is answered', async () => {
  const { csv, columns } = await read(
    'id,sex,age,born\n1,m,3,2021-01-02\n2,f,17,\n3,f,999,\n4,m,4,\n5,f,5,\n6,m,1,\n',
  )
  const book = emptyCodebook('My people.csv', columns, ['en', 'fr'])
  expect(book.id).toBe('my-people')
  const asked = readDataSetFiles(book.id, dataSetFiles(book, columns, csv)).problems.map(
    ({ wrong }) => wrong.split(':')[0],
  )
  expect(asked).toEqual(
    expect.arrayContaining([
      'title.en',
      'summary.fr',
      'invented',
      'licence',
      'attribution.en',
      'tables.my_people.variables.age.label.en',
      'tables.my_people.variables.sex.codes.m.fr',
      'tables.my_people.variables.age.special.999.en',
    ]),
  )
  expect(readDataSetFiles(book.id, dataSetFiles(answered(book), columns, csv)).problems).toEqual([])
})

/** Cells that need no guess and are no formula, as a number below zero in a column of texts would be. */
const plainCell = fc.oneof(
  fc.integer({ min: 0, max: 5000 }).map(String),
  fc.constantFrom('', 'Côte', 'a, b', 'say "x"', 'two\nlines', 'مرحبا', '12 %'),
)

test('any table is written so that it reads back the same, and the check takes it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 5 }).chain((width) =>
        fc.array(fc.array(plainCell, { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 30,
        }),
      ),
      fc.constantFrom(',', ';', '\t', '|'),
      async (rows, separator) => {
        const titles = rows[0]?.map((_, at) => `c${at}`) ?? []
        const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
        const text = [titles, ...rows].map((cells) => `${cells.map(quoted).join(separator)}\r\n`).join('')
        const found = await readCsvDataSet('x.csv', Buffer.from(text))
        const given = rows.filter((cells) => cells.some((cell) => cell !== ''))
        if (!found.ok) return expect(found).toMatchObject({ refused: given.length === 0 ? 'no-rows' : '' })
        expect([...csvLines(found.csv)].slice(1).map(({ cells }) => cells)).toEqual(given)
        const book = answered(emptyCodebook('x', found.columns, ['en']))
        expect(readDataSetFiles('x', dataSetFiles(book, found.columns, found.csv)).problems).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
})

test('whatever bytes come in, nothing throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.string(), async (bytes, text) => {
      await readCsvDataSet('x', Buffer.from(bytes))
      await readCsvDataSet('x', Buffer.from(text))
    }),
  )
})
