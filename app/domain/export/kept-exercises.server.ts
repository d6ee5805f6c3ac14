import { type ShownExercise, shownExercises } from '#app/domain/course/load-module.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'

/** Editions that one export keeps: answers come by exercise, so those of several modules and years take turns. */
const KEPT = 100

/**
 * Exercises as they were when they were answered, by edition; undefined where the text is not kept. An export keeps its own,
 * so that it neither reads an edition for every answer nor pushes out those that learners are reading.
 */
export async function keptExercises(db: Db) {
  const secret = await tokenSecret(db)
  const kept = new Map<string, Map<string, ShownExercise>>()
  async function ofEdition(hash: string): Promise<Map<string, ShownExercise>> {
    const known = kept.get(hash)
    const edition = known ? null : await editions.byHash(db, hash)
    const exercises = known ?? (edition ? shownExercises(edition, secret) : new Map<string, ShownExercise>())
    kept.delete(hash)
    kept.set(hash, exercises)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return exercises
  }
  return async (hash: string, exerciseId: string): Promise<ShownExercise | undefined> =>
    (await ofEdition(hash)).get(exerciseId)
}
