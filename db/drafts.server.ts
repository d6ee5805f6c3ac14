import { and, eq, sql } from 'drizzle-orm'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Device } from '#app/domain/progress/views.ts'
import { keepEnrolment, type Place, placeOf } from './enrolments.server.ts'
import { type Db, guard, isConflict } from './gateway.server.ts'
import { columnsOf, excluded, prepared } from './prepared.server.ts'
import { answerDraft, person } from './schema.ts'

export interface Draft {
  exerciseId: string
  fields: Fields
  language: string
  /** By the server's clock. */
  typedAt: number
  /** The edition whose form it fills; null when that isn't known. */
  editionHash: string | null
}

/**
 * Keeps what is half typed; of two devices the one that typed later wins. Tells whether it is kept: not when something
 * later is, nor when its person is gone, of whom no text may stay behind. The same text that arrives twice (as its page
 * is left, and from the next) is kept, though the two ways took different times and so seem typed at different times.
 */
export async function save(
  db: Db,
  given: Place & { device: Device; at: number },
  { fields, language, typedAt, editionHash }: Omit<Draft, 'exerciseId'>,
): Promise<boolean> {
  const { mustBeThere, save, kept } = queries(db)
  const place = placeOf(given)
  const text = JSON.stringify(fields)
  try {
    const [, , [draft]] = await db.batch([
      mustBeThere(place),
      save({ ...place, fields: text, language, typedAt, editionHash }),
      kept(place),
      keepEnrolment(db, given),
    ])
    return draft?.typedAt === typedAt || draft?.fields === text
  } catch (error) {
    if (isConflict(error)) return false
    throw error
  }
}

const personId = sql.placeholder('personId')

const queries = prepared((db) => ({
  mustBeThere: guard(
    db,
    sql`exists (select 1 from ${person} where ${person.id} = ${personId} and ${person.erasedAt} is null)`,
  ),
  kept: db
    .select({ typedAt: answerDraft.typedAt, fields: answerDraft.fields })
    .from(answerDraft)
    .where(
      and(
        eq(answerDraft.personId, personId),
        eq(answerDraft.courseId, sql.placeholder('courseId')),
        eq(answerDraft.moduleId, sql.placeholder('moduleId')),
        eq(answerDraft.exerciseId, sql.placeholder('exerciseId')),
      ),
    ),
  save: db
    .insert(answerDraft)
    .values(columnsOf(answerDraft))
    .onConflictDoUpdate({
      target: [answerDraft.personId, answerDraft.courseId, answerDraft.moduleId, answerDraft.exerciseId],
      set: excluded(answerDraft, ['fields', 'language', 'typedAt', 'editionHash']),
      setWhere: sql`excluded.typed_at >= ${answerDraft.typedAt}`,
    }),
}))
