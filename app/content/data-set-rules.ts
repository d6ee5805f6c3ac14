import { readCell } from '#app/labs/data/read-cell.ts'
import { isReservedWord } from '#app/labs/data/reserved-words.ts'
import { sdmxWords } from '#app/labs/data/sdmx-csv.ts'
import type { DataFile } from './data-set-file.ts'

/** Notes a mistake at a path: `what is wrong | what to write instead`. */
export type Refuse = (path: PropertyKey[], message: string) => void

type TableFile = DataFile['tables'][string]
type VariableFile = NonNullable<TableFile['variables'][string]>

/** Every text of the file stands in every language that the file names. */
export function checkTranslations(
  value: unknown,
  languages: string[],
  refuse: Refuse,
  path: PropertyKey[] = [],
): void {
  if (typeof value !== 'object' || value === null) return
  if (isTranslated(value)) {
    for (const code of languages) {
      if (!Object.hasOwn(value, code))
        refuse(path, `has no text in "${code}" | Add one, or drop the language from languages.`)
    }
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    checkTranslations(inner, languages, refuse, [...path, Array.isArray(value) ? Number(key) : key])
  }
}

/** Texts by language, as the schema made sure: nothing else in the file has only such keys and only texts. */
function isTranslated(value: object): boolean {
  const entries = Object.entries(value)
  return (
    entries.length > 0 && entries.every(([key, text]) => /^[a-z]{2,3}$/.test(key) && typeof text === 'string')
  )
}

/** A generator, its seed and draws go together. */
export function checkDraws({ generator, seed, draws }: DataFile, refuse: Refuse): void {
  if (generator && seed === undefined)
    refuse(['generator'], 'has no seed | Add seed: it makes the rows that texts quote.')
  if (generator) return
  if (seed !== undefined) refuse(['seed'], 'has no generator | Name the generator, or drop the seed.')
  if (draws > 0)
    refuse(['draws'], 'has no generator | Files are the same for everybody: drop draws, or name a generator.')
}

export function checkTable(file: DataFile, id: string, refuse: Refuse): void {
  const table = file.tables[id]
  if (!table) return
  const path = ['tables', id]
  checkName(id, path, refuse)
  checkSource(file, table, path, refuse)
  const names = Object.keys(table.variables)
  if (names.length === 0) refuse([...path, 'variables'], 'is empty | Describe at least one variable.')
  for (const name of names) {
    const given = table.variables[name]
    const at = [...path, 'variables', name]
    checkName(name, at, refuse)
    if (given) checkVariable(file, given, at, refuse)
    else checkLike(file, table, name, at, refuse)
  }
  if (table.aggregate) checkRoles(file, table, path, refuse)
}

function checkName(name: string, path: PropertyKey[], refuse: Refuse): void {
  if (isReservedWord(name))
    refuse(path, 'is a word of SQL | Choose another name, or learners would have to put it in quotes.')
  if (name.startsWith('sqlite_')) refuse(path, 'begins like a table of SQLite’s own | Choose another name.')
}

function checkSource(file: DataFile, { from, rows }: TableFile, path: PropertyKey[], refuse: Refuse): void {
  if (from === 'generator' && !file.generator)
    refuse([...path, 'from'], 'is the generator, and the file names none | Add generator and seed.')
  if (from.endsWith('.sql') ? rows === undefined : rows !== undefined) {
    refuse(
      [...path, rows === undefined ? 'from' : 'rows'],
      rows === undefined
        ? 'is a view without rows | Add rows: how many it has in the fixed draw.'
        : 'is for views only | Drop it: the rows of tables are counted.',
    )
  }
}

function checkLike(file: DataFile, { like }: TableFile, name: string, path: PropertyKey[], refuse: Refuse) {
  if (like === undefined) refuse(path, 'is not described | Write type and label, or say like: for the table.')
  else if (!file.tables[like]?.variables[name]) {
    refuse(path, `is not described, neither here nor in ${like} | Write type and label.`)
  }
}

function checkVariable(file: DataFile, given: VariableFile, path: PropertyKey[], refuse: Refuse): void {
  const { codelist, type } = given
  if (codelist !== undefined && given.codes)
    refuse([...path, 'codes'], 'stands beside codelist | Keep one of the two.')
  if (codelist !== undefined && !file.codelists[codelist]) {
    const known = Object.keys(file.codelists).join(', ') || 'none'
    refuse([...path, 'codelist'], `"${codelist}" is not a code list of this file | There are: ${known}.`)
  }
  for (const code of Object.keys({ ...codesOf(file, given), ...given.special })) {
    const value = readCell(code, type)
    if (value === undefined || value === null || String(value) !== code)
      refuse(path, `has the code "${code}", which is no ${type} | Change the code or the type.`)
  }
}

/** The codes that a variable must have, from its own list or a shared one. */
export const codesOf = (file: DataFile, { codes, codelist }: VariableFile) =>
  codes ?? (codelist === undefined ? undefined : file.codelists[codelist])

/** The description of a variable, which may stand in the table that this one is like. */
export const describedBy = (file: DataFile, { like, variables }: TableFile, name: string) =>
  variables[name] ?? (like === undefined ? null : (file.tables[like]?.variables[name] ?? null))

function checkRoles(file: DataFile, table: TableFile, path: PropertyKey[], refuse: Refuse): void {
  const at = [...path, 'variables']
  const described = Object.keys(table.variables).map(
    (name) => [name, describedBy(file, table, name)] as const,
  )
  const withRole = (role: string) => described.filter(([, given]) => given?.role === role)
  if (withRole('measure').length === 0) refuse(at, 'has no measure | Give the figures role: measure.')
  if (withRole('dimension').length + withRole('time').length === 0)
    refuse(at, 'has no dimension | Give what tells the rows apart role: dimension or time.')
  if (withRole('time').length > 1) refuse(at, 'has two times | Keep one role: time.')
  for (const [name, given] of described) {
    if (given?.role === 'measure' && given.type !== 'integer' && given.type !== 'number')
      refuse([...at, name], 'is a measure without numbers | Use type: integer or number.')
    if (sdmxWords.includes(name.toUpperCase()) && given?.role !== 'time')
      refuse([...at, name], 'is a word of SDMX | Choose another name.')
  }
}
