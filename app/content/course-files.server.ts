import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import type { CourseFacts } from '#app/domain/course/course.ts'
import { type Keys, keysOf } from '#app/labs/r/keys-file.server.ts'
import { type BlocksFile, blocksPath, readBlocksFile } from './blocks-file.ts'
import { readCourseFile } from './course-file.ts'
import { isId } from './dialect.ts'
import { limits } from './limits.ts'
import { isPictureName } from './pictures.server.ts'
import { type Problem, type Say, sayInto, top } from './problems.ts'
import { readOnce } from './read-once.ts'
import type { YamlFile } from './read-yaml.ts'

/**
 * The files of one course by their path inside its folder: `course.yaml`, `stock-and-flow/en.mdx`,
 * `stock-and-flow/residence.svg`. A folder on disk, a zip and what the store keeps all become this, and are read here.
 */
export type CourseFiles = ReadonlyMap<string, Buffer>

/** The files of one module, read and not yet looked at. */
export interface ModuleFolder {
  id: string
  /** Where its files lie, as told to people. */
  folder: string
  texts: {
    language: string
    file: string
    text: string
    /** What is kept beside it of how it was translated; null where nothing is. */
    blocks: BlocksFile | null
  }[]
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
  /** All that it was read from. */
  files: CourseFiles
}

export const COURSE_FILE = 'course.yaml'

/** The path of a module's text. */
export const textPath = (moduleId: string, language: string): string => `${moduleId}/${language}.mdx`

/** Whether a course has any use for a file at this path; what lies elsewhere is not read. */
export function isCoursePath(path: string): boolean {
  const [first = '', second, third] = path.split('/')
  if (third !== undefined || /^[._]/.test(first)) return false
  if (second === undefined) return first === COURSE_FILE || isPictureName(first)
  return /^[a-z]{2,3}\.(mdx|blocks\.yaml)$/.test(second) || second === 'keys.json' || isPictureName(second)
}

/** Reads a course; null when nothing of a course is there. `label` is how its folder is told to people. */
export function readCourseOf(id: string, label: string, files: CourseFiles): CourseFolder | null {
  const file = join(label, COURSE_FILE)
  const problems: Problem[] = []
  const say = sayInto(problems, file)
  const shared = picturesIn('', files)
  const modules = modulesIn(files).map((module) => readModule({ module, label, files, shared, problems }))
  const written = files.get(COURSE_FILE)
  // A folder without any of it is something else.
  if (!written && modules.length === 0) return null
  if (!isId(id)) say('folder-name', top, id)
  if (!written) say('course-file-missing', top)
  const yaml = written ? readOnce(written, `course ${id}`, () => courseFileIn(written, id, say)) : null
  if (yaml) checkModules(yaml, modules, say)
  return { id, file, yaml, modules, problems, files }
}

function courseFileIn(bytes: Buffer, id: string, say: Say): YamlFile<CourseFacts> | null {
  const text = readSource(bytes, say)
  return text === null ? null : readCourseFile(text, id, say)
}

/** Folders with a text in them, by name. */
const modulesIn = (files: CourseFiles): string[] =>
  [...new Set([...files.keys()].flatMap((path) => /^([^/]+)\/[a-z]{2,3}\.mdx$/.exec(path)?.[1] ?? []))].sort()

interface Reading {
  module: string
  label: string
  files: CourseFiles
  shared: Record<string, Buffer>
  problems: Problem[]
}

function readModule({ module, label, files, shared, problems }: Reading): ModuleFolder {
  const folder = join(label, module)
  const texts = [...files]
    .filter(([path]) => path.startsWith(`${module}/`) && path.endsWith('.mdx'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, bytes]) => {
      const file = join(label, path)
      const text = readSource(bytes, sayInto(problems, file))
      const language = path.slice(module.length + 1, -4)
      const blocks = blocksIn(blocksPath(module, language), { label, files, problems })
      return text === null ? [] : [{ language, file, text, blocks }]
    })
  const above = Object.entries(shared).map(([name, bytes]) => [`../${name}`, bytes] as const)
  const pictures = { ...Object.fromEntries(above), ...picturesIn(`${module}/`, files) }
  return { id: module, folder, texts, pictures, keys: keysIn(module, { label, files, problems }) }
}

function blocksIn(path: string, { label, files, problems }: Pick<Reading, 'label' | 'files' | 'problems'>) {
  const bytes = files.get(path)
  if (!bytes) return null
  const say = sayInto(problems, join(label, path))
  return readOnce(bytes, 'blocks', () => {
    const text = readSource(bytes, say)
    return text === null ? null : readBlocksFile(text, say)
  })
}

function keysIn(module: string, { label, files, problems }: Omit<Reading, 'module' | 'shared'>): Keys | null {
  const [path, bytes] = [join(label, module, 'keys.json'), files.get(`${module}/keys.json`)]
  try {
    return bytes ? readOnce(bytes, 'keys', () => keysOf(bytes.toString('utf8'), path)) : {}
  } catch (error) {
    sayInto(problems, path)('keys-broken', top, error instanceof Error ? error.message : String(error))
    return null
  }
}

/** Pictures right under a folder, by name. */
function picturesIn(folder: string, files: CourseFiles): Record<string, Buffer> {
  const here = [...files].filter(
    ([path]) => path.startsWith(folder) && isPictureName(path.slice(folder.length)),
  )
  return Object.fromEntries(here.map(([path, bytes]) => [path.slice(folder.length), bytes]))
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

/** A source as text: UTF-8 without a byte order mark, lines ended by \n. Null after problems. */
export const readSource = (bytes: Buffer, say: Say): string | null =>
  readOnce(bytes, 'text', () => decoded(bytes, say))

function decoded(bytes: Buffer, say: Say): string | null {
  if (bytes.length > limits.sourceBytes) {
    say('file-too-big', top, bytes.length)
    return null
  }
  if (!isUtf8(bytes)) {
    say('not-text', top)
    return null
  }
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
