import { COURSE_FILE, isCoursePath } from '../../course-files.server.ts'
import { isId } from '../../dialect.ts'
import { limits } from '../../limits.ts'
import { isPictureName } from '../../pictures.server.ts'

/** What a file of a courses folder is, by its path in it. */
export type CoursePath =
  | { of: 'course'; courseId: string; path: string; most: number }
  /** Shared by all courses: the glossary and data sets. `path` is that in the courses folder. */
  | { of: 'all'; path: string; most: number }

/** Keys of R exercises: one number for each result and draw. */
const KEYS_BYTES = 1024 * 1024

/**
 * Reads a path of a courses folder, as publishing would; null for a file that no course has a use for.
 * `most` is how many bytes such a file may have.
 */
export function readCoursePath(path: string): CoursePath | null {
  const [first = '', ...rest] = path.split('/')
  if (path === 'glossary.yaml') return { of: 'all', path, most: limits.sourceBytes }
  if (first === 'data') return dataFile(path, rest)
  const inCourse = rest.join('/')
  if (!isId(first) || !isCoursePath(inCourse)) return null
  return { of: 'course', courseId: first, path: inCourse, most: mostOf(rest.at(-1) ?? '') }
}

function dataFile(path: string, [id = '', name = '', ...more]: string[]): CoursePath | null {
  if (more.length > 0 || !isId(id)) return null
  if (name === 'data.yaml') return { of: 'all', path, most: limits.sourceBytes }
  return /^[a-z0-9][a-z0-9._-]{0,80}\.(csv|sql)$/i.test(name)
    ? { of: 'all', path, most: limits.dataBytes }
    : null
}

function mostOf(name: string): number {
  if (name !== COURSE_FILE && isPictureName(name)) return limits.pictureBytesRead
  return name === 'keys.json' ? KEYS_BYTES : limits.sourceBytes
}
