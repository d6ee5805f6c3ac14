import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataTable, Rows } from '#app/labs/data/data-set.ts'
import { generators } from '#app/labs/data/generators/generators.ts'
import { viewFault } from '#app/labs/data/view-query.ts'
import { variablesOf } from './check-cells.ts'
import { checkCsv } from './check-csv.ts'
import { checkDrawn } from './check-drawn.ts'
import type { DataFile } from './data-set-file.ts'
import { limits } from './limits.ts'
import { type Problem, type Say, sayInto, top } from './problems.ts'
import type { YamlFile } from './read-yaml.ts'

/** A folder with a data set: its path and the names of its files. */
export interface DataSource {
  folder: string
  names: ReadonlySet<string>
  problems: Problem[]
}

interface Reading {
  yaml: YamlFile<DataFile>
  drawn: Rows[]
  /** Reads a file of the folder; null after problems. */
  open: (name: string, say: Say) => string | null
  source: DataSource
  say: Say
}

/** The tables that a data.yaml describes, with what their files hold. After problems parts are missing. */
export function readTables(
  yaml: YamlFile<DataFile>,
  source: DataSource,
  say: Say,
): { tables: DataTable[]; csv: Record<string, string> } {
  const { generator, seed, tables } = yaml.value
  const drawn = generator && seed !== undefined ? generators[generator].make(seed) : []
  const reading = { yaml, drawn, open: opener(source.folder), source, say }
  const read = Object.keys(tables).map((name) => readTable(name, reading))
  const used = new Set(Object.values(tables).map(({ from }) => from))
  for (const name of source.names) {
    if (/\.(csv|sql)$/.test(name) && !used.has(name)) {
      say('data-file-unused', yaml.placeOf(['tables']), name)
    }
  }
  return {
    tables: read.map(({ table }) => table),
    csv: Object.fromEntries(read.flatMap(({ table, csv }) => (csv === null ? [] : [[table.name, csv]]))),
  }
}

function readTable(name: string, reading: Reading): { table: DataTable; csv: string | null } {
  const { yaml, drawn, open, source, say } = reading
  const given = yaml.value.tables[name]
  if (!given) throw new Error(`no table ${name}`)
  const { from, title, aggregate, real, rows = 0 } = given
  const path = ['tables', name]
  const variables = variablesOf(yaml.value, given)
  const described = variables.map(({ allowed: _onlyForChecks, ...variable }) => variable)
  const table = {
    name,
    title,
    variables: described,
    view: null,
    rows,
    isAggregate: aggregate,
    ...(real ? { isReal: true } : {}),
  }
  if (from === 'generator') {
    const placeOf = (variable?: string) =>
      yaml.placeOf(variable === undefined ? [...path, 'from'] : [...path, 'variables', variable])
    return { table: { ...table, rows: checkDrawn(name, drawn, variables, say, placeOf) }, csv: null }
  }
  if (!source.names.has(from)) {
    say('data-file-missing', yaml.placeOf([...path, 'from']), from)
    return { table, csv: null }
  }
  const sayFile = sayInto(source.problems, join(source.folder, from))
  const text = open(from, sayFile)
  if (text === null) return { table, csv: null }
  if (from.endsWith('.csv')) {
    return { table: { ...table, rows: checkCsv(text, variables, sayFile) ?? 0 }, csv: text }
  }
  const fault = viewFault(text)
  if (fault) sayFile('data-view', top, fault)
  return { table: { ...table, view: text.trim() }, csv: null }
}

/** Reads files until they are too much together. */
function opener(folder: string): Reading['open'] {
  let bytes = 0
  return (name, say) => {
    const path = join(folder, name)
    const { size } = lstatSync(path)
    if (bytes + size > limits.dataBytes) {
      say('data-too-big', top, bytes + size)
      return null
    }
    bytes += size
    return decode(readFileSync(path), say)
  }
}

/** UTF-8 without a byte order mark; null after problems. */
export function decode(bytes: Buffer, say: Say): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    say('not-text', top)
    return null
  }
}
