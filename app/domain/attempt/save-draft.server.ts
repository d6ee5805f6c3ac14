import type { Person } from '#app/domain/access/actor.ts'
import { exerciseIn, loadModule } from '#app/domain/course/load-module.server.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Device } from '#app/domain/progress/views.ts'
import * as drafts from '#db/drafts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { DomainError } from '../errors.ts'
import { draftFits } from './read-outcome.server.ts'

export interface TypedSoFar {
  /** Null for a visitor, for whom nothing is kept. */
  person: Pick<Person, 'id'> | null
  courseId: string
  moduleId: string
  exerciseId: string
  fields: Fields
  language: string
  /** The edition that the form was made of; null when it isn't known. */
  editionHash?: string | null
  device: Device
  /** By the server's clock. */
  typedAt: number
  now: number
}

/**
 * Keeps what is half typed, for this person on any device; of two devices the one that typed later wins. Tells whether
 * it is kept.
 * @throws DomainError `exercise_changed` when what was chosen would now say something else
 */
export async function saveDraft(db: Db, typed: TypedSoFar): Promise<boolean> {
  const { person, courseId, moduleId, exerciseId, fields, language, device, now } = typed
  const module = await loadModule(db, typed)
  exerciseIn(module, exerciseId)
  // Whatever a client says it is; one of ours is shorter.
  const editionHash = typed.editionHash?.slice(0, 200) || null
  if (!(await draftFits(db, module, { exerciseId, editionHash })))
    throw new DomainError('conflict', 'exercise_changed')
  if (!person) return false
  const place = { personId: person.id, courseId, moduleId, exerciseId }
  const typedAt = Math.min(typed.typedAt, now)
  return drafts.save(db, { ...place, device, at: now }, { fields, language, typedAt, editionHash })
}
