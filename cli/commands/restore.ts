import type { Command } from 'commander'
import { environment } from '#app/web/environment.server.ts'
import { restore } from '#db/backup.server.ts'

export function register(program: Command): void {
  program
    .command('restore <file>')
    .description('put a backup in the place of the store; stop the server first')
    .action(async (file: string) => {
      const { aside } = await restore(environment().databaseUrl, file)
      console.log(`The store now holds what was in ${file}.`)
      if (aside) console.log(`What it held before is kept in ${aside}.`)
    })
}
