import { expect, test } from 'vitest'
import { namedAddress, readAddressList } from '#app/domain/cohort/roster/address-list.ts'
import { parseText } from '#app/domain/cohort/roster/separator.ts'

const cellsOf = (text: string) => parseText(text).lines.map(({ cells }) => cells)

test.each([
  ['\t', 'Nom\tCourriel\nDiallo, A.; Mme\ta@x.example\n'],
  [';', 'Nom;Courriel\nDiallo, Amina;a@x.example\nKoné, Awa;b@x.example\n'],
  [',', 'Name,E-mail\nAmina; Diallo,a@x.example\nAwa; Koné,b@x.example\n'],
  ['|', 'Name|E-mail\nDiallo, Amina|a@x.example\n'],
])('the separator %j is found, whatever others stand in names', (separator, text) => {
  expect(parseText(text).separator).toBe(separator)
})

test('without titles the addresses tell the separator', () => {
  expect(parseText('a@x.example;Diallo, Amina\nb@x.example;Koné, Awa').separator).toBe(';')
  expect(parseText('Diallo; Amina,a@x.example\nKoné; Awa,b@x.example').separator).toBe(',')
})

test('one column has no separator, even if each name has a comma', () => {
  expect(parseText('Nom\nDiallo, Amina\nKoné, Awa\n')).toMatchObject({ separator: null })
  expect(cellsOf('Nom\nDiallo, Amina\n')).toEqual([['Nom'], ['Diallo, Amina']])
})

test('names without titles or addresses are parted if each has the same parts', () => {
  expect(cellsOf('Diallo;Amina\nKoné;Awa')).toEqual([
    ['Diallo', 'Amina'],
    ['Koné', 'Awa'],
  ])
})

test('quoted cells hold separators, line ends and quotes; rows keep the numbers that an editor shows', () => {
  const { lines } = parseText('Nom;Note\r\n"a;b";"one\r\ntwo"\r\n\r\n"say ""no""";x\r\n')
  expect(lines).toEqual([
    { row: 1, cells: ['Nom', 'Note'] },
    { row: 2, cells: ['a;b', 'one\ntwo'] },
    { row: 5, cells: ['say "no"', 'x'] },
  ])
})

test.each(['\n', '\r\n', '\r'])('lines may end in %j', (end) => {
  expect(cellsOf(['a;E-mail', 'b;b@x.example', ''].join(end))).toEqual([
    ['a', 'E-mail'],
    ['b', 'b@x.example'],
  ])
})

test('spaces around quotes are no part of a cell', () => {
  expect(cellsOf('Nom;E-mail\n "Diallo; A"  ; "a@x.example"\n')).toEqual([
    ['Nom', 'E-mail'],
    ['Diallo; A', 'a@x.example'],
  ])
})

test('quotes in the middle of a name are letters', () => {
  expect(cellsOf('Nom;E-mail\nJean "Jo" Dupont;a@x.example\n"Jean" Dupont;b@x.example')).toEqual([
    ['Nom', 'E-mail'],
    ['Jean "Jo" Dupont', 'a@x.example'],
    ['"Jean" Dupont', 'b@x.example'],
  ])
})

test('a quote that never closes is a letter, and its row is named', () => {
  const parsed = parseText('Nom;E-mail\nA;a@x.example\n"B;b@x.example\nC;c@x.example\n')
  expect(parsed.openQuoteRow).toBe(3)
  expect(parsed.lines.map(({ cells }) => cells[1])).toEqual([
    'E-mail',
    'a@x.example',
    'b@x.example',
    'c@x.example',
  ])
})

test('a stray quote doesn’t swallow the rows down to the next one', () => {
  const parsed = parseText('Nom;E-mail\n"A;a@x.example\nB;b@x.example\n"C";c@x.example\nD;d@x.example\n')
  expect(parsed.openQuoteRow).toBe(2)
  expect(parsed.lines.map(({ row, cells }) => [row, cells[1]])).toEqual([
    [1, 'E-mail'],
    [2, 'a@x.example'],
    [3, 'b@x.example'],
    [4, 'c@x.example'],
    [5, 'd@x.example'],
  ])
})

test('a note of several lines with addresses stays one cell', () => {
  const text = 'E-mail;Note\na@x.example;"write;to\nb@x.example\nor\nc@x.example"\nd@x.example;\n'
  expect(parseText(text)).toMatchObject({ openQuoteRow: null, lines: [{ row: 1 }, { row: 2 }, { row: 6 }] })
})

test('the line by which Excel tells the separator decides, and is counted', () => {
  expect(parseText('sep=|\r\nNom|E-mail\r\na;b|a@x.example')).toEqual({
    separator: '|',
    openQuoteRow: null,
    lines: [
      { row: 2, cells: ['Nom', 'E-mail'] },
      { row: 3, cells: ['a;b', 'a@x.example'] },
    ],
  })
})

test('empty cells between tabs stay', () => {
  expect(cellsOf('Nom\tPays\tE-mail\nA\t\ta@x.example\n')).toEqual([
    ['Nom', 'Pays', 'E-mail'],
    ['A', '', 'a@x.example'],
  ])
})

test.each([
  ['one a line', 'a@x.example\nb@x.example\n'],
  ['after commas', 'a@x.example, b@x.example'],
  ['after semicolons', 'a@x.example;b@x.example;'],
  ['both, with line ends', 'a@x.example;\r\nb@x.example;\r\n'],
  ['in brackets', '<a@x.example>; <b@x.example>'],
])('addresses are a list: %s', (_, text) => {
  expect(readAddressList(text)?.map(({ cells }) => cells[0])).toEqual(['a@x.example', 'b@x.example'])
})

test('names stand before addresses as mail programs write them, commas in them or not', () => {
  const rows = [
    { row: 1, cells: ['a@x.example', 'Diallo, Amina'] },
    { row: 1, cells: ['b@x.example', 'Awa Koné'] },
  ]
  expect(readAddressList('Diallo, Amina <a@x.example>; Awa Koné <b@x.example>')).toEqual(rows)
  expect(readAddressList('"Diallo, Amina" <a@x.example>, Awa Koné <b@x.example>')).toEqual(rows)
  expect(readAddressList('Diallo, Amina <a@x.example>\nAwa Koné <b@x.example>')).toEqual([
    rows[0],
    { ...rows[1], row: 2 },
  ])
})

test.each([
  'a@x.example;Amina;fr\nb@x.example;Awa;en',
  'Nom;E-mail\nA;a@x.example',
  'no address',
  'a@x.example,Amina',
])('a table is no list of addresses: %j', (text) => {
  expect(readAddressList(text)).toBeNull()
})

test('one slip among addresses leaves them a list, and itself in it', () => {
  expect(
    readAddressList('a@x.example\nb@x.example\nc.x.example\nd@x.example')?.map(({ cells }) => cells[0]),
  ).toEqual(['a@x.example', 'b@x.example', 'c.x.example', 'd@x.example'])
})

test('a hostile cell is not searched for a name', () => {
  expect(namedAddress(`${' '.repeat(1_000_000)}<a@x.example>`)).toBeNull()
  expect(namedAddress('a <b> <c@x.example>')).toBeNull()
})
