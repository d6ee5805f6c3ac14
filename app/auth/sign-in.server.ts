import { DomainError } from '#app/domain/errors.ts'
import { mergeGuest } from '#app/domain/people/merge-guest.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { hashPassword, isDatedHash, isPasswordOf } from './password.server.ts'

interface SignIn {
  email: string
  password: string
  /** The guest whose answers become the account's; null when nobody answered here or they are not to be kept. */
  guestId: string | null
  now: number
}

/**
 * Checks address and password and returns whose they are.
 * @throws DomainError `sign_in_failed`, the same and after the same work for a wrong password and an unknown address
 */
export async function signIn(db: Db, { email, password, guestId, now }: SignIn) {
  const account = await findAccount(db, email, password)
  if (!account) throw new DomainError('invalid', 'sign_in_failed')
  if (guestId) await mergeGuest(db, { guestId, personId: account.id, now })
  return { personId: account.id, language: account.language }
}

/** The account that an address and a password open, or null. */
export async function findAccount(db: Db, email: string, password: string) {
  const account = await people.byEmail(db, email)
  const hash = account?.passwordHash ?? null
  if (!(await isPasswordOf(hash, password)) || !account || hash === null) return null
  if (isDatedHash(hash)) {
    await people.renewHash(db, { personId: account.id, from: hash, to: await hashPassword(password) })
  }
  return account
}

/**
 * Asks for the password again before something that can't be undone.
 * @throws DomainError `password_wrong`
 */
export async function mustKnowPassword(db: Db, personId: string, password: string): Promise<void> {
  const account = await people.byId(db, personId)
  if (!(await isPasswordOf(account?.passwordHash ?? null, password)))
    throw new DomainError('invalid', 'password_wrong')
}
