import type { CourseFiles } from '../../course-files.server.ts'
import { type CoursePath, readCoursePath } from './course-paths.server.ts'
import { readZip } from './read-zip.server.ts'
import { shownName, ZipRefusal } from './refusal.ts'
import { writeZip } from './write-zip.server.ts'

/** A course as a zip holds it. */
export interface CourseZip {
  /** Name of its folder; null where the zip has the folder's files at its top. */
  courseId: string | null
  /** By path in the course's folder. */
  files: CourseFiles
  /** What all courses share: glossary and data sets, by path in the courses folder. */
  shared: CourseFiles
  /** What computers put into zips by themselves, and we leave out. */
  leftOut: string[]
}

/**
 * The zip of a course: its folder as it stands under `courses/`, and beside it what courses share. Unzipped into an empty
 * folder it can be checked and published.
 * @throws ZipRefusal for files that could not be read in again
 */
export function writeCourseZip(
  courseId: string,
  files: CourseFiles,
  shared: CourseFiles = new Map(),
): Promise<Buffer> {
  const all = new Map(shared)
  for (const [path, bytes] of files) all.set(`${courseId}/${path}`, bytes)
  const names = new Set<string>()
  for (const [path, bytes] of all) {
    const name = path.toLowerCase()
    if (names.has(name)) throw new ZipRefusal('same-name', { path: shownName(path) })
    names.add(name)
    const known = readCoursePath(path)
    if (!known || (known.of === 'course' && known.courseId !== courseId))
      throw new ZipRefusal('unknown-file', { path: shownName(path) })
    if (bytes.length > known.most)
      throw new ZipRefusal('file-too-big', { path: shownName(path), most: known.most })
  }
  return writeZip(all)
}

/**
 * Reads the zip of one course: as written by us, or by hand out of `courses/`, of the course's folder, or of what is in
 * it. Content is not looked at; publishing and the Studio do that.
 * @throws ZipRefusal
 */
export async function readCourseZip(bytes: Buffer): Promise<CourseZip> {
  const leftOut: string[] = []
  const found = await readZip(bytes, (path) => (isOfComputer(path) ? SMALL : mostAnywhere(path)))
  const paths = [...found.keys()].filter((path) => !isOfComputer(path) || !leftOut.push(path))
  const top = topOf(paths)
  const files = new Map<string, Buffer>()
  const shared = new Map<string, Buffer>()
  const courses = new Set<string>()
  for (const path of paths) {
    const known = readCoursePath(top.prefix + path.slice(top.skipped))
    const content = found.get(path) as Buffer
    if (!known) throw new ZipRefusal('unknown-file', { path: shownName(path) })
    if (content.length > known.most)
      throw new ZipRefusal('file-too-big', { path: shownName(path), most: known.most })
    if (known.of === 'all') shared.set(known.path, content)
    else {
      files.set(known.path, content)
      courses.add(known.courseId)
    }
  }
  if (courses.size > 1)
    throw new ZipRefusal('several-courses', { courses: [...courses].sort().slice(0, 10).join(', ') })
  const [courseId = null] = courses
  if (courseId === null || !holdsCourse(files)) throw new ZipRefusal('no-course')
  return { courseId: top.prefix === '' ? courseId : null, files, shared, leftOut }
}

/** What macOS and Windows put beside files. */
const isOfComputer = (path: string): boolean =>
  path.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(path)

const SMALL = 64 * 1024

/** The most that a file of this name may have, wherever the course's folder begins in the zip. */
function mostAnywhere(path: string): number {
  const parts = path.split('/')
  const readings = [0, 1].map((skipped) => readCoursePath(parts.slice(skipped).join('/')))
  const known = [...readings, readCoursePath(`${STAND_IN}/${path}`)].filter(
    (reading): reading is CoursePath => reading !== null,
  )
  if (known.length === 0) throw new ZipRefusal('unknown-file', { path: shownName(path) })
  return Math.max(...known.map(({ most }) => most))
}

/** Stands for the folder that a zip of its content doesn't name. */
const STAND_IN = 'course'

/** Where the courses folder begins: at the top, one folder down, or it is left out together with the course's own. */
function topOf(paths: string[]): { skipped: number; prefix: string } {
  if (paths.includes('course.yaml')) return { skipped: 0, prefix: `${STAND_IN}/` }
  const [first] = paths[0]?.split('/') ?? []
  const isWrapped =
    first !== undefined &&
    paths.every((path) => path.startsWith(`${first}/`)) &&
    paths.some((path) => /^[^/]+\/[^/]+\/course\.yaml$/.test(path))
  return { skipped: isWrapped ? `${first}/`.length : 0, prefix: '' }
}

const holdsCourse = (files: CourseFiles): boolean =>
  [...files.keys()].some((path) => path === 'course.yaml' || path.endsWith('.mdx'))
