import { can } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import { isLanguage } from '#app/messages/languages.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as previewLinks from '#db/preview-links.server.ts'
import { authorsOf, type Workspace, workspaceOf } from './workspace.server.ts'

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

/**
 * What a link shows, for whoever holds it: the draft of the person who gave it, for as long as that person may write the
 * course.
 * @throws DomainError `not-found` for a link that never was, has expired, or is not its giver's to give any more
 */
export async function openPreview(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: number },
): Promise<{ workspace: Workspace; moduleId: string }> {
  const link = await previewLinks.byHash(db, tokenHash, now)
  const [giver, staff] = link
    ? await Promise.all([people.byId(db, link.personId), members.ofCourse(db, link.courseId)])
    : [null, []]
  const actor = giver && {
    ...giver,
    isGuest: false,
    language: isLanguage(giver.language) ? giver.language : 'en',
  }
  if (!link || !can(actor, 'course.write', { authorIds: authorsOf(staff) }))
    throw new DomainError('not-found', 'page_not_found')
  return { workspace: await workspaceOf(db, link.courseId, link.personId), moduleId: link.moduleId }
}
