import { sql } from 'drizzle-orm'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Device } from '#app/domain/progress/views.ts'
import { keepEnrolment, type Place, placeOf } from './enrolments.server.ts'
import type { Db } from './gateway.server.ts'
import { columnsOf, excluded, prepared } from './prepared.server.ts'
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
  given: Place & { device: Device; at: number },
  { fields, language, typedAt }: Omit<Draft, 'exerciseId'>,
): Promise<void> {
  await db.batch([
    queries(db).save({ ...placeOf(given), fields: JSON.stringify(fields), language, typedAt }),
    keepEnrolment(db, given),
  ])
}

const queries = prepared((db) => ({
  save: db
    .insert(answerDraft)
    .values(columnsOf(answerDraft))
    .onConflictDoUpdate({
      target: [answerDraft.personId, answerDraft.courseId, answerDraft.moduleId, answerDraft.exerciseId],
      set: excluded(answerDraft, ['fields', 'language', 'typedAt']),
      setWhere: sql`excluded.typed_at >= ${answerDraft.typedAt}`,
    }),
}))
