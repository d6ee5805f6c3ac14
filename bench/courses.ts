import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes a folder of courses with as many modules as asked, each the real text of a real module under ids of its own.
 * @returns the folder
 */
export function manyModules(folder: string, modules: number, perCourse = 50): string {
  const source = 'courses/foundations'
  mkdirSync(folder, { recursive: true })
  cpSync('courses/glossary.yaml', join(folder, 'glossary.yaml'))
  for (let start = 0; start < modules; start += perCourse) {
    const ids = Array.from(
      { length: Math.min(perCourse, modules - start) },
      (_, index) => `module-${start + index}`,
    )
    const course = join(folder, `course-${start / perCourse}`)
    mkdirSync(course, { recursive: true })
    const facts = readFileSync(join(source, 'course.yaml'), 'utf8')
      .replace(/^modules:.*$/m, `modules: [${ids.join(', ')}]`)
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
    }
  }
  return folder
}

/** Changes one word in every module, as an author would. */
export function changeEveryModule(folder: string, modules: number, perCourse = 50): void {
  for (let index = 0; index < modules; index += 1) {
    const file = join(folder, `course-${Math.floor(index / perCourse)}`, `module-${index}`, 'en.mdx')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: (.*)$/m, 'title: $1 (revised)'))
  }
}
