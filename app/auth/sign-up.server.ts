import { v7 as uuid } from 'uuid'
import type { Actor } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { mergeGuest } from '#app/domain/people/merge-guest.server.ts'
import type { SessionKind } from '#app/domain/people/session-life.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { startSession } from './actor.server.ts'
import { hashPassword } from './password.server.ts'
import { findAccount } from './sign-in.server.ts'

interface SignUp {
  facts: people.PersonalFacts
  password: string
  /** Who asks: a guest keeps their row and with it all they did. */
  actor: Actor
  request: Request
  kind: SessionKind
  /** Where the request came from. */
  address: string
  now: number
}

/**
 * Makes an account and opens a session; the answer is the value of a Set-Cookie header. The same form sent twice (a
 * double click on a slow line) makes one account.
 * @throws DomainError `email_taken`: this page can't hide that an address is in use; its throttle bounds who asks.
 */
export async function signUp(db: Db, given: SignUp): Promise<string> {
  const { personId, passwordHash } = await makeAccount(db, given)
  return startSession(db, personId, given.request, given.kind, passwordHash).catch((error) => {
    throw isConflict(error) ? new DomainError('conflict', 'email_taken') : error
  })
}

/** The new account, or the one that the same form has made already, with the hash of its password. */
async function makeAccount(db: Db, { facts, password, actor, address, now }: SignUp) {
  const passwordHash = await hashPassword(password, address)
  const guestId = actor?.isGuest ? actor.id : null
  const personId = guestId ?? uuid()
  try {
    if (guestId) await people.turnGuestIntoAccount(db, { id: guestId, facts, passwordHash, at: now })
    else await people.addAccount(db, { id: personId, facts, passwordHash, actorId: personId, at: now })
    return { personId, passwordHash }
  } catch (error) {
    if (!isConflict(error)) throw error
    const account = await findAccount(db, facts.email, password, address)
    if (!account) throw new DomainError('conflict', 'email_taken')
    if (guestId && guestId !== account.id) await mergeGuest(db, { guestId, personId: account.id, now })
    return { personId: account.id, passwordHash: account.passwordHash }
  }
}
