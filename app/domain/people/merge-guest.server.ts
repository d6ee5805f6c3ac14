import { rebuild } from '#app/domain/progress/rebuild.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'

/**
 * Gives all that a guest did to the account they signed in to; nothing counts twice. A guest who was merged already, or
 * has signed up meanwhile, is left as they are.
 */
export async function mergeGuest(
  db: Db,
  { guestId, personId, now }: { guestId: string; personId: string; now: number },
): Promise<void> {
  await people.mergeGuest(db, { guestId, accountId: personId, at: now }, rebuild)
}
