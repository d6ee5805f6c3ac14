import { setImmediate } from 'node:timers/promises'
import type { Correction } from '#db/corrections.server.ts'
import * as corrections from '#db/corrections.server.ts'
import { type Db, isConflict, retryOnConflict } from '#db/gateway.server.ts'
import { eventsOf, historyOf, partOf } from '#db/history.server.ts'
import * as itemRegrades from '#db/item-regrades.server.ts'
import * as regrades from '#db/regrades.server.ts'
import { DomainError } from '../errors.ts'
import { rebuild } from '../progress/rebuild.ts'
import { resultWith } from './plan-sittings.server.ts'

/** Learners whose verdicts are taken back in one write. */
const SLICE = 20

/**
 * Takes a correction back: every answer has the verdict again that it had without it, and progress is told from those.
 * The text that is published stays as it is. One that was taken back already stays so.
 * @throws DomainError `correction_not_found`
 */
export async function undoCorrection(
  db: Db,
  {
    correctionId,
    courseId,
    actorId,
    now,
  }: { correctionId: string; courseId: string; actorId: string | null; now: number },
): Promise<void> {
  const correction = await corrections.byId(db, correctionId)
  if (correction?.courseId !== courseId) throw new DomainError('not-found', 'correction_not_found')
  if (correction.undoneAt === null) {
    try {
      await corrections.undo(db, correction, { actorId, at: now })
    } catch (error) {
      // Somebody else was first: then both are at it.
      if (!isConflict(error)) throw error
    }
  }
  await goOnUndoing(db, correction, now)
}

/** Takes back what is still there of a correction; may be begun again at any time. */
export async function goOnUndoing(db: Db, correction: Correction, now: number): Promise<void> {
  for (;;) {
    const isLeft = await retryOnConflict(async () => {
      const personIds = await regrades.reached(db, correction.id, { limit: SLICE })
      if (personIds.length > 0) await db.batch(await statementsFor(db, correction, personIds, now))
      return personIds.length > 0
    })
    if (!isLeft) break
    await setImmediate()
  }
  await corrections.undoDone(db, correction.id, now)
}

async function statementsFor(db: Db, correction: Correction, personIds: string[], now: number) {
  const { id: correctionId, courseId, moduleId, exerciseId } = correction
  const module = { courseId, moduleId }
  const history = await historyOf(db, personIds, module)
  const { sittings, verdicts } = await itemRegrades.sittingsOf(db, courseId, personIds)
  const isOther = (one: { correctionId: string }) => one.correctionId !== correctionId
  const touched = new Set(verdicts.flatMap((one) => (isOther(one) ? [] : one.sittingId)))
  const results: itemRegrades.NewResult[] = []
  for (const sitting of sittings)
    if (touched.has(sitting.id))
      results.push(
        await resultWith(
          db,
          sitting,
          verdicts.filter((one) => one.sittingId === sitting.id && isOther(one)),
        ),
      )
  if (results.length > 0)
    return itemRegrades.statementsToTakeBack(db, { correctionId, exerciseId, history, results, now })
  return regrades.statementsToTakeBack(db, {
    correctionId,
    attemptIds: history.attempts.flatMap((row) => (row.exerciseId === exerciseId ? row.id : [])),
    history,
    learners: personIds.map((personId) => {
      const own = partOf(history, personId)
      return { personId, derived: rebuild(eventsOf({ ...own, regrades: own.regrades.filter(isOther) })) }
    }),
    module,
    now,
  })
}
