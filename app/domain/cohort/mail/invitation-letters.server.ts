import type { Db } from '#db/gateway.server.ts'
import type * as outbox from '#db/outbox.server.ts'
import { dueTimes } from './due-times.server.ts'

interface Invited {
  id: string
  serial: number
  email: string | null
  language: string
}

/**
 * The letters to those invited who have an address; one with a new link (`serial`) is another letter. Not for a platform
 * without a mail server: what waits would go out on the day that it gets one.
 */
export async function invitationLetters(
  db: Db,
  {
    cohortId,
    invited,
    actorId,
    now,
  }: { cohortId: string; invited: readonly Invited[]; actorId: string; now: number },
): Promise<outbox.NewLetter[]> {
  const reachable = invited.flatMap(({ email, ...one }) => (email === null ? [] : { ...one, email }))
  const dueAt = await dueTimes(
    db,
    reachable.map(() => cohortId),
    now,
  )
  return reachable.map(({ id, serial, email, language }, n) => ({
    key: `invite:${id}:${serial}`,
    kind: 'invitation' as const,
    cohortId,
    invitationId: id,
    personId: null,
    email,
    language,
    subject: null,
    body: null,
    createdBy: actorId,
    dueAt: dueAt[n] ?? now,
  }))
}
