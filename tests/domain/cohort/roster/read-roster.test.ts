import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Encoding } from '#app/domain/cohort/roster/decode.ts'
import { readRoster } from '#app/domain/cohort/roster/read-roster.server.ts'
import type { Separator } from '#app/domain/cohort/roster/roster.ts'
import { inlineRows, workbook } from '#tests/support/workbook.ts'
import { bytesIn } from './bytes-in.ts'

test('a French Excel file: semicolons, Windows-1252, a title above', async () => {
  const text = 'Formation de Dakar;;\r\nNom;Prénom;Courriel;Pays\r\nN’Diaye;Zoé;zoe@x.example;Sénégal\r\n'
  expect(await readRoster({ bytes: bytesIn('windows-1252', text), fileName: 'liste.csv' })).toEqual({
    ok: true,
    separator: ';',
    encoding: 'windows-1252',
    columns: {
      state: 'known',
      by: 'header',
      titles: ['Nom', 'Prénom', 'Courriel', 'Pays'],
      width: 4,
      mapping: { familyName: 0, givenName: 1, email: 2, country: 3 },
    },
    doubts: [{ code: 'lines-above-header', values: { count: 1 } }],
    rows: [
      {
        row: 3,
        cells: ['N’Diaye', 'Zoé', 'zoe@x.example', 'Sénégal'],
        fields: {
          email: 'zoe@x.example',
          name: 'Zoé N’Diaye',
          language: '',
          country: 'Sénégal',
          organisation: '',
        },
      },
    ],
  })
})

test('Excel’s Unicode text: UTF-16, tabs, Arabic', async () => {
  const text = 'الاسم\tالبريد الإلكتروني\tالدولة\r\nأحمد\ta@x.example\tتونس\r\n'
  expect(await readRoster({ bytes: bytesIn('utf-16le', text, true) })).toMatchObject({
    separator: '\t',
    encoding: 'utf-16le',
    rows: [{ row: 2, fields: { name: 'أحمد', email: 'a@x.example', country: 'تونس' } }],
  })
})

test('a paste from a spreadsheet has tabs and no encoding', async () => {
  expect(await readRoster({ text: 'Amina\ta@x.example\r\nAwa\tb@x.example' })).toMatchObject({
    separator: '\t',
    encoding: null,
    columns: { state: 'known', mapping: { name: 0, email: 1 } },
  })
})

test('a guessed encoding, a lost quote and rows that are too wide are doubts', async () => {
  const arabic = 'الاسم;البريد\nأحمد علي;a@x.example\nفاطمة;b@x.example'
  expect(await readRoster({ bytes: bytesIn('windows-1256', arabic) })).toMatchObject({
    doubts: [{ code: 'encoding-guessed', values: { encoding: 'windows-1256' } }],
  })
  expect(await readRoster({ text: 'Name,E-mail\n"A,a@x.example\nB,b@x.example' })).toMatchObject({
    doubts: [{ code: 'quote-not-closed', values: { row: 2 } }],
  })
  expect(
    await readRoster({ text: 'Name,E-mail\nA,a@x.example\nB, Dr,b@x.example\nC,c@x.example,' }),
  ).toMatchObject({
    doubts: [{ code: 'uneven-rows', values: { count: 1, row: 3 } }],
  })
})

test('where we ask, the answer is taken', async () => {
  const text = 'Diallo;Amina;a@x.example\nKoné;Awa;b@x.example'
  expect(await readRoster({ text })).toMatchObject({ columns: { state: 'ask' } })
  const mapping = { familyName: 0, givenName: 1, email: 2 }
  expect(await readRoster({ text, columns: { mapping, hasHeader: false } })).toMatchObject({
    columns: { state: 'known', by: 'choice' },
    rows: [{ fields: { name: 'Amina Diallo' } }, { fields: { name: 'Awa Koné' } }],
  })
})

test.each([
  ['nothing', '', { refused: 'empty', values: {} }],
  ['spaces and separators', ' \n;;;\n\t\n', { refused: 'empty', values: {} }],
  ['titles alone', 'Nom;E-mail\n', { refused: 'empty', values: {} }],
  ['too many bytes', 'é'.repeat(1_100_000), { refused: 'too-large', values: { most: 2 } }],
  [
    'too many rows',
    `E-mail\n${'a@x.example\n'.repeat(5_001)}`,
    { refused: 'too-many-rows', values: { most: 5_000 } },
  ],
  [
    'too many columns',
    `E-mail${';x'.repeat(100)}\na@x.example`,
    { refused: 'too-many-columns', values: { most: 100 } },
  ],
  ['a line without end', 'x'.repeat(1_000_000), { refused: 'not-text', values: {} }],
  [
    'whoever comes after very many empty rows',
    `E-mail\n${';\n'.repeat(20_000)}a@x.example;`,
    { refused: 'too-many-rows', values: { most: 5_000 } },
  ],
  ['a web page', '<!DOCTYPE html><p>a@x.example', { refused: 'web-page', values: {} }],
  ['a NUL', 'E-mail\na@x.example\u0000', { refused: 'not-text', values: {} }],
])('%s is refused with a code', async (_, text, refused) => {
  expect(await readRoster({ text })).toEqual(refused)
})

test('5,000 people may have a million empty rows below them', async () => {
  const text = `Nom;E-mail\n${'A;a@x.example\n'.repeat(5_000)}${';\n'.repeat(900_000)}`
  const read = await readRoster({ text })
  expect('ok' in read && read.rows.length).toBe(5_000)
})

/** A writer of CSV by the book, apart from what it is asked to do. */
function written(
  rows: string[][],
  { separator, quoting, end }: { separator: Separator; quoting: string; end: string },
) {
  const cell = (text: string) => {
    const must = quoting === 'always' || text.includes(separator) || /["\r\n]|^\s|\s$/.test(text)
    return must ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((cells) => cells.map(cell).join(separator) + end).join('')
}

const words = {
  latin: [
    'Zoé',
    'N’Diaye',
    'Muñoz',
    'œuvre',
    'François',
    'a',
    'O"Neil',
    '"',
    'x;y',
    'x,y',
    'x|y',
    'x\ty',
    'two\nlines',
    ' ',
    "'",
    '=',
  ],
  arabic: ['أحمد', 'فاطمة', 'الزهراء', 'بن', 'a', '"', 'x;y', 'x,y', 'x|y', 'x\ty', 'two\nlines', ' '],
}
const alphabets: [Encoding, boolean, keyof typeof words][] = [
  ['utf-8', true, 'latin'],
  ['utf-8', false, 'latin'],
  ['utf-8', false, 'arabic'],
  ['utf-16le', true, 'arabic'],
  ['utf-16le', false, 'arabic'],
  ['utf-16be', true, 'latin'],
  ['utf-16be', false, 'latin'],
  ['windows-1252', false, 'latin'],
]
const textFrom = (alphabet: keyof typeof words) =>
  fc.array(fc.constantFrom(...words[alphabet]), { maxLength: 4 }).map((parts) => parts.join(''))

test.each(alphabets)(
  'any rows written in %s (mark: %s) come back the same: %s',
  async (encoding, mark, alphabet) => {
    const text = textFrom(alphabet)
    const row = fc.tuple(
      text,
      fc.nat(999).map((n) => `p${n}@x.example`),
      text,
      text,
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.constantFrom<Separator>('\t', ';', ',', '|'),
        fc.constantFrom('always', 'needed'),
        fc.constantFrom('\n', '\r\n'),
        async (people, separator, quoting, end) => {
          const titles = ['Nom', 'E-mail', 'Pays', 'Remarque']
          const bytes = bytesIn(encoding, written([titles, ...people], { separator, quoting, end }), mark)
          const read = await readRoster({ bytes })
          if (!('ok' in read)) throw new Error(read.refused)
          expect(read.rows.map(({ cells }) => cells)).toEqual(people)
          expect(read).toMatchObject({ separator, columns: { titles, state: 'known' } })
          // Plain ASCII is UTF-8, too.
          if (encoding !== 'windows-1252') expect(read.encoding).toBe(encoding)
        },
      ),
    )
  },
)

test('row numbers are those of the lines in the file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('', 'a', 'x\ny', 'x\n\n"y'), { minLength: 1 }),
      async (cells) => {
        const lines = cells.map((cell, at) =>
          cell === '' ? '' : `p${at}@x.example;"${cell.replaceAll('"', '""')}"`,
        )
        if (lines.every((line) => line === '')) return
        const text = ['E-mail;Note', ...lines].join('\n')
        const read = await readRoster({ text })
        if (!('ok' in read)) throw new Error(read.refused)
        const inEditor = text.split('\n')
        for (const { row, cells } of read.rows) expect(inEditor[row - 1]).toContain(cells[0])
      },
    ),
  )
})

const refusals = /^(empty|not-text|web-page|too-|other-kind|spreadsheet-|zip-)/

test('any bytes are read or refused with a code; nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.nat(0x10ffff)).map((points) => Buffer.from(String.fromCodePoint(...points))),
      ),
      async (bytes) => {
        const read = await readRoster({ bytes })
        if (!('ok' in read)) expect(read.refused).toMatch(refusals)
      },
    ),
  )
})

test('any text of quotes, separators and addresses is read or refused', async () => {
  const piece = fc.constantFrom(
    '"',
    '""',
    ';',
    ',',
    '\t',
    '|',
    '\n',
    '\r',
    ' ',
    'a@x.example',
    '<',
    '>',
    'sep=',
    'Nom',
    'é',
    '@',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const read = await readRoster({ text: pieces.join('') })
      if (!('ok' in read)) expect(read.refused).toMatch(refusals)
    }),
    { numRuns: 500 },
  )
})

test('a workbook with any bytes changed is read or refused', async () => {
  const good = await workbook({ sheets: [{ name: 'A', rows: inlineRows([['E-mail'], ['a@x.example']]) }] })
  const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const bytes = Buffer.from(good)
      for (const [at, byte] of changes) bytes[at] = byte
      const read = await readRoster({ bytes })
      if (!('ok' in read)) expect(read.refused).toMatch(refusals)
    }),
    { numRuns: 500 },
  )
})

test('a sheet with any XML in it is read or refused', async () => {
  const piece = fc.constantFrom(
    '<row>',
    '</row>',
    '<row r="3">',
    '<c>',
    '</c>',
    '<c r="A1" t="s">',
    '<c t="inlineStr">',
    '<c r="ZZZ1" t="b" s="-1">',
    '<v>',
    '</v>',
    '<is><t>',
    '</t></is>',
    '1',
    '1e999',
    '-5',
    'a',
    '&amp;',
    '&x;',
    '<![CDATA[x]]>',
    '<!-- -->',
    '<rPh>',
    '</rPh>',
    '_xZZZZ_',
    '_x0000_',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 15 }), async (pieces) => {
      const read = await readRoster({
        bytes: await workbook({ sheets: [{ name: 'A', rows: pieces.join('') }] }),
      })
      if (!('ok' in read)) expect(read.refused).toMatch(refusals)
    }),
    { numRuns: 200 },
  )
})
