import { and, eq, inArray, or, sql } from 'drizzle-orm'
import {
  allowance,
  cohortTrainer,
  invitation,
  mark,
  membership,
  note,
  outbox,
  visit,
} from './cohort-schema.ts'
import type { Db, Query } from './gateway.server.ts'
import { attempt, person } from './schema.ts'

/**
 * The statements that take a person out of what cohorts hold. That somebody was invited, was in a cohort, and got a mark
 * stays, without a name or a word about them: counts and figures that others have seen remain as they were. Refusals of
 * mail stay too, as the hash of an address: they would otherwise be forgotten. To stand in a batch before the person's
 * address is taken away: letters are found by it.
 */
export function statementsToEraseFromCohorts(
  db: Db,
  { personId, at }: { personId: string; at: number },
): Query[] {
  const theirCohorts = db
    .select({ id: membership.cohortId })
    .from(membership)
    .where(eq(membership.personId, personId))
  const theirInvitations = db
    .select({ id: invitation.id })
    .from(invitation)
    .where(eq(invitation.personId, personId))
  const theirAddresses = sql`select ${person.email} from ${person} where ${person.id} = ${personId}
    union select ${invitation.email} from ${invitation} where ${invitation.personId} = ${personId}`
  const theirAnswers = db.select({ id: attempt.id }).from(attempt).where(eq(attempt.personId, personId))
  return [
    db
      .update(outbox)
      .set({
        email: '',
        subject: null,
        body: null,
        personId: null,
        state: sql`case when ${outbox.state} in ('waiting', 'failed') then 'dropped' else ${outbox.state} end`,
      })
      .where(
        and(
          inArray(outbox.cohortId, theirCohorts),
          or(
            eq(outbox.personId, personId),
            inArray(outbox.invitationId, theirInvitations),
            sql`${outbox.email} in (${theirAddresses})`,
          ),
        ),
      ),
    // Its link stops working, and the list it came from may be sent again without meeting it.
    db
      .update(invitation)
      .set({
        rosterKey: sql`'erased:' || ${invitation.id}`,
        email: null,
        name: null,
        country: null,
        organisation: null,
        personId: null,
        withdrawnAt: sql`coalesce(${invitation.withdrawnAt}, ${at})`,
      })
      .where(eq(invitation.personId, personId)),
    db.delete(membership).where(and(eq(membership.personId, personId), eq(membership.state, 'asked'))),
    db
      .update(membership)
      .set({ state: 'left', endedAt: at })
      .where(and(eq(membership.personId, personId), eq(membership.state, 'active'))),
    db.delete(visit).where(eq(visit.personId, personId)),
    db.delete(note).where(eq(note.personId, personId)),
    db.delete(allowance).where(eq(allowance.personId, personId)),
    db.update(mark).set({ comment: '' }).where(inArray(mark.attemptId, theirAnswers)),
    db.delete(cohortTrainer).where(eq(cohortTrainer.personId, personId)),
  ]
}
