import { createHash } from 'node:crypto'
import type { Keys } from '#app/labs/r/keys-file.server.ts'
import { tags } from './dialect.ts'
import type { Glossary } from './glossary-file.ts'

/**
 * Raise it when the same text would come out as another edition: a test compares a sample with its known output and
 * says so.
 */
const PIPELINE = '4'

export const hashOf = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

export interface HashInput {
  courseId: string
  moduleId: string
  /** Whether the course has it as its test: then its text is checked by other rules. */
  isTest: boolean
  language: string
  text: string
  /** The source's text; null for the source itself. Keys come from there. */
  sourceText: string | null
  glossary: Glossary | null
  /** Content hashes of the pictures at hand, by name. */
  pictures: Record<string, string>
  modules: string[]
  /** Content hashes of the data sets at hand, by id. */
  dataSets: Record<string, string>
  /** Keys of the module's R exercises. */
  keys: Keys | null
  /** What is behind in a translation, block by block; null where that is not kept. */
  behind: unknown[] | null
}

/**
 * Names an edition by all that goes into it. The text is searched, not parsed, for what it refers to: a name found too
 * much costs a compilation, and an unchanged module costs next to nothing.
 */
export function editionHash(input: HashInput): string {
  const { courseId, moduleId, language, text, sourceText, glossary, pictures, modules, keys } = input
  const terms = [...text.matchAll(/id\s*=\s*["']([a-z0-9-]+)["']/g)].map(([, id]) => id ?? '')
  const entries = [...new Set(terms)]
    .sort()
    .map((id) => [id, glossary && Object.hasOwn(glossary, id) ? glossary[id] : null])
  const shown = Object.keys(pictures)
    .filter((name) => text.includes(name))
    .sort()
  const links = [...text.matchAll(/\.\.\/((?:\.\.\/)?[a-z0-9-]+(?:\/[a-z0-9-]+)?)/g)].map(([, path = '']) => {
    const target = path.startsWith('../') ? path.slice(3) : `${courseId}/${path}`
    return [path, modules.includes(target)]
  })
  const source = sourceText ?? text
  const data = Object.entries(input.dataSets)
    .filter(([id]) => new RegExp(`(data|<Data id)\\s*=\\s*["']${id}["']`).test(source))
    .sort()
  return hashOf(
    PIPELINE,
    Object.entries(tags),
    [courseId, moduleId, language, ...(input.isTest ? ['test'] : [])],
    text,
    sourceText,
    entries,
    shown.map((name) => [name, pictures[name]]),
    links,
    data,
    source.includes('<R') ? keys : null,
    ...(input.behind ? [input.behind] : []),
  )
}
