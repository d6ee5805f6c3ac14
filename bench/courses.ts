import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PublishReport } from '#app/content/publish-courses.server.ts'

/**
 * Writes a folder of courses with as many modules as asked, each the real text of a real module under ids of its own.
 * @returns the folder
 */
export function manyModules(folder: string, modules: number, perCourse = 50): string {
  const source = 'courses/foundations'
  mkdirSync(folder, { recursive: true })
  cpSync('courses/glossary.yaml', join(folder, 'glossary.yaml'))
  cpSync('courses/data', join(folder, 'data'), { recursive: true })
  const keys = JSON.parse(readFileSync(join(source, 'stock-and-flow/keys.json'), 'utf8')) as object
  for (let start = 0; start < modules; start += perCourse) {
    const ids = Array.from(
      { length: Math.min(perCourse, modules - start) },
      (_, index) => `module-${start + index}`,
    )
    const course = join(folder, `course-${start / perCourse}`)
    mkdirSync(course, { recursive: true })
    const facts = readFileSync(join(source, 'course.yaml'), 'utf8')
      .replace(/^modules:.*\n(?:[ \t]+.*\n)*/m, `modules: [${ids.join(', ')}]\n`)
      .replace(/^test:.*\n/m, '')
      .replace(/^position:.*\n/m, '')
      .replace(/^languages:.*$/m, 'languages: [en]')
    writeFileSync(join(course, 'course.yaml'), facts)
    for (const id of ids) {
      cpSync(join(source, 'stock-and-flow'), join(course, id), {
        recursive: true,
        filter: (path) => !path.endsWith('fr.mdx'),
      })
      const text = readFileSync(join(source, 'stock-and-flow/en.mdx'), 'utf8')
      writeFileSync(
        join(course, id, 'en.mdx'),
        text.replace(/^(<\w+ id=")([\w-]+)(" objective=)/gm, `$1$2-${id}$3`),
      )
      const renamed = Object.entries(keys).map(([exercise, key]) => [`${exercise}-${id}`, key])
      writeFileSync(join(course, id, 'keys.json'), JSON.stringify(Object.fromEntries(renamed)))
    }
  }
  return folder
}

/** A course that was refused would be measured as a very fast one. */
export function mustBePublished({ courses, lines }: PublishReport): void {
  if (courses.some(({ outcome }) => outcome === 'refused')) throw new Error(lines.join('\n'))
}

/** Adds a word to every module, as an author would. */
export function changeEveryModule(folder: string, modules: number, perCourse = 50): void {
  for (let index = 0; index < modules; index += 1) {
    const file = join(folder, `course-${Math.floor(index / perCourse)}`, `module-${index}`, 'en.mdx')
    appendFileSync(file, '\n\nRevised.\n')
  }
}
