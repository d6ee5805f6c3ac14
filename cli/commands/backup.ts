import type { Command } from 'commander'
import { withStore } from '#cli/with-store.ts'
import { backup } from '#db/backup.server.ts'

export function register(program: Command): void {
  program
    .command('backup <file>')
    .description('write a copy of the whole store to a new file; the server may go on running')
    .action((file: string) =>
      withStore(async (store) => {
        await backup(store, file)
        console.log(`The store is copied to ${file}, and the copy is checked.`)
      }),
    )
}
