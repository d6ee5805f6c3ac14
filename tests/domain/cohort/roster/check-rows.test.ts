import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenLetters } from '#app/domain/cohort/roster/broken-letters.ts'
import { checkRows, type Known } from '#app/domain/cohort/roster/check-rows.ts'
import { readCountry } from '#app/domain/cohort/roster/read-country.ts'
import { readEmail } from '#app/domain/cohort/roster/read-email.ts'
import { readLanguage } from '#app/domain/cohort/roster/read-language.ts'
import type { RosterFields } from '#app/domain/cohort/roster/roster.ts'
import { textOfWindows1252 } from '#app/domain/cohort/roster/windows-1252.ts'
import { countriesIn } from '#app/domain/people/countries.ts'

const known: Known = {
  byLink: false,
  languages: ['en', 'fr'],
  fallback: 'fr',
  members: new Set(['in@x.example']),
  invited: new Set(['name:paper person']),
  accounts: new Set(['in@x.example', 'has@x.example']),
}
const fieldsWith = (given: Partial<RosterFields>): RosterFields => ({
  email: '',
  name: '',
  language: '',
  country: '',
  organisation: '',
  ...given,
})
const check = (rows: Partial<RosterFields>[], given: Partial<Known> = {}) =>
  checkRows(
    rows.map((fields, at) => ({ row: at + 2, fields: fieldsWith(fields) })),
    { ...known, ...given },
  )
const checkOne = (fields: Partial<RosterFields>, given: Partial<Known> = {}) => check([fields], given)[0]!
const codesOf = (fields: Partial<RosterFields>, given: Partial<Known> = {}) =>
  checkOne(fields, given).reasons.map(({ code }) => code)

test('no sign in a name turns the words after it around; those that join letters stay', () => {
  const { fields } = checkOne({
    email: 'a@x.example',
    name: 'Awa\u202e \u2066Diop',
    organisation: 'می\u200cرود\u202c',
  })
  expect([fields.name, fields.organisation]).toEqual(['Awa Diop', 'می\u200cرود'])
})

test('who was invited by name alone is known again, as who was by address is', () => {
  const byLink = { byLink: true }
  expect(codesOf({ name: ' Paper  PERSON' }, byLink)).toEqual(['already-in-cohort'])
  expect(codesOf({ name: 'Paper Persona' }, byLink)).toEqual([])
  // An address says more than a name: another person of that name.
  expect(codesOf({ name: 'Paper Person', email: 'new@x.example' }, byLink)).toEqual([])
})

test('a good row is green, tidied, and read', () => {
  expect(
    checkOne({
      email: ' Amina@X.Example ',
      name: 'Amina \u00a0 Diallo',
      language: 'Français',
      country: 'Niger',
      organisation: 'INS',
    }),
  ).toEqual({
    row: 2,
    state: 'ready',
    reasons: [],
    fields: {
      email: 'amina@x.example',
      name: 'Amina Diallo',
      language: 'fr',
      country: 'NE',
      organisation: 'INS',
    },
    typed: {
      email: 'Amina@X.Example',
      name: 'Amina Diallo',
      language: 'Français',
      country: 'Niger',
      organisation: 'INS',
    },
  })
})

test('names stay as typed but for spaces and composed letters', () => {
  expect(checkOne({ email: 'a@x.example', name: 'DIALLO  Zoe\u0301\tO’Neil' }).fields.name).toBe(
    'DIALLO Zo\u00e9 O’Neil',
  )
})

test('an address is needed, unless a personal link is handed to a name', () => {
  expect(checkOne({ name: 'Amina' })).toMatchObject({
    state: 'refused',
    reasons: [{ code: 'email-missing' }],
  })
  expect(checkOne({ name: 'Amina' }, { byLink: true })).toMatchObject({ state: 'ready', reasons: [] })
  expect(checkOne({ organisation: 'INS' }, { byLink: true })).toMatchObject({
    state: 'refused',
    reasons: [{ code: 'email-and-name-missing' }],
  })
  expect(codesOf({ organisation: 'INS' })).toEqual(['email-missing'])
})

test('an address in the place of the name is pointed at', () => {
  expect(codesOf({ name: 'a@x.example' })).toEqual(['name-is-email', 'email-missing'])
})

test.each([
  ['a@gmail.com.', 'a@gmail.com'],
  ['a@gmail.com,', 'a@gmail.com'],
  ['a＠x.example', 'a@x.example'],
  ['a @x. example', 'a@x.example'],
  ['a@@x.example', 'a@x.example'],
  ['a@x..example', 'a@x.example'],
  ['a@x,example', 'a@x.example'],
  ['ana arroba ine.example', 'ana@ine.example'],
  ['ana [at] ine [dot] example', 'ana@ine.example'],
  ['a@x.example; b@x.example', 'a@x.example'],
  ['a@x.example / b@x.example', 'a@x.example'],
  ['a@gmial,com', 'a@gmail.com'],
])('%j is no address; %j is suggested', (typed, suggestion) => {
  expect(checkOne({ email: typed })).toMatchObject({
    state: 'refused',
    fields: { email: '' },
    reasons: [{ code: 'email-did-you-mean', values: { suggestion } }],
  })
})

test.each(['amina', 'amina@', '@x.example', 'amina.x.example', 'a@localhost', 'a@'.repeat(200)])(
  '%j is no address, and nothing is suggested',
  (email) => {
    expect(checkOne({ email })).toMatchObject({ state: 'refused', reasons: [{ code: 'email-malformed' }] })
  },
)

test.each([
  'mailto:a@x.example',
  '<a@x.example>',
  '"a@x.example"',
  '\u200ea@x.example\u200b',
  'a@x.example\u00a0',
])('what surrounds an address is no fault: %j', (email) => {
  expect(checkOne({ email })).toMatchObject({ state: 'ready', fields: { email: 'a@x.example' } })
})

test.each([
  ['gmial.com', 'gmail.com'],
  ['gamil.com', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gmail.co', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['hotmial.com', 'hotmail.com'],
  ['yahooo.fr', 'yahoo.fr'],
  ['yaho.com', 'yahoo.com'],
  ['outlok.com', 'outlook.com'],
  ['unicef.ogr', 'unicef.org'],
  ['stats.example.con', 'stats.example.com'],
])('%s is probably %s: amber, with the address as typed', (domain, meant) => {
  expect(checkOne({ email: `a@${domain}` })).toMatchObject({
    state: 'look',
    fields: { email: `a@${domain}` },
    reasons: [{ code: 'email-typo', values: { suggestion: `a@${meant}` } }],
  })
})

test.each([
  'gmail.com',
  'ymail.com',
  'mail.com',
  'email.com',
  'gmx.com',
  'yahoo.es',
  'ins.ne',
  'un.org',
  'insee.fr',
  'stat.gov.rs',
  'proton.me',
])('%s is nobody’s slip', (domain) => {
  expect(readEmail(`a@${domain}`).state).toBe('good')
})

test('a domain that differs by a letter from one of many others is pointed at', () => {
  const checked = check([
    ...['a', 'b', 'c'].map((name) => ({ email: `${name}@ins.gov.ne` })),
    { email: 'd@ins.gv.ne' },
    { email: 'e@ins.gov.nr' },
  ])
  expect(checked.map(({ reasons }) => reasons)).toEqual([
    [],
    [],
    [],
    [{ code: 'email-typo', values: { typed: 'd@ins.gv.ne', suggestion: 'd@ins.gov.ne' } }],
    [],
  ])
})

test('the second of two equal addresses names the row of the first', () => {
  const checked = check([{ email: 'a@x.example' }, { email: 'b@x.example' }, { email: ' A@x.EXAMPLE' }])
  expect(checked.map(({ state }) => state)).toEqual(['ready', 'ready', 'refused'])
  expect(checked[2]?.reasons).toEqual([{ code: 'email-twice', values: { row: 2 } }])
})

test('without addresses an equal name is doubted, not refused', () => {
  const checked = check([{ name: 'Zoé Diallo' }, { name: 'zoe  DIALLO' }], { byLink: true })
  expect(checked[1]).toMatchObject({ state: 'look', reasons: [{ code: 'name-twice', values: { row: 2 } }] })
})

test('who is in the cohort or has an account is amber', () => {
  expect(checkOne({ email: 'IN@x.example' })).toMatchObject({
    state: 'look',
    reasons: [{ code: 'already-in-cohort' }],
  })
  expect(checkOne({ email: 'has@x.example' })).toMatchObject({
    state: 'look',
    reasons: [{ code: 'has-account' }],
  })
})

test('a language falls back where it is unknown or not offered', () => {
  expect(checkOne({ email: 'a@x.example', language: 'Klingon' })).toMatchObject({
    state: 'look',
    fields: { language: 'fr' },
    typed: { language: 'Klingon' },
    reasons: [{ code: 'language-unknown', values: { typed: 'Klingon', fallback: 'fr' } }],
  })
  expect(codesOf({ email: 'a@x.example', language: 'Español' })).toEqual(['language-not-offered'])
  expect(checkOne({ email: 'a@x.example' })).toMatchObject({ state: 'ready', fields: { language: 'fr' } })
})

test.each([
  [
    'fr',
    [
      'FR',
      'fr-CA',
      'fr_FR',
      'fra',
      'fre',
      'Français',
      'francais',
      'FRENCH',
      'Francés',
      'الفرنسية',
      'French / Français',
    ],
  ],
  ['en', ['English', 'anglais', 'Inglés', 'إنجليزي', 'English (UK)', 'en-GB']],
  ['ar', ['Arabic', 'arabe', 'العربية', 'ara']],
] as const)('%s is named in many ways', (code, words) => {
  expect(words.map(readLanguage)).toEqual(words.map(() => code))
})

test.each(['', 'x', 'Klingon', 'en'.repeat(100)])('%j names no language', (word) => {
  expect(readLanguage(word)).toBeNull()
})

test('every country is known by its name in four languages and by both codes', () => {
  for (const language of ['en', 'fr', 'es', 'ar'])
    for (const { code, name } of countriesIn(language))
      expect([name, readCountry(name).code]).toEqual([name, code])
  expect(readCountry('KEN').code).toBe('KE')
  expect(readCountry('cod').code).toBe('CD')
})

test.each([
  ['RDC', 'CD'],
  ['Democratic Republic of the Congo', 'CD'],
  ['République du Congo', 'CG'],
  ['Cote d’ivoire', 'CI'],
  ['COTE D IVOIRE', 'CI'],
  ['la Côte d’Ivoire', 'CI'],
  ['Le Niger', 'NE'],
  ['The Gambia', 'GM'],
  ['Viet Nam', 'VN'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['United Republic of Tanzania', 'TZ'],
  ['U.K.', 'GB'],
  ['USA', 'US'],
  ['Türkiye', 'TR'],
  ['Palestine', 'PS'],
  ['México', 'MX'],
  ['MEXICO', 'MX'],
])('%s is %s', (name, code) => {
  expect(readCountry(name)).toEqual({ code, suggestion: null })
})

test.each([
  ['Camerooon', 'CM'],
  ['Guinée-Bisau', 'GW'],
  ['Sénégall', 'SN'],
  ['Moçambiqe', 'MZ'],
  ['Bolivia, Plurinational', 'BO'],
])('%s is probably %s, and the row stays without a country until somebody says so', (typed, suggestion) => {
  expect(checkOne({ email: 'a@x.example', country: typed })).toMatchObject({
    state: 'look',
    fields: { country: '' },
    reasons: [{ code: 'country-did-you-mean', values: { typed, suggestion } }],
  })
})

test('a country that is none and is near none, or two, is unknown', () => {
  // Between Niger and Nigeria we don't choose.
  for (const country of ['Nigera', 'Atlantis', 'ZZ', '12', 'x'.repeat(500)])
    expect(codesOf({ email: 'a@x.example', country })).toEqual(['country-unknown'])
})

test('letters read in the wrong encoding are read again', () => {
  expect(checkOne({ email: 'a@x.example', name: 'JosÃ© MuÃ±oz', organisation: 'Minist?re' })).toMatchObject({
    state: 'look',
    fields: { name: 'JosÃ© MuÃ±oz' },
    reasons: [
      { code: 'letters-misread', values: { field: 'name', suggestion: 'José Muñoz' } },
      { code: 'letters-lost', values: { field: 'organisation' } },
    ],
  })
  expect(brokenLetters('Jos\ufffd')).toEqual({ state: 'lost' })
})

test.each(['José Muñoz', 'Ângela', 'São Tomé', 'ÂNGELA', 'Zoë', 'أحمد', 'Nguyễn', 'Why not'])(
  '%s is not suspicious',
  (name) => {
    expect(brokenLetters(name)).toBeNull()
  },
)

test('any text that was read once or twice in the wrong encoding is found and mended', () => {
  const misread = (text: string) => textOfWindows1252(new TextEncoder().encode(text))
  const letter = fc.constantFrom(...'éèñçüãÉÀأحمدœ’')
  fc.assert(
    fc.property(
      fc.array(letter, { minLength: 1, maxLength: 8 }),
      fc.string({ maxLength: 5 }),
      (letters, ascii) => {
        const text = `${ascii.replace(/[^ -~]/g, '')}${letters.join('')}`
        expect(brokenLetters(misread(text))).toEqual({ state: 'misread', suggestion: text })
        expect(brokenLetters(misread(misread(text)))).toEqual({ state: 'misread', suggestion: text })
      },
    ),
  )
})

test('a formula that failed counts as empty', () => {
  expect(checkOne({ email: '#N/A', name: '#REF!' })).toMatchObject({
    state: 'refused',
    fields: { email: '', name: '' },
    reasons: [{ code: 'formula-failed' }, { code: 'formula-failed' }, { code: 'email-missing' }],
  })
})

test('names and organisations have the length that an account can hold', () => {
  expect(
    checkOne({ email: 'a@x.example', name: 'x'.repeat(121), organisation: 'y'.repeat(161) }),
  ).toMatchObject({
    state: 'refused',
    reasons: [
      { code: 'name-too-long', values: { most: 120 } },
      { code: 'organisation-too-long', values: { most: 160 } },
    ],
  })
})

test('any texts at all get a state, and only an address that is one goes on', () => {
  const text = fc.oneof(
    fc.array(fc.nat(0x10ffff), { maxLength: 40 }).map((points) => String.fromCodePoint(...points)),
    fc.emailAddress(),
    fc.constantFrom('', '\u0000', 'x'.repeat(5000)),
  )
  const fields = fc.record({ email: text, name: text, language: text, country: text, organisation: text })
  fc.assert(
    fc.property(fc.array(fields, { maxLength: 5 }), (rows) => {
      for (const { fields, state, reasons } of check(rows)) {
        expect(state === 'ready').toBe(reasons.length === 0)
        if (state !== 'refused') expect(readEmail(fields.email).state).not.toBe('malformed')
        expect(['en', 'fr']).toContain(fields.language)
      }
    }),
  )
})
