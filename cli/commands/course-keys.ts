import type { Command } from 'commander'
import { type ModuleWithR, refreshKeys } from '#app/labs/r/keys.server.ts'
import { environment } from '#app/web/environment.server.ts'

/** Adds `courses keys`. The modules with R exercises come from the reader of courses, which knows the authors' dialect. */
export function registerKeys(courses: Command, modulesWithR: (dir: string) => Promise<ModuleWithR[]>): void {
  courses
    .command('keys [dir]')
    .description(
      'compute the keys of R exercises by their solutions, for every draw; writes keys.json beside a module',
    )
    .option('--all', 'also those that are up to date')
    .option('--trusted', 'run the scripts without a fence where there is none: you wrote or read every one')
    .action(async (dir: string | undefined, options: { all?: boolean; trusted?: boolean }) => {
      const modules = await modulesWithR(dir ?? environment().coursesDir)
      const failures = await refreshKeys(modules, {
        trusted: options.trusted ?? false,
        all: options.all ?? false,
        say: (line) => console.log(line),
      })
      if (failures > 0) process.exitCode = 1
      else console.log('All keys are up to date.')
    })
}
