import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSet } from '#app/labs/data/data-set.ts'
import { readDataFile } from './data-set-file.ts'
import { dataSetHash } from './data-set-hash.ts'
import { type DataSource, decode, readTables } from './data-tables.server.ts'
import { isId } from './dialect.ts'
import { limits } from './limits.ts'
import { hasErrors, type Problem, type Say, sayInto, top } from './problems.ts'
import type { YamlFile } from './read-yaml.ts'

export interface DataFolder {
  id: string
  /** Path of data.yaml. */
  file: string
  /** Null after errors. */
  dataSet: DataSet | null
  /** Content hash of the data set; null with it. */
  hash: string | null
  /** Where the value at a path of data.yaml stands; null if that couldn't be read. */
  placeOf: YamlFile<unknown>['placeOf'] | null
  problems: Problem[]
}

/** Reads and checks the folders of `<dir>/data`: each is a data set. There may be none. */
export function readDataSets(dir: string): DataFolder[] {
  return foldersIn(dir)
    .filter((name) => name === 'data')
    .flatMap((name) => foldersIn(join(dir, name)).map((id) => readDataFolder(join(dir, name, id), id)))
}

function readDataFolder(folder: string, id: string): DataFolder {
  const file = join(folder, 'data.yaml')
  const problems: Problem[] = []
  const say = sayInto(problems, file)
  const names = new Set(entriesIn(folder).flatMap((entry) => (entry.isFile() ? [entry.name] : [])))
  if (!isId(id)) say('folder-name', top, id)
  const yaml = readDescription(file, names, say)
  const dataSet = yaml && asDataSet(id, yaml, { folder, names, problems }, say)
  const good = hasErrors(problems) ? null : dataSet
  return {
    id,
    file,
    dataSet: good,
    hash: good && dataSetHash(good),
    placeOf: yaml?.placeOf ?? null,
    problems,
  }
}

function readDescription(
  file: string,
  names: ReadonlySet<string>,
  say: Say,
): ReturnType<typeof readDataFile> {
  if (!names.has('data.yaml')) {
    say('data-yaml-missing', top)
    return null
  }
  const { size } = lstatSync(file)
  if (size > limits.sourceBytes) {
    say('data-yaml-too-big', top, size)
    return null
  }
  const text = decode(readFileSync(file), say)
  return text === null ? null : readDataFile(text, say)
}

function asDataSet(
  id: string,
  yaml: NonNullable<ReturnType<typeof readDataFile>>,
  source: DataSource,
  say: Say,
): DataSet {
  const { title, summary, invented, licence, attribution, generator, seed, draws, faults } = yaml.value
  return {
    id,
    title,
    summary,
    isInvented: invented,
    licence,
    attribution,
    generator: generator ?? null,
    seed: seed ?? null,
    draws,
    ...readTables(yaml, source, say),
    faults,
  }
}

/** Links in the file system are not followed: a data set lies in its folder. */
const foldersIn = (folder: string): string[] =>
  entriesIn(folder).flatMap((entry) => (entry.isDirectory() && !/^[._]/.test(entry.name) ? [entry.name] : []))

/** Sorted by name; nothing if the folder isn't there or can't be read, which the reading of courses tells. */
function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
