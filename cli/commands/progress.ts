import type { Command } from 'commander'
import { rebuildProgress } from '#app/domain/progress/rebuild-progress.server.ts'
import { withCurrentStore } from '#cli/with-store.ts'

/** Progress, for the operator: `jalon progress rebuild`. */
export function register(program: Command): void {
  program
    .command('progress')
    .description('what is derived from answers')
    .command('rebuild')
    .description(
      'tell progress anew from all answers and helps, and correct what differs; learners may go on meanwhile',
    )
    .option('--person <id>', 'only for one person')
    .action((options: { person?: string }) =>
      withCurrentStore(async ({ db }) => {
        const { people, events, differed } = await rebuildProgress(db, { personId: options.person })
        console.log(
          `Progress of ${people} ${people === 1 ? 'person' : 'people'} told from ${events} events: ` +
            (differed === 0 ? 'nothing differed.' : `corrected for ${differed}.`),
        )
      }),
    )
}
