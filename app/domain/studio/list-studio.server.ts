import { DATA } from '#app/content/studio-data.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { can, mustBeAllowed } from '#app/domain/access/can.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import * as members from '#db/course-members.server.ts'
import * as courses from '#db/courses.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as drafts from '#db/source-drafts.server.ts'

export interface StudioCourse {
  id: string
  title: string
  isPublished: boolean
  /** When this person last saved something that is not yet published, in milliseconds UTC; null for never. */
  savedAt: number | null
}

/**
 * The courses that a person may write: an admin all of them, a reviewer who is no trainer none.
 * @throws DomainError `not-allowed`
 */
export async function listStudio(db: Db, person: Person, language: string): Promise<StudioCourse[]> {
  const [published, own, saved] = await Promise.all([
    courses.all(db),
    members.coursesOf(db, person.id),
    drafts.coursesOf(db, person.id),
  ])
  mustBeAllowed(person, 'studio.see', { courseIds: own.map(({ courseId }) => courseId) })
  if (!can(person, 'course.begin', null)) return []
  const written = own.flatMap(({ courseId, part }) => (part === 'author' ? [courseId] : []))
  const isOwn = (id: string) => person.role === 'admin' || written.includes(id)
  const begun = new Set([...written, ...saved.map(({ courseId }) => courseId)].filter(isOwn))
  for (const id of begun) if (id.startsWith(DATA)) begun.delete(id)
  for (const { id } of published) begun.delete(id)
  const savedAt = (id: string) => saved.find(({ courseId }) => courseId === id)?.savedAt ?? null
  return [
    ...published
      .filter(({ id }) => isOwn(id))
      .map(({ id, title, source }) => ({
        id,
        title: shownText(title, language, source),
        isPublished: true,
        savedAt: savedAt(id),
      })),
    ...[...begun].map((id) => ({ id, title: id, isPublished: false, savedAt: savedAt(id) })),
  ]
}
