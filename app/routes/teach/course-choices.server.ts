import { loadCourses } from '#app/domain/course/load-course.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import type { Db } from '#db/gateway.server.ts'

/** The courses that a cohort may take, by their titles. */
export async function courseChoices(db: Db, language: string): Promise<{ id: string; title: string }[]> {
  const listed = await loadCourses(db, language)
  return listed.map(({ course }) => ({
    id: course.id,
    title: shownText(course.title, language, course.source),
  }))
}
