import { loadCourse } from '#app/domain/course/load-course.server.ts'
import { findTest } from '#app/domain/test/load-test.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { hasOwnRows, type KnownExercise, knownIn } from './known-exercises.server.ts'
import { type Step, type WalkedCourse, wayThrough } from './way.ts'

/** The courses of the made-up cohort, with what there is to answer. */
export interface DemoCourses {
  ids: string[]
  modules: { courseId: string; moduleId: string }[]
  way: Step[]
  /** The exercise at which some are stuck; null when no exercise is fit for it. */
  hard: string | null
  /** The module of a course that holds its test; empty without one. */
  testOf(courseId: string): string
  /** Read once for each module and language. */
  knownIn(courseId: string, moduleId: string, language: string): Promise<KnownExercise[]>
}

/** @throws DomainError `course_not_found` */
export async function demoCourses(db: Db, ids: string[]): Promise<DemoCourses> {
  const read = new Map<string, Promise<KnownExercise[]>>()
  const known = (courseId: string, moduleId: string, language: string) => {
    const key = [courseId, moduleId, language].join('/')
    const found = read.get(key) ?? knownIn(db, courseId, moduleId, language)
    read.set(key, found)
    return found
  }
  const tests = new Map<string, string>()
  const walked: WalkedCourse[] = []
  for (const id of ids) {
    const { modules } = await loadCourse(db, id, 'en')
    const test = await findTest(db, { courseId: id, language: 'en' })
    if (test) tests.set(id, test.facts.moduleId)
    walked.push({
      id,
      hasTest: test !== null,
      modules: modules.map(({ id: moduleId, facts }) => ({
        id: moduleId,
        exerciseIds: facts.exercises.map((exercise) => exercise.id),
      })),
    })
  }
  const modules = walked.flatMap((course) =>
    course.modules.map((module) => ({ courseId: course.id, moduleId: module.id })),
  )
  // In the second module: who is stuck there has done something before.
  const place = modules[1] ?? modules[0]
  return {
    ids,
    modules,
    way: wayThrough(walked),
    hard: place ? hardAmong(await known(place.courseId, place.moduleId, 'en')) : null,
    testOf: (courseId) => tests.get(courseId) ?? '',
    knownIn: known,
  }
}

/** A number with foreseen mistakes, the same for everybody, and as many tries as one likes: there people get stuck. */
function hardAmong(known: KnownExercise[]): string | null {
  const fit = known.filter(
    (one) =>
      one.exercise.kind === 'numeric' &&
      one.exercise.tries === null &&
      one.wrong.length > 0 &&
      !hasOwnRows(one),
  )
  return fit[Math.floor(fit.length / 2)]?.exercise.id ?? null
}
