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
import { draftKey, keepMade } from './made-drafts.server.ts'
import { startTurns } from './turns.server.ts'
import type { Workspace } from './workspace.server.ts'

/** Seconds after which a preview is given up: a person waits for it, and others behind them. */
const SECONDS = 10

/**
 * The one builder of all previews: a process of its own, so that fifty people who type take at most one core from the
 * learners, and a text that hangs or eats memory ends nothing but its own preview. They take turns, and of each text that
 * somebody types only the newest waits.
 */
let builder: Builder | null = null
const previewBuilder = (): Builder => {
  builder ??= startBuilder({ seconds: SECONDS })
  return builder
}
const turns = startTurns({ mostWaiting: 120, mostOfOne: 4 })
const made = keepMade()
/** What is being built for whom: the save of a text and its preview wait for the same. */
const making = new Map<string, Promise<ModuleOutput>>()

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
    glossary: glossary === null ? null : glossaryOf(glossary),
    data,
    problems: [],
  }
}

let lastGlossary = { json: 'null', read: null as Glossary | null }

/** The glossary as it was read last, while it is the same: it is large, and asked for with every save. */
function glossaryOf(json: string): Glossary | null {
  if (lastGlossary.json !== json) lastGlossary = { json, read: JSON.parse(json) as Glossary }
  return lastGlossary.read
}

/**
 * Builds a module of a workspace as it would be published, in these languages; nothing is stored.
 * @param who who waits for it, where that is not whose workspace it is
 * @throws DomainError `not-found` for a module that is not there; `too-many` when too many previews wait, or a newer one
 *   of the same text
 */
export async function buildDraft(
  db: Db,
  workspace: Workspace,
  moduleId: string,
  languages: string[],
  who = workspace.personId,
): Promise<ModuleOutput> {
  const { course } = workspace
  const module = course?.modules.find(({ id }) => id === moduleId)
  if (!course || !module) throw new DomainError('not-found', 'page_not_found')
  const folder = await surroundingsOf(db, workspace)
  const key = draftKey(course, module, languages, folder)
  const known = made.get(key)
  if (known) return known
  const own = `${who} ${key}`
  const building =
    making.get(own) ??
    turns.take({ who, what: `${course.id}/${moduleId}/${languages.join()}` }, async () => {
      const built = await buildListed(course, module, languages, folder, previewBuilder())
      const whole = { ...built, problems: inOrder(built.problems) }
      // What was given up is tried again when it is asked for again.
      if (!whole.problems.some(({ code }) => code === 'too-slow' || code === 'unparseable'))
        made.set(key, whole)
      return whole
    })
  making.set(own, building)
  try {
    return await building
  } finally {
    making.delete(own)
  }
}

/** Everything that publishing the workspace would find fault with, of all its files. */
export async function checkDraft(db: Db, workspace: Workspace): Promise<Problem[]> {
  const { course, personId } = workspace
  if (!course) return []
  const inTurn: Builder = {
    ...previewBuilder(),
    build: (input) =>
      turns.take({ who: personId, what: `${course.id}/${input.moduleId} whole` }, () =>
        previewBuilder().build(input),
      ),
  }
  return inOrder(await checkCourseFolder(course, await surroundingsOf(db, workspace), inTurn, db))
}

/** Modules of a workspace in the order of the course, its test behind them. */
export const modulesOf = ({ course }: Workspace) => (course ? listedModules(course) : [])
