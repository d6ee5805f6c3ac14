import { DomainError } from '#app/domain/errors.ts'
import { isLanguage, type Language } from '#app/messages/languages.ts'
import { environment } from '#app/web/environment.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as resets from '#db/resets.server.ts'
import { canSendMail, sendMail } from './mail.server.ts'
import { hashPassword } from './password.server.ts'
import { resetMail } from './reset-mail.ts'
import { hashToken, newToken } from './token.server.ts'

/** How long a link works. */
export const resetMinutes = 60

/** For links outside a request: the address people use, or this machine's. */
const ownOrigin = () => environment().origin ?? `http://localhost:${environment().port}`

const linkOf = (language: Language, token: string) => `${ownOrigin()}/${language}/account/reset/${token}`

const languageOf = (language: string): Language => (isLanguage(language) ? language : 'en')

/**
 * Mails a link to whoever has this address. The caller can't tell whether anybody has: the store does the same work,
 * nothing is returned, and nobody waits for the mail server.
 */
export async function requestReset(db: Db, { email, now }: { email: string; now: number }): Promise<void> {
  if (!canSendMail()) throw new DomainError('conflict', 'no_mail')
  const token = newToken()
  const person = await resets.ask(db, {
    email,
    tokenHash: hashToken(token),
    byOperator: false,
    at: now,
    expiresAt: now + resetMinutes * 60_000,
  })
  if (!person?.email) return
  const language = languageOf(person.language)
  sendMail({
    to: person.email,
    ...resetMail({ language, link: linkOf(language, token), minutes: resetMinutes }),
  })
}

/** A link for the operator to hand over; null when nobody has this address. */
export async function makeResetLink(
  db: Db,
  { email, now }: { email: string; now: number },
): Promise<string | null> {
  const token = newToken()
  const person = await resets.ask(db, {
    email,
    tokenHash: hashToken(token),
    byOperator: true,
    at: now,
    expiresAt: now + resetMinutes * 60_000,
  })
  return person && linkOf(languageOf(person.language), token)
}

/** Whether a link still works. */
export const isGoodResetToken = async (db: Db, token: string, now: number): Promise<boolean> =>
  (await resets.ownerOf(db, hashToken(token), now)) !== null

/**
 * Sets a new password by a link, once, and ends all sessions.
 * @throws DomainError `reset_link_used` when the link was used, has run out or never was
 */
export async function resetPassword(
  db: Db,
  { token, password, now }: { token: string; password: string; now: number },
): Promise<void> {
  const tokenHash = hashToken(token)
  const personId = await resets.ownerOf(db, tokenHash, now)
  if (!personId) throw new DomainError('not-found', 'reset_link_used')
  const passwordHash = await hashPassword(password)
  try {
    await resets.spend(db, { personId, tokenHash, passwordHash, at: now })
  } catch (error) {
    if (isConflict(error)) throw new DomainError('not-found', 'reset_link_used')
    throw error
  }
}
