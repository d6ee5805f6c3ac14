import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Member, MembershipState } from '#app/domain/cohort/cohort.ts'
import * as audit from './audit.server.ts'
import { cohort, cohortTrainer, membership } from './cohort-schema.ts'
import { type Db, guard } from './gateway.server.ts'
import { person } from './schema.ts'

interface Of {
  cohortId: string
  personId: string
}

const those = ({ cohortId, personId }: Of) =>
  and(eq(membership.cohortId, cohortId), eq(membership.personId, personId))

/** People of a cohort by name, in the states asked for. Whoever has deleted their account is in no state but `left`. */
export const ofCohort = (
  db: Db,
  cohortId: string,
  states: readonly MembershipState[] = ['active'],
): Promise<Member[]> =>
  membersWhere(db, and(eq(membership.cohortId, cohortId), inArray(membership.state, [...states])))

export async function one(db: Db, of: Of): Promise<Member | null> {
  const [found] = await membersWhere(db, those(of))
  return found ?? null
}

async function membersWhere(db: Db, condition: SQL | undefined): Promise<Member[]> {
  const rows = await db
    .select({
      personId: membership.personId,
      name: person.name,
      email: person.email,
      country: person.country,
      organisation: person.organisation,
      language: person.language,
      state: membership.state,
      joinedAt: membership.joinedAt,
      endedAt: membership.endedAt,
      erasedAt: person.erasedAt,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(condition)
    .orderBy(asc(sql`coalesce(${person.name}, ${person.email}, '')`), asc(membership.joinedAt))
  return rows.map(({ erasedAt, ...row }) => ({ ...row, isErased: erasedAt !== null }))
}

/** A cohort as its learner sees it. */
export interface OwnCohort {
  id: string
  name: string
  startsOn: string
  endsOn: string
  state: MembershipState
  trainers: string[]
}

/** The cohorts that somebody is or was in. */
export async function ofPerson(db: Db, personId: string): Promise<OwnCohort[]> {
  const rows = await db
    .select({
      id: cohort.id,
      name: cohort.name,
      startsOn: cohort.startsOn,
      endsOn: cohort.endsOn,
      state: membership.state,
    })
    .from(membership)
    .innerJoin(cohort, eq(cohort.id, membership.cohortId))
    .where(eq(membership.personId, personId))
    .orderBy(asc(cohort.startsOn))
  const trainers = await db
    .select({ cohortId: cohortTrainer.cohortId, name: person.name, email: person.email })
    .from(cohortTrainer)
    .innerJoin(person, eq(person.id, cohortTrainer.personId))
    .where(
      inArray(
        cohortTrainer.cohortId,
        rows.map(({ id }) => id),
      ),
    )
  return rows.map((row) => ({
    ...row,
    trainers: trainers
      .filter(({ cohortId }) => cohortId === row.id)
      .map(({ name, email }) => name ?? email ?? ''),
  }))
}

/** Whether somebody takes part in a cohort now. */
export async function isInAny(db: Db, personId: string): Promise<boolean> {
  const [found] = await db
    .select({ cohortId: membership.cohortId })
    .from(membership)
    .where(and(eq(membership.personId, personId), eq(membership.state, 'active')))
    .limit(1)
  return found !== undefined
}

/** Asks to be let in; who is in already, or was taken out by a trainer, stays so. */
export async function ask(db: Db, { cohortId, personId, at }: Of & { at: number }): Promise<void> {
  await db
    .insert(membership)
    .values({ cohortId, personId, state: 'asked', joinedAt: at })
    .onConflictDoUpdate({
      target: [membership.cohortId, membership.personId],
      set: { state: 'asked', joinedAt: at, endedAt: null },
      setWhere: eq(membership.state, 'left'),
    })
}

/**
 * Lets somebody in, takes them out, or takes note that they left. Refused as a conflict unless they are in one of the
 * states `from`: somebody was first. Whoever has deleted their account stays as they are.
 */
export async function setState(
  db: Db,
  given: Of & { from: MembershipState[]; to: MembershipState; actorId: string; at: number },
): Promise<void> {
  const { cohortId, personId, from, to, actorId, at } = given
  const isFrom = sql`exists (select 1 from ${membership} join ${person} on ${person.id} = ${membership.personId}
    where ${and(those(given), inArray(membership.state, from), isNull(person.erasedAt))})`
  await db.batch([
    guard(db, isFrom),
    db
      .update(membership)
      .set(to === 'active' ? { state: to, joinedAt: at, endedAt: null } : { state: to, endedAt: at })
      .where(those(given)),
    audit.entry(db, {
      actorId,
      action: `membership.${to}`,
      subjectId: personId,
      detail: { cohortId },
      at,
    }),
  ])
}
