import * as exports from '#db/exports.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { pseudonymsOf } from './pseudonym.server.ts'
import type { ExportedRow } from './table.ts'

/** Somebody in a file: the cells that every row about them begins with, and up to when their work is shown. */
export interface RowOwner {
  personId: string
  pseudonym: string
  cells: ExportedRow
  joinedAt: number
  until: number
}

/** Columns that name people; left out unless they are asked for. */
export const naming = ['name', 'email', 'country', 'organisation'] as const

/** Whose work a cohort's files hold, by pseudonym: an order that tells nothing about who is who. */
export async function rowOwners(
  db: Db,
  { cohortId, withNames, now }: { cohortId: string; withNames: boolean; now: number },
): Promise<RowOwner[]> {
  const [people, secret] = await Promise.all([exports.peopleOf(db, cohortId), tokenSecret(db)])
  const pseudonymOf = pseudonymsOf(secret, cohortId)
  const owners = people.map(({ personId, name, email, country, organisation, state, joinedAt, endedAt }) => {
    const named: ExportedRow = withNames ? { name, email, country, organisation } : {}
    const pseudonym = pseudonymOf(personId)
    return {
      personId,
      pseudonym,
      cells: { person: pseudonym, ...named, membership: state },
      joinedAt,
      until: state === 'active' ? now : (endedAt ?? now),
    }
  })
  return owners.toSorted((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
}
