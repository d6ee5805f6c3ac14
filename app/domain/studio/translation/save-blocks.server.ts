import { blocksPath, writeBlocksFile } from '#app/content/blocks-file.ts'
import { textPath } from '#app/content/course-files.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import { saveFiles } from '../save-files.server.ts'
import { bodyOf } from '../source/blocks.ts'
import { isTranslated } from './align-blocks.ts'
import { hashBlock, hashedBlocks } from './block-hash.server.ts'
import { type BrokenLock, checkBlockLocks, isHardLock } from './block-locks.ts'
import { recordOf, type TranslatedBlock } from './block-states.ts'
import { composeText } from './compose-text.ts'
import { keptBeside, type OpenTranslation } from './open-translation.server.ts'

/** What a person did to a block: wrote it, or found it right as it is. Hashes say which, and as it was seen. */
export interface BlockEdit {
  /** Place among those to translate, from 1: tells blocks with the same words apart. */
  number: number
  source: string
  /** '' where there was none. */
  target: string
  /** Null: what is there is still right. */
  text: string | null
}

export type RefusedEdit = { reason: 'gone' | 'empty' | 'shape' } | { reason: 'locks'; locks: BrokenLock[] }

/** The rows that a person translates, in the source's order. */
export const rowsToTranslate = ({ rows }: OpenTranslation): TranslatedBlock[] =>
  rows.filter(({ source, target }) => {
    const block = source ?? target
    return block !== null && isTranslated(block)
  })

/**
 * What is wrong with an edit; null if it can be saved. Numbers, codes and addresses may differ where a person says so.
 * @param anyway whether a person has seen which of those differ
 */
export function refuseEdit(open: OpenTranslation, edit: BlockEdit, anyway: boolean): RefusedEdit | null {
  const row = rowOf(open, edit)
  if (!row?.source) return { reason: 'gone' }
  if (edit.text === null) return row.target ? null : { reason: 'empty' }
  const blocks = hashedBlocks(bodyOf(edit.text))
  if (blocks.length === 0) return { reason: 'empty' }
  if (blocks.length > 1 || blocks[0]?.kind !== row.source.kind) return { reason: 'shape' }
  const locks = checkBlockLocks(row.source.text, edit.text).filter((lock) => isHardLock(lock) || !anyway)
  return locks.length > 0 ? { reason: 'locks', locks } : null
}

function rowOf(open: OpenTranslation, { number, source, target }: BlockEdit): TranslatedBlock | undefined {
  const isIt = (row: TranslatedBlock | undefined) =>
    row?.source?.hash === source && (row.target?.hash ?? '') === target
  const there = rowsToTranslate(open)[number - 1]
  return isIt(there) ? there : open.rows.find(isIt)
}

/**
 * Saves edits that are not refused into the person's draft: the text, and beside it what each block was made from.
 * @param revision of the text that was seen
 * @throws DomainError `conflict` studio_saved_elsewhere; those of saveFiles
 */
export async function saveBlocks(
  db: Db,
  open: OpenTranslation,
  { edits, revision }: { edits: readonly BlockEdit[]; revision: number },
  now: number,
): Promise<void> {
  const { workspace, moduleId, language } = open
  if (revision !== open.revision) throw new DomainError('conflict', 'studio_saved_elsewhere')
  const written = new Map<TranslatedBlock, string>()
  const settled = new Set<TranslatedBlock>()
  for (const edit of edits) {
    const row = rowOf(open, edit)
    if (!row) throw new DomainError('conflict', 'studio_saved_elsewhere')
    settled.add(row)
    if (edit.text !== null) written.set(row, bodyOf(edit.text.replaceAll(/\r\n?/g, '\n')))
  }
  const text = composeText(open.target, open.rows, written)
  const rows = open.rows.map((row): TranslatedBlock => {
    const from = settled.has(row) ? (row.source?.hash ?? null) : row.from
    const words = written.get(row)
    if (words === undefined) return { ...row, from }
    const block = row.target ?? row.source
    return { ...row, from, target: block && { ...block, text: words, hash: hashBlock(words) } }
  })
  const minor = keptBeside(workspace, moduleId, language)?.minor ?? []
  const words = new Map(rows.flatMap(({ target }) => (target ? [[target.hash, target.text]] : [])))
  const record = recordOf(rows.filter(({ source, target }) => isTranslatedRow(source, target)))
  const kept = writeBlocksFile({ ...record, minor }, (hash) => words.get(hash) ?? '')
  const change = (path: string, now: string, before: string | null) =>
    now === before ? [] : [{ path, bytes: Buffer.from(now) }]
  const beside = blocksPath(moduleId, language)
  await saveFiles(
    db,
    workspace,
    [
      ...change(textPath(moduleId, language), text, open.text),
      ...change(beside, kept, workspace.files.get(beside)?.toString('utf8') ?? null),
    ],
    now,
  )
}

const isTranslatedRow = (source: TranslatedBlock['source'], target: TranslatedBlock['target']): boolean => {
  const block = source ?? target
  return block !== null && isTranslated(block)
}
