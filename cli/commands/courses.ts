import type { Command } from 'commander'
import { checkCourses } from '#app/content/check-courses.server.ts'
import { modulesWithR } from '#app/content/modules-with-r.server.ts'
import { type Problem, problemLine } from '#app/content/problems.ts'
import { publishCourses } from '#app/content/publish-course.server.ts'
import { environment } from '#app/web/environment.server.ts'
import { withCurrentStore } from '#cli/with-store.ts'
import { registerKeys } from './course-keys.ts'

/** Courses are checked and published from a folder; without one, from COURSES_DIR. */
export function register(program: Command): void {
  const courses = program.command('courses').description('check and publish the courses of a folder')

  courses
    .command('check [dir]')
    .description('list every problem of every file with its place; exit code 1 if any is an error')
    .option('--store', 'compare with what is published too: vanished exercises, stale translations')
    .action(async (dir: string | undefined, options: { store?: boolean }) => {
      const folder = dir ?? environment().coursesDir
      const problems = options.store
        ? await withCurrentStore(({ db }) => checkCourses(folder, { db }))
        : await checkCourses(folder)
      for (const problem of problems) console.log(problemLine(problem))
      console.log(summary(problems))
      if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1
    })

  registerKeys(courses, modulesWithR)

  courses
    .command('publish [dir]')
    .description('publish what changed; a course with an error stays as it is; exit code 1 then')
    .action((dir: string | undefined) =>
      withCurrentStore(async ({ db }) => {
        const report = await publishCourses(db, dir ?? environment().coursesDir, { now: Date.now() })
        for (const line of report.lines) console.log(line)
        if (report.problems.some(({ severity }) => severity === 'error')) process.exitCode = 1
      }),
    )
}

function summary(problems: Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  return errors + warnings === 0 ? 'No problem found.' : `${errors} error(s), ${warnings} warning(s).`
}
