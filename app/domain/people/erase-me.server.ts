import type { Actor } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'

/**
 * Deletes an account: name, address and all that is personal go, sessions end. The answers stay without a person, for
 * they count in figures that others have seen. Whoever calls this has asked for the password.
 */
export async function eraseMe(
  db: Db,
  { actor, personId, now }: { actor: Actor; personId: string; now: number },
): Promise<void> {
  mustBeAllowed(actor, 'person.own', { personId })
  try {
    await people.erase(db, { personId, at: now })
  } catch (error) {
    if (isConflict(error)) throw new DomainError('not-found', 'page_not_found')
    throw error
  }
}
