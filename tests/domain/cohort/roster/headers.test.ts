import { expect, test } from 'vitest'
import { columnOf, columnsOf } from '#app/domain/cohort/roster/header-words.ts'
import { fieldsOf, findColumns } from '#app/domain/cohort/roster/headers.ts'

const linesOf = (...rows: string[][]) => rows.map((cells, at) => ({ row: at + 1, cells }))
const columnsIn = (...rows: string[][]) => findColumns(linesOf(...rows)).columns

test.each([
  [
    'email',
    [
      'E-mail',
      'EMAIL',
      'e-mail :',
      'Adresse électronique',
      'COURRIEL*',
      'Correo Electrónico',
      'البريد الالكتروني',
      'Email (required)',
      '2. Email',
      'Courriel / E-mail',
    ],
  ],
  [
    'name',
    ['Full name', 'Nom et prénom(s)', 'NOMS ET PRENOMS', 'Nombre y Apellidos', 'الاسم الكامل', 'Participant'],
  ],
  ['givenName', ['First Name', 'Prénoms', 'prenom', 'Nombre de pila', 'الاسم الأول']],
  ['familyName', ['Surname', 'Last_name', 'Nom de famille', 'Apellidos', 'اسم العائلة', 'اللقب']],
  ['language', ['Language', 'Langue', 'Idioma', 'اللغة']],
  ['country', ['Country', 'PAYS', 'País', 'pais', 'البلد', 'الدولة']],
  [
    'organisation',
    [
      'Organization',
      'Organisation',
      'Établissement',
      'Institución',
      'المؤسسة',
      'جهة العمل',
      'Institution/Organisation',
    ],
  ],
] as const)('%s is known by its titles', (column, titles) => {
  expect(titles.map((title) => [title, columnOf(title)])).toEqual(titles.map((title) => [title, column]))
})

test.each(['', 'Remarques', 'Phone', 'a@x.example', 'x'.repeat(100)])(
  '%j is no title that we know',
  (title) => {
    expect(columnOf(title)).toBeNull()
  },
)

test.each([
  [
    ['Nom', 'Prénom'],
    ['familyName', 'givenName'],
  ],
  [
    ['Nom', 'E-mail'],
    ['name', 'email'],
  ],
  [
    ['Nombre', 'Apellidos'],
    ['givenName', 'familyName'],
  ],
  [
    ['Nombre', 'Correo'],
    ['name', 'email'],
  ],
  [
    ['Name', 'First name'],
    ['familyName', 'givenName'],
  ],
  [
    ['Name', 'Surname'],
    ['givenName', 'familyName'],
  ],
  [
    ['Name', 'Email'],
    ['name', 'email'],
  ],
  [
    ['الاسم', 'اللقب'],
    ['givenName', 'familyName'],
  ],
  [
    ['الاسم', 'البريد'],
    ['name', 'email'],
  ],
])('titles are read together: %j', (titles, columns) => {
  expect(columnsOf(titles)).toEqual(columns)
})

test('titles need not be the first line', () => {
  const found = findColumns(
    linesOf(
      ['Formation à Niamey', '', ''],
      ['', '', ''],
      ['Nom', 'Prénom', 'E-mail'],
      ['D', 'A', 'a@x.example'],
    ),
  )
  expect(found.columns).toEqual({
    state: 'known',
    by: 'header',
    titles: ['Nom', 'Prénom', 'E-mail'],
    width: 3,
    mapping: { familyName: 0, givenName: 1, email: 2 },
  })
  expect(found.people).toEqual([{ row: 4, cells: ['D', 'A', 'a@x.example'] }])
  expect(found.doubts).toEqual([{ code: 'lines-above-header', values: { count: 1 } }])
})

test('without titles the content tells', () => {
  expect(
    columnsIn(['Amina Diallo', 'a@x.example', 'fr', 'Niger'], ['Awa Koné', 'b@x.example', 'en', 'Kenya']),
  ).toEqual({
    state: 'known',
    by: 'content',
    titles: null,
    width: 4,
    mapping: { name: 0, email: 1, language: 2, country: 3 },
  })
})

test('two columns of words without titles: one is guessed, and a person is asked', () => {
  expect(columnsIn(['Diallo', 'Amina', 'a@x.example'], ['Koné', 'Awa', 'b@x.example'])).toMatchObject({
    state: 'ask',
    mapping: { name: 0, email: 2 },
  })
})

test('titles that we don’t know are not taken for a person', () => {
  const found = findColumns(linesOf(['Naam', 'Post'], ['Amina', 'a@x.example'], ['Awa', 'b@x.example']))
  expect(found.columns).toMatchObject({
    state: 'ask',
    titles: ['Naam', 'Post'],
    mapping: { name: 0, email: 1 },
  })
  expect(found.people).toHaveLength(2)
})

test('two columns of addresses: a person chooses', () => {
  const rows = [
    ['Nom', 'E-mail', 'E-mail professionnel'],
    ['A', 'a@x.example', 'a@y.example'],
    ['B', '', 'b@y.example'],
  ]
  expect(columnsIn(...rows)).toMatchObject({ state: 'ask', mapping: { name: 0, email: 2 } })
})

test('a second column of addresses that is empty is no question', () => {
  expect(columnsIn(['E-mail', 'E-mail 1'], ['a@x.example', ''])).toMatchObject({
    state: 'known',
    mapping: { email: 0 },
  })
})

test('a title over the wrong column is doubted', () => {
  expect(columnsIn(['E-mail', 'Nom'], ['Amina', 'a@x.example'], ['Awa', 'b@x.example'])).toMatchObject({
    state: 'ask',
    mapping: { email: 1 },
  })
})

test('titles without a name or an address are not enough', () => {
  expect(columnsIn(['Pays', 'Langue'], ['Niger', 'fr'])).toMatchObject({ state: 'ask' })
})

test('FR and ES may be languages or countries', () => {
  expect(columnsIn(['a@x.example', 'FR'], ['b@x.example', 'ES'])).toMatchObject({
    state: 'ask',
    mapping: { email: 0, language: 1 },
  })
})

test('a choice goes before titles, and what the list hasn’t got is left out', () => {
  const lines = linesOf(['Nom', 'E-mail'], ['a@x.example', 'Amina'])
  const chosen = {
    mapping: { email: 0, name: 1, country: 7, language: -1, organisation: 0.5 },
    hasHeader: true,
  }
  expect(findColumns(lines, chosen)).toMatchObject({
    columns: { state: 'known', by: 'choice', mapping: { email: 0, name: 1 }, titles: ['Nom', 'E-mail'] },
    people: [{ row: 2 }],
  })
  expect(findColumns(lines, { mapping: { email: 0 }, hasHeader: false }).people).toHaveLength(2)
  expect(findColumns(lines, { mapping: {}, hasHeader: true }).columns.state).toBe('ask')
})

test('given and family name are joined, and an address may bring its name', () => {
  expect(
    fieldsOf(['Amina ', ' Diallo', 'a@x.example'], { givenName: 0, familyName: 1, email: 2 }),
  ).toMatchObject({
    name: 'Amina Diallo',
    email: 'a@x.example',
  })
  expect(fieldsOf(['Amina Diallo <a@x.example>'], { email: 0 })).toMatchObject({
    name: 'Amina Diallo',
    email: 'a@x.example',
  })
  expect(fieldsOf(['', 'Diallo'], { givenName: 0, familyName: 1 })).toMatchObject({ name: 'Diallo' })
})
