import type { Actor } from '#app/domain/access/actor.ts'
import { loadModule } from '#app/domain/course/load-module.server.ts'
import type { ExerciseView, Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Db } from '#db/gateway.server.ts'
import * as progress from '#db/progress.server.ts'
import { draftFits, readExerciseView } from './read-outcome.server.ts'

interface Typed {
  /** Null for a visitor. */
  actor: Actor
  courseId: string
  moduleId: string
  exerciseId: string
  language: string
  /** The edition that the form was made of; empty when it isn't known. */
  editionHash: string
  fields: Fields
}

/**
 * An exercise as it stands for a person, with what a refused form said in place of what is kept, so that nothing typed
 * is lost with the refusal. What was chosen among other options is left out. Null when there is no such exercise.
 */
export async function viewAsTyped(db: Db, typed: Typed): Promise<ExerciseView | null> {
  const { actor, courseId, moduleId, exerciseId, language, editionHash, fields } = typed
  const module = await loadModule(db, typed)
  if (!module.exercises.has(exerciseId)) return null
  const personId = actor?.id ?? null
  const record = personId === null ? null : await progress.ofModule(db, { personId, courseId, moduleId })
  const view = await readExerciseView(db, module, { record, personId, exerciseId, language })
  return (await draftFits(db, module, { exerciseId, editionHash: editionHash || null }))
    ? { ...view, fields, isDraft: true }
    : view
}
