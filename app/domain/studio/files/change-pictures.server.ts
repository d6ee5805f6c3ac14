import { textPath } from '#app/content/course-files.server.ts'
import { preparePicture } from '#app/content/files/prepare-picture.server.ts'
import { contentHash, isPictureName } from '#app/content/pictures.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as media from '#db/media.server.ts'
import { DomainError } from '../../errors.ts'
import type { PictureRefusal, PreparedPicture } from '../prepared-picture.ts'
import { type FileChange, saveFiles } from '../save-files.server.ts'
import { insertBlock } from '../source/insert-block.ts'
import { textOf, type Workspace } from '../workspace.server.ts'
import { moduleOf, picturePath, usesOf } from './list-pictures.server.ts'
import { figureTag, renamePicture } from './picture-uses.ts'

/** A file as it came. */
export interface Brought {
  name: string
  bytes: Buffer
}

/** What became of a file that somebody brought. */
export type AddedPicture = { givenName: string; src: string } & (
  | { outcome: 'added'; picture: PreparedPicture }
  /** The module has the very same picture under this name. */
  | { outcome: 'already' }
  | { outcome: 'refused'; refusal: PictureRefusal }
)

/** Pictures in one go: more would keep others waiting for theirs. */
const MOST_PICTURES = 10

/**
 * Takes pictures into a module: made small, under names that are free. Those that can't be taken come back with the
 * reason, and keep no other out.
 * @throws DomainError `not-found` for the module, and those of saveFiles
 */
export async function addPictures(
  db: Db,
  workspace: Workspace,
  { moduleId, files, now }: { moduleId: string; files: Brought[]; now: number },
): Promise<AddedPicture[]> {
  const { pictures } = moduleOf(workspace, moduleId)
  const known = new Map(Object.entries(pictures).map(([src, bytes]) => [contentHash(bytes), src]))
  const taken = new Set(Object.keys(pictures))
  const changes: FileChange[] = []
  const results: AddedPicture[] = []
  for (const { name, bytes } of files.slice(0, MOST_PICTURES)) {
    const made = await preparePicture(name, bytes, taken)
    const givenName = name.slice(0, 120)
    if (!made.ok) {
      const { ok: _, ...refusal } = made
      results.push({ givenName, src: '', outcome: 'refused', refusal })
      continue
    }
    const { ok: _, bytes: small, ...picture } = made
    const hash = contentHash(small)
    const before = known.get(hash)
    if (before !== undefined) {
      results.push({ givenName, src: before, outcome: 'already' })
      continue
    }
    known.set(hash, made.name)
    taken.add(made.name)
    changes.push({ path: picturePath(moduleId, made.name), bytes: small })
    results.push({ givenName, src: made.name, outcome: 'added', picture: { ...picture, givenName } })
  }
  if (changes.length > 0) await saveFiles(db, workspace, changes, now)
  return results
}

/**
 * Puts another picture in the place of one, wherever it is shown. With another kind of file its name has another end,
 * and the texts of this person follow.
 * @throws DomainError `not-found`, and those of saveFiles
 */
export async function replacePicture(
  db: Db,
  workspace: Workspace,
  { path, file, now }: { path: string; file: Brought; now: number },
): Promise<AddedPicture> {
  mustBeThere(workspace, path)
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const before = path.slice(folder.length)
  const others = [...workspace.files.keys()].filter((known) => known.startsWith(folder) && known !== path)
  const taken = new Set(others.map((known) => known.slice(folder.length)))
  const made = await preparePicture(`${before.replace(/\.[^.]*$/, '')}.x`, file.bytes, taken)
  const givenName = file.name.slice(0, 120)
  if (!made.ok) {
    const { ok: _, ...refusal } = made
    return { givenName, src: before, outcome: 'refused', refusal }
  }
  const { ok: _, bytes, ...picture } = made
  const extension = (name: string) => name.split('.').at(-1)
  const name = extension(before) === extension(made.name) ? before : made.name
  const changes: FileChange[] = [{ path: folder + name, bytes }]
  if (name !== before) {
    changes.push({ path, bytes: null })
    for (const text of textsThatShow(workspace, path)) {
      const [from, to] = folder === '' ? [`../${before}`, `../${name}`] : [before, name]
      changes.push({ path: text, bytes: Buffer.from(renamePicture(textOf(workspace, text) ?? '', from, to)) })
    }
  }
  await saveFiles(db, workspace, changes, now)
  return { givenName, src: name, outcome: 'added', picture: { ...picture, name, givenName } }
}

const textsThatShow = (workspace: Workspace, path: string): string[] => [
  ...new Set(usesOf(workspace, path).map(({ moduleId, language }) => textPath(moduleId, language))),
]

/**
 * Takes a picture away that no text shows. Answers the hash by which it can be put back.
 * @throws DomainError `not-found`, `conflict` studio_picture_used
 */
export async function removePicture(
  db: Db,
  workspace: Workspace,
  { path, now }: { path: string; now: number },
): Promise<string> {
  const bytes = mustBeThere(workspace, path)
  if (usesOf(workspace, path).length > 0) throw new DomainError('conflict', 'studio_picture_used')
  await saveFiles(db, workspace, [{ path, bytes: null }], now)
  return contentHash(bytes)
}

/** Puts a picture back that was taken away. @throws DomainError `not-found`, `conflict` studio_picture_there */
export async function restorePicture(
  db: Db,
  workspace: Workspace,
  { path, hash, now }: { path: string; hash: string; now: number },
): Promise<void> {
  const kept = isPictureName(path.split('/').at(-1) ?? '') ? await media.byHash(db, hash) : null
  if (!kept) throw new DomainError('not-found', 'page_not_found')
  if (workspace.files.has(path)) throw new DomainError('conflict', 'studio_picture_there')
  await saveFiles(db, workspace, [{ path, bytes: kept.bytes }], now)
}

function mustBeThere({ files }: Workspace, path: string): Buffer {
  const bytes = isPictureName(path.split('/').at(-1) ?? '') ? files.get(path) : undefined
  if (!bytes) throw new DomainError('not-found', 'page_not_found')
  return bytes
}

/**
 * Shows a picture at the end of a text, before its footnotes, from where its author moves it to its place.
 * @returns the line of the text on which it now stands
 * @throws DomainError `not-found`, `invalid` studio_alt_missing, `conflict` studio_text_changed
 */
export async function insertPicture(
  db: Db,
  workspace: Workspace,
  {
    moduleId,
    language,
    src,
    alt,
    now,
  }: { moduleId: string; language: string; src: string; alt: string; now: number },
): Promise<number> {
  const path = textPath(moduleId, language)
  const text = textOf(workspace, path)
  if (text === null || !Object.hasOwn(moduleOf(workspace, moduleId).pictures, src))
    throw new DomainError('not-found', 'page_not_found')
  if (!/\p{L}/u.test(alt)) throw new DomainError('invalid', 'studio_alt_missing')
  const tag = figureTag(src, alt.slice(0, 1000))
  const written = insertBlock(text, null, tag)
  await saveFiles(db, workspace, [{ path, bytes: Buffer.from(written) }], now)
  return written.slice(0, written.lastIndexOf(tag)).split('\n').length
}
