import type { Person } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import * as members from '#db/course-members.server.ts'
import * as courses from '#db/courses.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as reviews from '#db/reviews.server.ts'

/** A course with drafts that wait for somebody. */
export interface CourseToReview {
  id: string
  title: string
  /** Who asks, the first first. */
  asked: { authorName: string | null; moduleId: string | null; at: number }[]
}

/**
 * The courses that somebody is named in as a reviewer, and those they write in which another asks for a review.
 * @throws DomainError `not-allowed` for whoever has nothing to do in the Studio
 */
export async function listToReview(db: Db, person: Person, language: string): Promise<CourseToReview[]> {
  const own = await members.coursesOf(db, person.id)
  mustBeAllowed(person, 'studio.see', { courseIds: own.map(({ courseId }) => courseId) })
  // Who is no trainer any more writes no course, but may be asked about one.
  const writes = person.role !== 'learner'
  const named = own.flatMap(({ courseId, part }) => (part === 'reviewer' || writes ? [courseId] : []))
  const [open, published] = await Promise.all([
    reviews.open(db, person.role === 'admin' ? null : named),
    courses.all(db),
  ])
  const others = open.filter(({ authorId }) => authorId !== person.id)
  const reviewed = own.flatMap(({ courseId, part }) => (part === 'reviewer' ? [courseId] : []))
  const ids = [...new Set([...others.map(({ courseId }) => courseId), ...reviewed])]
  return ids.map((id) => {
    const course = published.find((one) => one.id === id)
    return {
      id,
      title: course ? shownText(course.title, language, course.source) : id,
      asked: others
        .filter(({ courseId }) => courseId === id)
        .map(({ authorName, moduleId, askedAt }) => ({ authorName, moduleId, at: askedAt })),
    }
  })
}
