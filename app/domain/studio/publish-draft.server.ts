import { planEditions } from '#app/content/build-course.server.ts'
import { type Builder, startBuilder } from '#app/content/builder.server.ts'
import type { Problem } from '#app/content/problems.ts'
import { courseHash, publishCourse } from '#app/content/publish-course.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as audit from '#db/audit.server.ts'
import * as courses from '#db/courses.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as reviews from '#db/reviews.server.ts'
import * as drafts from '#db/source-drafts.server.ts'
import { surroundingsOf } from './build-draft.server.ts'
import type { Workspace } from './workspace.server.ts'

export type Published = { outcome: 'published'; number: number } | { outcome: 'refused'; problems: Problem[] }

const REASON_LENGTH = 500

/** Not the builder of previews: who publishes does not wait behind those who type. */
let builder: Builder | null = null

/**
 * Publishes all that a person has in the making in a course: whole or, with an error anywhere, not at all. Their drafts
 * go in the same write, each only if it is still as it was published, and what was being reviewed of them is settled.
 * @throws DomainError `conflict` studio_overtaken when somebody has published since the workspace was opened: the drafts
 *   are to be merged first; `invalid` studio_nothing_to_publish, studio_reason
 */
export async function publishDraft(
  db: Db,
  workspace: Workspace,
  { reason, now }: { reason: string; now: number },
): Promise<Published> {
  const { courseId, personId, release, course } = workspace
  const words = reason.trim()
  if (words === '' || words.length > REASON_LENGTH)
    throw new DomainError('invalid', 'studio_reason', { most: REASON_LENGTH })
  if (!course || workspace.drafts.length === 0) throw new DomainError('invalid', 'studio_nothing_to_publish')
  if (workspace.drafts.some((draft) => isBehind(workspace, draft)))
    throw new DomainError('conflict', 'studio_overtaken')
  const folder = await surroundingsOf(db, workspace)
  const planned = planEditions(course, folder)
  const position = await positionOf(db, courseId, course.yaml?.value.position)
  const after = release?.number ?? 0
  builder ??= startBuilder()
  const result = await publishCourse(
    db,
    {
      course,
      folder,
      planned,
      hash: courseHash(course, planned, position),
      position,
      now,
      by: { origin: 'studio', authorId: personId, reason: words, after },
      also: [
        ...drafts.discardQueries(db, courseId, personId, workspace.drafts),
        ...reviews.publishQueries(db, { courseId, authorId: personId, number: after + 1, at: now }),
        audit.entry(db, {
          actorId: personId,
          action: 'course.publish',
          subjectId: courseId,
          detail: { number: after + 1 },
          at: now,
        }),
      ],
    },
    builder,
  )
  if (result.outcome === 'overtaken') throw new DomainError('conflict', 'studio_overtaken')
  if (result.outcome === 'refused') return { outcome: 'refused', problems: result.problems }
  return { outcome: 'published', number: after + 1 }
}

/** A draft that began from something else than what is published now. */
export const isBehind = ({ release }: Workspace, { path, baseHash }: drafts.SourceDraft): boolean =>
  (release?.manifest[path] ?? null) !== baseHash

/** The place of a course in the catalogue: the one its file says, else the one it has, else behind the others. */
async function positionOf(db: Db, courseId: string, wanted: number | undefined): Promise<number> {
  // Authors count from 1.
  if (wanted !== undefined) return wanted - 1
  const known = await courses.all(db)
  const index = known.findIndex(({ id }) => id === courseId)
  return index >= 0 ? index : known.length
}
