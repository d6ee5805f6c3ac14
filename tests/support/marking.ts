import type { Person } from '#app/domain/access/actor.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import type { Exercise, ExerciseOf } from '#app/domain/exercise/exercise.ts'
import { membership } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { person } from '#db/schema.ts'
import { anExercise } from './exercises.ts'
import { aCourse, aLearner, anEdition, aSubmission, now, published } from './factories.ts'
import { testStore } from './test-db.ts'

export const cohortId = 'dakar'

/** A written exercise with three criteria, and another that is to be chosen. */
export const reply: ExerciseOf<'written'> = anExercise('written')
const other = anExercise('choice')

export async function aTrainer(db: Db, id = 'tomas', role: Person['role'] = 'trainer'): Promise<Person> {
  const name = `Trainer ${id}`
  await db
    .insert(person)
    .values({ id, role, email: `${id}@stat.example`, name, language: 'en', createdAt: now })
  return { id, role, isGuest: false, name, language: 'en' }
}

export async function joins(db: Db, personId: string, state: 'active' | 'left' = 'active'): Promise<void> {
  await db.insert(membership).values({ cohortId, personId, state, joinedAt: now })
}

/** A cohort that takes a course with a written exercise, its trainer, and its first member. */
export async function aMarkedCohort({ exercises = [reply, other] }: { exercises?: Exercise[] } = {}) {
  const store = await testStore()
  const { db } = store
  await published(db, aCourse(), [
    anEdition({ exercises }),
    anEdition({ exercises, language: 'fr', title: 'Stock et flux' }),
  ])
  const trainer = await aTrainer(db)
  await cohorts.add(db, {
    id: cohortId,
    name: 'Dakar 2025',
    startsOn: '2025-09-01',
    endsOn: '2025-12-01',
    languages: ['en'],
    courseIds: ['foundations'],
    joinCode: 'dakar-code',
    trainerIds: [trainer.id],
    targets: [],
    actorId: trainer.id,
    at: now,
  })
  const learner = await aLearner(db)
  await joins(db, learner.id)
  return { store, db, trainer, learner }
}

/** Hands a text in with its self-check, and tells the attempt's id. */
export async function handsIn(
  db: Db,
  who: Pick<Person, 'id'>,
  {
    text = 'On 1 January, by rule A.',
    met = [1, 2, 3],
    at = now,
  }: { text?: string; met?: number[]; at?: number } = {},
): Promise<string> {
  const fields = { text: [text], checked: ['yes'], criterion: met.map(String) }
  const submission = await aSubmission(db, who, reply, { fields, now: at })
  await submitAttempt(db, submission)
  return submission.attemptId
}
