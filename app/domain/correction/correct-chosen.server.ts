import type { Db } from '#db/gateway.server.ts'
import { applyCorrection } from './apply-correction.server.ts'

interface Chosen {
  courseId: string
  /** "module/exercise", as the form of the page names them. */
  keys: readonly string[]
  authorId: string
  reason: string
  now: number
}

/**
 * Grades the answers to several exercises again, one after the other; what no answer needs, and what is not there, is
 * passed over.
 * @throws DomainError as `applyCorrection`
 */
export async function correctChosen(
  db: Db,
  { courseId, keys, authorId, reason, now }: Chosen,
): Promise<number> {
  let made = 0
  for (const key of new Set(keys)) {
    const [moduleId = '', exerciseId = ''] = key.split('/')
    if (await applyCorrection(db, { courseId, moduleId, exerciseId, authorId, reason, now })) made += 1
  }
  return made
}
