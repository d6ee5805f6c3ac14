import type { Db } from '#db/gateway.server.ts'
import * as previewLinks from '#db/preview-links.server.ts'
import type { Workspace } from './workspace.server.ts'

/** How long a link shows a draft: long enough to be read in a week that has a holiday in it. */
const PREVIEW_DAYS = 10

/** Keeps a link to one's draft of a module; who holds the token may look at it until it expires. */
export function sharePreview(
  db: Db,
  { courseId, personId }: Workspace,
  { moduleId, tokenHash, now }: { moduleId: string; tokenHash: string; now: number },
): Promise<void> {
  const expiresAt = now + PREVIEW_DAYS * 86_400_000
  return previewLinks.add(db, tokenHash, { courseId, personId, moduleId, createdAt: now, expiresAt })
}

/** Takes back all links that one has given out to a course. */
export const takeBackPreviews = (db: Db, { courseId, personId }: Workspace): Promise<void> =>
  previewLinks.removeAll(db, courseId, personId)
