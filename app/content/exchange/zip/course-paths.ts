import { isId } from '../../dialect.ts'
import { limits } from '../../limits.ts'

/** What a file of a courses folder is, by its path in it. */
export type CoursePath =
  | { of: 'course'; courseId: string; path: string; most: number }
  /** Shared by all courses: the glossary and data sets. `path` is that in the courses folder. */
  | { of: 'all'; path: string; most: number }

const picture = /^[a-z0-9][a-z0-9._-]{0,80}\.(svg|png|jpe?g|webp|avif)$/i
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
  const most = isId(first) ? mostOfCourseFile(rest) : null
  return most === null ? null : { of: 'course', courseId: first, path: rest.join('/'), most }
}

function dataFile(path: string, [id = '', name = '', ...more]: string[]): CoursePath | null {
  if (more.length > 0 || !isId(id)) return null
  if (name === 'data.yaml') return { of: 'all', path, most: limits.sourceBytes }
  return /^[a-z0-9][a-z0-9._-]{0,80}\.(csv|sql)$/i.test(name)
    ? { of: 'all', path, most: limits.dataBytes }
    : null
}

/** How large a file of a course may be, by its path in the course's folder; null where none can be. */
function mostOfCourseFile(parts: string[]): number | null {
  const name = parts.at(-1) ?? ''
  if (parts.length > 2) return null
  if (picture.test(name) && (parts.length === 1 || isId(parts[0] ?? ''))) return limits.pictureBytesRead
  if (parts.length === 1) return name === 'course.yaml' ? limits.sourceBytes : null
  if (!isId(parts[0] ?? '')) return null
  if (name === 'keys.json') return KEYS_BYTES
  return /^[a-z]{2,3}\.mdx$/.test(name) ? limits.sourceBytes : null
}
