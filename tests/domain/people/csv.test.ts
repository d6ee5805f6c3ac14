import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from '#app/domain/people/csv.ts'
import { readCsv } from '#tests/support/csv-reader.ts'

const lines = (csv: string) => csv.slice(1).split('\r\n')

test('texts with commas, quotes and line breaks are quoted; nothing stays empty', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x,y', 'say "no"'],
        [null, 12.5],
        ['two\nlines', ''],
      ],
    ),
  ).toBe('\ufeffa,b\r\n"x,y","say ""no"""\r\n,12.5\r\n"two\nlines",\r\n')
})

test.each(['=1+1', '+1', '-1', '@sum(A1)', '\t=1', '\r=1', '＝1', '=HYPERLINK("https://evil.example")'])(
  'a spreadsheet doesn’t take %j for a formula',
  (text) => {
    const cell = lines(toCsv(['a'], [[text]]))[1] ?? ''
    expect(cell.replace(/^"/, '')).toMatch(/^'/)
  },
)

test('a negative number stays a number', () => {
  expect(lines(toCsv(['a'], [[-3]]))[1]).toBe('-3')
})

test('whatever is written is read back, but for the apostrophe in front of a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 5 }), (rows) => {
      const back = readCsv(toCsv(['a', 'b'], rows)).slice(1)
      expect(back).toHaveLength(rows.length)
      back.flat().forEach((cell, at) => {
        const given = rows.flat()[at] ?? ''
        expect([given, `'${given}`]).toContain(cell)
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      })
    }),
  )
})
