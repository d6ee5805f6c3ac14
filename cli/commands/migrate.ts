import type { Command } from 'commander'
import { withStore } from '#cli/with-store.ts'
import { migrate } from '#db/migrate.server.ts'

export function register(program: Command): void {
  program
    .command('migrate')
    .description('bring the store to the schema of this version (npm start does it too)')
    .action(() =>
      withStore(async (store) => {
        const { applied } = await migrate(store)
        for (const tag of applied) console.log(`Applied ${tag}.`)
        if (applied.length === 0) console.log('The store is up to date.')
      }),
    )
}
