import * as corrections from '#db/corrections.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { goOn } from './apply-correction.server.ts'
import { moduleTexts, targetIn } from './target.server.ts'
import { goOnUndoing } from './undo-correction.server.ts'

/** Goes on with what a power cut left half done, in all courses or in one; tells how many corrections that were. */
export async function resumeCorrections(
  db: Db,
  { courseId, now }: { courseId?: string; now: number },
): Promise<number> {
  const open = await corrections.unfinished(db, courseId)
  for (const correction of open) {
    if (correction.undoneAt !== null) {
      await goOnUndoing(db, correction, now)
      continue
    }
    const modules = await moduleTexts(db, correction.courseId)
    const module = modules.find(({ moduleId }) => moduleId === correction.moduleId)
    const target = module && targetIn(module, correction.exerciseId)
    // An exercise that went since has no key any more; what is done stands.
    if (module && target) await goOn(db, correction, { module, target, now })
    else await corrections.done(db, correction.id, { at: now, unsure: correction.unsure })
  }
  return open.length
}
