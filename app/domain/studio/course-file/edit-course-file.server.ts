import type { Document } from 'yaml'
import { isMap, isSeq } from 'yaml'
import { COURSE_FILE } from '#app/content/course-files.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import { type FileChange, saveFiles } from '../save-files.server.ts'
import { textOf, type Workspace } from '../workspace.server.ts'
import { editYaml } from './edit-yaml.ts'

/**
 * Writes values into course.yaml, and nothing else of it changes: comments and order stay as they were written.
 * @throws DomainError `conflict` studio_course_file_broken while it can't be read, and those of saveFiles
 */
export async function editCourseFile(
  db: Db,
  workspace: Workspace,
  edit: (file: Document) => void,
  { now, revision, more = [] }: { now: number; revision?: number; more?: FileChange[] },
): Promise<void> {
  const text = editYaml(textOf(workspace, COURSE_FILE) ?? '', edit)
  if (text === null) throw new DomainError('conflict', 'studio_course_file_broken')
  await saveFiles(db, workspace, [{ path: COURSE_FILE, bytes: Buffer.from(text), revision }, ...more], now)
}

/** Adds an entry to a list of the file, as the list is written; begins the list if it isn't there. */
export function addTo(file: Document, list: string, entry: string): void {
  if (isSeq(file.get(list))) file.addIn([list], entry)
  else file.set(list, file.createNode([entry], { flow: true }))
}

/** Takes an entry off a list of the file. */
export function takeFrom(file: Document, list: string, entry: string): void {
  const node = file.get(list)
  if (!isSeq(node)) return
  const at = (node.toJSON() as unknown[]).indexOf(entry)
  if (at >= 0) node.delete(at)
}

/** Moves an entry of a list of the file to a place, the first being 0. */
export function moveWithin(file: Document, list: string, entry: string, to: number): void {
  const node = file.get(list)
  if (!isSeq(node)) return
  const at = (node.toJSON() as unknown[]).indexOf(entry)
  const [moved] = at < 0 ? [] : node.items.splice(at, 1)
  if (moved !== undefined) node.items.splice(to, 0, moved)
}

/** Writes reasons by exercise id; null takes one out. */
export function setRetired(file: Document, reasons: Record<string, string | null>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    if (reason !== null) {
      if (!isMap(file.get('retired'))) file.set('retired', file.createNode({}))
      file.setIn(['retired', id], reason)
    } else if (isMap(file.get('retired'))) file.deleteIn(['retired', id])
  }
}
