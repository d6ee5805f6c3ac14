import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'

export const factsOf = (email: string) => ({
  name: 'Awa Diop',
  email,
  country: 'SN',
  organisation: 'ANSD',
  language: 'fr',
})

/** An account in the store, without a password unless one is given; its id is told. */
export async function anAccount(
  db: Db,
  { id = 'account', email = 'awa@stats.example', passwordHash = null as string | null } = {},
): Promise<string> {
  await people.addAccount(db, { id, facts: factsOf(email), passwordHash, actorId: id, at: 1 })
  return id
}

export async function aGuest(db: Db, id = 'guest'): Promise<string> {
  await people.addGuest(db, { id, language: 'en', at: 1 })
  return id
}
