import * as analysis from '#db/analysis.server.ts'
import * as corrections from '#db/corrections.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { gradedByOtherKeys, isOtherKey } from './graded-by.server.ts'
import { type CorrectionPreview, previewCorrection } from './preview-correction.server.ts'
import { type BuiltTexts, type ModuleTexts, moduleTexts, type Target, targetIn } from './target.server.ts'

/**
 * The exercises of a course whose stored answers are graded by another key than they have now, or would have once what was
 * built is published; each with what a correction would do. Nothing is written.
 * @throws DomainError `course_not_found`
 */
export async function correctionsOf(
  db: Db,
  courseId: string,
  built: readonly BuiltTexts[] = [],
): Promise<CorrectionPreview[]> {
  const previews: CorrectionPreview[] = []
  for (const module of await moduleTexts(db, courseId, built))
    for (const target of await withEarlierKeys(db, module)) {
      // Only exercises that ever had another key cost a look at their answers.
      if ((await gradedByOtherKeys(db, module, target)).length === 0) continue
      const preview = await previewCorrection(db, module, target)
      const { gain, lose, same, unsure } = preview.answers
      if (gain + lose + same + unsure > 0) previews.push(preview)
    }
  return previews
}

/** An exercise whose answers are graded by another key than it has now. */
export interface ChangedKey {
  moduleId: string
  exerciseId: string
  answers: number
}

/**
 * The same without a look at what was answered, and without those of which somebody has decided since their key changed:
 * what was left then could not be compared.
 * @throws DomainError `course_not_found`
 */
export async function changedKeys(db: Db, courseId: string): Promise<ChangedKey[]> {
  const decided = await corrections.standing(db, courseId)
  const found: ChangedKey[] = []
  for (const module of await moduleTexts(db, courseId))
    for (const target of await withEarlierKeys(db, module)) {
      const { moduleId, exerciseId } = target
      const last = decided.find((one) => one.exerciseId === exerciseId)
      if (last && !(await isOtherKey(db, last.toHash, target))) continue
      const by = await gradedByOtherKeys(db, module, target)
      const answers = by.reduce((sum, one) => sum + one.answers, 0)
      if (answers > 0) found.push({ moduleId, exerciseId, answers })
    }
  return found
}

async function withEarlierKeys(db: Db, module: ModuleTexts): Promise<Target[]> {
  const { texts, sourceLanguage } = module
  const targets = (texts.get(sourceLanguage)?.exercises ?? []).flatMap(({ id }) => targetIn(module, id) ?? [])
  const found = new Set<Target>()
  for (const { hash } of await analysis.editionsOf(db, module))
    for (const target of targets)
      if (!found.has(target) && (await isOtherKey(db, hash, target))) found.add(target)
  return targets.filter((target) => found.has(target))
}
