import type { Db } from '#db/gateway.server.ts'
import * as refusals from '#db/mail-refusals.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { DomainError } from '../../errors.ts'
import { readStopToken } from './stop-token.server.ts'

/** @throws DomainError `page_not_found` for a token that this store hasn't made */
async function addressOf(db: Db, token: string): Promise<string> {
  const emailHash = readStopToken(await tokenSecret(db), token)
  if (!emailHash) throw new DomainError('not-found', 'page_not_found')
  return emailHash
}

/** Whether the address of a token gets no letters of cohorts any more. */
export async function isMailStopped(db: Db, token: string): Promise<boolean> {
  const emailHash = await addressOf(db, token)
  return (await refusals.among(db, [emailHash])).has(emailHash)
}

/** From now on no letter of any cohort goes to the address of a token; or (`isStopped` false) they go again. */
export async function stopMail(
  db: Db,
  { token, isStopped, now }: { token: string; isStopped: boolean; now: number },
): Promise<void> {
  const emailHash = await addressOf(db, token)
  if (isStopped) await refusals.add(db, emailHash, now)
  else await refusals.remove(db, emailHash)
}
