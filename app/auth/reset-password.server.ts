import { DomainError } from '#app/domain/errors.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as resets from '#db/resets.server.ts'
import { canSendMail, sendMail } from './mail.server.ts'
import { hashPassword } from './password.server.ts'
import { makeResetLink, resetMinutes } from './reset-link.server.ts'
import { resetMail } from './reset-mail.ts'
import { hashToken } from './token.server.ts'

/**
 * Mails a link to whoever has this address. The caller can't tell whether anybody has: the store does the same work,
 * nothing is returned, and the mail is made once the answer has gone out.
 */
export async function requestReset(db: Db, { email, now }: { email: string; now: number }): Promise<void> {
  if (!canSendMail()) throw new DomainError('conflict', 'no_mail')
  const made = await makeResetLink(db, { email, byOperator: false, now })
  if (!made) return
  const { link, language } = made
  sendMail({ to: made.email, ...resetMail({ language, link, minutes: resetMinutes }) })
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
  { token, password, address, now }: { token: string; password: string; address?: string; now: number },
): Promise<void> {
  const tokenHash = hashToken(token)
  const personId = await resets.ownerOf(db, tokenHash, now)
  if (!personId) throw new DomainError('not-found', 'reset_link_used')
  const passwordHash = await hashPassword(password, address)
  try {
    await resets.spend(db, { personId, tokenHash, passwordHash, at: now })
  } catch (error) {
    if (isConflict(error)) throw new DomainError('not-found', 'reset_link_used')
    throw error
  }
}
