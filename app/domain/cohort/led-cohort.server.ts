import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { Actor } from '../access/actor.ts'
import { can } from '../access/can.ts'
import { DomainError } from '../errors.ts'
import type { Cohort } from './cohort.ts'

/**
 * The first line of all that is done in a cohort: the cohort, if this person leads it. Others can't tell a cohort that
 * isn't theirs from one that isn't there.
 * @throws DomainError `cohort_not_found`
 */
export async function ledCohort(
  db: Db,
  { actor, cohortId }: { actor: Actor; cohortId: string },
): Promise<Cohort> {
  const cohort = await cohorts.byId(db, cohortId)
  if (!cohort || !can(actor, 'cohort.lead', cohort)) throw new DomainError('not-found', 'cohort_not_found')
  return cohort
}

/**
 * The same for what changes a cohort: an archived one is read, and nothing in it changes.
 * @throws DomainError `cohort_not_found`, `cohort_archived`
 */
export async function runningCohort(db: Db, asked: { actor: Actor; cohortId: string }): Promise<Cohort> {
  const cohort = await ledCohort(db, asked)
  if (cohort.archivedAt !== null) throw new DomainError('conflict', 'cohort_archived')
  return cohort
}
