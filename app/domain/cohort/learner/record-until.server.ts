import { rebuild } from '#app/domain/progress/rebuild.ts'
import { type PersonRecord, recordOf } from '#app/domain/progress/record.ts'
import type { Db } from '#db/gateway.server.ts'
import * as history from '#db/history.server.ts'
import * as progress from '#db/progress.server.ts'
import type { CohortLearner } from './cohort-learner.server.ts'

/**
 * Where a learner stands with all modules. For a member that is what the store keeps; for who is one no longer it is
 * told anew from what they had done by then, at the cost of their own rows.
 */
export async function recordUntil(db: Db, { member, until }: CohortLearner): Promise<PersonRecord> {
  const { personId } = member
  if (member.state === 'active') return recordOf(await progress.ofPerson(db, { personId }))
  const events = history.eventsOf(await history.historyOf(db, [personId]))
  const { states, modules } = rebuild(events.filter(({ event }) => event.at <= until))
  return recordOf({
    enrolments: [],
    states: states.map(({ state, ...place }) => ({ ...state, ...place })),
    modules: modules.map(({ progress: kept, ...place }) => ({ ...kept, ...place })),
  })
}
