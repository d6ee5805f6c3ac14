import type { Actor } from '#app/domain/access/actor.ts'
import type { Cohort, Member } from '#app/domain/cohort/cohort.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { listItems } from './list-items.server.ts'
import type { AllowancesView } from './views.ts'

interface Asked {
  actor: Actor
  cohortId: string
  personId: string
  language: string
  now: number
}

/**
 * What a member may be given more of: tries at exercises that limit them, sittings and minutes of tests.
 * @throws DomainError `cohort_not_found`, `member_not_found`
 */
export async function openAllowances(
  db: Db,
  { actor, cohortId, personId, language, now }: Asked,
): Promise<{ cohort: Cohort; view: AllowancesView }> {
  const cohort = await ledCohort(db, { actor, cohortId })
  const { name, email } = await activeMember(db, { cohortId, personId })
  const items = await listItems(db, { personId, courseIds: cohort.courseIds, language, now })
  return { cohort, view: { person: { id: personId, name: name ?? email }, items } }
}

/** @throws DomainError `member_not_found` for who isn't in the cohort, or isn't any more */
export async function activeMember(db: Db, of: { cohortId: string; personId: string }): Promise<Member> {
  const member = await memberships.one(db, of)
  if (member?.state !== 'active') throw new DomainError('not-found', 'member_not_found')
  return member
}
