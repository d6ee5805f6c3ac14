import { setImmediate } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import type { Correction, ExercisePlace } from '#db/corrections.server.ts'
import * as corrections from '#db/corrections.server.ts'
import { type Db, retryOnConflict } from '#db/gateway.server.ts'
import * as itemRegrades from '#db/item-regrades.server.ts'
import * as regrades from '#db/regrades.server.ts'
import { DomainError } from '../errors.ts'
import { type Anew, gradesAnew, type StoredAnswer } from './grade-anew.server.ts'
import { gradedByOtherKeys } from './graded-by.server.ts'
import { planAttempts } from './plan-attempts.server.ts'
import { planSittings } from './plan-sittings.server.ts'
import { type ModuleTexts, moduleTexts, type Target, targetIn } from './target.server.ts'

interface Asked extends ExercisePlace {
  /** Null: an operator at the command line. */
  authorId: string | null
  /** Why the key was wrong: learners and colleagues read it. */
  reason: string
  now: number
}

/** As long as a reason may be. */
const MOST_REASON = 1000

/** Learners whose answers are graded again in one write: others get on between two. */
const SLICE = 20

/**
 * Grades the stored answers to an exercise again by the key that is published now, in slices; one that was cut off is
 * gone on with. Answers the correction; null when no answer was graded by another key.
 * @throws DomainError `exercise_not_found`, `correction_reason_missing`, `correction_under_way`
 */
export async function applyCorrection(db: Db, asked: Asked): Promise<Correction | null> {
  const { courseId, moduleId, exerciseId, authorId, now } = asked
  const reason = asked.reason.replace(/\r\n?/g, '\n').trim().slice(0, MOST_REASON)
  if (reason === '') throw new DomainError('invalid', 'correction_reason_missing')
  const modules = await moduleTexts(db, courseId)
  const module = modules.find((one) => one.moduleId === moduleId)
  const target = module && targetIn(module, exerciseId)
  if (!module || !target) throw new DomainError('not-found', 'exercise_not_found')
  const begun = await retryOnConflict(async () => {
    const [open] = (await corrections.unfinished(db, courseId)).filter((one) => one.exerciseId === exerciseId)
    if (open?.undoneAt != null) throw new DomainError('conflict', 'correction_under_way')
    if (open) return open
    const fromHashes = (await gradedByOtherKeys(db, module, target)).map(({ hash }) => hash)
    if (fromHashes.length === 0) return null
    const after = await corrections.newestOf(db, courseId)
    const row = {
      id: uuid(),
      courseId,
      moduleId,
      exerciseId,
      fromHashes,
      toHash: target.source.hash,
      authorId,
      reason,
      at: Math.max(now, after + 1),
    }
    await corrections.begin(db, { ...row, after })
    return row
  })
  if (!begun) return null
  await goOn(db, begun, { module, target, now })
  return corrections.byId(db, begun.id)
}

type Begun = Pick<Correction, 'id' | 'at'> & ExercisePlace

/** Grades what a correction has not reached yet. What it has reached it leaves: so it may be begun again at any time. */
export async function goOn(
  db: Db,
  correction: Begun,
  { module, target, now }: { module: ModuleTexts; target: Target; now: number },
): Promise<void> {
  const gradeAnew = gradesAnew(db, target)
  const people = module.isTest
    ? await itemRegrades.takersOf(db, target.courseId)
    : await regrades.learnersOf(db, target)
  const regradeSlice = module.isTest ? regradeSittings : regradeAttempts
  let unsure = 0
  for (let from = 0; from < people.length; from += SLICE) {
    const slice = people.slice(from, from + SLICE)
    const left = await retryOnConflict(async () => {
      const standing = await corrections.byId(db, correction.id)
      if (!standing || standing.undoneAt !== null) return null
      return regradeSlice(db, { correction, target, gradeAnew, personIds: slice, now })
    })
    // Somebody is taking it back.
    if (left === null) return
    unsure += left
    // Whoever answers meanwhile comes first.
    await setImmediate()
  }
  await corrections.done(db, correction.id, { at: now, unsure })
}

interface Slice {
  correction: Begun
  target: Target
  gradeAnew: (stored: StoredAnswer) => Promise<Anew>
  personIds: string[]
  now: number
}

/** Answers how many kept their verdict because nobody can say what they would be now. */
async function regradeAttempts(
  db: Db,
  { correction, target, gradeAnew, personIds, now }: Slice,
): Promise<number> {
  const { unsure, ...plan } = await planAttempts(db, target, gradeAnew, personIds)
  if (plan.regrades.length > 0) await db.batch(regrades.statementsToRegrade(db, { ...plan, correction, now }))
  return unsure
}

async function regradeSittings(
  db: Db,
  { correction, target, gradeAnew, personIds, now }: Slice,
): Promise<number> {
  const { unsure, results, ...plan } = await planSittings(db, target, gradeAnew, personIds)
  const moved = results.map(({ isMoved: _, ...result }) => result)
  if (plan.regrades.length > 0)
    await db.batch(itemRegrades.statementsToRegrade(db, { ...plan, results: moved, correction, now }))
  return unsure
}
