import type { Command } from 'commander'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { withCurrentStore } from '#cli/with-store.ts'
import { checkStore } from '#db/check-store.server.ts'

export function register(program: Command): void {
  program
    .command('check-store')
    .description('look for damage, lost rows and progress that differs from the attempts; changes nothing')
    .action(() =>
      withCurrentStore(async ({ db }) => {
        const problems = await checkStore(db, rebuild)
        for (const problem of problems) console.log(problem)
        console.log(problems.length === 0 ? 'The store is clean.' : `${problems.length} problem(s) found.`)
        if (problems.length > 0) process.exitCode = 1
      }),
    )
}
