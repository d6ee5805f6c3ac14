import { exerciseIn, loadModule } from '#app/domain/course/load-module.server.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import * as attempts from '#db/attempts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { decideSolution } from './decide-help.ts'
import { readOutcome } from './read-outcome.server.ts'
import type { HelpAsked } from './take-hint.server.ts'

/** Shows the solution to who has tried or taken all hints; the exercise then counts as shown, not as solved. */
export async function showSolution(db: Db, asked: HelpAsked): Promise<ExerciseOutcome> {
  const { person, courseId, moduleId, exerciseId, language, device, now } = asked
  const module = await loadModule(db, asked)
  const { exercise } = exerciseIn(module, exerciseId)
  const { hash, exercises } = module.edition.facts
  const place = { personId: person.id, courseId, moduleId, exerciseId }
  await attempts.appendHelp(db, { ...place, editionHash: hash, device }, (standing) =>
    decideSolution(standing, { exercise, exercises, now }),
  )
  return readOutcome(db, module, { personId: person.id, exerciseId, language })
}
