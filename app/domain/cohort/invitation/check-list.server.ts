import type { Actor } from '#app/domain/access/actor.ts'
import { isLanguage } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import * as people from '#db/people.server.ts'
import { runningCohort } from '../led-cohort.server.ts'
import { type CheckedRow, checkRows } from '../roster/check-rows.ts'
import type { RosterFields } from '../roster/roster.ts'
import { type InviteResult, invitePeople } from './invite-people.server.ts'

interface Asked {
  actor: Actor
  cohortId: string
}

export interface ListRow {
  /** The number of the line in the list, from 1. */
  row: number
  fields: RosterFields
}

/** Checks the rows of a list against each other, the cohort and the platform. Nothing is kept. */
export async function checkList(
  db: Db,
  { rows, ...asked }: Asked & { rows: ListRow[] },
): Promise<CheckedRow[]> {
  const cohort = await runningCohort(db, asked)
  const { rosterKeys, emails } = await invitations.knownIn(db, cohort.id)
  const invited = [...rosterKeys].flatMap((key) => (key.startsWith('mail:') ? [key.slice(5)] : []))
  const given = rows
    .map(({ fields }) => fields.email.trim().toLowerCase())
    .filter((email) => email.includes('@'))
  return checkRows(rows, {
    byLink: true,
    languages: cohort.languages,
    fallback: cohort.languages[0] ?? 'en',
    members: new Set([...emails, ...invited]),
    invited: rosterKeys,
    accounts: await people.emailsAmong(db, [...new Set(given)]),
  })
}

export interface InvitedFromList extends InviteResult {
  /** Rows that need the trainer. */
  left: CheckedRow[]
}

/**
 * Invites the green and amber rows of a list; the red ones come back. `withLetters`: where mail can be sent. The same list
 * sent again changes nothing twice.
 * @throws DomainError `cohort_not_found`, `cohort_archived`
 */
export async function inviteFromList(
  db: Db,
  { withLetters, now, ...asked }: Asked & { rows: ListRow[]; withLetters: boolean; now: number },
): Promise<InvitedFromList> {
  const checked = await checkList(db, asked)
  const good = checked.filter(({ state }) => state !== 'refused')
  const result = await invitePeople(db, {
    ...asked,
    people: good.map(({ fields }) => ({
      email: fields.email || null,
      name: fields.name || null,
      country: fields.country || null,
      organisation: fields.organisation || null,
      language: isLanguage(fields.language) ? fields.language : null,
    })),
    withLetters,
    now,
  })
  return { ...result, left: checked.filter(({ state }) => state === 'refused') }
}
