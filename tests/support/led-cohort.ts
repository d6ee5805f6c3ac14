import { startSession } from '#app/auth/actor.server.ts'
import type { Role } from '#app/domain/access/actor.ts'
import type { MembershipState } from '#app/domain/cohort/cohort.ts'
import { membership } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { person } from '#db/schema.ts'
import { anExercise } from './exercises.ts'
import { aCourse, aLearner, anEdition, now, published } from './factories.ts'

/** The id of the cohort that these tests are about. */
export const cohortId = 'room-7'

/** Somebody with an account and a role. */
export async function somebody(db: Db, id: string, role: Role = 'trainer'): Promise<string> {
  await db
    .insert(person)
    .values({ id, role, email: `${id}@stat.example`, name: `Name of ${id}`, language: 'en', createdAt: now })
  return id
}

/** The cookie of a session of theirs. */
export async function cookieOf(db: Db, personId: string): Promise<string> {
  const set = await startSession(db, personId, new Request('http://localhost:3000/en'))
  return set.split(';')[0] ?? ''
}

/** Puts somebody into a cohort. */
export async function isMember(
  db: Db,
  personId: string,
  given: { cohortId?: string; state?: MembershipState; joinedAt?: number; endedAt?: number | null } = {},
): Promise<void> {
  const row = { cohortId, state: 'active' as const, joinedAt: now, endedAt: null, ...given, personId }
  await db.insert(membership).values(row)
}

/** A cohort, led by `trainer` unless others are named. */
export async function aCohort(
  db: Db,
  { id = cohortId, trainerIds = ['trainer'], courseIds = ['foundations'] } = {},
): Promise<void> {
  await cohorts.add(db, {
    id,
    name: `Cohort ${id}`,
    startsOn: '2025-09-01',
    endsOn: '2025-10-31',
    languages: ['en'],
    courseIds,
    joinCode: id,
    trainerIds,
    targets: [{ courseId: 'foundations', moduleId: 'stock-and-flow', dueOn: '2025-09-10' }],
    actorId: trainerIds[0] ?? '',
    at: now,
  })
}

export const exercises = [anExercise('choice'), anExercise('numeric')]

/** Two exercises in English and French, a trainer, their cohort, and Amina in it. */
export async function aLedCohort(db: Db) {
  await published(db, aCourse(), [
    anEdition({ exercises }),
    anEdition({
      exercises: exercises.map((exercise) => ({ ...exercise, prompt: '<p>En français ?</p>' })),
      language: 'fr',
      title: 'Stock et flux',
    }),
  ])
  await somebody(db, 'trainer')
  await aCohort(db)
  const learner = await aLearner(db)
  await isMember(db, learner.id)
  return learner
}
