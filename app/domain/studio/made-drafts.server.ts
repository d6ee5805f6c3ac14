import { LRUCache } from 'lru-cache'
import type { ModuleOutput } from '#app/content/build-module.ts'
import type { CourseFolder, ModuleFolder } from '#app/content/course-files.server.ts'
import { hashOf } from '#app/content/edition-hash.ts'
import type { Glossary } from '#app/content/glossary-file.ts'
import { readPicture } from '#app/content/pictures.server.ts'
import type { CoursesFolder } from '#app/content/read-courses.server.ts'

/** As many as a room full of people is writing: the save of a text and its preview ask for the same, as does a reload. */
const MOST_KEPT = 64
/** The largest modules come to some hundred kilobytes; this is what all of them may take. */
const MOST_CHARACTERS = 24 * 1024 * 1024

/** An empty memory of what was built last, by the hash of all that it was built from. */
export const keepMade = () =>
  new LRUCache<string, ModuleOutput>({
    max: MOST_KEPT,
    maxSize: MOST_CHARACTERS,
    maxEntrySize: MOST_CHARACTERS / 8,
    sizeCalculation: (output) => JSON.stringify(output).length,
  })

const glossaryHashes = new WeakMap<Glossary, string>()

/** Of a glossary that was read once and is asked for with every text: it is larger than most of them. */
function glossaryHash(glossary: Glossary | null): string | null {
  if (glossary === null) return null
  const hash = glossaryHashes.get(glossary) ?? hashOf(glossary)
  glossaryHashes.set(glossary, hash)
  return hash
}

/** Names what would be built: the same name means the same editions and the same problems. */
export function draftKey(
  course: CourseFolder,
  module: ModuleFolder,
  languages: readonly string[],
  folder: CoursesFolder,
): string {
  const yaml = course.yaml?.value
  const facts = {
    course: course.id,
    module: module.id,
    languages,
    source: yaml?.source,
    listed: yaml?.languages,
    modules: yaml?.modules ?? course.modules.map(({ id }) => id),
    test: yaml?.test,
    texts: module.texts,
    pictures: Object.entries(module.pictures).map(([name, bytes]) => [name, readPicture(name, bytes).hash]),
    keys: module.keys,
    glossary: glossaryHash(folder.glossary),
    data: folder.data.map(({ id, hash }) => [id, hash]),
    others: folder.others,
  }
  return hashOf(facts)
}
