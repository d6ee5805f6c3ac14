import { and, eq, inArray, sql } from 'drizzle-orm'
import { allowance, invitation, membership, note, outbox, visit } from './cohort-schema.ts'
import type { Db, Query } from './gateway.server.ts'

/**
 * The statements that give what cohorts hold about a guest to an account. Marks hang on the answers, and go with them.
 */
export function statementsToMoveCohorts(db: Db, guestId: string, accountId: string): Query[] {
  const guestsCohorts = db
    .select({ id: membership.cohortId })
    .from(membership)
    .where(eq(membership.personId, guestId))
  return [
    // Letters are found through the cohort, so they go first.
    db
      .update(outbox)
      .set({ personId: accountId })
      .where(and(inArray(outbox.cohortId, guestsCohorts), eq(outbox.personId, guestId))),
    ...moveMemberships(db, guestId, accountId),
    ...moveVisits(db, guestId, accountId),
    ...moveAllowances(db, guestId, accountId),
    db.update(note).set({ personId: accountId }).where(eq(note.personId, guestId)),
    db.update(invitation).set({ personId: accountId }).where(eq(invitation.personId, guestId)),
  ]
}

/**
 * Of two memberships in one cohort the active one wins; then that a trainer said no; then that they asked. Who was in it
 * as both has been in it since the earlier time.
 */
function moveMemberships(db: Db, guestId: string, accountId: string): Query[] {
  const rank = (table: string) =>
    `case ${table}.state when 'active' then 4 when 'removed' then 3 when 'asked' then 2 else 1 end`
  const isGuests = `${rank('excluded')} > ${rank('membership')}`
  const winners = (column: string) =>
    sql.raw(`case when ${isGuests} then excluded.${column} else membership.${column} end`)
  return [
    db
      .insert(membership)
      .select(
        sql`select cohort_id, ${accountId}, state, joined_at, ended_at from membership where person_id = ${guestId}`,
      )
      .onConflictDoUpdate({
        target: [membership.cohortId, membership.personId],
        set: {
          state: winners('state'),
          endedAt: winners('ended_at'),
          joinedAt: sql.raw('min(excluded.joined_at, membership.joined_at)'),
        },
      }),
    db.delete(membership).where(eq(membership.personId, guestId)),
  ]
}

function moveVisits(db: Db, guestId: string, accountId: string): Query[] {
  return [
    db
      .insert(visit)
      .select(
        sql`select ${accountId}, course_id, module_id, visits, first_at, last_at from visit where person_id = ${guestId}`,
      )
      .onConflictDoUpdate({
        target: [visit.personId, visit.courseId, visit.moduleId],
        set: {
          visits: sql.raw('excluded.visits + visit.visits'),
          firstAt: sql.raw('min(excluded.first_at, visit.first_at)'),
          lastAt: sql.raw('max(excluded.last_at, visit.last_at)'),
        },
      }),
    db.delete(visit).where(eq(visit.personId, guestId)),
  ]
}

/** Of two allowances for one thing the larger stays: they were given for one need. */
function moveAllowances(db: Db, guestId: string, accountId: string): Query[] {
  return [
    db
      .insert(allowance)
      .select(
        sql`select ${accountId}, course_id, subject, extra_tries, extra_minutes, cohort_id, granted_by, at
          from allowance where person_id = ${guestId}`,
      )
      .onConflictDoUpdate({
        target: [allowance.personId, allowance.courseId, allowance.subject],
        set: {
          extraTries: sql.raw('max(excluded.extra_tries, allowance.extra_tries)'),
          extraMinutes: sql.raw('max(excluded.extra_minutes, allowance.extra_minutes)'),
        },
      }),
    db.delete(allowance).where(eq(allowance.personId, guestId)),
  ]
}
