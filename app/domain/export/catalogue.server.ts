import type { EditionFacts, FormId } from '#app/domain/course/course.ts'
import { shownEdition } from '#app/domain/course/shown-edition.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'

/** An exercise of a cohort's courses, as code books and columns list it. */
export interface CataloguedExercise {
  courseId: string
  moduleId: string
  moduleTitle: string | null
  id: string
  title: string | null
  kind: string
  /** Null of what is no longer published. */
  points: number | null
  objective: string | null
  objectiveText: string | null
  /** Where it stands: in a module, in a form of the course's test, or in nothing any more. */
  use: 'module' | 'test' | 'retired'
  form: FormId | null
  /** Of the text shown, for its options. */
  editionHash: string | null
}

/**
 * All exercises of these courses in the order of their pages, in a language where there is one; then those that were there
 * once, whose answers stay.
 */
export async function catalogueOf(
  db: Db,
  { courseIds, language }: { courseIds: readonly string[]; language: string },
): Promise<CataloguedExercise[]> {
  const all: CataloguedExercise[] = []
  for (const courseId of courseIds) {
    const [course, facts, ever] = await Promise.all([
      courses.byId(db, courseId),
      editions.currentFactsOfCourse(db, courseId),
      courses.exercisesEver(db, courseId),
    ])
    const shown = [...(course?.modules ?? []), course?.test].flatMap((moduleId) => {
      const current = facts.filter((one) => one.moduleId === moduleId)
      return shownEdition(current, language, course?.source ?? '') ?? []
    })
    const now = shown.flatMap(exercisesOf)
    const known = new Set(now.map(({ id }) => id))
    all.push(...now, ...ever.filter(({ id }) => !known.has(id)).map((one) => retired(courseId, one)))
  }
  return all
}

function exercisesOf({
  courseId,
  moduleId,
  title,
  exercises,
  objectives,
  test,
  hash,
}: EditionFacts): CataloguedExercise[] {
  const formOf = (id: string) => (test ? (test.forms.a.includes(id) ? 'a' : 'b') : null)
  return exercises.map((exercise) => ({
    ...exercise,
    courseId,
    moduleId,
    moduleTitle: title,
    objectiveText: objectives.find(({ id }) => id === exercise.objective)?.text ?? null,
    use: test ? 'test' : 'module',
    form: formOf(exercise.id),
    editionHash: hash,
  }))
}

const retired = (
  courseId: string,
  { id, moduleId, kind }: { id: string; moduleId: string; kind: string },
): CataloguedExercise => ({
  courseId,
  moduleId,
  id,
  kind,
  moduleTitle: null,
  title: null,
  points: null,
  objective: null,
  objectiveText: null,
  use: 'retired',
  form: null,
  editionHash: null,
})
