import { expect, test } from 'vitest'
import { dayOf } from '#app/domain/cohort/roster/excel-day.ts'
import { readRoster } from '#app/domain/cohort/roster/read-roster.server.ts'
import { inlineRows, workbook, workbookParts, zipOf } from '#tests/support/workbook.ts'

const people = [
  ['Nom', 'E-mail'],
  ['Amina Diallo', 'a@x.example'],
]
const sheet = (rows = inlineRows(people), name = 'Participants') => ({ name, rows })

/** The sheet's cells under titles that make any text a person. */
async function cellsOf(rows: string, more: Parameters<typeof workbook>[0] = {}) {
  const read = await readRoster({
    bytes: await workbook({ ...more, sheets: [{ name: 'A', rows }] }),
    columns: { mapping: { name: 0 }, hasHeader: false },
  })
  return 'ok' in read ? read.rows.map(({ row, cells }) => [row, ...cells]) : read
}

test('a workbook is read as a list without a separator', async () => {
  expect(await readRoster({ bytes: await workbook({ sheets: [sheet()] }) })).toMatchObject({
    ok: true,
    separator: null,
    encoding: null,
    columns: { state: 'known', by: 'header' },
    doubts: [],
    rows: [{ row: 2, fields: { name: 'Amina Diallo', email: 'a@x.example' } }],
  })
})

test('shared strings are put together from their runs, without how they sound', async () => {
  const strings =
    '<si><t>José</t></si><si><r><t>Ami</t></r><r><rPr><b/></rPr><t xml:space="preserve">na </t></r></si>' +
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b_x005F_c &amp; &#233;</t></si>'
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>9</v></c></row>'
  expect(await cellsOf(rows, { strings })).toEqual([[1, 'José', 'Amina ', '東京', 'a\rb_c & é']])
})

test('formulas give their last value; numbers, truth and failures their text', async () => {
  const rows =
    '<row r="3"><c r="A3" t="str"><f>A1&amp;"x"</f><v>amina</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="b"><v>1</v></c>' +
    '<c r="D3" t="e"><v>#N/A</v></c><c r="F3"><v>1.5E3</v></c><c r="G3"><f>A9</f></c></row>'
  expect(await cellsOf(rows)).toEqual([[3, 'amina', '2', 'TRUE', '#N/A', '', '1500']])
})

test('days are told from numbers by the style of their cell', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="[$-40C]dd\\ mmmm&quot; de &quot;yyyy"/><numFmt numFmtId="171" formatCode="#,##0&quot; days&quot;"/><numFmt numFmtId="172" formatCode="[Red]General"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/><xf numFmtId="172"/></cellXfs>'
  const cell = (at: number, style: number, value: number) =>
    `<c r="${'ABCDEF'[at]}1" s="${style}"><v>${value}</v></c>`
  const rows = `<row r="1">${cell(0, 0, 46082)}${cell(1, 1, 46082)}${cell(2, 2, 46082)}${cell(3, 3, 46082)}${cell(4, 4, 46082.604166666664)}${cell(5, 5, 46082)}</row>`
  expect(await cellsOf(rows, { styles })).toEqual([
    [1, '46082', '2026-03-01', '2026-03-01', '46082', '2026-03-01 14:30', '46082'],
  ])
  expect(await cellsOf(rows, { styles, workbookPr: '<workbookPr date1904="1"/>' })).toMatchObject([
    { 2: '2030-03-02' },
  ])
})

test.each([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [61, false, '1900-03-01'],
  [0.5, false, '12:00'],
  [0, true, '00:00'],
  [-1, false, null],
  [1e9, false, null],
])('day %d of Excel (1904: %s) is %s', (days, is1904, text) => {
  expect(dayOf(days, is1904)).toBe(text)
})

test('cells and rows without a reference follow one another; prefixes don’t matter', async () => {
  const rows =
    '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row><x:row r="7"><x:c r="B7"><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row>'
  expect(await cellsOf(rows.replaceAll('x:row', 'row'))).toEqual([
    [1, 'a', '1'],
    [7, '', '2'],
    [8, '3'],
  ])
})

test('hidden and empty sheets are passed over; others are named as a doubt', async () => {
  const read = await readRoster({
    bytes: await workbook({
      sheets: [
        { ...sheet(inlineRows([['Lists']]), 'Listes'), state: 'hidden' },
        sheet('', 'Empty'),
        sheet(),
        sheet(inlineRows(people), 'Second group'),
      ],
    }),
  })
  expect(read).toMatchObject({
    rows: [{ row: 2 }],
    doubts: [{ code: 'other-sheets', values: { sheet: 'Participants', count: 1 } }],
  })
})

test('a workbook of another program may put its parts elsewhere', async () => {
  const parts = workbookParts({ sheets: [sheet()] })
  const text = (name: string) => String(parts[name])
  const moved = {
    '_rels/.rels': text('_rels/.rels').replace('xl/workbook.xml', '/book/main.xml'),
    'book/main.xml': text('xl/workbook.xml').replaceAll('r:id', 'd3p1:id').replace('xmlns:r', 'xmlns:d3p1'),
    'book/_rels/main.xml.rels': text('xl/_rels/workbook.xml.rels').replace(
      'worksheets/sheet1.xml',
      '../Sheets/./One.xml',
    ),
    'sheets/one.xml': text('xl/worksheets/sheet1.xml'),
  }
  expect(await readRoster({ bytes: await zipOf(moved) })).toMatchObject({ ok: true, rows: [{ row: 2 }] })
})

const refusalOf = async (bytes: Uint8Array, fileName?: string) => {
  const read = await readRoster({ bytes, ...(fileName && { fileName }) })
  return 'refused' in read ? read : 'read'
}

test('a path out of the zip is refused', async () => {
  const bytes = await zipOf({ ...workbookParts({ sheets: [sheet()] }), 'xx/evil.xml': 'x' })
  for (let at = bytes.indexOf('xx/evil'); at >= 0; at = bytes.indexOf('xx/evil', at))
    bytes.write('../evil', at)
  expect(await refusalOf(bytes)).toEqual({ refused: 'zip-path', values: {} })
})

test('a part that unpacks to a thousand times its size is refused before it is unpacked', async () => {
  const bytes = await zipOf({
    ...workbookParts({ sheets: [sheet()] }),
    'xl/media/a.bin': Buffer.alloc(20_000_000),
  })
  expect(await refusalOf(bytes)).toEqual({ refused: 'zip-bomb', values: {} })
})

test('a part that unpacks to more than it says is refused', async () => {
  const strings = `<sst>${'<si><t>a</t></si>'.repeat(10_000)}</sst>`
  const bytes = await workbook({ sheets: [sheet()], more: { 'xl/sharedStrings.xml': strings } })
  // The size stands in the central directory, and in a descriptor behind the data.
  const lie = Buffer.alloc(4)
  lie.writeUInt32LE(strings.length)
  expect(await refusalOf(bytes)).toBe('read')
  for (let at = bytes.indexOf(lie); at >= 0; at = bytes.indexOf(lie, at)) bytes.writeUInt32LE(100, at)
  expect(await refusalOf(bytes)).toEqual({ refused: 'spreadsheet-broken', values: {} })
})

test('parts of more than 30 MB together are refused', async () => {
  const part = Buffer.alloc(1_000_000, 'abc')
  const more = Object.fromEntries(Array.from({ length: 32 }, (_, at) => [`xl/p${at}.bin`, part]))
  expect(await refusalOf(await workbook({ sheets: [sheet()], more }))).toEqual({
    refused: 'too-large-unpacked',
    values: { most: 30 },
  })
})

test('thousands of parts are refused', async () => {
  const more = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`p${at}`, '']))
  expect(await refusalOf(await zipOf(more))).toEqual({ refused: 'zip-bomb', values: {} })
})

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><row><c><v>1</v></c></row></worksheet>'],
  ['XML that isn’t well-formed', '<worksheet><sheetData><row><c></row>'],
  ['an entity that nothing names', '<worksheet><c><v>&lol;</v></c></worksheet>'],
  ['elements without end in one another', `${'<c>'.repeat(65)}${'</c>'.repeat(65)}`],
  [
    'an element that says a thousand things',
    `<worksheet><c ${Array.from({ length: 1_000 }, (_, at) => `a${at}=""`).join(' ')}/></worksheet>`,
  ],
])('%s is refused', async (_, xml) => {
  const bytes = await workbook({ sheets: [sheet()], more: { 'xl/worksheets/sheet1.xml': xml } })
  expect(await refusalOf(bytes)).toEqual({ refused: 'spreadsheet-broken', values: {} })
})

test('one long text in very many cells is refused', async () => {
  const strings = `<si><t>${'ab'.repeat(8_000)}</t></si>`
  const cells = Array.from({ length: 50 }, () => '<c t="s"><v>0</v></c>').join('')
  const bytes = await workbook({ strings, sheets: [sheet(`<row>${cells}</row>`.repeat(100))] })
  expect(await refusalOf(bytes)).toEqual({ refused: 'too-large-unpacked', values: { most: 30 } })
})

test('5,000 people are read, one more is too many, and so is a cell far to the right', async () => {
  const many = (count: number) =>
    inlineRows([['E-mail'], ...Array.from({ length: count }, (_, at) => [`p${at}@x.example`])])
  const read = await readRoster({ bytes: await workbook({ sheets: [sheet(many(5_000))] }) })
  expect('ok' in read && read.rows.length).toBe(5_000)
  for (const count of [5_001, 6_000])
    expect(await refusalOf(await workbook({ sheets: [sheet(many(count))] }))).toEqual({
      refused: 'too-many-rows',
      values: { most: 5_000 },
    })
  const far = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
  expect(await refusalOf(await workbook({ sheets: [sheet(far)] }))).toEqual({
    refused: 'too-many-columns',
    values: { most: 100 },
  })
})

test('what is no .xlsx is told by its kind', async () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  expect(await refusalOf(Buffer.concat([ole, Buffer.alloc(600)]))).toMatchObject({
    refused: 'spreadsheet-old',
  })
  expect(await refusalOf(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toMatchObject({
    refused: 'spreadsheet-locked',
  })
  for (const [kind, parts] of Object.entries<Record<string, string>>({
    xlsb: { 'xl/workbook.bin': '' },
    ods: { mimetype: 'x', 'content.xml': '' },
    docx: { 'word/document.xml': '' },
    pptx: { 'ppt/presentation.xml': '' },
    numbers: { 'Index/Document.iwa': '' },
    zip: { 'a.txt': '' },
  }))
    expect(await refusalOf(await zipOf(parts))).toEqual({ refused: 'other-kind', values: { kind } })
  expect(await refusalOf(Buffer.from('%PDF-1.7\n'))).toEqual({
    refused: 'other-kind',
    values: { kind: 'pdf' },
  })
  expect(await refusalOf(Buffer.from('<?xml version="1.0"?><Workbook/>'))).toEqual({
    refused: 'other-kind',
    values: { kind: 'xml' },
  })
  expect(await refusalOf(Buffer.from('\n<html><table><tr><td>a@x.example'))).toMatchObject({
    refused: 'web-page',
  })
  expect(await refusalOf(Buffer.alloc(100), 'List.XLSX')).toMatchObject({ refused: 'spreadsheet-broken' })
  expect(await refusalOf(Buffer.alloc(100), 'list.csv')).toMatchObject({ refused: 'not-text' })
})

test('a workbook cut short is broken', async () => {
  const bytes = await workbook({ sheets: [sheet()] })
  expect(await refusalOf(bytes.subarray(0, bytes.length / 2))).toMatchObject({
    refused: 'spreadsheet-broken',
  })
})

test('a workbook without a filled sheet is empty', async () => {
  expect(await refusalOf(await workbook({ sheets: [sheet('')] }))).toMatchObject({ refused: 'empty' })
  expect(await refusalOf(await workbook({}))).toMatchObject({ refused: 'empty' })
})
