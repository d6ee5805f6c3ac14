import { canSendMail } from '#app/auth/mail.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { writeInvitations } from '#app/domain/cohort/mail/write-invitations.server.ts'
import type { Db } from '#db/gateway.server.ts'

interface Invited {
  id: string
  serial: number
  email: string | null
  language: string
}

/** Puts the letters of new invitations into the outbox. Without a mail server there are none: the links are handed out. */
export async function sendInvitations(
  db: Db,
  { actor, cohortId, now }: { actor: Person; cohortId: string; now: number },
  invited: Invited[],
): Promise<void> {
  if (canSendMail()) await writeInvitations(db, { cohortId, invited, actorId: actor.id, now })
}
