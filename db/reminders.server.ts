import { and, eq, gte, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { cohort, invitation, outbox } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'

/**
 * Invitations that went out by mail and that nobody took up, of cohorts that are running on a day (YYYY-MM-DD), without a
 * reminder so far. Reads the cohorts, of which there are few, and the invitations of those that run; letters by their key.
 */
export async function due(
  db: Db,
  { today, invitedBefore, limit }: { today: string; invitedBefore: number; limit: number },
) {
  const rows = await db
    .select({
      id: invitation.id,
      cohortId: invitation.cohortId,
      email: invitation.email,
      language: invitation.language,
    })
    .from(cohort)
    .innerJoin(invitation, eq(invitation.cohortId, cohort.id))
    .where(
      and(
        isNull(cohort.archivedAt),
        lte(cohort.startsOn, today),
        gte(cohort.endsOn, today),
        isNotNull(invitation.email),
        lte(invitation.invitedAt, invitedBefore),
        isNull(invitation.acceptedAt),
        isNull(invitation.withdrawnAt),
        // Who was given the link on paper was told by a person.
        sql`exists (select 1 from ${outbox} where ${outbox.key} = 'invite:' || ${invitation.id} || ':' || ${invitation.serial} and ${outbox.state} = 'sent')`,
        sql`not exists (select 1 from ${outbox} where ${outbox.key} = 'remind:' || ${invitation.id})`,
      ),
    )
    .limit(limit)
  return rows.map(({ email, ...rest }) => ({ ...rest, email: email ?? '' }))
}
