import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkViews } from '#app/content/check-views.ts'
import { dataRowsHash, dataSetHash } from '#app/content/data-set-hash.ts'
import { type Problem, problemLine, sayInto } from '#app/content/problems.ts'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { meridiaSet, OPEN_SEED, openDraw } from '#tests/labs/data/meridia-set.ts'
import { aFolder } from './folder.ts'
import { mustSpeakFrench } from './french-words.ts'

const yaml = `languages: [en, fr]
title: { en: Schools, fr: Écoles }
summary: { en: Made up, fr: Inventé }
invented: true
licence: CC BY 4.0
attribution: { en: Us, fr: Nous }
tables:
  school:
    title: { en: Schools, fr: Écoles }
    from: school.csv
    variables:
      id: { type: integer, label: { en: number, fr: numéro } }
      kind: { type: text, label: { en: kind, fr: type }, codes: { P: { en: primary, fr: primaire }, S: { en: secondary, fr: secondaire } } }
      pupils: { type: integer, label: { en: pupils, fr: élèves }, special: { 999: { en: unknown, fr: inconnu } } }
      share: { type: number, label: { en: share, fr: part } }
      opened: { type: date, label: { en: opened, fr: ouverture } }
  v_primary:
    title: { en: Primary, fr: Primaire }
    from: v_primary.sql
    rows: 1
    like: school
    variables:
      id:
      pupils:
`
const csv = 'id,kind,pupils,share,opened\n1,P,120,0.5,1999-09-01\n2,S,999,,\n'
const sql = `SELECT id, pupils FROM school WHERE kind = 'P'\n`

const theFiles = { 'data.yaml': yaml, 'school.csv': csv, 'v_primary.sql': sql }

/** Reads a folder of one data set, with some files changed. */
function read(changed: Partial<Record<string, string | Buffer | null>> = {}) {
  const files = Object.entries({ ...theFiles, ...changed }).flatMap(([name, content]) =>
    content === null || content === undefined ? [] : [[`data/schools/${name}`, content] as const],
  )
  const { dir } = aFolder(Object.fromEntries(files))
  const [folder] = readDataSets(dir)
  return { ...folder!, places: places(folder!.problems, `${dir}/data/schools/`) }
}

const places = (problems: Problem[], folder: string) => {
  mustSpeakFrench(problems)
  return problems.map(
    ({ code, file, line, column }) => `${code} ${file.replace(folder, '')}:${line}:${column}`,
  )
}

const changedYaml = (from: string | RegExp, to: string) => {
  const changed = yaml.replace(from, to)
  if (changed === yaml) throw new Error(`nothing to change: ${from}`)
  return { 'data.yaml': changed }
}

test('a good folder becomes a data set and a hash', () => {
  const { dataSet, hash, problems } = read()
  expect(problems.map(problemLine)).toEqual([])
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(dataSet).toMatchObject({
    id: 'schools',
    generator: null,
    seed: null,
    draws: 0,
    csv: { school: csv },
  })
  expect(dataSet!.tables.map(({ name, view, rows }) => [name, view, rows])).toEqual([
    ['school', null, 2],
    ['v_primary', sql.trim(), 1],
  ])
  const [id, pupils] = dataSet!.tables[1]!.variables
  expect(id).toEqual({
    name: 'id',
    type: 'integer',
    label: { en: 'number', fr: 'numéro' },
    codes: [],
    universe: null,
  })
  expect(pupils!.codes).toEqual([{ code: '999', label: { en: 'unknown', fr: 'inconnu' } }])
})

test('a byte order mark and lines of Windows are no problem', () => {
  expect(read({ 'school.csv': `\ufeff${csv.replaceAll('\n', '\r\n')}` }).places).toEqual([])
})

test('a folder of courses without data has none', () => {
  expect(readDataSets(aFolder({ 'foundations/course.yaml': '' }).dir)).toEqual([])
  expect(readDataSets('/nowhere/at/all')).toEqual([])
})

test.each<[string, Parameters<typeof read>[0], string[]]>([
  ['an unknown key', changedYaml('licence:', 'colour: red\nlicence:'), ['yaml-unknown-key data.yaml:5:1']],
  [
    'an unknown key of a variable',
    changedYaml('type: date,', 'type: date, unit: m,'),
    ['yaml-unknown-key data.yaml:16:29'],
  ],
  [
    'a missing translation',
    changedYaml('en: Made up, fr: Inventé', 'en: Made up'),
    ['yaml-value data.yaml:3:1'],
  ],
  ['a code without translation', changedYaml(', fr: primaire', ''), ['yaml-value data.yaml:13:67']],
  ['a missing text', changedYaml(/summary.*\n/, ''), ['yaml-value data.yaml:1:1']],
  ['a type that there is not', changedYaml('type: date', 'type: day'), ['yaml-value data.yaml:16:17']],
  ['a bad name', changedYaml('      share:', '      Share:'), ['yaml-value data.yaml:15:7']],
  [
    'a name that is a word of SQL',
    changedYaml('      share:', '      group:'),
    ['yaml-value data.yaml:15:7'],
  ],
  ['a key that stands twice', changedYaml('      share:', '      pupils:'), ['yaml-syntax data.yaml:15:7']],
  ['a code of another type', changedYaml('999: {', 'x: {'), ['yaml-value data.yaml:14:7']],
  [
    'a code list that there is not',
    changedYaml('type: number,', 'type: number, codelist: none,'),
    ['yaml-value data.yaml:15:30'],
  ],
  ['a draw without generator', changedYaml('tables:', 'draws: 4\ntables:'), ['yaml-value data.yaml:7:1']],
  [
    'a generator without seed',
    changedYaml('tables:', 'generator: meridia\ntables:'),
    ['yaml-value data.yaml:7:1'],
  ],
  [
    'a generator that there is not',
    changedYaml('tables:', 'generator: dice\ntables:'),
    ['yaml-value data.yaml:7:1'],
  ],
  [
    'rows from no generator',
    changedYaml('from: school.csv', 'from: generator'),
    ['yaml-value data.yaml:10:5'],
  ],
  ['a path', changedYaml('from: school.csv', 'from: ../school.csv'), ['yaml-value data.yaml:10:5']],
  ['a view without rows', changedYaml('    rows: 1\n', ''), ['yaml-value data.yaml:19:5']],
  [
    'rows of a table',
    changedYaml('from: school.csv', 'from: school.csv\n    rows: 2'),
    ['yaml-value data.yaml:11:5'],
  ],
  [
    'a variable that nothing describes',
    changedYaml('    like: school\n', ''),
    ['yaml-value data.yaml:22:7', 'yaml-value data.yaml:23:7'],
  ],
  [
    'an aggregate without roles',
    changedYaml('from: school.csv', 'from: school.csv\n    aggregate: true'),
    ['yaml-value data.yaml:12:5', 'yaml-value data.yaml:12:5'],
  ],
  ['a file that there is not', { 'school.csv': null }, ['data-file-missing data.yaml:10:5']],
  ['a file that nothing needs', { 'old.csv': 'a\n' }, ['data-file-unused data.yaml:7:1']],
  ['no description', { 'data.yaml': null }, ['data-yaml-missing data.yaml:1:1']],
  [
    'a description too long',
    { 'data.yaml': `${yaml}# ${'x'.repeat(205_000)}` },
    ['data-yaml-too-big data.yaml:1:1'],
  ],
  ['an empty file', { 'school.csv': '' }, ['data-header-missing school.csv:1:1']],
  ['other columns', { 'school.csv': csv.replace('share', 'rate') }, ['data-columns school.csv:1:1']],
  [
    'columns in another order',
    { 'school.csv': csv.replace('id,kind', 'kind,id') },
    ['data-columns school.csv:1:1'],
  ],
  ['a column twice', { 'school.csv': csv.replace('share', 'pupils') }, ['data-column-twice school.csv:1:1']],
  ['semicolons', { 'school.csv': csv.replaceAll(',', ';') }, ['data-separator school.csv:1:1']],
  ['too few values', { 'school.csv': csv.replace('2,S,999,,', '2,S,999') }, ['data-cells school.csv:3:1']],
  ['a comma without quotes', { 'school.csv': csv.replace('0.5', '0,5') }, ['data-cells school.csv:2:1']],
  ['a text for a number', { 'school.csv': csv.replace('120', 'many') }, ['data-value school.csv:2:5']],
  ['a decimal comma', { 'school.csv': csv.replace('0.5', '"0,5"') }, ['data-value school.csv:2:9']],
  [
    'a day that there was not',
    { 'school.csv': csv.replace('1999-09-01', '1999-09-31') },
    ['data-value school.csv:2:13'],
  ],
  ['a code that there is not', { 'school.csv': csv.replace(',S,', ',T,') }, ['data-code school.csv:3:3']],
  ['a quote without end', { 'school.csv': csv.replace(',S,', ',"S,') }, ['data-quote school.csv:3:3']],
  ['a quote inside', { 'school.csv': csv.replace(',S,', ',S"x",') }, ['data-quote school.csv:3:3']],
  ['no text', { 'school.csv': Buffer.from([0xff, 0xfe, 0]) }, ['not-text school.csv:1:1']],
  ['too much', { 'school.csv': csv + '3,P,1,1,\n'.repeat(1_200_000) }, ['data-too-big school.csv:1:1']],
  [
    'too many rows',
    { 'school.csv': csv + '3,,,,\n'.repeat(199_999) },
    ['data-too-many-rows school.csv:200002:1'],
  ],
  ['a view that changes data', { 'v_primary.sql': 'DELETE FROM school' }, ['data-view v_primary.sql:1:1']],
  ['two statements', { 'v_primary.sql': `${sql}; DROP TABLE school` }, ['data-view v_primary.sql:1:1']],
])('%s is told', (_, changed, expected) => {
  const { places: found, dataSet, hash } = read(changed)
  expect(found).toEqual(expected)
  if (!expected[0]!.startsWith('data-file-unused')) expect([dataSet, hash]).toEqual([null, null])
})

test('a table of texts takes no formula', () => {
  const changed = changedYaml(/, codes: \{ P.*\n/, ' }\n')
  const { places: found } = read({ ...changed, 'school.csv': csv.replace(',S,', ',=1+1,') })
  expect(found).toEqual(['data-formula school.csv:3:3'])
})

test('of many wrong values the first are told, and how many more there are', () => {
  const { problems } = read({ 'school.csv': csv + 'x,P,1,1,\n'.repeat(5_000) })
  expect(problems).toHaveLength(11)
  expect(problems.at(-1)).toMatchObject({
    code: 'data-more',
    wrong: "4990 more values of this table can't be used.",
  })
})

test('a description that doesn’t fit the generator is told', () => {
  const meridia = readFileSync('courses/data/meridia/data.yaml', 'utf8')
  const files = (changed: string) => ({ 'data.yaml': changed, 'school.csv': null, 'v_primary.sql': null })
  const only = (tables: string) =>
    meridia.replace(/\ntables:[\s\S]*\n# For trainers[\s\S]*/, `\ntables:\n${tables}`)
  const head = (name: string) =>
    `  ${name}:\n    title: { en: x, fr: x }\n    from: generator\n    variables:\n`
  const id = (name: string, type: string) => `      ${name}: { type: ${type}, label: { en: x, fr: x } }\n`
  const codes = (problems: Problem[]) => problems.map(({ code }) => code)

  expect(codes(read(files(only(head('flow') + id('flow_id', 'text')))).problems)).toEqual([
    'data-generator-table',
  ])
  expect(codes(read(files(only(head('ngo_list') + id('ngo_id', 'text')))).problems)).toEqual(['data-columns'])
  const list = ['ngo_id', 'given_name', 'family_name', 'sex', 'dob', 'origin', 'site']
  const asIntegers = list.map((name) => id(name, name === 'dob' ? 'integer' : 'text')).join('')
  expect(codes(read(files(only(head('ngo_list') + asIntegers))).problems)).toEqual(['data-value'])
})

test('the hash follows every change, the hash of the rows only what queries can see', () => {
  const base = read().dataSet!
  const relabelled = read(changedYaml('fr: élèves', 'fr: effectif')).dataSet!
  const other = read({ 'school.csv': csv.replace('120', '121') }).dataSet!
  const view = read({ 'v_primary.sql': sql.replace("'P'", "'S'") }).dataSet!
  expect(dataSetHash(read().dataSet!)).toBe(dataSetHash(base))
  expect(new Set([base, relabelled, other, view].map(dataSetHash)).size).toBe(4)
  expect(dataRowsHash(relabelled)).toBe(dataRowsHash(base))
  expect(new Set([base, other, view].map(dataRowsHash)).size).toBe(3)
})

test('Meridia has no problems, in English and French', async () => {
  const folder = readDataSets('courses').find(({ id }) => id === 'meridia')!
  expect(folder.problems.map(problemLine)).toEqual([])
  const set = folder.dataSet!
  expect([set.isInvented, set.seed, set.draws, set.faults.length > 10]).toEqual([true, OPEN_SEED, 16, true])
  expect(JSON.stringify(set)).not.toContain('undefined')
  for (const language of ['en', 'fr']) expect(set.summary[language]).toMatch(/invent/i)
})

test('views run, with the columns, rows, types and codes of their description', async () => {
  const set = meridiaSet()
  const { run } = await openDraw(set, OPEN_SEED)
  const check = async (changed: typeof set) => {
    const problems: Problem[] = []
    const placeOf = (path: readonly PropertyKey[]) => ({ line: path.length, column: 1 })
    await checkViews(changed, async (query) => run(query), placeOf, sayInto(problems, 'data.yaml'))
    mustSpeakFrench(problems)
    return problems.map(({ code, wrong }) => `${code}: ${wrong}`)
  }
  const withView = (name: string, change: Partial<(typeof set.tables)[number]>) => ({
    ...set,
    tables: set.tables.map((table) => (table.name === name ? { ...table, ...change } : table)),
  })
  const census = set.tables.find(({ name }) => name === 'v_census')!

  expect(await check(set)).toEqual([])
  expect(await check(withView('v_census', { rows: 4_537 }))).toEqual([
    'data-view-rows: The view has 4522 rows in the fixed draw, not 4537.',
  ])
  const fewer = await check(withView('v_census', { variables: census.variables.slice(1) }))
  expect(fewer[0]).toMatch(/^data-columns/)
  const asTexts = census.variables.map((variable) =>
    variable.name === 'sex' ? { ...variable, type: 'text' as const } : variable,
  )
  expect(await check(withView('v_census', { variables: asTexts }))).toEqual([
    "data-view-values: sex: 4522 values of the view don't fit its type or codes.",
  ])
  const ran = await check({ ...set, tables: [{ ...census, name: 'v_gone' }] })
  expect(ran[0]).toMatch(/^data-view-fails: The view doesn't run: no such table/)
})
