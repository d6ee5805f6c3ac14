import { startBuilder } from '#app/content/builder.server.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { aFolder, twoModules } from '#tests/content/folder.ts'
import { somebody } from './led-cohort.ts'

export const courseId = 'foundations'

/** A trainer as the one who asks. */
export async function anAuthor(db: Db, id = 'author'): Promise<Person> {
  await somebody(db, id)
  await members.put(db, { courseId, personId: id, part: 'author', actorId: id, at: 1 })
  return { id, role: 'trainer', isGuest: false, name: `Name of ${id}`, language: 'en' }
}

// Starting a builder takes longer than all these modules together.
const builder = startBuilder()

/** A course of two modules in two languages, published from a folder, and an author of it. */
export async function anAuthoredCourse(db: Db, files = twoModules()) {
  const folder = aFolder(files)
  await publishCourses(db, folder.dir, { now: 1, builder })
  const author = await anAuthor(db)
  return { folder, author, open: () => openWorkspace(db, author, courseId) }
}
