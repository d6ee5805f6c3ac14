import type { Language } from '#app/messages/languages.ts'
import { invitation, membership } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { person } from '#db/schema.ts'
import { now } from './factories.ts'

/** Somebody in the store with a role. */
export async function aPerson(
  db: Db,
  id: string,
  changes: Partial<typeof person.$inferInsert> = {},
): Promise<string> {
  await db.insert(person).values({
    id,
    email: `${id}@stats.example`,
    name: id,
    language: 'en',
    createdAt: now,
    ...changes,
  })
  return id
}

/** A cohort that runs around `now`, led by a trainer of the store. */
export async function aCohort(
  db: Db,
  {
    id = 'cohort',
    trainerId = 'trainer',
    ...changes
  }: { id?: string; trainerId?: string; [k: string]: unknown } = {},
): Promise<string> {
  await cohorts.add(db, {
    id,
    name: 'Dakar, autumn',
    startsOn: '2025-08-25',
    endsOn: '2025-10-31',
    languages: ['en', 'fr'] as Language[],
    courseIds: ['foundations'],
    joinCode: `join-${id}`,
    trainerIds: [trainerId],
    targets: [],
    actorId: trainerId,
    at: now,
    ...changes,
  })
  return id
}

export async function anInvitation(
  db: Db,
  id: string,
  changes: Partial<typeof invitation.$inferInsert> = {},
): Promise<string> {
  await db.insert(invitation).values({
    id,
    cohortId: 'cohort',
    rosterKey: `mail:${id}@example.org`,
    email: `${id}@example.org`,
    name: id,
    language: 'en',
    codeHash: `hash-${id}`,
    invitedBy: 'trainer',
    invitedAt: now,
    ...changes,
  })
  return id
}

/** Takes part in the cohort. */
export async function aMember(db: Db, personId: string, state: 'active' | 'left' = 'active'): Promise<void> {
  await db.insert(membership).values({ cohortId: 'cohort', personId, state, joinedAt: now })
}
