import type { Db } from '#db/gateway.server.ts'
import { isConflict } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import type { Person } from '../../access/actor.ts'
import { DomainError } from '../../errors.ts'
import type { MembershipState } from '../cohort.ts'

/** A cohort as somebody in it sees it: guests have cohorts too. */
export interface MyCohort {
  id: string
  name: string
  /** YYYY-MM-DD */
  startsOn: string
  endsOn: string
  state: MembershipState
  /** By name, else by address. */
  trainers: string[]
}

/** The cohorts that somebody is or was in: those one can leave first, then by their first day. */
export async function myCohorts(db: Db, { person }: { person: Pick<Person, 'id'> }): Promise<MyCohort[]> {
  const all = await memberships.ofPerson(db, person.id)
  const canLeave = ({ state }: MyCohort) => state === 'active' || state === 'asked'
  return [...all.filter(canLeave), ...all.filter((cohort) => !canLeave(cohort))]
}

/**
 * Leaves a cohort, or no longer asks to be let in. All that was answered stays one's own; the cohort's trainers keep
 * seeing what was done until now. Who has left already has left.
 * @throws DomainError `cohort_not_found`
 */
export async function leaveCohort(
  db: Db,
  { person, cohortId, now }: { person: Pick<Person, 'id'>; cohortId: string; now: number },
): Promise<void> {
  try {
    await memberships.setState(db, {
      cohortId,
      personId: person.id,
      from: ['asked', 'active'],
      to: 'left',
      actorId: person.id,
      at: now,
    })
  } catch (error) {
    if (!isConflict(error)) throw error
    const member = await memberships.one(db, { cohortId, personId: person.id })
    if (!member) throw new DomainError('not-found', 'cohort_not_found')
  }
}
