import { buildListed, listedModules } from '#app/content/build-course.server.ts'
import type { ModuleOutput } from '#app/content/build-module.ts'
import { type Builder, startBuilder } from '#app/content/builder.server.ts'
import { checkCourseFolder } from '#app/content/check-courses.server.ts'
import type { Glossary } from '#app/content/glossary-file.ts'
import { inOrder, type Problem } from '#app/content/problems.ts'
import type { CoursesFolder } from '#app/content/read-courses.server.ts'
import { asFolder } from '#app/content/studio-data.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as courses from '#db/courses.server.ts'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import type { Workspace } from './workspace.server.ts'

/** Seconds after which a preview is given up: a person waits for it, and others behind them. */
const SECONDS = 10
/** Who has to wait behind so many is asked to come again. */
const MOST_WAITING = 60

/**
 * The one builder of all previews: a thread of its own, so that fifty people who type take at most one core from the
 * learners, and a text that hangs or eats memory ends nothing but its own preview.
 */
let builder: Builder | null = null
let waiting = 0
const previewBuilder = (): Builder => {
  builder ??= startBuilder({ seconds: SECONDS })
  return builder
}

/** A workspace with all that its texts may refer to: glossary, data sets, the modules of other courses. */
export async function surroundingsOf(db: Db, { courseId, course }: Workspace): Promise<CoursesFolder> {
  const [glossary, all, current] = await Promise.all([
    sources.glossary(db),
    courses.all(db),
    dataSets.current(db),
  ])
  const data = await Promise.all(current.map(({ id, hash }) => asFolder(db, id, hash)))
  return {
    courses: course ? [course] : [],
    others: all
      .filter(({ id }) => id !== courseId)
      .flatMap(({ id, modules }) => modules.map((module) => `${id}/${module}`)),
    glossary: glossary === null ? null : (JSON.parse(glossary) as Glossary),
    data,
    problems: [],
  }
}

/**
 * Builds a module of a workspace as it would be published, in these languages; nothing is stored.
 * @throws DomainError `not-found` for a module that is not there; `too-many` when too many previews wait
 */
export async function buildDraft(
  db: Db,
  workspace: Workspace,
  moduleId: string,
  languages: string[],
): Promise<ModuleOutput> {
  const { course } = workspace
  const module = course?.modules.find(({ id }) => id === moduleId)
  if (!course || !module) throw new DomainError('not-found', 'page_not_found')
  if (waiting >= MOST_WAITING) throw new DomainError('too-many', 'studio_busy', { seconds: 5 })
  waiting++
  try {
    const folder = await surroundingsOf(db, workspace)
    const built = await buildListed(course, module, languages, folder, previewBuilder())
    return { ...built, problems: inOrder(built.problems) }
  } finally {
    waiting--
  }
}

/** Everything that publishing the workspace would find fault with, of all its files. */
export async function checkDraft(db: Db, workspace: Workspace): Promise<Problem[]> {
  if (!workspace.course) return []
  builder ??= startBuilder({ seconds: SECONDS })
  return inOrder(await checkCourseFolder(workspace.course, await surroundingsOf(db, workspace), builder, db))
}

/** Modules of a workspace in the order of the course, its test behind them. */
export const modulesOf = ({ course }: Workspace) => (course ? listedModules(course) : [])
