import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { DomainError } from '../errors.ts'
import type { Actor } from './actor.ts'

/**
 * What a browser kept for one person must not become another's, who has signed in on the same computer meanwhile. `named`
 * is whom it was kept for; empty for a visitor. A guest's is the account's that took over what the guest did.
 * @throws DomainError `not_allowed`
 */
export async function mustBeSamePerson(db: Db, actor: Actor, named: string): Promise<void> {
  if (named === '' || named === actor?.id) return
  if (actor && (await people.wasMerged(db, { guestId: named, accountId: actor.id }))) return
  throw new DomainError('not-allowed', 'not_allowed')
}
