import { mustBeAllowed } from '#app/domain/access/can.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import type { Actor } from '../access/actor.ts'
import type { ProfileForm } from './forms.ts'

/** Changes what somebody says of themselves. */
export async function changeProfile(
  db: Db,
  { actor, facts }: { actor: Actor; facts: ProfileForm },
): Promise<void> {
  mustBeAllowed(actor, 'person.own', { personId: actor?.id ?? '' })
  const { name, country, organisation, language } = facts
  await people.changeFacts(db, { id: actor.id, name, country, organisation, language })
}
