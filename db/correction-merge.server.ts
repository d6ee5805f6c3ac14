import { eq, sql } from 'drizzle-orm'
import { correctedLearner } from './correction-schema.ts'
import type { Db, Query } from './gateway.server.ts'

/**
 * The statements that give an account what corrections did to a guest: verdicts hang on the answers, and go with them. Of a
 * correction that reached both the account keeps its own word, and the higher of two revisions is passed.
 */
export function statementsToMoveCorrections(db: Db, guestId: string, accountId: string): Query[] {
  return [
    db
      .insert(correctedLearner)
      .select(
        sql`select ${accountId}, correction_id, course_id, module_id, exercise_id, effect, has_finished, at, revision,
          undone_at from corrected_learner where person_id = ${guestId}`,
      )
      .onConflictDoUpdate({
        target: [correctedLearner.personId, correctedLearner.correctionId],
        set: {
          revision: sql.raw('corrected_learner.revision + excluded.revision'),
          // One who is left to be taken back keeps the other from being passed over.
          undoneAt: sql.raw(
            'case when excluded.undone_at is null then null else corrected_learner.undone_at end',
          ),
        },
      }),
    db.delete(correctedLearner).where(eq(correctedLearner.personId, guestId)),
  ]
}
