import { dataSetHash } from '#app/content/data-set-hash.ts'
import { readDataSetFiles } from '#app/content/files/csv/check-data-set.ts'
import { dataSetFiles } from '#app/content/files/csv/codebook.ts'
import { manifestOf, sourceFilesOf } from '#app/content/manifest.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import { can, mustBeAllowed } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as audit from '#db/audit.server.ts'
import * as dataSets from '#db/data-sets.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as drafts from '#db/source-drafts.server.ts'
import * as sources from '#db/sources.server.ts'
import { type ToldProblem, toldIn } from '../told-problem.ts'
import { draftId, FILE, keptDraft, REVIEW, save } from './data-drafts.server.ts'
import { readTable } from './read-table.server.ts'
import { dataReview, fitCodebook } from './review.ts'

/** Whose a published data set is: of a folder, or of who published it first in the Studio. */
export async function ownerOf(
  db: Db,
  id: string,
): Promise<{ origin: 'folder' | 'studio'; ownerId: string | null }> {
  const newest = await sources.latest(db, draftId(id))
  if (newest?.origin !== 'studio') return { origin: 'folder', ownerId: null }
  const first = await sources.byNumber(db, draftId(id), 1)
  return { origin: 'studio', ownerId: first?.authorId ?? null }
}

/** Whether somebody may put another state in the place of a data set. */
export async function mayReplace(db: Db, person: Person, id: string): Promise<boolean> {
  const { origin, ownerId } = await ownerOf(db, id)
  return origin === 'studio' && can(person, 'course.write', { authorIds: ownerId === null ? [] : [ownerId] })
}

const REASON_LENGTH = 500

/**
 * Publishes a data set in the making: it becomes the one that its page shows, and that courses published from now on
 * use. What it was made from is kept. Gives what is wrong with it, and then nothing is published.
 * @throws DomainError `not-allowed`, `not-found`; `conflict` studio_data_taken when the name is a folder's or somebody
 *   else's, studio_saved_elsewhere; `invalid` studio_reason
 */
export async function publishDataSet(
  db: Db,
  person: Person,
  { id, revision, reason, now }: { id: string; revision: number; reason: string; now: number },
): Promise<ToldProblem[]> {
  const draft = await keptDraft(db, person, id)
  const words = reason.trim()
  if (words === '' || words.length > REASON_LENGTH)
    throw new DomainError('invalid', 'studio_reason', { most: REASON_LENGTH })
  if (draft.revision !== revision) throw new DomainError('conflict', 'studio_saved_elsewhere')
  const [shown, newest, own] = await Promise.all([
    dataSets.currentHash(db, id),
    sources.latest(db, draftId(id)),
    drafts.list(db, draftId(id), person.id),
  ])
  if (shown !== null && !(await mayReplace(db, person, id)))
    throw new DomainError('conflict', 'studio_data_taken')

  const table = await readTable(draft.review.givenName, Buffer.from(draft.text), draft.review.choices)
  if (!table.ok) throw new DomainError('conflict', 'studio_data_unreadable')
  const codebook = fitCodebook(draft.review.codebook, table.columns, draft.review.codebook.languages)
  const files = dataSetFiles(codebook, table.columns, table.csv)
  const { dataSet, problems } = readDataSetFiles(id, files)
  if (!dataSet) return problems.map(toldIn(person.language))
  const review = JSON.stringify({ ...draft.review, codebook })
  const all = new Map([...files, [FILE, Buffer.from(draft.text)], [REVIEW, Buffer.from(review)]])
  const release = {
    courseId: draftId(id),
    number: (newest?.number ?? 0) + 1,
    origin: 'studio',
    authorId: person.id,
    reason: words,
    manifest: manifestOf(all),
    at: now,
  } as const
  try {
    const also = [
      ...drafts.discardQueries(db, draftId(id), person.id, own),
      audit.entry(db, {
        actorId: person.id,
        action: 'data.publish',
        subjectId: id,
        detail: { number: release.number },
        at: now,
      }),
    ]
    const set = { hash: dataSetHash(dataSet), dataSet }
    await dataSets.publishRelease(db, set, { release, files: sourceFilesOf(all), also })
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'studio_saved_elsewhere')
    throw error
  }
  return []
}

/**
 * Puts what a published data set was made from into the making of this person, to be changed.
 * @throws DomainError `not-found`, `not-allowed`; `conflict` studio_saved_elsewhere when it is there already
 */
export async function reopenDataSet(db: Db, person: Person, id: string, now: number): Promise<void> {
  mustBeAllowed(person, 'course.begin', null)
  const newest = await sources.latest(db, draftId(id))
  if (!newest) throw new DomainError('not-found', 'page_not_found')
  if (!(await mayReplace(db, person, id))) throw new DomainError('not-allowed', 'not_allowed')
  const files = await sources.filesOf(db, newest.manifest)
  const review = dataReview.safeParse(JSON.parse(files.get(REVIEW)?.toString() ?? 'null'))
  const file = files.get(FILE)?.toString()
  if (!review.success || file === undefined) throw new DomainError('not-found', 'page_not_found')
  await save(db, person, id, { now, review: review.data, file, after: 0 })
}
