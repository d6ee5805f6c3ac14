import { DomainError } from '#app/domain/errors.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as previewLinks from '#db/preview-links.server.ts'
import { type Preview, previewModule } from './preview.server.ts'
import { stillWrites } from './review/reviewed-draft.server.ts'
import { authorsOf, type Workspace, workspaceOf } from './workspace.server.ts'

/** How long a link shows a draft: long enough to be read in a week that has a holiday in it. */
const PREVIEW_DAYS = 10

/**
 * Keeps a link to one's draft of a module; who holds the token may look at it until it expires.
 * @throws DomainError `not-found` for a module that is not there
 */
export async function sharePreview(
  db: Db,
  { courseId, personId, course }: Workspace,
  { moduleId, tokenHash, now }: { moduleId: string; tokenHash: string; now: number },
): Promise<void> {
  if (!course?.modules.some(({ id }) => id === moduleId)) throw new DomainError('not-found', 'page_not_found')
  const expiresAt = now + PREVIEW_DAYS * 86_400_000
  await previewLinks.add(db, tokenHash, { courseId, personId, moduleId, createdAt: now, expiresAt })
}

/**
 * The draft that a link shows, in this language if there is a text in it.
 * @throws DomainError `not-found` preview_gone for a link that never was, has expired or was taken back, whose author
 *   writes the course no more, or whose module is gone: whoever holds it learns no more than that
 */
export async function openPreview(
  db: Db,
  { tokenHash, language, now }: { tokenHash: string; language: string; now: number },
): Promise<Preview> {
  const gone = new DomainError('not-found', 'preview_gone')
  const link = await previewLinks.byHash(db, tokenHash, now)
  if (!link) throw gone
  const { courseId, personId, moduleId } = link
  const staff = await members.ofCourse(db, courseId)
  if (!(await stillWrites(db, personId, authorsOf(staff)))) throw gone
  const workspace = await workspaceOf(db, courseId, personId)
  const texts = workspace.course?.modules.find(({ id }) => id === moduleId)?.texts ?? []
  const shown = texts.find((text) => text.language === language) ?? texts[0]
  if (!shown) throw gone
  return previewModule(db, workspace, { moduleId, language: shown.language, as: null, who: tokenHash })
}

/** Takes back all links that one has given out to a course. */
export const takeBackPreviews = (db: Db, { courseId, personId }: Workspace): Promise<void> =>
  previewLinks.removeAll(db, courseId, personId)
