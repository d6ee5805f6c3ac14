import type { CourseFacts } from '#app/domain/course/course.ts'
import { isPartOf } from './page-ids.ts'
import { type Problem, sayInto, top } from './problems.ts'
import type { YamlFile } from './read-yaml.ts'

/** An exercise as it stands in the sources now. */
export interface UsedExercise {
  /** Under which answers are kept. */
  id: string
  /** As its author calls it now: another id than that only beside `was`. */
  name: string
  kind: string
  moduleId: string
  file: string
  line: number
  column: number
}

/** An exercise as it was ever published. */
export interface EarlierExercise {
  id: string
  kind: string
  moduleId: string
  isAnswered: boolean
}

/**
 * Exercise ids carry learners' answers: within a course each is used once, none that was answered vanishes unseen, and
 * none comes to mean something else.
 */
export function checkIds(
  used: UsedExercise[],
  earlier: EarlierExercise[],
  yaml: YamlFile<CourseFacts>,
  courseFile: string,
): Problem[] {
  const problems: Problem[] = []
  const first = new Map<string, UsedExercise>()
  const named = new Map<string, UsedExercise>()
  for (const exercise of used) {
    const say = sayInto(problems, exercise.file)
    const twin = first.get(exercise.id) ?? named.get(exercise.name)
    const shared = first.has(exercise.id) ? exercise.id : exercise.name
    if (twin) say('id-twice', exercise, shared, `${twin.file}:${twin.line}`)
    else first.set(exercise.id, exercise)
    named.set(exercise.name, exercise)
    // In a store that never had the course there is nothing to find it in.
    if (exercise.name !== exercise.id && earlier.length > 0 && !earlier.some(({ id }) => id === exercise.id))
      say('was-unknown', exercise, exercise.id)
    if (used.some(({ id, moduleId }) => moduleId === exercise.moduleId && isPartOf(id, exercise.id)))
      say('id-reserved', exercise, exercise.id)
    if (Object.hasOwn(yaml.value.retired, exercise.id)) say('id-retired', exercise, exercise.id)
  }
  for (const before of earlier) {
    const now = first.get(before.id)
    if (!now) {
      const isRetired = Object.hasOwn(yaml.value.retired, before.id)
      if (before.isAnswered && !isRetired) sayInto(problems, courseFile)('id-vanished', top, before.id)
      continue
    }
    const say = sayInto(problems, now.file)
    if (now.moduleId !== before.moduleId) say('id-moved', now, before.id, before.moduleId)
    else if (now.kind !== before.kind) say('id-other-kind', now, before.id, before.kind)
  }
  return problems
}
