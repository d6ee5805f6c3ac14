import type { Person } from '#app/domain/access/actor.ts'
import { exerciseIn, loadModule } from '#app/domain/course/load-module.server.ts'
import type { Device, ExerciseOutcome } from '#app/domain/progress/views.ts'
import * as attempts from '#db/attempts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { decideHint } from './decide-help.ts'
import { readOutcome } from './read-outcome.server.ts'

export interface HelpAsked {
  person: Pick<Person, 'id'>
  courseId: string
  moduleId: string
  exerciseId: string
  language: string
  device: Device
  now: number
}

/** Gives the next hint. `number` says which one the button promised, so that a double click gives no second. */
export async function takeHint(
  db: Db,
  { number = null, ...asked }: HelpAsked & { number?: number | null },
): Promise<ExerciseOutcome> {
  const { person, courseId, moduleId, exerciseId, language, device, now } = asked
  const module = await loadModule(db, asked)
  const { exercise } = exerciseIn(module, exerciseId)
  const { hash, exercises } = module.edition.facts
  const place = { personId: person.id, courseId, moduleId, exerciseId }
  await attempts.appendHelp(db, { ...place, editionHash: hash, device }, (standing) =>
    decideHint(standing, { exercise, exercises, number, now }),
  )
  return readOutcome(db, module, { personId: person.id, exerciseId, language })
}
