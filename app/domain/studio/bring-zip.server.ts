import { readCourseOf } from '#app/content/course-files.server.ts'
import { isId } from '#app/content/dialect.ts'
import { type CourseZip, readCourseZip } from '#app/content/exchange/zip/course-zip.server.ts'
import { ZipRefusal, type ZipRefusalCode } from '#app/content/exchange/zip/refusal.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { can, mustBeAllowed } from '#app/domain/access/can.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Language } from '#app/messages/languages.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { RESERVED } from './begin-course.server.ts'
import { checkDraft } from './build-draft.server.ts'
import { type FileChange, saveFiles } from './save-files.server.ts'
import { toldIn } from './told-problem.ts'
import { authorsOf, type Workspace, workspaceOf } from './workspace.server.ts'
import { type BringProblem, ZIP_UPLOAD_MOST, type ZipChange, type ZipReview } from './zip-review.ts'

export interface Refused {
  refused: BringProblem | ZipRefusalCode
  values: Readonly<Record<string, string | number>>
}

interface Brought {
  zip: Uint8Array
  /** For a zip that doesn't name its course. */
  name: string
}

/** How many problems are listed; the rest are counted. */
const PROBLEMS_SHOWN = 50

/**
 * What taking this zip would do: which course, which files, what is wrong with them. Nothing is kept.
 * @throws DomainError `not-allowed` for who may begin no course
 */
export async function reviewZip(
  db: Db,
  person: Person,
  brought: Brought,
  language: Language,
): Promise<ZipReview | Refused> {
  const opened = await openZip(db, person, brought)
  if ('refused' in opened) return opened
  const { zip, workspace, isNew, changes } = opened
  const { courseId } = workspace
  const course = readCourseOf(courseId, courseId, zip.files)
  const found = await checkDraft(db, { ...workspace, files: zip.files, course })
  // What keeps it from being published first, so that the end of a long list hides none of it.
  const problems = found.toSorted((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'))
  const facts = course?.yaml?.value
  return {
    courseId,
    title: facts ? shownText(facts.title, language, facts.source) : courseId,
    isNew,
    changes: changes.map(({ path, change }) => ({ path, change })),
    same: zip.files.size - changes.filter(({ change }) => change !== 'gone').length,
    leftOut: [...zip.shared.keys(), ...zip.leftOut].slice(0, 100),
    problems: problems
      .slice(0, PROBLEMS_SHOWN)
      .map(toldIn(language))
      .map(({ file, line, severity, wrong, instead }) => ({
        place: `${file}:${line}`,
        severity,
        text: `${wrong} ${instead}`,
      })),
    problemCount: problems.length,
  }
}

/**
 * Takes a zip in as drafts of this person: the course then stands, for them, as it is in the zip. A new course gets them
 * as its author. Nothing is published.
 * @throws DomainError `not-allowed`
 */
export async function takeZip(
  db: Db,
  person: Person,
  brought: Brought,
  now: number,
): Promise<{ courseId: string } | Refused> {
  const opened = await openZip(db, person, brought)
  if ('refused' in opened) return opened
  const { workspace, isNew, changes } = opened
  const { courseId } = workspace
  try {
    // Saved first: a course that can't be kept gets no author.
    if (changes.length > 0) await saveFiles(db, workspace, changes, now)
    if (isNew)
      await members.put(db, { courseId, personId: person.id, part: 'author', actorId: person.id, at: now })
    return { courseId }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.problem === 'conflict') return { refused: 'saved-elsewhere', values: {} }
    return { refused: 'file-refused', values: { path: '', ...error.values, code: error.code } }
  }
}

interface Opened {
  zip: CourseZip
  workspace: Workspace
  isNew: boolean
  changes: (FileChange & ZipChange)[]
}

async function openZip(db: Db, person: Person, { zip: bytes, name }: Brought): Promise<Opened | Refused> {
  mustBeAllowed(person, 'course.begin', null)
  if (bytes.length === 0) return { refused: 'no-file', values: {} }
  if (bytes.length > ZIP_UPLOAD_MOST) return { refused: 'too-big', values: { most: ZIP_UPLOAD_MOST } }
  let zip: CourseZip
  try {
    zip = await readCourseZip(Buffer.from(bytes))
  } catch (error) {
    if (error instanceof ZipRefusal) return { refused: error.code, values: error.values }
    throw error
  }
  const courseId = zip.courseId ?? name.trim()
  if (courseId === '') return { refused: 'name-missing', values: {} }
  if (!isId(courseId) || RESERVED.has(courseId)) return { refused: 'name-wrong', values: { name: courseId } }
  const [release, people] = await Promise.all([sources.latest(db, courseId), members.ofCourse(db, courseId)])
  const isNew = release === null && people.length === 0
  if (!isNew && !can(person, 'course.write', { authorIds: authorsOf(people) }))
    return { refused: 'not-yours', values: { name: courseId } }
  const workspace = await workspaceOf(db, courseId, person.id)
  return { zip, workspace, isNew, changes: changesOf(workspace, zip) }
}

/** The zip is the whole course: what is not in it goes. */
function changesOf({ files }: Workspace, zip: CourseZip): Opened['changes'] {
  const changes: Opened['changes'] = []
  for (const [path, bytes] of zip.files) {
    const here = files.get(path)
    if (!here?.equals(bytes)) changes.push({ path, bytes, change: here ? 'changed' : 'new' })
  }
  for (const path of files.keys())
    if (!zip.files.has(path)) changes.push({ path, bytes: null, change: 'gone' })
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
