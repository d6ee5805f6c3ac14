import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { DomainError } from '../../errors.ts'
import type { Member } from '../cohort.ts'

/** Somebody whose work a cohort may see, and up to when. */
export interface CohortLearner {
  member: Member
  /** Milliseconds; whoever left or was taken out shows only what they had done until then. */
  until: number
}

/**
 * Somebody who is or was in a cohort. Who only asks to be let in shows nothing yet, and whoever has deleted their account
 * shows nothing any more.
 * @throws DomainError `learner_not_found`
 */
export async function cohortLearner(
  db: Db,
  { cohortId, personId, now }: { cohortId: string; personId: string; now: number },
): Promise<CohortLearner> {
  const member = await memberships.one(db, { cohortId, personId })
  const wasIn = member !== null && member.state !== 'asked' && !member.isErased
  if (!wasIn) throw new DomainError('not-found', 'learner_not_found')
  return { member, until: member.state === 'active' ? now : (member.endedAt ?? member.joinedAt) }
}
