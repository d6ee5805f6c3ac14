import { type KnownExercise, knownIn } from '#app/domain/demo/known-exercises.server.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { openStore } from '#db/gateway.server.ts'

/**
 * The right form of an exercise on rows of one's own: which they are stands in the page, once its reader has answered.
 * For all others the right form as it is.
 */
export function rightOn({ exercise, right }: KnownExercise, page: string): Fields {
  if (exercise.kind !== 'r' || exercise.data.draw !== 'own') return right
  const draw = new RegExp(`/data/${exercise.data.hash}/(\\d+)/`).exec(page)?.[1] ?? ''
  const typed = Object.entries(exercise.keys[draw] ?? {})
  return Object.fromEntries(typed.map(([name, value]) => [`result-${name}`, [String(value)]]))
}

/** The exercises of a module's current edition in a store that nobody has opened here, with what to answer. */
export async function knownExercises(
  databaseUrl: string,
  courseId: string,
  moduleId: string,
  language: string,
): Promise<KnownExercise[]> {
  const store = await openStore(databaseUrl)
  try {
    return await knownIn(store.db, courseId, moduleId, language)
  } finally {
    await store.close()
  }
}
