import * as courses from '#db/courses.server.ts'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { planEditions } from './build-course.server.ts'
import { type Builder, startBuilder } from './builder.server.ts'
import type { CourseFolder } from './course-files.server.ts'
import { manifestOf, sourceFilesOf } from './manifest.server.ts'
import { hasErrors, inOrder, type Problem, problemLine } from './problems.ts'
import { courseHash, publishCourse } from './publish-course.server.ts'
import { type CoursesFolder, readCourses } from './read-courses.server.ts'
import { withStudioCourses } from './studio-courses.server.ts'
import { withStudioData } from './studio-data.server.ts'

interface PublishedCourse {
  id: string
  outcome: 'published' | 'unchanged' | 'refused' | 'overtaken' | 'withdrawn'
  /** Texts that were compiled. */
  compiled: number
}

export interface PublishReport {
  courses: PublishedCourse[]
  problems: Problem[]
  /** The same, told to people. */
  lines: string[]
}

/**
 * Publishes a folder of courses. A course goes out whole or not at all: with an error anywhere in it, learners keep what
 * they have. What has not changed is not even parsed. What the Studio has published stands, unless `replace` says that
 * the folder is right. A builder that is given stays open.
 */
export async function publishCourses(
  db: Db,
  dir: string,
  { now, builder: given, replace = false }: { now: number; builder?: Builder; replace?: boolean },
): Promise<PublishReport> {
  const read = readCourses(dir)
  const withCourses = replace ? { folder: read, refused: [] } : await withStudioCourses(db, read)
  const { folder, refused } = await withStudioData(db, withCourses.folder, { replace, now })
  const problems = [...folder.problems, ...withCourses.refused, ...refused]
  const builder = given ?? startBuilder()
  const done: PublishedCourse[] = []
  try {
    await dataSets.publish(db, dataSetsOf(folder), now)
    if (folder.glossary) await sources.keepGlossary(db, JSON.stringify(folder.glossary))
    const earlier = new Map((await courses.published(db)).map((course) => [course.id, course]))
    const origins = await sources.origins(db)
    for (const [position, course] of folder.courses.entries()) {
      const planned = planEditions(course, folder)
      const hash = courseHash(course, planned, position)
      const before = earlier.get(course.id)
      const by = { origin: origins.get(course.id) ?? 'folder', authorId: null, reason: '' } as const
      if (before?.hash === hash && !before.isWithdrawn && course.yaml) {
        if (!origins.has(course.id)) await keepSources(db, course, now)
        done.push({ id: course.id, outcome: 'unchanged', compiled: 0 })
        continue
      }
      const plan = { course, folder, planned, hash, position, now, by: replace ? FOLDER : by }
      const result = await publishCourse(db, plan, builder)
      problems.push(...result.problems)
      done.push({ id: course.id, outcome: result.outcome, compiled: result.compiled })
    }
    done.push(...(await withdrawMissing(db, folder, [...earlier.values()], now)))
  } finally {
    if (!given) await builder.close()
  }
  const sorted = inOrder(problems)
  return { courses: done, problems: sorted, lines: tell(done, sorted) }
}

const FOLDER = { origin: 'folder', authorId: null, reason: '' } as const

/** The sources of a course that an earlier version published without keeping them. */
const keepSources = (db: Db, course: CourseFolder, now: number) =>
  sources.backfill(
    db,
    { ...FOLDER, courseId: course.id, number: 1, manifest: manifestOf(course.files), at: now },
    sourceFilesOf(course.files),
  )

const dataSetsOf = ({ data }: CoursesFolder) =>
  data.flatMap(({ dataSet, hash }) => (dataSet && hash ? [{ dataSet, hash }] : []))

/** Courses that left the folder leave the catalogue. An empty folder is a mistake in a path, not a wish. */
async function withdrawMissing(
  db: Db,
  { courses: present, problems }: CoursesFolder,
  earlier: { id: string; isWithdrawn: boolean }[],
  now: number,
): Promise<PublishedCourse[]> {
  if (present.length === 0 || hasErrors(problems)) return []
  const missing = earlier.filter(
    ({ id, isWithdrawn }) => !isWithdrawn && !present.some((course) => course.id === id),
  )
  for (const { id } of missing) await courses.withdraw(db, id, now)
  return missing.map(({ id }) => ({ id, outcome: 'withdrawn', compiled: 0 }))
}

const outcomes: Record<PublishedCourse['outcome'], (course: PublishedCourse) => string> = {
  published: ({ id, compiled }) => `${id}: published, ${compiled} text(s) compiled.`,
  unchanged: ({ id }) => `${id}: unchanged.`,
  overtaken: ({ id }) => `${id}: not published, somebody else was first.`,
  refused: ({ id }) =>
    `${id}: not published. Learners keep the earlier state until the errors above are gone.`,
  withdrawn: ({ id }) => `${id}: withdrawn, its folder is gone; answers and progress stay.`,
}

const tell = (done: PublishedCourse[], problems: Problem[]): string[] => [
  ...problems.map(problemLine),
  ...(done.length > 0
    ? done.map((course) => outcomes[course.outcome](course))
    : ['No course was found in the folder.']),
]
