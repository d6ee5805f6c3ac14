import { textPath } from '#app/content/course-files.server.ts'
import { isId } from '#app/content/dialect.ts'
import { splitFrontMatter } from '#app/content/front-matter.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as courses from '#db/courses.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { newModuleText } from '../new-module.ts'
import { type FileChange, saveFiles } from '../save-files.server.ts'
import { findExercises } from '../source/find-exercises.ts'
import { readOpenTag } from '../source/open-tag.ts'
import { factsOf, textOf, type Workspace } from '../workspace.server.ts'
import { addTo, editCourseFile, moveWithin, setRetired, takeFrom } from './edit-course-file.server.ts'
import { newTestText } from './new-test.ts'
import type { SetAsideModule } from './set-aside.ts'

interface NewModule {
  moduleId: string
  title: string
  now: number
}

/**
 * Adds a module at the end of the course.
 * @throws DomainError `invalid` studio_id, studio_title_missing; `conflict` studio_id_taken
 */
export async function addModule(db: Db, workspace: Workspace, { moduleId, title, now }: NewModule) {
  const { source } = mustBeNew(workspace, { moduleId, title })
  const bytes = Buffer.from(newModuleText(title.trim(), source))
  const more = [{ path: textPath(moduleId, source), bytes }]
  await editCourseFile(db, workspace, (file) => addTo(file, 'modules', moduleId), { now, more })
}

/**
 * Begins the test of the course: a text with two forms that ask for what its modules teach, to be written over.
 * @throws DomainError as addModule; `conflict` studio_test_there
 */
export async function beginTest(db: Db, workspace: Workspace, { moduleId, title, now }: NewModule) {
  const { source, test, modules } = mustBeNew(workspace, { moduleId, title })
  if (test !== undefined) throw new DomainError('conflict', 'studio_test_there')
  const objectives = modules.flatMap((id) => {
    const text = textOf(workspace, textPath(id, source)) ?? ''
    return Object.entries(splitFrontMatter(text, () => {}).frontMatter?.value.objectives ?? {})
  })
  const text = newTestText({ moduleId, title: title.trim(), language: source, objectives })
  const more = [{ path: textPath(moduleId, source), bytes: Buffer.from(text) }]
  await editCourseFile(db, workspace, (file) => file.set('test', moduleId), { now, more })
}

function mustBeNew(workspace: Workspace, { moduleId, title }: Omit<NewModule, 'now'>) {
  const facts = factsOf(workspace)
  if (!isId(moduleId)) throw new DomainError('invalid', 'studio_id')
  if (title.trim() === '' || title.length > 200) throw new DomainError('invalid', 'studio_title_missing')
  const isTaken = [...workspace.files.keys()].some((path) => path.startsWith(`${moduleId}/`))
  if (isTaken || facts.modules.includes(moduleId) || facts.test === moduleId)
    throw new DomainError('conflict', 'studio_id_taken')
  return facts
}

/** Moves a module to a place in the course, the first being 0; what lies outside is the first or the last. */
export async function moveModule(
  db: Db,
  workspace: Workspace,
  { moduleId, to, now }: { moduleId: string; to: number; now: number },
): Promise<void> {
  const { modules } = factsOf(workspace)
  const at = modules.indexOf(moduleId)
  const place = Math.max(0, Math.min(modules.length - 1, to))
  if (at < 0 || at === place) return
  await editCourseFile(db, workspace, (file) => moveWithin(file, 'modules', moduleId, place), { now })
}

/** How many exercises of a module were ever published, and how many of them have answers. */
export async function publishedIn(db: Db, { courseId }: Workspace, moduleId: string) {
  const ever = (await courses.exercisesEver(db, courseId)).filter((known) => known.moduleId === moduleId)
  return { exercises: ever.map(({ id }) => id), answered: ever.filter(({ isAnswered }) => isAnswered).length }
}

/**
 * Takes a module, or the test, out of the course. Its files stay, aside; exercises that were published are retired with
 * the reason, so that the answers they have are accounted for.
 * @throws DomainError `conflict` studio_last_module; `invalid` studio_retire_reason; `not-found`
 */
export async function setModuleAside(
  db: Db,
  workspace: Workspace,
  { moduleId, reason, now }: { moduleId: string; reason: string; now: number },
): Promise<void> {
  const { modules, test, retired } = factsOf(workspace)
  const isTest = test === moduleId
  if (!isTest && !modules.includes(moduleId)) throw new DomainError('not-found', 'page_not_found')
  if (!isTest && modules.length === 1) throw new DomainError('conflict', 'studio_last_module')
  const { exercises } = await publishedIn(db, workspace, moduleId)
  const words = reason.replace(/\s+/g, ' ').trim()
  if (exercises.length > 0 && (words === '' || words.length > 400))
    throw new DomainError('invalid', 'studio_retire_reason')
  const going = exercises.filter((id) => !Object.hasOwn(retired, id))
  await editCourseFile(
    db,
    workspace,
    (file) => {
      if (isTest) file.delete('test')
      else takeFrom(file, 'modules', moduleId)
      setRetired(file, Object.fromEntries(going.map((id) => [id, words])))
    },
    { now },
  )
}

/** Modules whose files are there and that the course does not name. */
export function listSetAside(workspace: Workspace): SetAsideModule[] {
  const facts = workspace.course?.yaml?.value
  if (!facts) return []
  return (workspace.course?.modules ?? []).flatMap(({ id, texts }) => {
    if (facts.modules.includes(id) || facts.test === id) return []
    const source = texts.find(({ language }) => language === facts.source)
    const front = source && splitFrontMatter(source.text, () => {}).frontMatter?.value
    return [{ id, title: front?.title ?? id, isTest: front?.kind === 'test' }]
  })
}

/**
 * Puts a module back: a test as the test, others at the end. Its exercises are retired no longer.
 * @throws DomainError `not-found`; `conflict` studio_test_there
 */
export async function putModuleBack(
  db: Db,
  workspace: Workspace,
  { moduleId, now }: { moduleId: string; now: number },
): Promise<void> {
  const { source, test, retired } = factsOf(workspace)
  const module = mustBeAside(workspace, moduleId)
  if (module.isTest && test !== undefined) throw new DomainError('conflict', 'studio_test_there')
  const back = answersOf(textOf(workspace, textPath(moduleId, source)) ?? '').filter((id) =>
    Object.hasOwn(retired, id),
  )
  await editCourseFile(
    db,
    workspace,
    (file) => {
      if (module.isTest) file.set('test', moduleId)
      else addTo(file, 'modules', moduleId)
      setRetired(file, Object.fromEntries(back.map((id) => [id, null])))
    },
    { now },
  )
}

/** The ids under which answers to the exercises of a text are kept. */
const answersOf = (text: string): string[] =>
  findExercises(text).flatMap(({ start }) => {
    const attributes = readOpenTag(text, start)?.attributes ?? []
    const attributeOf = (name: string) => attributes.find((attribute) => attribute.name === name)?.value
    return attributeOf('was') ?? attributeOf('id') ?? []
  })

/** Takes the files of a module away that the course does not name. @throws DomainError `not-found` */
export async function deleteModule(
  db: Db,
  workspace: Workspace,
  { moduleId, now }: { moduleId: string; now: number },
): Promise<void> {
  mustBeAside(workspace, moduleId)
  const paths = [...workspace.files.keys()].filter((path) => path.startsWith(`${moduleId}/`))
  const gone = paths.map((path): FileChange => ({ path, bytes: null }))
  await saveFiles(db, workspace, gone, now)
}

function mustBeAside(workspace: Workspace, moduleId: string): SetAsideModule {
  const module = listSetAside(workspace).find(({ id }) => id === moduleId)
  if (!module) throw new DomainError('not-found', 'page_not_found')
  return module
}
