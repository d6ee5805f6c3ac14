import { isPictureName } from '#app/content/pictures.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import { isBehind } from './publish-draft.server.ts'
import { saveFiles } from './save-files.server.ts'
import { decideMerge, type MergeChoice, type MergeConflict, mergeTexts } from './source/merge-texts.ts'
import { textOf, type Workspace } from './workspace.server.ts'

/** A file that both this person and somebody who has published since have changed, where they differ. */
export interface FileConflict {
  path: string
  /** In the order of the text; empty when one of the two took the file away, or for a picture: then it is all or nothing. */
  conflicts: MergeConflict[]
}

/** What a person decided, by path: one choice a conflict. */
export type MergeChoices = ReadonlyMap<string, readonly MergeChoice[]>

/**
 * Brings what was published since into a person's drafts, block by block. What both changed waits for `choices`;
 * everything else is merged and saved at once.
 * @throws DomainError `conflict` studio_saved_elsewhere
 */
export async function mergeDraft(
  db: Db,
  workspace: Workspace,
  { choices, now }: { choices: MergeChoices; now: number },
): Promise<FileConflict[]> {
  const open: FileConflict[] = []
  for (const draft of workspace.drafts.filter((one) => isBehind(workspace, one))) {
    const { path } = draft
    const chosen = choices.get(path)
    const versions = await versionsOf(db, workspace, path, draft.baseHash)
    if (!versions) {
      if (!chosen?.[0]) open.push({ path, conflicts: [] })
      else await takeWhole(db, workspace, path, chosen[0], now)
      continue
    }
    const merged = mergeTexts(versions.base, versions.mine, versions.theirs)
    if ('conflicts' in merged && chosen?.length !== merged.conflicts.length) {
      open.push({ path, conflicts: merged.conflicts })
      continue
    }
    const bytes = Buffer.from(decideMerge(merged, chosen ?? []))
    await saveFiles(db, workspace, [{ path, bytes, isMerged: true }], now)
  }
  return open
}

/** The three texts; null when one of them is missing, or for a picture. */
async function versionsOf(db: Db, workspace: Workspace, path: string, baseHash: string | null) {
  if (isPictureName(path.split('/').at(-1) ?? '')) return null
  const theirHash = workspace.release?.manifest[path]
  const mine = textOf(workspace, path)
  if (mine === null || theirHash === undefined || baseHash === null) return null
  const [base, theirs] = await Promise.all(
    [baseHash, theirHash].map(async (hash) => (await sources.filesOf(db, { [path]: hash })).get(path)),
  )
  return base && theirs ? { base: String(base), mine, theirs: String(theirs) } : null
}

/** One's own file as it stands, or that which is published. */
async function takeWhole(db: Db, workspace: Workspace, path: string, choice: MergeChoice, now: number) {
  const hash = workspace.release?.manifest[path]
  const theirs = hash ? ((await sources.filesOf(db, { [path]: hash })).get(path) ?? null) : null
  const bytes = choice === 'mine' ? (workspace.files.get(path) ?? null) : theirs
  await saveFiles(db, workspace, [{ path, bytes, isMerged: true }], now)
}
