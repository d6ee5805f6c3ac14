import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CourseFacts } from '#app/domain/course/course.ts'
import { type Keys, readKeys } from '#app/labs/r/keys-file.server.ts'
import { readCourseFile } from './course-file.ts'
import { isId } from './dialect.ts'
import { type Glossary, readGlossary } from './glossary-file.ts'
import { limits } from './limits.ts'
import { isPictureName } from './pictures.server.ts'
import { type Problem, type Say, sayInto, top } from './problems.ts'
import { type DataFolder, readDataSets } from './read-data-sets.server.ts'
import type { YamlFile } from './read-yaml.ts'

/** The files of one module, read and not yet looked at. */
export interface ModuleFolder {
  id: string
  /** Where its files lie, as told to people. */
  folder: string
  texts: { language: string; file: string; text: string }[]
  /** Bytes by the name that an author writes: "residence.svg", "../logo.svg". */
  pictures: Record<string, Buffer>
  /** Keys of its R exercises, as computed; null after a problem. */
  keys: Keys | null
}

export interface CourseFolder {
  id: string
  /** Path of course.yaml. */
  file: string
  /** Null after problems. */
  yaml: YamlFile<CourseFacts> | null
  modules: ModuleFolder[]
  problems: Problem[]
}

export interface CoursesFolder {
  courses: CourseFolder[]
  /** Null when it can't be read: then nothing can be said about terms. */
  glossary: Glossary | null
  /** Data sets that courses may use. */
  data: DataFolder[]
  /** Problems of the folder and of the glossary. */
  problems: Problem[]
}

/** Reads a folder of courses: all files, and what `course.yaml` and `glossary.yaml` say. */
export function readCourses(dir: string): CoursesFolder {
  const problems: Problem[] = []
  const entries = entriesOf(dir, sayInto(problems, dir))
  const glossaryFile = join(dir, 'glossary.yaml')
  const sayGlossary = sayInto(problems, glossaryFile)
  const hasGlossary = entries.some((entry) => entry.name === 'glossary.yaml' && entry.isFile())
  const text = hasGlossary ? readSource(glossaryFile, sayGlossary) : ''
  const glossary = text === null ? null : readGlossary(text, sayGlossary)
  const courses = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name) && entry.name !== 'data')
    .map(({ name }) => readCourse(dir, name))
    .filter((course) => course !== null)
    .sort((a, b) => placeInCatalogue(a) - placeInCatalogue(b))
  const data = readDataSets(dir)
  return { courses, glossary, data, problems: [...problems, ...data.flatMap((folder) => folder.problems)] }
}

/** Places that are the same leave the order of the folders' names. */
const placeInCatalogue = ({ yaml }: CourseFolder): number => yaml?.value.position ?? Number.MAX_SAFE_INTEGER

function readCourse(dir: string, id: string): CourseFolder | null {
  const folder = join(dir, id)
  const file = join(folder, 'course.yaml')
  const problems: Problem[] = []
  const say = sayInto(problems, file)
  const entries = entriesOf(folder, say)
  const shared = picturesIn(folder, entries)
  const modules = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map(({ name }) => readModule(folder, name, shared, problems))
    .filter(({ texts }) => texts.length > 0)
  const isWritten = entries.some((entry) => entry.name === 'course.yaml' && entry.isFile())
  // A folder without any of it is something else.
  if (!isWritten && modules.length === 0) return null
  if (!isId(id)) say('folder-name', top, id)
  if (!isWritten) say('course-file-missing', top)
  const text = isWritten ? readSource(file, say) : null
  const yaml = text === null ? null : readCourseFile(text, id, say)
  if (yaml) checkModules(yaml, modules, say)
  return { id, file, yaml, modules, problems }
}

function readModule(
  courseFolder: string,
  id: string,
  shared: Record<string, Buffer>,
  problems: Problem[],
): ModuleFolder {
  const folder = join(courseFolder, id)
  const entries = entriesOf(folder, sayInto(problems, folder))
  const texts = entries
    .filter((entry) => entry.isFile() && /^[a-z]{2,3}\.mdx$/.test(entry.name))
    .flatMap(({ name }) => {
      const file = join(folder, name)
      const text = readSource(file, sayInto(problems, file))
      return text === null ? [] : [{ language: name.replace('.mdx', ''), file, text }]
    })
  const above = Object.entries(shared).map(([name, bytes]) => [`../${name}`, bytes] as const)
  const pictures = { ...Object.fromEntries(above), ...picturesIn(folder, entries) }
  return { id, folder, texts, pictures, keys: keysIn(folder, problems) }
}

function keysIn(folder: string, problems: Problem[]): Keys | null {
  const file = join(folder, 'keys.json')
  try {
    return readKeys(file)
  } catch (error) {
    sayInto(problems, file)('keys-broken', top, error instanceof Error ? error.message : String(error))
    return null
  }
}

/** Compares the list of modules and languages with the folders and files that are there. */
function checkModules({ value, placeOf }: YamlFile<CourseFacts>, modules: ModuleFolder[], say: Say): void {
  const named = value.modules.map((id, index) => ({ id, at: placeOf(['modules', index]) }))
  if (value.test !== undefined) named.push({ id: value.test, at: placeOf(['test']) })
  for (const { id, at } of named) {
    const module = modules.find((folder) => folder.id === id)
    if (module) checkLanguages(value, module, { module: at, languages: placeOf(['languages']) }, say)
    else say('module-missing', at, id)
  }
  for (const { id } of modules)
    if (!named.some((module) => module.id === id)) say('module-not-listed', placeOf(['modules']), id)
}

type At = Parameters<Say>[1]

function checkLanguages(
  { source, languages }: CourseFacts,
  module: ModuleFolder,
  at: { module: At; languages: At },
  say: Say,
): void {
  const written = module.texts.map(({ language }) => language)
  if (!written.includes(source)) say('source-missing', at.module, module.id, source)
  for (const language of languages) {
    if (language !== source && !written.includes(language))
      say('translation-missing', at.module, module.id, language)
  }
  for (const language of written) {
    if (!languages.includes(language)) say('language-not-listed', at.languages, module.id, language)
  }
}

function entriesOf(folder: string, say: Say): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    say('folder-unreadable', top, (error as NodeJS.ErrnoException).code ?? String(error))
    return []
  }
}

/** Links in the file system are not followed: a picture must lie in the course. */
function picturesIn(folder: string, entries: Dirent[]): Record<string, Buffer> {
  const names = entries.filter((entry) => entry.isFile() && isPictureName(entry.name)).map(({ name }) => name)
  const small = names.filter((name) => lstatSync(join(folder, name)).size <= limits.pictureBytesRead)
  return Object.fromEntries(small.map((name) => [name, readFileSync(join(folder, name))]))
}

/** A source file as text: UTF-8 without a byte order mark, lines ended by \n. Null after problems. */
function readSource(file: string, say: Say): string | null {
  const { size } = lstatSync(file)
  if (size > limits.sourceBytes) {
    say('file-too-big', top, size)
    return null
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
    return text.replace(/\r\n?/g, '\n')
  } catch {
    say('not-text', top)
    return null
  }
}
