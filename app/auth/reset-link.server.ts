import { isLanguage, type Language } from '#app/messages/languages.ts'
import { environment } from '#app/web/environment.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as resets from '#db/resets.server.ts'
import { hashToken, newToken } from './token.server.ts'

/** How long a link works. */
export const resetMinutes = 60

export interface ResetLink {
  link: string
  email: string
  language: Language
}

interface Asked {
  email: string
  /** Whether the operator asks, at the command line; else anybody may, on the page. */
  byOperator: boolean
  now: number
}

/** Makes a link that sets a new password once; null when nobody has this address, after the same work. */
export async function makeResetLink(db: Db, { email, byOperator, now }: Asked): Promise<ResetLink | null> {
  const token = newToken()
  const expiresAt = now + resetMinutes * 60_000
  const person = await resets.ask(db, { email, tokenHash: hashToken(token), byOperator, at: now, expiresAt })
  if (!person) return null
  const language = isLanguage(person.language) ? person.language : 'en'
  return { link: `${ownOrigin()}/${language}/account/reset/${token}`, email, language }
}

/** The address people use or, where none is set, this machine's. */
const ownOrigin = () => environment().origin ?? `http://localhost:${environment().port}`
