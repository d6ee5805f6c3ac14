import { writeFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { checkCourses } from '#app/content/check-courses.server.ts'
import { modulesWithR } from '#app/content/modules-with-r.server.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { countIn, lineIn } from '#app/content/words/words-of.ts'
import { DomainError } from '#app/domain/errors.ts'
import { releasedZip } from '#app/domain/studio/export-course.server.ts'
import { type Language, languages } from '#app/messages/languages.ts'
import { environment } from '#app/web/environment.server.ts'
import { keyLines } from '#cli/key-lines.ts'
import { withCurrentStore } from '#cli/with-store.ts'
import { registerKeys } from './course-keys.ts'
import { registerRegrade } from './course-regrade.ts'

/** Courses are checked and published from a folder; without one, from COURSES_DIR. */
export function register(program: Command): void {
  const courses = program
    .command('courses')
    .description('check and publish the courses of a folder, take one out of the store')

  courses
    .command('check [dir]')
    .description('list every problem of every file with its place; exit code 1 if any is an error')
    .option('--store', 'compare with what is published too: vanished exercises, stale translations')
    .addOption(
      new Option('--language <code>', 'the language of what is printed').choices(languages).default('en'),
    )
    .action(async (dir: string | undefined, options: { store?: boolean; language: Language }) => {
      const folder = dir ?? environment().coursesDir
      const problems = options.store
        ? await withCurrentStore(({ db }) => checkCourses(folder, { db }))
        : await checkCourses(folder)
      for (const line of problems.map(lineIn(options.language))) console.log(line)
      console.log(countIn(options.language, problems))
      if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1
    })

  registerKeys(courses, modulesWithR)
  registerRegrade(courses)

  courses
    .command('publish [dir]')
    .description('publish what changed; a course with an error stays as it is; exit code 1 then')
    .option('--replace', 'put the folder in the place of what the Studio has published since')
    .action((dir: string | undefined, { replace = false }: { replace?: boolean }) =>
      withCurrentStore(async ({ db }) => {
        const folder = dir ?? environment().coursesDir
        const report = await publishCourses(db, folder, { now: Date.now(), replace })
        for (const line of [...report.lines, ...(await keyLines(db, report.courses))]) console.log(line)
        if (report.problems.some(({ severity }) => severity === 'error')) process.exitCode = 1
      }),
    )

  courses
    .command('export <course>')
    .description('write the files of what is published of a course, and the glossary, into a zip')
    .requiredOption('--to <file.zip>', 'the file; one that is there already is left alone')
    .action((course: string, { to }: { to: string }) =>
      withCurrentStore(async ({ db }) => {
        const zip = await releasedZip(db, course).catch((error: unknown) => {
          throw error instanceof DomainError
            ? new Error(refusals[error.code]?.(course, error) ?? error.message)
            : error
        })
        writeFileSync(to, zip, { flag: 'wx' })
        console.log(`${course}: written to ${to}, ${Math.ceil(zip.length / 1024)} KB.`)
      }),
    )
}

const refusals: Record<string, (course: string, error: DomainError) => string> = {
  page_not_found: (course) => `No course "${course}" has been published here.`,
  studio_no_zip: (course, { values }) =>
    `${course} has a file that no zip of a course can hold: ${values.path}.`,
}
