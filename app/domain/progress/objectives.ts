import type { ListedModule } from '#app/domain/course/load-course.server.ts'
import { isSettled, pointsOf } from './learning.ts'
import { worthOf } from './module-progress-view.ts'
import { type PersonRecord, statesIn } from './record.ts'
import type { ObjectiveProgress } from './views.ts'

/** Points by objective of a module, over the exercises that point to each; one without any is left out. */
export function objectivesOf(
  { id: moduleId, facts }: ListedModule,
  record: PersonRecord,
): ObjectiveProgress[] {
  const states = statesIn(record, facts)
  return facts.objectives.flatMap(({ id, text }) => {
    const exercises = facts.exercises.filter(({ objective }) => objective === id)
    if (exercises.length === 0) return []
    return {
      id,
      text,
      moduleId,
      settled: exercises.filter((exercise) => isSettled(states.get(exercise.id))).length,
      total: exercises.length,
      points: pointsOf(exercises, states) / 1000,
      outOf: worthOf(exercises) / 1000,
    }
  })
}
