import { DomainError } from '#app/domain/errors.ts'
import { mergeGuest } from '#app/domain/people/merge-guest.server.ts'
import type { SessionKind } from '#app/domain/people/session-life.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { startSession } from './actor.server.ts'
import { hashPassword, isDatedHash, isPasswordOf } from './password.server.ts'

interface SignIn {
  email: string
  password: string
  /** The guest whose answers become the account's; null when nobody answered here or they are not to be kept. */
  guestId: string | null
  request: Request
  kind: SessionKind
  /** Where the request came from. */
  address: string
  now: number
}

const failed = () => new DomainError('invalid', 'sign_in_failed')

type Account = NonNullable<Awaited<ReturnType<typeof people.byEmail>>> & { passwordHash: string }

/**
 * Checks address and password and opens a session; the answer is the value of a Set-Cookie header.
 * @throws DomainError `sign_in_failed`, the same and after the same work for a wrong password and an unknown address,
 *   also when another password was set while this one was checked
 */
export async function signIn(db: Db, given: SignIn): Promise<string> {
  const { email, password, guestId, request, kind, address, now } = given
  const account = await findAccount(db, email, password, address)
  if (!account) throw failed()
  const setCookie = await startSession(db, account.id, request, kind, account.passwordHash).catch((error) => {
    throw isConflict(error) ? failed() : error
  })
  if (guestId) await mergeGuest(db, { guestId, personId: account.id, now })
  return setCookie
}

/** The account that an address and a password open, with the hash that says so, or null. */
export async function findAccount(
  db: Db,
  email: string,
  password: string,
  address = '',
): Promise<Account | null> {
  const account = await people.byEmail(db, email)
  const hash = account?.passwordHash ?? null
  if (!(await isPasswordOf(hash, password, address)) || !account || hash === null) return null
  if (!isDatedHash(hash)) return { ...account, passwordHash: hash }
  const passwordHash = await hashPassword(password, address)
  const isRenewed = await people.renewHash(db, { personId: account.id, from: hash, to: passwordHash })
  // Somebody else renewed it first, or the password was changed: look again.
  return isRenewed ? { ...account, passwordHash } : findAccount(db, email, password, address)
}

/**
 * Asks for the password again before something that can't be undone; the answer is the hash that it was checked against.
 * @throws DomainError `password_wrong`
 */
export async function mustKnowPassword(
  db: Db,
  personId: string,
  password: string,
  address = '',
): Promise<string> {
  const account = await people.byId(db, personId)
  const hash = account?.passwordHash ?? null
  if (!(await isPasswordOf(hash, password, address)) || hash === null)
    throw new DomainError('invalid', 'password_wrong')
  return hash
}
