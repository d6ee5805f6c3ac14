import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import * as reviews from '#db/reviews.server.ts'
import * as sources from '#db/sources.server.ts'
import { type ChangedFile, compareFiles } from './changes.server.ts'
import { saveFiles } from './save-files.server.ts'
import type { Workspace } from './workspace.server.ts'

/** Everything that was published of a course, the newest first, with who had reviewed it. */
export async function historyOf(db: Db, courseId: string) {
  const [releases, reviewed] = await Promise.all([
    sources.list(db, courseId),
    reviews.ofReleases(db, courseId),
  ])
  return releases.map((release) => ({
    ...release,
    reviews: reviewed
      .filter(({ number }) => number === release.number)
      .map(({ moduleId, state, settledByName }) => ({ moduleId, state, settledByName })),
  }))
}

/** @throws DomainError `not-found` */
async function releaseOf(db: Db, courseId: string, number: number): Promise<sources.SourceRelease> {
  const found = await sources.byNumber(db, courseId, number)
  if (!found) throw new DomainError('not-found', 'page_not_found')
  return found
}

/** What changed from one release to another. @throws DomainError `not-found` */
export async function compareReleases(
  db: Db,
  courseId: string,
  { from, to }: { from: number; to: number },
): Promise<ChangedFile[]> {
  const [before, after] = await Promise.all([
    from === 0 ? { manifest: {} } : releaseOf(db, courseId, from),
    releaseOf(db, courseId, to),
  ])
  return compareFiles(db, before.manifest, await sources.filesOf(db, after.manifest), after.manifest)
}

/**
 * Puts the files of an earlier release into the person's drafts, in place of what they had there: to be looked at, and
 * published like anything else.
 * @throws DomainError `not-found`; `conflict` studio_saved_elsewhere
 */
export async function restoreRelease(
  db: Db,
  workspace: Workspace,
  { number, now }: { number: number; now: number },
): Promise<void> {
  const { manifest } = await releaseOf(db, workspace.courseId, number)
  const files = await sources.filesOf(db, manifest)
  const gone = [...workspace.files.keys()].filter((path) => manifest[path] === undefined)
  const changes = [
    ...[...files]
      .filter(([path, bytes]) => !workspace.files.get(path)?.equals(bytes))
      .map(([path, bytes]) => ({ path, bytes })),
    ...gone.map((path) => ({ path, bytes: null })),
  ]
  if (changes.length > 0) await saveFiles(db, workspace, changes, now)
}
