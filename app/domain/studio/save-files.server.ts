import { isUtf8 } from 'node:buffer'
import { isCoursePath } from '#app/content/course-files.server.ts'
import { limits } from '#app/content/limits.ts'
import { contentHash, isPictureName, readPicture } from '#app/content/pictures.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as drafts from '#db/source-drafts.server.ts'
import type { SourceFile } from '#db/sources.server.ts'
import { revisionOf, type Workspace } from './workspace.server.ts'

/** A file as it is to stand from now on; null bytes take it away. */
export interface FileChange {
  path: string
  bytes: Buffer | null
  /** The revision on the page that was edited; without one, that of the workspace. */
  revision?: number
  /** It holds what is published now, too: from here on it is compared with that. */
  isMerged?: boolean
}

/** A course of more files or bytes could not be published on a small server. */
const MOST_FILES = 1000
const MOST_BYTES = 60 * 1024 * 1024

/**
 * Saves files into the person's drafts: all or none, and none over what was saved meanwhile in another tab. What is back
 * as it is published is a draft no longer. Texts are kept as they are typed, also while they are wrong; a picture must
 * be one. The one door for all that is written in the Studio.
 * @throws DomainError `conflict` studio_saved_elsewhere; `invalid` studio_path, studio_too_big, studio_not_text, studio_picture_broken
 */
export async function saveFiles(
  db: Db,
  workspace: Workspace,
  changes: FileChange[],
  now: number,
): Promise<void> {
  const { courseId, personId, release, files } = workspace
  for (const change of changes) mustFit(change)
  mustFitTogether(files, changes)
  const rows = changes.map(({ path, bytes, revision, isMerged }) => ({
    path,
    baseHash: isMerged ? (release?.manifest[path] ?? null) : baseOf(workspace, path),
    hash: bytes && contentHash(bytes),
    text: bytes && !isPictureName(nameOf(path)) ? bytes.toString('utf8') : null,
    after: revision ?? revisionOf(workspace, path),
  }))
  const pictures = changes.flatMap(({ path, bytes }) => (bytes ? pictureOf(path, bytes) : []))
  try {
    await drafts.save(db, { courseId, personId, at: now }, rows, pictures)
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'studio_saved_elsewhere')
    throw error
  }
  const isBack = rows.filter(({ path, hash }) => (release?.manifest[path] ?? null) === hash)
  const settled = isBack.map(({ path, after }) => ({ path, revision: after + 1 }))
  if (settled.length > 0) await drafts.discard(db, courseId, personId, settled)
}

/** A draft goes on from where it began; a new one begins at what is published. */
function baseOf({ drafts: own, release }: Workspace, path: string): string | null {
  const draft = own.find((known) => known.path === path)
  return draft ? draft.baseHash : (release?.manifest[path] ?? null)
}

const pictureOf = (path: string, bytes: Buffer): SourceFile[] =>
  isPictureName(nameOf(path))
    ? [{ hash: contentHash(bytes), type: readPicture(nameOf(path), bytes).type, bytes }]
    : []

const nameOf = (path: string): string => path.split('/').at(-1) ?? ''

function mustFit({ path, bytes }: FileChange): void {
  if (path.length > 150 || path.includes('..') || !isCoursePath(path))
    throw new DomainError('invalid', 'studio_path', { path: path.slice(0, 150) })
  if (!bytes) return
  const name = nameOf(path)
  const most = isPictureName(name) ? limits.pictureBytesRead : limits.sourceBytes
  if (bytes.length > most)
    throw new DomainError('invalid', 'studio_too_big', { path, bytes: bytes.length, most })
  if (!isPictureName(name) && (!isUtf8(bytes) || bytes.includes(0)))
    throw new DomainError('invalid', 'studio_not_text', { path })
  const broken = isPictureName(name) ? readPicture(name, bytes).broken : null
  if (broken) throw new DomainError('invalid', 'studio_picture_broken', { path, reason: broken })
}

function mustFitTogether(files: Workspace['files'], changes: FileChange[]): void {
  const after = new Map(files)
  for (const { path, bytes } of changes) {
    if (bytes) after.set(path, bytes)
    else after.delete(path)
  }
  const total = [...after.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  if (after.size > MOST_FILES || total > MOST_BYTES) throw new DomainError('invalid', 'studio_course_too_big')
}
