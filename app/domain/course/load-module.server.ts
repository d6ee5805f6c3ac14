import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { TokenOf } from '#app/domain/exercise/kind.ts'
import { publicHalf } from '#app/domain/exercise/kinds.ts'
import type { PublicExercise } from '#app/domain/exercise/public-exercise.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import type { Edition } from '#db/editions.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { DomainError } from '../errors.ts'
import { type ListedCourse, type ListedModule, loadCourse } from './load-course.server.ts'

/** An exercise, with what is made of it once for all who see it. */
export interface ShownExercise {
  exercise: Exercise
  publicHalf: PublicExercise
  token: TokenOf
}

/** A module as it is shown now in a language. */
export interface ShownModule {
  listed: ListedCourse
  module: ListedModule
  edition: Edition
  /** By id, in the order of the page. */
  exercises: Map<string, ShownExercise>
}

/** @throws DomainError `course_not_found`, `module_not_found` */
export async function loadModule(
  db: Db,
  { courseId, moduleId, language }: { courseId: string; moduleId: string; language: string },
): Promise<ShownModule> {
  const [listed, secret] = await Promise.all([loadCourse(db, courseId, language), tokenSecret(db)])
  const module = listed.modules.find(({ id }) => id === moduleId)
  const edition = module && (await editions.byHash(db, module.facts.hash))
  if (!module || !edition) throw new DomainError('not-found', 'module_not_found')
  return { listed, module, edition, exercises: shownExercises(edition, secret) }
}

/** @throws DomainError `exercise_not_found` */
export function exerciseIn({ exercises }: ShownModule, exerciseId: string): ShownExercise {
  const shown = exercises.get(exerciseId)
  if (!shown) throw new DomainError('not-found', 'exercise_not_found')
  return shown
}

const made = new WeakMap<Edition, { secret: string; exercises: Map<string, ShownExercise> }>()

/** Editions never change, so neither does what is made of them; it goes when the edition leaves the cache. */
export function shownExercises(edition: Edition, secret: string): Map<string, ShownExercise> {
  let known = made.get(edition)
  if (known?.secret !== secret) {
    const { courseId } = edition.facts
    const exercises = edition.exercises.map((exercise): [string, ShownExercise] => {
      const token = tokensOf(secret, courseId, exercise.id)
      return [exercise.id, { exercise, token, publicHalf: publicHalf(exercise, token) }]
    })
    known = { secret, exercises: new Map(exercises) }
    made.set(edition, known)
  }
  return known.exercises
}
