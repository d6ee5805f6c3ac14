import { Command } from 'commander'
import * as backup from '#cli/commands/backup.ts'
import * as checkStore from '#cli/commands/check-store.ts'
import * as courses from '#cli/commands/courses.ts'
import * as itemAnalysis from '#cli/commands/item-analysis.ts'
import * as migrate from '#cli/commands/migrate.ts'
import * as progress from '#cli/commands/progress.ts'
import * as restore from '#cli/commands/restore.ts'
import * as users from '#cli/commands/users.ts'

/** The `jalon` command: one file a command in cli/commands, named here one by one. */
const program = new Command('jalon')
  .description('Looks after a Jalon platform: courses, people, the store.')
  .showHelpAfterError('(jalon help lists the commands)')

for (const command of [courses, users, progress, migrate, checkStore, backup, restore, itemAnalysis])
  command.register(program)

try {
  await program.parseAsync()
} catch (error) {
  // What an operator can mend is told in one line by the error itself; a stack helps only with our own mistakes.
  console.error(error instanceof Error ? error.message : String(error))
  if (process.env.JALON_DEBUG && error instanceof Error) console.error(error.stack)
  process.exitCode = 1
}
