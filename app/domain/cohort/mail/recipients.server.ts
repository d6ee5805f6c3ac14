import { isLanguage, type Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import * as refusals from '#db/mail-refusals.server.ts'
import * as recipients from '#db/recipients.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import type { Cohort } from '../cohort.ts'
import { emailHashOf } from './stop-token.server.ts'

/** Somebody to whom a letter can go. */
interface Reachable {
  id: string
  personId: string | null
  invitationId: string | null
  name: string | null
  email: string
  language: Language
}

export interface Recipients {
  to: Reachable[]
  /** Names of those of whom no address is known; '' where not even a name is. */
  withoutAddress: string[]
  /** Names, else addresses, of those who want no letters. */
  refusing: string[]
}

/** Every active member; everybody who was invited and has not begun; else ids of either, in a list with commas. */
const groups = { all: 'personId', invited: 'invitationId' } as const

/**
 * The people of a cohort that an address names (`?people=`): `all`, `invited`, or ids. Ids of anybody else, and of who has
 * left, are passed over.
 */
export async function recipientsOf(db: Db, cohort: Cohort, people: string): Promise<Recipients> {
  const ids = new Set(people.split(','))
  const group = people === 'all' || people === 'invited' ? groups[people] : null
  const everybody = await recipients.ofCohort(db, cohort.id)
  const meant = everybody.filter((one) => (group ? one[group] !== null : ids.has(one.id)))

  const secret = await tokenSecret(db)
  const hashOf = (email: string) => emailHashOf(secret, email)
  const hashes = meant.flatMap(({ email }) => (email === null ? [] : [hashOf(email)]))
  const refused = await refusals.among(db, hashes)

  const found: Recipients = { to: [], withoutAddress: [], refusing: [] }
  for (const { email, language, ...one } of meant) {
    if (email === null) found.withoutAddress.push(one.name ?? '')
    else if (refused.has(hashOf(email))) found.refusing.push(one.name ?? email)
    else {
      const known = isLanguage(language) ? language : (cohort.languages[0] ?? 'en')
      found.to.push({ ...one, email, language: known })
    }
  }
  return found
}
