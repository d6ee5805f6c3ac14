import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { Actor } from '../access/actor.ts'
import { mustBeAllowed } from '../access/can.ts'
import { dayOf } from './cohort.ts'

export interface CohortLine {
  id: string
  name: string
  startsOn: string
  endsOn: string
  /** How many take part, and how many wait to be let in. */
  active: number
  asking: number
}

/** The cohorts that a trainer leads (of an admin: all), as they are on a day. */
export interface CohortLists {
  /** Running or to come, the latest beginning first. */
  running: CohortLine[]
  ended: CohortLine[]
  archived: CohortLine[]
  seesAll: boolean
}

/** @throws DomainError `not_allowed` */
export async function listCohorts(
  db: Db,
  { actor, now }: { actor: Actor; now: number },
): Promise<CohortLists> {
  mustBeAllowed(actor, 'cohort.begin', null)
  const seesAll = actor.role === 'admin'
  const all = await cohorts.listFor(db, seesAll ? null : actor.id)
  const today = dayOf(now)
  const kept = all.filter(({ archivedAt }) => archivedAt === null)
  return {
    running: kept.filter(({ endsOn }) => endsOn >= today).map(lineOf),
    ended: kept.filter(({ endsOn }) => endsOn < today).map(lineOf),
    archived: all.filter(({ archivedAt }) => archivedAt !== null).map(lineOf),
    seesAll,
  }
}

const lineOf = ({ id, name, startsOn, endsOn, active, asking }: cohorts.CohortInList): CohortLine => ({
  id,
  name,
  startsOn,
  endsOn,
  active,
  asking,
})
