import { sql } from 'drizzle-orm'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Place } from './attempts.server.ts'
import type { Db } from './gateway.server.ts'
import { answerDraft } from './schema.ts'

export interface Draft {
  exerciseId: string
  fields: Fields
  language: string
  /** By the device's clock. */
  typedAt: number
}

/**
 * Keeps what is half typed; of two devices the one that typed later wins. It isn't compared with attempts: their times
 * are the server's, and a shared PC's clock may be years behind.
 */
export async function save(
  db: Db,
  place: Place,
  { fields, language, typedAt }: Omit<Draft, 'exerciseId'>,
): Promise<void> {
  const { personId, courseId, moduleId, exerciseId } = place
  const draft = { fields: JSON.stringify(fields), language, typedAt }
  await db
    .insert(answerDraft)
    .values({ personId, courseId, moduleId, exerciseId, ...draft })
    .onConflictDoUpdate({
      target: [answerDraft.personId, answerDraft.courseId, answerDraft.moduleId, answerDraft.exerciseId],
      set: draft,
      setWhere: sql`excluded.typed_at >= ${answerDraft.typedAt}`,
    })
}
