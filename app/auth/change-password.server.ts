import { DomainError } from '#app/domain/errors.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { hashPassword } from './password.server.ts'
import { mustKnowPassword } from './sign-in.server.ts'

interface ChangePassword {
  personId: string
  password: string
  newPassword: string
  /** The session that asks: it goes on, the others end. */
  sessionHash: string | null
  /** Where the request came from. */
  address?: string
  now: number
}

/** @throws DomainError `password_wrong`, also when another was set while this one was checked */
export async function changePassword(
  db: Db,
  { personId, password, newPassword, sessionHash, address, now }: ChangePassword,
) {
  const from = await mustKnowPassword(db, personId, password, address)
  const passwordHash = await hashPassword(newPassword, address)
  try {
    await people.setPassword(db, { personId, from, passwordHash, keptSession: sessionHash, at: now })
  } catch (error) {
    if (isConflict(error)) throw new DomainError('invalid', 'password_wrong')
    throw error
  }
}
