import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import * as people from '#db/people.server.ts'
import { DomainError } from '../errors.ts'
import { typedJoinCode } from './begin-cohort.server.ts'

/** @throws DomainError `join_code_unknown` */
export async function cohortByJoinCode(db: Db, typed: string): Promise<{ id: string; name: string }> {
  const found = await cohorts.byJoinCode(db, typedJoinCode(typed).slice(0, 20))
  if (!found) throw new DomainError('not-found', 'join_code_unknown')
  return found
}

/**
 * Asks to be let into a cohort; a trainer says yes or no. `name` is for who has no account: a trainer must know who asks.
 */
export async function askToJoin(
  db: Db,
  { cohortId, personId, name, now }: { cohortId: string; personId: string; name: string | null; now: number },
): Promise<void> {
  if (name !== null) await people.nameGuest(db, { id: personId, name })
  await memberships.ask(db, { cohortId, personId, at: now })
}
