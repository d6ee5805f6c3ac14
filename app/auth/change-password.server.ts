import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { hashPassword } from './password.server.ts'
import { mustKnowPassword } from './sign-in.server.ts'

interface ChangePassword {
  personId: string
  password: string
  newPassword: string
  /** The session that asks: it goes on, the others end. */
  sessionHash: string | null
  now: number
}

/** @throws DomainError `password_wrong` */
export async function changePassword(
  db: Db,
  { personId, password, newPassword, sessionHash, now }: ChangePassword,
) {
  await mustKnowPassword(db, personId, password)
  const passwordHash = await hashPassword(newPassword)
  await people.setPassword(db, { personId, passwordHash, keptSession: sessionHash, at: now })
}
