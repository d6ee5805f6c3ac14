import type { ListedCourse, ListedModule } from '#app/domain/course/load-course.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import type { Enrolment, ModuleRow, StateRow } from '#db/progress.server.ts'
import { isSettled, type ModuleProgress, type States } from './learning.ts'
import { moduleProgressView } from './module-progress-view.ts'
import type { ContinueView, Device, ModuleProgressView } from './views.ts'

/** What is kept of a person, for their lists of courses and modules. */
export interface PersonRecord {
  enrolments: Enrolment[]
  /** By course and module. */
  states: Map<string, States>
  modules: Map<string, ModuleProgress>
}

const keyOf = (courseId: string, moduleId: string) => `${courseId}/${moduleId}`

/** Nobody's record: a visitor's. */
export const noRecord: PersonRecord = { enrolments: [], states: new Map(), modules: new Map() }

export function recordOf(rows: {
  enrolments: Enrolment[]
  states: StateRow[]
  modules: ModuleRow[]
}): PersonRecord {
  const states = new Map<string, Map<string, StateRow>>()
  for (const row of rows.states) {
    const key = keyOf(row.courseId, row.moduleId)
    const module = states.get(key) ?? new Map<string, StateRow>()
    states.set(key, module.set(row.exerciseId, row))
  }
  const modules = new Map(rows.modules.map((row) => [keyOf(row.courseId, row.moduleId), row]))
  return { enrolments: rows.enrolments, states, modules }
}

export const statesIn = (
  record: PersonRecord,
  { courseId, moduleId }: { courseId: string; moduleId: string },
): States => record.states.get(keyOf(courseId, moduleId)) ?? new Map()

/** Where a person stands with a module, by their record. */
export function standingIn(
  record: PersonRecord,
  { course }: ListedCourse,
  { facts }: ListedModule,
): ModuleProgressView {
  const progress = record.modules.get(keyOf(facts.courseId, facts.moduleId))
  return moduleProgressView(facts, statesIn(record, facts), progress, course.passMark)
}

/**
 * "Continue where you were": the newest place in these courses that still exists. From a finished module the way goes
 * to the course's next that isn't; null when there is nothing left to do.
 */
export function continueIn(
  record: PersonRecord,
  courses: ListedCourse[],
  { language, device }: { language: string; device: Device },
): ContinueView | null {
  for (const enrolment of record.enrolments.toSorted((a, b) => b.lastAt - a.lastAt)) {
    const listed = courses.find(({ course }) => course.id === enrolment.courseId)
    const last = listed?.modules.find(({ id }) => id === enrolment.lastModuleId)
    const module = listed && last && openModuleFrom(record, listed, last)
    if (!module) continue
    const { course } = listed
    const standing = standingIn(record, listed, module)
    const isNext = module !== last
    const index =
      isNext && !standing.isStarted
        ? -1
        : nextExercise(module, statesIn(record, module.facts), isNext ? null : enrolment.lastExerciseId)
    const exercise = module.facts.exercises[index]
    return {
      courseId: course.id,
      courseTitle: shownText(course.title, language, course.source),
      moduleId: module.id,
      moduleTitle: module.facts.title,
      finishedTitle: isNext ? last.facts.title : null,
      exerciseId: exercise?.id ?? null,
      isNextExercise: exercise !== undefined && exercise.id !== enrolment.lastExerciseId,
      exerciseNumber: exercise ? index + 1 : null,
      exerciseTitle: exercise?.title ?? null,
      at: enrolment.lastAt,
      device: enrolment.lastDevice,
      isOtherDevice: enrolment.lastDevice !== device,
      progress: standing,
    }
  }
  return null
}

/** The module itself unless it is finished, else the next of the course that isn't, from there down and then from the top. */
function openModuleFrom(
  record: PersonRecord,
  listed: ListedCourse,
  last: ListedModule,
): ListedModule | undefined {
  const at = listed.modules.indexOf(last)
  return [...listed.modules.slice(at), ...listed.modules.slice(0, at)].find(
    (module) => !standingIn(record, listed, module).isFinished,
  )
}

/** The last exercise if it isn't settled, else the next that isn't, from there down and then from the top; -1 = none. */
function nextExercise({ facts: { exercises } }: ListedModule, states: States, lastId: string | null): number {
  const isOpen = (exercise: { id: string } | undefined) => exercise && !isSettled(states.get(exercise.id))
  const from = Math.max(
    0,
    exercises.findIndex(({ id }) => id === lastId),
  )
  const below = exercises.findIndex((exercise, index) => index >= from && isOpen(exercise))
  return below >= 0 ? below : exercises.findIndex(isOpen)
}
