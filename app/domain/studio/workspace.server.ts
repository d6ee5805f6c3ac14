import {
  COURSE_FILE,
  type CourseFiles,
  type CourseFolder,
  readCourseOf,
} from '#app/content/course-files.server.ts'
import { isId } from '#app/content/dialect.ts'
import type { Actor } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as drafts from '#db/source-drafts.server.ts'
import * as sources from '#db/sources.server.ts'

/** A course as one person has it in the making: what is published, with their own drafts over it. */
export interface Workspace {
  courseId: string
  /** Whose drafts these are. */
  personId: string
  /** What is published; null for a course that never was. */
  release: sources.SourceRelease | null
  drafts: drafts.SourceDraft[]
  /** All files as they stand here. */
  files: CourseFiles
  /** The same, read; null while nothing of a course is there. */
  course: CourseFolder | null
}

/**
 * Opens a course for one of its authors.
 * @throws DomainError `not-found` for a course that is neither published nor begun, `not-allowed`
 */
export async function openWorkspace(db: Db, actor: Actor, courseId: string): Promise<Workspace> {
  await mustWrite(db, actor, courseId)
  return workspaceOf(db, courseId, actor?.id ?? '')
}

/** The rule alone, for what needs no files. @throws DomainError `not-found`, `not-allowed` */
export async function mustWrite(db: Db, actor: Actor, courseId: string): Promise<void> {
  mustBeAllowed(actor, 'course.begin', null)
  // Beside courses stand data sets, under names that no course can have.
  if (!isId(courseId)) throw new DomainError('not-found', 'page_not_found')
  const [release, people] = await Promise.all([sources.latest(db, courseId), members.ofCourse(db, courseId)])
  // A course that is not there and one that is somebody else's look the same: ids of drafts are nobody's business.
  if (!release && people.length === 0) throw new DomainError('not-found', 'page_not_found')
  mustBeAllowed(actor, 'course.write', { authorIds: authorsOf(people) })
}

const withPart = (people: members.CourseMember[], wanted: members.CourseMember['part']): string[] =>
  people.flatMap(({ personId, part }) => (part === wanted ? [personId] : []))

export const authorsOf = (people: members.CourseMember[]): string[] => withPart(people, 'author')

export const reviewersOf = (people: members.CourseMember[]): string[] => withPart(people, 'reviewer')

/** A person's workspace, for whoever has been let in: its owner, a reviewer, who holds a preview link. */
export async function workspaceOf(db: Db, courseId: string, personId: string): Promise<Workspace> {
  const [release, own] = await Promise.all([
    sources.latest(db, courseId),
    drafts.list(db, courseId, personId),
  ])
  const manifest = { ...release?.manifest }
  for (const { path, hash, text } of own) {
    if (hash === null || text !== null) delete manifest[path]
    else manifest[path] = hash
  }
  const files = await sources.filesOf(db, manifest)
  for (const { path, text } of own) if (text !== null) files.set(path, Buffer.from(text))
  return { courseId, personId, release, drafts: own, files, course: readCourseOf(courseId, courseId, files) }
}

/** How often a file of a workspace was saved: what the next save follows. */
export const revisionOf = ({ drafts }: Workspace, path: string): number =>
  drafts.find((draft) => draft.path === path)?.revision ?? 0

/** The text of a file; null if there is none. */
export const textOf = ({ files }: Workspace, path: string): string | null =>
  files.get(path)?.toString('utf8') ?? null

/** What course.yaml says here. @throws DomainError `conflict` while it can't be read: it has to be mended first */
export function factsOf({ course }: Workspace) {
  if (!course?.yaml) throw new DomainError('conflict', 'studio_course_file_broken', { file: COURSE_FILE })
  return course.yaml.value
}
