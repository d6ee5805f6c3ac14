import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { allowance, cohort, invitation, mark, membership, note, outbox, visit } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'
import { attempt } from './schema.ts'

/**
 * What cohorts hold about one person, for the batch that reads all that is held: memberships, invitations they took up,
 * letters to them, visits, notes about them, marks and allowances. Of trainers nothing but what they wrote: who wrote it
 * is theirs. An invitation that was never taken up is not here, for nobody has shown that the address is this person's.
 */
export const cohortQueries = (db: Db, personId: string) => {
  const theirCohorts = db
    .select({ id: membership.cohortId })
    .from(membership)
    .where(eq(membership.personId, personId))
  const theirInvitations = db
    .select({ id: invitation.id })
    .from(invitation)
    .where(eq(invitation.personId, personId))
  return [
    db
      .select({
        cohort: cohort.name,
        startsOn: cohort.startsOn,
        endsOn: cohort.endsOn,
        state: membership.state,
        joinedAt: membership.joinedAt,
        endedAt: membership.endedAt,
      })
      .from(membership)
      .innerJoin(cohort, eq(cohort.id, membership.cohortId))
      .where(eq(membership.personId, personId))
      .orderBy(asc(membership.joinedAt)),
    db
      .select({
        cohort: cohort.name,
        email: invitation.email,
        name: invitation.name,
        country: invitation.country,
        organisation: invitation.organisation,
        language: invitation.language,
        invitedAt: invitation.invitedAt,
        opens: invitation.opens,
        openedAt: invitation.openedAt,
        acceptedAt: invitation.acceptedAt,
        withdrawnAt: invitation.withdrawnAt,
      })
      .from(invitation)
      .innerJoin(cohort, eq(cohort.id, invitation.cohortId))
      .where(eq(invitation.personId, personId))
      .orderBy(asc(invitation.invitedAt)),
    db
      .select({
        kind: outbox.kind,
        email: outbox.email,
        language: outbox.language,
        subject: outbox.subject,
        body: outbox.body,
        state: outbox.state,
        createdAt: outbox.createdAt,
        sentAt: outbox.sentAt,
      })
      .from(outbox)
      .where(
        and(
          inArray(outbox.cohortId, theirCohorts),
          or(eq(outbox.personId, personId), inArray(outbox.invitationId, theirInvitations)),
        ),
      )
      .orderBy(asc(outbox.createdAt)),
    db
      .select({
        courseId: visit.courseId,
        moduleId: visit.moduleId,
        visits: visit.visits,
        firstAt: visit.firstAt,
        lastAt: visit.lastAt,
      })
      .from(visit)
      .where(eq(visit.personId, personId)),
    db
      .select({ cohort: cohort.name, text: note.text, at: note.at })
      .from(note)
      .innerJoin(cohort, eq(cohort.id, note.cohortId))
      .where(eq(note.personId, personId))
      .orderBy(asc(note.at)),
    db
      .select({
        attemptId: mark.attemptId,
        courseId: attempt.courseId,
        exerciseId: attempt.exerciseId,
        number: attempt.number,
        met: mark.met,
        pointsMilli: mark.points,
        outOfMilli: mark.outOf,
        comment: mark.comment,
        at: mark.at,
      })
      .from(attempt)
      .innerJoin(mark, eq(mark.attemptId, attempt.id))
      .where(eq(attempt.personId, personId))
      .orderBy(asc(mark.at)),
    db
      .select({
        courseId: allowance.courseId,
        subject: allowance.subject,
        extraTries: allowance.extraTries,
        extraMinutes: allowance.extraMinutes,
        at: allowance.at,
      })
      .from(allowance)
      .where(eq(allowance.personId, personId)),
  ] as const
}
