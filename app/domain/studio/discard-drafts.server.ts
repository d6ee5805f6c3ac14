import type { Db } from '#db/gateway.server.ts'
import * as drafts from '#db/source-drafts.server.ts'
import type { Workspace } from './workspace.server.ts'

/** Gives one's draft of a file up: what is published stands there again. */
export async function discardDrafts(db: Db, workspace: Workspace, path: string): Promise<void> {
  const { courseId, personId } = workspace
  const own = workspace.drafts.filter((draft) => draft.path === path)
  if (own.length > 0) await drafts.discard(db, courseId, personId, own)
}
