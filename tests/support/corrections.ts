import { v7 as uuid } from 'uuid'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { fieldsOf } from '#app/domain/exercise/kinds.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { exerciseState, moduleProgress } from '#db/schema.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { testSitting } from '#db/test-schema.ts'
import { aCourse, anEdition, aSubmission, now, published } from '#tests/support/factories.ts'

/** A key was wrong: learners have answered, and another edition comes out. */

export const place = { courseId: 'foundations', moduleId: 'stock-and-flow' }

/** Publishes the one module with these exercises, as edition `name` in English and French. */
export const publishedAs = (db: Db, name: string, exercises: Exercise[]) =>
  published(db, aCourse(), [
    anEdition({ exercises, hash: `${name}/en` }),
    anEdition({ exercises, hash: `${name}/fr`, language: 'fr', title: 'Stock et flux' }),
  ])

/** Somebody answers an exercise as it is shown now, by position. */
export async function answers(
  db: Db,
  personId: string,
  exerciseId: string,
  answer: Answer,
  { at = now, language = 'en' }: { at?: number; language?: string } = {},
) {
  const current = await editions.currentOfModule(db, place.courseId, place.moduleId)
  const hash = current.find((one) => one.language === 'en')?.hash ?? ''
  const edition = await editions.byHash(db, hash)
  const exercise = edition?.exercises.find(({ id }) => id === exerciseId)
  if (!exercise) throw new Error(`${exerciseId} is not there`)
  const token = tokensOf(await tokenSecret(db), place.courseId, exerciseId)
  const fields = fieldsOf(exercise, answer, token)
  return submitAttempt(
    db,
    await aSubmission(db, { id: personId }, exercise, { fields, attemptId: uuid(), now: at, language }),
  )
}

/** All that is derived, as text: the same bytes for the same state. */
export async function derived(db: Db): Promise<string> {
  const rows = [
    ...(await db.select().from(exerciseState)),
    ...(await db.select().from(moduleProgress)),
    ...(await db.select().from(testSitting)),
  ]
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n')
}
