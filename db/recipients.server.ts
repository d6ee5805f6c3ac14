import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { invitation, membership } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'
import { person } from './schema.ts'

/** Somebody whom a cohort's trainer may write to: a member, or who was invited and has not begun. */
export interface Recipient {
  /** The member's person, else the invitation. */
  id: string
  personId: string | null
  invitationId: string | null
  name: string | null
  /** Their account's, else the one they were invited by; null = none is known. */
  email: string | null
  language: string
}

/** By name. Reads the cohort's members and invitations only. */
export async function ofCohort(db: Db, cohortId: string): Promise<Recipient[]> {
  const [members, invited] = await db.batch([
    db
      .select({
        id: person.id,
        name: sql<string | null>`coalesce(${person.name}, ${invitation.name})`,
        email: sql<string | null>`coalesce(${person.email}, ${invitation.email})`,
        language: person.language,
      })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .leftJoin(invitation, and(eq(invitation.personId, person.id), eq(invitation.cohortId, cohortId)))
      .where(and(eq(membership.cohortId, cohortId), eq(membership.state, 'active')))
      .orderBy(asc(sql`coalesce(${person.name}, ${invitation.name}, '')`), asc(person.id)),
    db
      .select({
        id: invitation.id,
        name: invitation.name,
        email: invitation.email,
        language: invitation.language,
      })
      .from(invitation)
      .where(
        and(eq(invitation.cohortId, cohortId), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)),
      )
      .orderBy(asc(sql`coalesce(${invitation.name}, ${invitation.email}, '')`), asc(invitation.id)),
  ])
  const all = [
    ...members.map((member) => ({ ...member, personId: member.id, invitationId: null })),
    ...invited.map((one) => ({ ...one, personId: null, invitationId: one.id })),
  ]
  // Somebody who took up two invitations stands there twice.
  return [...new Map(all.toReversed().map((one) => [one.id, one])).values()].toReversed()
}
