import { blocksPath, readBlocksFile } from '#app/content/blocks-file.ts'
import { textPath } from '#app/content/course-files.server.ts'
import { hashOf } from '#app/content/edition-hash.ts'
import type { Actor } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { factsOf, openWorkspace, revisionOf, textOf, type Workspace } from '../workspace.server.ts'
import { hashedBlocks } from './block-hash.server.ts'
import {
  alignedBlocks,
  type BlockRecord,
  type HashedBlock,
  type MinorChanges,
  recordOf,
  type TranslatedBlock,
} from './block-states.ts'

export interface TranslationPlace {
  courseId: string
  moduleId: string
  language: string
}

/** A translation as a person has it in the making, beside its source. */
export interface OpenTranslation extends TranslationPlace {
  workspace: Workspace
  sourceLanguage: string
  /** '' while there is none. */
  text: string
  /** Of the translation's text. */
  revision: number
  target: HashedBlock[]
  /** All blocks, also those that are the same in every language. */
  rows: TranslatedBlock[]
}

/**
 * Opens a translation for one of the course's authors.
 * @throws DomainError `not-found` for a module without a source, and for a language that the course has not, or that is
 *   its source; `not-allowed`
 */
export async function openTranslation(
  db: Db,
  actor: Actor,
  place: TranslationPlace,
): Promise<OpenTranslation> {
  return translationIn(db, await openWorkspace(db, actor, place.courseId), place)
}

/** The same, of a workspace that is open. */
export async function translationIn(
  db: Db,
  workspace: Workspace,
  { courseId, moduleId, language }: TranslationPlace,
): Promise<OpenTranslation> {
  const { source: sourceLanguage, languages } = factsOf(workspace)
  const source = textOf(workspace, textPath(moduleId, sourceLanguage))
  if (source === null || language === sourceLanguage || !languages.includes(language))
    throw new DomainError('not-found', 'page_not_found')
  const path = textPath(moduleId, language)
  const text = textOf(workspace, path) ?? ''
  const target = hashedBlocks(text)
  const place = { courseId, moduleId, language }
  const kept = keptBeside(workspace, moduleId, language)
  const record = kept ?? (await firstRecord(db, workspace, { ...place, sourceLanguage }))
  const minor = keptBeside(workspace, moduleId, sourceLanguage)?.minor ?? []
  const rows = alignedBlocks({ source: hashedBlocks(source), target, record, minor })
  return { ...place, workspace, sourceLanguage, text, revision: revisionOf(workspace, path), target, rows }
}

/** What is kept beside a text; null where nothing is, or nothing that can be read: the check tells of that. */
export function keptBeside(
  workspace: Workspace,
  moduleId: string,
  language: string,
): (BlockRecord & { minor: MinorChanges }) | null {
  const text = textOf(workspace, blocksPath(moduleId, language))
  return text === null ? null : readBlocksFile(text, () => {})
}

/**
 * Before anything was kept: what the translation was made from as a whole, if a release still has that. Null: its blocks
 * are taken as they are.
 */
async function firstRecord(
  db: Db,
  workspace: Workspace,
  { courseId, moduleId, language, sourceLanguage }: TranslationPlace & { sourceLanguage: string },
): Promise<BlockRecord | null> {
  const text = textOf(workspace, textPath(moduleId, language))
  const source = textOf(workspace, textPath(moduleId, sourceLanguage))
  if (text === null || source === null) return null
  const facts = (await editions.currentFactsOfCourse(db, courseId)).find(
    (edition) => edition.moduleId === moduleId && edition.language === language,
  )
  // An edit of the translation settles it, as it does for files.
  if (!facts?.madeAgainst || facts.textHash !== hashOf(text) || facts.madeAgainst === hashOf(source))
    return null
  const before = (await earlierTexts(db, courseId, textPath(moduleId, sourceLanguage))).find(
    (earlier) => hashOf(earlier) === facts.madeAgainst,
  )
  if (before === undefined) return null
  return recordOf(
    alignedBlocks({ source: hashedBlocks(before), target: hashedBlocks(text), record: null, minor: [] }),
  )
}

/** So many releases are looked through for an earlier text. */
const MOST_RELEASES = 200

/** What a text was in all releases, the newest first, each once. */
async function earlierTexts(db: Db, courseId: string, path: string): Promise<string[]> {
  const hashes = await sources.hashesOf(db, courseId, path, MOST_RELEASES)
  const files = await sources.filesOf(db, Object.fromEntries(hashes.map((hash) => [hash, hash])))
  return hashes.flatMap((hash) => files.get(hash)?.toString('utf8') ?? [])
}

/** The words of source blocks that translations were made from, by their hashes. */
export async function earlierBlocks(db: Db, open: OpenTranslation): Promise<Map<string, string>> {
  const wanted = new Set(
    open.rows.flatMap(({ state, from }) =>
      (state === 'minor' || state === 'meaning') && from ? [from] : [],
    ),
  )
  const found = new Map<string, string>()
  if (wanted.size === 0) return found
  const path = textPath(open.moduleId, open.sourceLanguage)
  for (const text of await earlierTexts(db, open.courseId, path)) {
    for (const block of hashedBlocks(text)) if (wanted.has(block.hash)) found.set(block.hash, block.text)
    if (found.size === wanted.size) break
  }
  return found
}
