import { createHash } from 'node:crypto'
import type { ModuleOutput } from '#app/content/build-module.ts'
import type { CourseFolder, ModuleFolder } from '#app/content/course-files.server.ts'
import { contentHash } from '#app/content/pictures.server.ts'
import type { CoursesFolder } from '#app/content/read-courses.server.ts'

/** As many as a room full of people is writing: the save of a text and its preview ask for the same, as does a reload. */
const MOST_KEPT = 64
/** The largest modules come to some hundred kilobytes; this is what all of them may take. */
const MOST_CHARACTERS = 24 * 1024 * 1024

/** What was built last, by the hash of all that it was built from. */
export interface MadeDrafts {
  get(key: string): ModuleOutput | null
  keep(key: string, output: ModuleOutput): void
}

/** An empty memory of what was built. */
export function keepMade(): MadeDrafts {
  const made = new Map<string, { output: ModuleOutput; size: number }>()
  let total = 0
  const drop = (key: string) => {
    total -= made.get(key)?.size ?? 0
    made.delete(key)
  }
  return {
    get(key) {
      const found = made.get(key)
      if (!found) return null
      // The one asked for last goes last.
      made.delete(key)
      made.set(key, found)
      return found.output
    },
    keep(key, output) {
      drop(key)
      const size = JSON.stringify(output).length
      if (size > MOST_CHARACTERS / 8) return
      made.set(key, { output, size })
      total += size
      for (const oldest of made.keys()) {
        if (made.size <= MOST_KEPT && total <= MOST_CHARACTERS) break
        drop(oldest)
      }
    },
  }
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
    pictures: Object.entries(module.pictures).map(([name, bytes]) => [name, contentHash(bytes)]),
    keys: module.keys,
    glossary: folder.glossary,
    data: folder.data.map(({ id, hash }) => [id, hash]),
    others: folder.others,
  }
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url')
}
