import { v7 as uuid } from 'uuid'
import type { Actor } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Language } from '#app/messages/languages.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { runningCohort } from '../led-cohort.server.ts'
import { codeOf, hashOfCode } from './personal-code.server.ts'
import { rosterKey } from './roster-key.ts'

/** A checked row of a list: an address, or a name for who gets the link on paper. */
export interface Invitee {
  email: string | null
  name: string | null
  country: string | null
  organisation: string | null
  /** Null: the cohort's own. */
  language: Language | null
}

/** What inviting has done. */
export interface InviteResult {
  /** The new invitations; letters go to those with an address. */
  added: { id: string; serial: number; email: string | null; language: string }[]
  /** On the list or in the cohort before. */
  already: number
}

/**
 * Invites people from a checked list. Sent again it changes nothing twice.
 * @throws DomainError `cohort_not_found`, `cohort_archived`
 */
export async function invitePeople(
  db: Db,
  { actor, cohortId, people, now }: { actor: Actor; cohortId: string; people: Invitee[]; now: number },
): Promise<InviteResult> {
  const cohort = await runningCohort(db, { actor, cohortId })
  const { rosterKeys, emails } = await invitations.knownIn(db, cohortId)
  const secret = await tokenSecret(db)
  const added = new Map<string, invitations.NewInvitation>()
  for (const one of people) {
    const key = rosterKey(one)
    if (rosterKeys.has(key) || added.has(key) || (one.email && emails.has(one.email))) continue
    const id = uuid()
    const codeHash = hashOfCode(codeOf(secret, { id, serial: 1 }))
    added.set(key, {
      ...one,
      id,
      rosterKey: key,
      codeHash,
      language: one.language ?? cohort.languages[0] ?? 'en',
    })
  }
  try {
    const change = { cohortId, people: [...added.values()], actorId: actor?.id ?? '', at: now }
    await invitations.add(db, change)
  } catch (error) {
    throw isConflict(error) ? new DomainError('conflict', 'cohort_archived') : error
  }
  const letters = [...added.values()].map(({ id, email, language }) => ({ id, serial: 1, email, language }))
  return { added: letters, already: people.length - added.size }
}
