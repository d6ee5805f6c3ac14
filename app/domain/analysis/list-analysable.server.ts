import type { Db } from '#db/gateway.server.ts'
import type { Actor } from '../access/actor.ts'
import type { Cohort } from '../cohort/cohort.ts'
import { ledCohort } from '../cohort/led-cohort.server.ts'
import { loadCourses } from '../course/load-course.server.ts'
import { shownText } from '../course/shown-edition.ts'

/** A course of a cohort, and what of it can be analysed. */
export interface AnalysableCourse {
  courseId: string
  title: string
  modules: { moduleId: string; title: string; language: string; exercises: number }[]
  hasTest: boolean
}

/** What can be analysed of a cohort's courses, in the order in which they are taken. */
export async function listAnalysable(
  db: Db,
  asked: { actor: Actor; cohortId: string; language: string },
): Promise<{ cohort: Cohort; courses: AnalysableCourse[] }> {
  const cohort = await ledCohort(db, asked)
  const listed = await loadCourses(db, asked.language)
  const courses = cohort.courseIds.flatMap((courseId): AnalysableCourse[] => {
    const found = listed.find(({ course }) => course.id === courseId)
    if (!found) return []
    const { course, modules } = found
    return [
      {
        courseId,
        title: shownText(course.title, asked.language, course.source),
        modules: modules
          .filter(({ facts }) => facts.exercises.length > 0)
          .map(({ id, facts }) => ({
            moduleId: id,
            title: facts.title,
            language: facts.language,
            exercises: facts.exercises.length,
          })),
        hasTest: course.test !== undefined,
      },
    ]
  })
  return { cohort, courses }
}
