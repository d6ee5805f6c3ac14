import { sql } from 'drizzle-orm'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Device } from '#app/domain/progress/views.ts'
import { keepEnrolment, type Place, placeOf } from './enrolments.server.ts'
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
  given: Place & { device: Device; at: number },
  { fields, language, typedAt }: Omit<Draft, 'exerciseId'>,
): Promise<void> {
  const draft = { fields: JSON.stringify(fields), language, typedAt }
  await db.batch([
    db
      .insert(answerDraft)
      .values({ ...placeOf(given), ...draft })
      .onConflictDoUpdate({
        target: [answerDraft.personId, answerDraft.courseId, answerDraft.moduleId, answerDraft.exerciseId],
        set: draft,
        setWhere: sql`excluded.typed_at >= ${answerDraft.typedAt}`,
      }),
    keepEnrolment(db, given),
  ])
}
