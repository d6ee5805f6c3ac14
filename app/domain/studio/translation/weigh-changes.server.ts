import { blocksPath, writeBlocksFile } from '#app/content/blocks-file.ts'
import { textPath } from '#app/content/course-files.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { saveFiles } from '../save-files.server.ts'
import { bodyOf } from '../source/blocks.ts'
import { diffBlocks } from '../source/diff-blocks.ts'
import { diffWords, type WordChange } from '../source/diff-words.ts'
import { factsOf, textOf, type Workspace } from '../workspace.server.ts'
import { isTranslated } from './align-blocks.ts'
import { hashBlock } from './block-hash.server.ts'
import type { MinorChanges } from './block-states.ts'
import { keptBeside } from './open-translation.server.ts'
import { mayBeMinor, type Weight, weighChange } from './weigh-change.ts'

/** A block of the source that a person has changed since it was published, and what that asks of translations. */
export interface WeighedChange {
  before: string
  after: string
  words: WordChange[]
  weight: Weight
  /** Whether it can be called minor at all. */
  mayBeMinor: boolean
}

/** The changed blocks of a module's source, each with its weight: as said, or as it is until somebody says so. */
export async function changesToWeigh(
  db: Db,
  workspace: Workspace,
  moduleId: string,
): Promise<WeighedChange[]> {
  const { source } = factsOf(workspace)
  const path = textPath(moduleId, source)
  const now = textOf(workspace, path)
  if (now === null) throw new DomainError('not-found', 'page_not_found')
  const before = await publishedText(db, workspace, path)
  if (before === null || before === now) return []
  const kept = keptBeside(workspace, moduleId, source)
  const minor = new Set((kept?.minor ?? []).map(String))
  return diffBlocks(before, now).flatMap(({ before: old, after: next }) => {
    if (!old || !next || !isTranslated(next) || bodyOf(old.text) === bodyOf(next.text)) return []
    const step = [hashBlock(old.text), hashBlock(next.text)] as const
    const may = mayBeMinor(old, next)
    const said = minor.has(String(step)) ? 'minor' : null
    return {
      before: step[0],
      after: step[1],
      words: diffWords(bodyOf(old.text), bodyOf(next.text)),
      // What was kept without this change was said with it in view only when its file is a draft by now.
      weight: may
        ? (said ?? (isSaid(workspace, moduleId, source) ? 'meaning' : weighChange(old.text, next.text)))
        : 'meaning',
      mayBeMinor: may,
    }
  })
}

/** Whether this person has weighed the changes at hand already. */
const isSaid = ({ drafts }: Workspace, moduleId: string, source: string): boolean =>
  drafts.some(({ path }) => path === blocksPath(moduleId, source))

async function publishedText(db: Db, { release }: Workspace, path: string): Promise<string | null> {
  const hash = release?.manifest[path]
  if (!hash) return null
  return (await sources.filesOf(db, { [path]: hash })).get(path)?.toString('utf8') ?? null
}

/** Saves what is minor of the changes at hand; all others ask translators to look. */
export async function saveWeights(
  db: Db,
  workspace: Workspace,
  { moduleId, minor }: { moduleId: string; minor: readonly string[] },
  now: number,
): Promise<void> {
  const { source } = factsOf(workspace)
  const changes = await changesToWeigh(db, workspace, moduleId)
  const kept = keptBeside(workspace, moduleId, source)
  const others = (kept?.minor ?? []).filter(
    ([before, after]) => !changes.some((change) => change.before === before && change.after === after),
  )
  const chosen: MinorChanges = changes
    .filter(({ after, mayBeMinor }) => mayBeMinor && minor.includes(after))
    .map(({ before, after }) => [before, after] as const)
  const words = new Map(changes.map(({ before, words }) => [before, words.map(({ text }) => text).join('')]))
  const file = { made: kept?.made ?? [], minor: [...others, ...chosen] }
  const text = writeBlocksFile(file, (hash) => words.get(hash) ?? '')
  const path = blocksPath(moduleId, source)
  if (text !== textOf(workspace, path))
    await saveFiles(db, workspace, [{ path, bytes: Buffer.from(text) }], now)
}

/**
 * Before publishing: what only changes punctuation, capitals or spaces is minor without anybody's word. Answers whether
 * something was saved, and the workspace is to be opened again.
 */
export async function weighByDefault(db: Db, workspace: Workspace, now: number): Promise<boolean> {
  const { source } = factsOf(workspace)
  let isSaved = false
  for (const { path } of workspace.drafts) {
    const [moduleId = '', file] = path.split('/')
    if (file !== `${source}.mdx` || isSaid(workspace, moduleId, source) || textOf(workspace, path) === null)
      continue
    const changes = await changesToWeigh(db, workspace, moduleId)
    const minor = changes.filter(({ weight }) => weight === 'minor').map(({ after }) => after)
    if (minor.length === 0) continue
    await saveWeights(db, workspace, { moduleId, minor }, now)
    isSaved = true
  }
  return isSaved
}
