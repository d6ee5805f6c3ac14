import { type Document, isScalar, isSeq } from 'yaml'
import { isId } from '#app/content/dialect.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import * as reviews from '#db/reviews.server.ts'
import type { FileChange } from '../save-files.server.ts'
import { factsOf, type Workspace } from '../workspace.server.ts'
import { editCourseFile } from './edit-course-file.server.ts'

/** Whether a module was ever published: then its address, and the progress that hangs on it, stay. */
export const isPublished = ({ release }: Workspace, moduleId: string): boolean =>
  Object.keys(release?.manifest ?? {}).some((path) => path.startsWith(`${moduleId}/`))

/**
 * Gives a module that was never published another short name: its files move, and links from other modules follow.
 * @throws DomainError `not-found`; `invalid` studio_id; `conflict` studio_id_taken, studio_module_published,
 *   studio_module_reviewed while somebody reads it under its name
 */
export async function renameModule(
  db: Db,
  workspace: Workspace,
  { moduleId, to, now }: { moduleId: string; to: string; now: number },
): Promise<void> {
  const { courseId, personId, files } = workspace
  const { modules, test } = factsOf(workspace)
  if (!modules.includes(moduleId) && test !== moduleId) throw new DomainError('not-found', 'page_not_found')
  if (to === moduleId) return
  if (!isId(to)) throw new DomainError('invalid', 'studio_id')
  if (modules.includes(to) || test === to || [...files.keys()].some((path) => path.startsWith(`${to}/`)))
    throw new DomainError('conflict', 'studio_id_taken')
  if (isPublished(workspace, moduleId)) throw new DomainError('conflict', 'studio_module_published')
  const open = await reviews.inTheMaking(db, { courseId, authorId: personId })
  if (open.some((review) => review.moduleId === moduleId))
    throw new DomainError('conflict', 'studio_module_reviewed')
  await editCourseFile(db, workspace, (file) => rename(file, moduleId, to), {
    now,
    more: [...files].flatMap(([path, bytes]) => moved(path, bytes, moduleId, to)),
  })
}

function moved(path: string, bytes: Buffer, moduleId: string, to: string): FileChange[] {
  const name = path.startsWith(`${moduleId}/`) ? path.slice(moduleId.length + 1) : null
  if (name !== null)
    return [
      { path: `${to}/${name}`, bytes },
      { path, bytes: null },
    ]
  if (!path.endsWith('.mdx')) return []
  const text = bytes.toString('utf8')
  const followed = text.replaceAll(new RegExp(`(\\]\\(\\.\\./)${moduleId}(?=[)#])`, 'g'), `$1${to}`)
  return followed === text ? [] : [{ path, bytes: Buffer.from(followed) }]
}

/** In the list of modules, or as the test; comments and order stay. */
function rename(file: Document, moduleId: string, to: string): void {
  const list = file.get('modules')
  if (isSeq(list)) {
    for (const entry of list.items) if (isScalar(entry) && entry.value === moduleId) entry.value = to
  }
  if (file.get('test') === moduleId) file.set('test', to)
}
