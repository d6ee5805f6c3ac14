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
  /** Of a text that is new all that it says; empty for a picture, and for a file that is gone as a whole. */
  blocks: ChangedBlock[]
  /** Keeps of a translation what it was made from: for the Studio, not for readers. */
  isRecord: boolean
}

/** Signs of new texts that are shown in one list; of more only the names, or the page would take minutes on a slow link. */
const MOST_NEW_SIGNS = 200_000

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
  let newSigns = 0
  return differing.map((path) => {
    const [old, now] = [olds.get(path), after.get(path)]
    const kind = !now ? 'removed' : before[path] === undefined ? 'added' : 'changed'
    const isRecord = path.endsWith('.blocks.yaml')
    const isText = !isPictureName(path.split('/').at(-1) ?? '') && !isRecord
    if (kind === 'added' && path.endsWith('.mdx')) newSigns += now?.length ?? 0
    const isShown =
      kind === 'added' ? path.endsWith('.mdx') && newSigns <= MOST_NEW_SIGNS : isText && old !== undefined
    return {
      path,
      kind,
      isRecord,
      blocks: isShown && now ? changedBlocks(String(old ?? ''), String(now)) : [],
    }
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
