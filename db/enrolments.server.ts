import type { Device } from '#app/domain/progress/views.ts'
import type { Db } from './gateway.server.ts'
import { columnsOf, excluded, prepared } from './prepared.server.ts'
import { enrolment } from './schema.ts'

/** An exercise of a person. */
export interface Place {
  personId: string
  courseId: string
  moduleId: string
  exerciseId: string
}

/** The key's columns and no others, out of whatever holds them. */
export const placeOf = ({ personId, courseId, moduleId, exerciseId }: Place): Place => ({
  personId,
  courseId,
  moduleId,
  exerciseId,
})

/** "You were here": begins the course with whatever a person does first in it, and follows them from there. */
export function keepEnrolment(
  db: Db,
  { personId, courseId, moduleId, exerciseId, device, at }: Place & { device: Device; at: number },
) {
  const last = { lastModuleId: moduleId, lastExerciseId: exerciseId, lastAt: at, lastDevice: device }
  return queries(db).keep({ personId, courseId, startedAt: at, ...last })
}

const queries = prepared((db) => ({
  keep: db
    .insert(enrolment)
    .values(columnsOf(enrolment))
    .onConflictDoUpdate({
      target: [enrolment.personId, enrolment.courseId],
      set: excluded(enrolment, ['lastModuleId', 'lastExerciseId', 'lastAt', 'lastDevice']),
    }),
}))
