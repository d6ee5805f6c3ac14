import { v7 as uuid } from 'uuid'
import type { Actor } from '#app/domain/access/actor.ts'
import type { Language } from '#app/messages/languages.ts'
import { type Db, retryOnConflict } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { runningCohort } from '../led-cohort.server.ts'
import { invitationLetters } from '../mail/invitation-letters.server.ts'
import { codeOf, hashOfCode } from './personal-code.server.ts'
import { rosterKey } from './roster-key.ts'

/** A checked row of a list: an address, or a name for who gets the link on paper. */
interface Invitee {
  email: string | null
  name: string | null
  country: string | null
  organisation: string | null
  /** Null: the cohort's own. */
  language: Language | null
}

/** What inviting has done. */
export interface InviteResult {
  /** The new invitations. */
  added: { id: string; serial: number; email: string | null; language: string }[]
  /** On the list or in the cohort before. */
  already: number
}

interface Inviting {
  actor: Actor
  cohortId: string
  people: Invitee[]
  /** Whether letters go out; without, the links are handed out. */
  withLetters: boolean
  now: number
}

/**
 * Invites people from a checked list, and writes to them. Sent again it changes nothing twice.
 * @throws DomainError `cohort_not_found`, `cohort_archived`
 */
export function invitePeople(db: Db, inviting: Inviting): Promise<InviteResult> {
  // The same list may come in twice at once: whoever is second looks again, and finds them invited.
  return retryOnConflict(() => inviteOnce(db, inviting))
}

async function inviteOnce(
  db: Db,
  { actor, cohortId, people, withLetters, now }: Inviting,
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
  const actorId = actor?.id ?? ''
  const invited = [...added.values()].map(({ id, email, language }) => ({ id, serial: 1, email, language }))
  const letters = withLetters ? await invitationLetters(db, { cohortId, invited, actorId, now }) : []
  await invitations.add(db, { cohortId, people: [...added.values()], letters, actorId, at: now })
  return { added: invited, already: people.length - added.size }
}
