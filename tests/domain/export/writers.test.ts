import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CELL_SIGNS } from '#app/domain/export/sheet-xml.ts'
import { cellOf, type Exported, type ExportedTable } from '#app/domain/export/table.ts'
import { csvParts } from '#app/domain/export/write-csv.ts'
import { jsonLineParts } from '#app/domain/export/write-json-lines.ts'
import { xlsxParts } from '#app/domain/export/write-xlsx.server.ts'
import { readCsv } from '#tests/support/csv-reader.ts'
import { readWorkbook } from '#tests/support/workbook-reader.ts'

const columns = ['text', 'number', 'list']
type Row = Record<string, Exported>

/** These rows in pages of a few. */
function aTable(rows: Row[], { page = 3, name = 'answers' } = {}): ExportedTable {
  async function* pages() {
    for (let at = 0; at < rows.length; at += page) yield rows.slice(at, at + page)
  }
  return { name, columns, pages: pages() }
}

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

const written = fc.array(
  fc.record({
    text: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constant(null),
      formulas(),
    ),
    number: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constant(null)),
    list: fc.oneof(
      fc.array(fc.string(), { minLength: 1 }),
      fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }),
      fc.array(fc.option(fc.integer({ min: 1, max: 20 })), { minLength: 1 }),
    ),
  }),
  { maxLength: 12 },
)

function formulas() {
  return fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '_x0041_'), fc.string())
    .map((parts) => parts.join(''))
}

test('what is written as JSON lines is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(written, async (rows) => {
      const lines = (await bytesOf(jsonLineParts(aTable(rows)))).toString().split('\n')
      expect(lines.pop()).toBe('')
      expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(rows)))
    }),
  )
})

test.each([
  ['comma', ',', '.'],
  ['semicolon', ';', ','],
] as const)(
  'what is written as CSV in the style %s is read back, but for the apostrophe in front of a formula',
  async (style, separator, decimal) => {
    await fc.assert(
      fc.asyncProperty(written, async (rows) => {
        const csv = (await bytesOf(csvParts(aTable(rows), style))).toString()
        expect(csv.startsWith('\ufeff')).toBe(true)
        const [header, ...back] = readCsv(csv, separator)
        expect(header).toEqual(columns)
        expect(back).toHaveLength(rows.length)
        for (const [at, row] of rows.entries()) {
          for (const [index, column] of columns.entries()) {
            const cell = back[at]?.[index] ?? ''
            const given = cellOf(row[column as keyof typeof row])
            if (typeof given === 'number') expect(cell).toBe(String(given).replace('.', decimal))
            else {
              expect([given ?? '', `'${given}`]).toContain(cell)
              expect(cell).not.toMatch(/^[=+\-@\t\r]/)
            }
          }
        }
      }),
    )
  },
)

test('what is written as a workbook is read back: texts with all their signs, numbers as numbers', async () => {
  await fc.assert(
    fc.asyncProperty(written, fc.integer({ min: 2, max: 6 }), async (rows, room) => {
      const sheets = await readWorkbook(await bytesOf(xlsxParts([aTable(rows)], { rows: room })))
      for (const sheet of sheets) {
        expect(sheet.rows[0]).toEqual(columns)
        expect(sheet.rows.length).toBeLessThanOrEqual(room)
      }
      const back = sheets.flatMap((sheet) => sheet.rows.slice(1))
      const given = rows.map((row) => columns.map((column) => cellOf(row[column as keyof typeof row])))
      expect(back.map((row) => columns.map((_, index) => row[index] ?? null))).toEqual(
        given.map((row) => row.map((cell) => (cell === '' ? null : Object.is(cell, -0) ? 0 : cell))),
      )
    }),
    { numRuns: 60 },
  )
})

test('a table that fills its sheet goes on in the next, and one that fits to the row does not', async () => {
  const rows = Array.from({ length: 6 }, (_, number) => ({ number }))
  const names = async (room: number) =>
    (
      await readWorkbook(
        await bytesOf(xlsxParts([aTable(rows), aTable([], { name: 'tests' })], { rows: room })),
      )
    ).map((sheet) => [sheet.name, sheet.rows.length - 1])
  expect(await names(7)).toEqual([
    ['answers', 6],
    ['tests', 0],
  ])
  expect(await names(4)).toEqual([
    ['answers', 3],
    ['answers 2', 3],
    ['tests', 0],
  ])
})

test('a text that no spreadsheet takes is cut, between two signs, and says so', async () => {
  const text = `${'a'.repeat(CELL_SIGNS - 2)}😀 and more`
  const [sheet] = await readWorkbook(await bytesOf(xlsxParts([aTable([{ text }])])))
  expect(sheet?.rows[1]?.[0]).toBe(`${'a'.repeat(CELL_SIGNS - 2)}…`)
})

test('half of a sign never breaks a file', async () => {
  const rows = [{ text: 'half \ud83d of a sign' }]
  const [sheet] = await readWorkbook(await bytesOf(xlsxParts([aTable(rows)])))
  expect(sheet?.rows[1]?.[0]).toBe('half \ufffd of a sign')
})

test('who stops reading a workbook stops the reading of its rows', async () => {
  let [made, isLeft] = [0, false]
  async function* endless() {
    try {
      for (;;) {
        made += 1
        yield Array.from({ length: 500 }, () => ({ text: String(Math.PI * made), number: made }))
        await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      isLeft = true
    }
  }
  for await (const part of xlsxParts([{ name: 'answers', columns, pages: endless() }]))
    if (part.length > 100) break
  expect(isLeft).toBe(true)
  expect(made).toBeLessThan(200)
})

test('a workbook whose rows can’t be read breaks off', async () => {
  async function* broken() {
    yield [{ text: 'a' }]
    throw new Error('the store is gone')
  }
  await expect(bytesOf(xlsxParts([{ name: 'answers', columns, pages: broken() }]))).rejects.toThrow(
    'the store is gone',
  )
})
