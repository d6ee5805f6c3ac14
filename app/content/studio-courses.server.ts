import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { type CourseFolder, readCourseOf } from './course-files.server.ts'
import { isSameManifest, manifestOf } from './manifest.server.ts'
import { type Problem, sayInto, top } from './problems.ts'
import { type CoursesFolder, placeInCatalogue } from './read-courses.server.ts'

/**
 * The folder with what the Studio published in place of what it still holds. Where the folder has changed since it was
 * last published from, too, nothing can be put in place of the other: that is told, and the Studio's stands.
 */
export async function withStudioCourses(
  db: Db,
  folder: CoursesFolder,
): Promise<{ folder: CoursesFolder; refused: Problem[] }> {
  const refused: Problem[] = []
  const courses = new Map(folder.courses.map((course) => [course.id, course]))
  for (const [courseId, origin] of await sources.origins(db)) {
    if (origin === 'folder') continue
    const here = courses.get(courseId)
    const [written, before] = await Promise.all([
      studioCourse(db, courseId),
      here ? sources.latestFrom(db, courseId, 'folder') : null,
    ])
    if (!written) continue
    courses.set(courseId, written)
    const isLeftAlone = !here || (before && isSameManifest(before.manifest, manifestOf(here.files)))
    if (!isLeftAlone) sayInto(refused, here.file)('studio-newer', top, courseId)
  }
  const inOrder = [...courses.values()].sort((a, b) => placeInCatalogue(a) - placeInCatalogue(b))
  return { folder: { ...folder, courses: inOrder }, refused }
}

async function studioCourse(db: Db, courseId: string): Promise<CourseFolder | null> {
  const release = await sources.latest(db, courseId)
  return release && readCourseOf(courseId, courseId, await sources.filesOf(db, release.manifest))
}
