import { manifestOf } from '#app/content/manifest.server.ts'
import { isPictureName } from '#app/content/pictures.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { diffBlocks } from './source/diff-blocks.ts'
import { diffWords, type WordChange } from './source/diff-words.ts'
import type { Workspace } from './workspace.server.ts'

/** What became of a block of a text. */
interface ChangedBlock {
  kind: 'changed' | 'added' | 'removed' | 'moved'
  /** The exercise or chart that it is, if it is one. */
  id: string | null
  words: WordChange[]
}

/** What became of a file. */
export interface ChangedFile {
  path: string
  kind: 'added' | 'changed' | 'removed'
  /** Empty for a picture, and for a file that is new or gone as a whole. */
  blocks: ChangedBlock[]
}

/** Compares two states of a course, file by file and block by block; what is the same is left out. */
export async function compareFiles(
  db: Db,
  before: sources.Manifest,
  after: ReadonlyMap<string, Buffer>,
  hashes: sources.Manifest,
): Promise<ChangedFile[]> {
  const paths = [...new Set([...Object.keys(before), ...after.keys()])].sort()
  const differing = paths.filter((path) => before[path] !== hashes[path])
  const olds = await sources.filesOf(
    db,
    Object.fromEntries(differing.flatMap((path) => (before[path] ? [[path, before[path]]] : []))),
  )
  return differing.map((path) => {
    const [old, now] = [olds.get(path), after.get(path)]
    const kind = !now ? 'removed' : before[path] === undefined ? 'added' : 'changed'
    const isText = !isPictureName(path.split('/').at(-1) ?? '')
    return { path, kind, blocks: isText && old && now ? changedBlocks(String(old), String(now)) : [] }
  })
}

const changedBlocks = (before: string, after: string): ChangedBlock[] =>
  diffBlocks(before, after).flatMap(({ kind, before: old, after: now }) =>
    kind === 'same'
      ? []
      : [{ kind, id: now?.id ?? old?.id ?? null, words: diffWords(old?.text ?? '', now?.text ?? '') }],
  )

/** What a person has in the making, compared with what is published. */
export function changesOf(db: Db, { release, files }: Workspace): Promise<ChangedFile[]> {
  return compareFiles(db, release?.manifest ?? {}, files, manifestOf(files))
}
