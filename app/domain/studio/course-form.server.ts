import { type Document, parseDocument } from 'yaml'
import { COURSE_FILE, textPath } from '#app/content/course-files.server.ts'
import { isId } from '#app/content/dialect.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import { newModuleText } from './new-module.ts'
import { saveFiles } from './save-files.server.ts'
import { factsOf, textOf, type Workspace } from './workspace.server.ts'

/** Writes values into course.yaml, and nothing else of it changes: comments and order stay as they were written. */
async function editCourseFile(
  db: Db,
  workspace: Workspace,
  edit: (file: Document) => void,
  now: number,
  more: { path: string; bytes: Buffer }[] = [],
): Promise<void> {
  const file = parseDocument(textOf(workspace, COURSE_FILE) ?? '')
  if (file.errors.length > 0) throw new DomainError('conflict', 'studio_course_file_broken')
  edit(file)
  const bytes = Buffer.from(file.toString({ lineWidth: 0 }))
  await saveFiles(db, workspace, [{ path: COURSE_FILE, bytes }, ...more], now)
}

/**
 * Adds a module at the end of the course.
 * @throws DomainError `invalid` studio_id, studio_title_missing; `conflict` studio_id_taken
 */
export async function addModule(
  db: Db,
  workspace: Workspace,
  { moduleId, title, now }: { moduleId: string; title: string; now: number },
): Promise<void> {
  const facts = factsOf(workspace)
  if (!isId(moduleId)) throw new DomainError('invalid', 'studio_id')
  if (title.trim() === '') throw new DomainError('invalid', 'studio_title_missing')
  const isTaken = [...workspace.files.keys()].some((path) => path.startsWith(`${moduleId}/`))
  if (isTaken || facts.modules.includes(moduleId)) throw new DomainError('conflict', 'studio_id_taken')
  await editCourseFile(
    db,
    workspace,
    (file) => file.setIn(['modules'], file.createNode([...facts.modules, moduleId], { flow: true })),
    now,
    [
      {
        path: textPath(moduleId, facts.source),
        bytes: Buffer.from(newModuleText(title.trim(), facts.source)),
      },
    ],
  )
}

/** Moves a module one place up or down; at the edge nothing happens. */
export async function moveModule(
  db: Db,
  workspace: Workspace,
  { moduleId, by, now }: { moduleId: string; by: -1 | 1; now: number },
): Promise<void> {
  const modules = [...factsOf(workspace).modules]
  const at = modules.indexOf(moduleId)
  if (at < 0 || at + by < 0 || at + by >= modules.length) return
  modules.splice(at, 1)
  modules.splice(at + by, 0, moduleId)
  await editCourseFile(
    db,
    workspace,
    (file) => file.setIn(['modules'], file.createNode(modules, { flow: true })),
    now,
  )
}

/** What the form of a course says; texts by language. */
export interface CourseForm {
  title: Record<string, string>
  summary: Record<string, string>
  audience: Record<string, string>
  level: string
  passMark: number
  /** Languages to add to those that are there. */
  addLanguage: string | null
  /** Exercises that are gone for good, with the reason. */
  retired: Record<string, string>
}

/** Saves what the form says. What it doesn't say stays; what is wrong with it the check tells, with its line. */
export async function saveCourseForm(
  db: Db,
  workspace: Workspace,
  form: CourseForm,
  now: number,
): Promise<void> {
  const facts = factsOf(workspace)
  await editCourseFile(
    db,
    workspace,
    (file) => {
      for (const field of ['title', 'summary', 'audience'] as const)
        for (const [language, text] of Object.entries(form[field])) file.setIn([field, language], text)
      file.set('level', form.level)
      file.set('passMark', form.passMark)
      if (form.addLanguage && !facts.languages.includes(form.addLanguage))
        file.setIn(['languages'], file.createNode([...facts.languages, form.addLanguage], { flow: true }))
      if (Object.keys(form.retired).length > 0) file.set('retired', file.createNode(form.retired))
    },
    now,
  )
}
