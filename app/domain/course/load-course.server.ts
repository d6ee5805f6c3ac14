import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { DomainError } from '../errors.ts'
import type { CourseFacts, EditionFacts } from './course.ts'
import { shownEdition } from './shown-edition.ts'

/** A module in the list of its course, in the language shown. */
export interface ListedModule {
  id: string
  /** 1, 2, 3 … within the course. */
  number: number
  facts: EditionFacts
  isFallback: boolean
  /** Its current texts, in the order of the course's languages. */
  current: EditionFacts[]
}

/** A course and its modules as they are shown now in a language. */
export interface ListedCourse {
  course: CourseFacts
  modules: ListedModule[]
}

/** All courses, in the order of the catalogue. */
export async function loadCourses(db: Db, language: string): Promise<ListedCourse[]> {
  const [all, facts] = await Promise.all([courses.all(db), editions.currentFacts(db)])
  return all.map((course) => listCourse(course, facts, language))
}

/** @throws DomainError `course_not_found` */
export async function loadCourse(db: Db, courseId: string, language: string): Promise<ListedCourse> {
  const [course, facts] = await Promise.all([
    courses.byId(db, courseId),
    editions.currentFactsOfCourse(db, courseId),
  ])
  if (!course) throw new DomainError('not-found', 'course_not_found')
  return listCourse(course, facts, language)
}

/** Puts a course together from the facts of its current editions; a module without any is left out. */
function listCourse(course: CourseFacts, facts: EditionFacts[], language: string): ListedCourse {
  const ofCourse = facts.filter(({ courseId }) => courseId === course.id)
  const modules = course.modules.flatMap((id) => {
    const ofModule = ofCourse.filter(({ moduleId }) => moduleId === id)
    const current = course.languages.flatMap((known) =>
      ofModule.filter((edition) => edition.language === known),
    )
    const shown = shownEdition(current, language, course.source)
    return shown ? [{ id, facts: shown, isFallback: shown.language !== language, current }] : []
  })
  return { course, modules: modules.map((module, index) => ({ ...module, number: index + 1 })) }
}
