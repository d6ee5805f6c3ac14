import type { Person } from '#app/domain/access/actor.ts'
import { exerciseIn, loadModule } from '#app/domain/course/load-module.server.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Device } from '#app/domain/progress/views.ts'
import * as drafts from '#db/drafts.server.ts'
import type { Db } from '#db/gateway.server.ts'

export interface TypedSoFar {
  person: Pick<Person, 'id'>
  courseId: string
  moduleId: string
  exerciseId: string
  fields: Fields
  language: string
  device: Device
  /** By the device's clock. */
  typedAt: number
  now: number
}

/** Keeps what is half typed, for this person on any device; of two devices the one that typed later wins. */
export async function saveDraft(db: Db, typed: TypedSoFar): Promise<void> {
  const { person, courseId, moduleId, exerciseId, fields, language, device, now } = typed
  exerciseIn(await loadModule(db, typed), exerciseId)
  // A clock that runs ahead must not keep every other device from being the later one.
  const typedAt = Math.min(typed.typedAt, now)
  const place = { personId: person.id, courseId, moduleId, exerciseId }
  await drafts.save(db, { ...place, device, at: now }, { fields, language, typedAt })
}
