import { v7 as uuid } from 'uuid'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as members from '#db/course-members.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import type { NewLetter } from '#db/outbox.server.ts'
import * as people from '#db/people.server.ts'
import * as reviews from '#db/reviews.server.ts'
import { listModules } from '../list-modules.server.ts'
import { reviewersOf, type Workspace } from '../workspace.server.ts'
import { LONGEST_NOTE, lengthOf, plainWords } from './review.ts'
import { reviewMail } from './review-mail.server.ts'

/** Each is a letter to every reviewer: nobody needs more of them in a day. */
const MOST_A_DAY = 10
const DAY_MS = 24 * 3_600_000

interface Asking {
  /** Null: the whole course. */
  moduleId: string | null
  note: string
  /** Whether this site sends letters. */
  isMailed: boolean
  now: number
}

/**
 * Asks the others of a course to look at one's draft, and writes to its reviewers.
 * @throws DomainError `invalid` studio_review_note, studio_review_nothing, studio_review_nobody; `conflict`
 *   studio_review_open; `too-many` studio_review_often; `not-found` for a module that is not there
 */
export async function askForReview(
  db: Db,
  actor: Person,
  workspace: Workspace,
  { moduleId, note, isMailed, now }: Asking,
): Promise<void> {
  const { courseId, personId } = workspace
  const words = plainWords(note)
  if (words === '' || lengthOf(words) > LONGEST_NOTE)
    throw new DomainError('invalid', 'studio_review_note', { most: LONGEST_NOTE })
  const isThere = moduleId === null || listModules(workspace).some(({ id }) => id === moduleId)
  if (!isThere) throw new DomainError('not-found', 'page_not_found')
  const isOfIt = ({ path }: { path: string }) => moduleId === null || path.startsWith(`${moduleId}/`)
  if (!workspace.drafts.some(isOfIt)) throw new DomainError('invalid', 'studio_review_nothing')
  const [staff, earlier] = await Promise.all([
    members.ofCourse(db, courseId),
    reviews.countSince(db, { courseId, authorId: personId }, now - DAY_MS),
  ])
  if (!staff.some((one) => one.personId !== personId))
    throw new DomainError('invalid', 'studio_review_nobody')
  if (earlier >= MOST_A_DAY) throw new DomainError('too-many', 'studio_review_often', { seconds: 3600 })
  const id = uuid()
  const asked = { id, courseId, moduleId, authorId: personId, note: words, at: now }
  const letters = isMailed ? await lettersTo(db, reviewersOf(staff), { asked, actor, workspace }) : []
  try {
    await reviews.ask(db, asked, letters)
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'studio_review_open')
    throw error
  }
}

interface Written {
  asked: { id: string; moduleId: string | null; note: string; at: number }
  actor: Person
  workspace: Workspace
}

async function lettersTo(
  db: Db,
  reviewerIds: string[],
  { asked, actor, workspace }: Written,
): Promise<NewLetter[]> {
  const found = await Promise.all(reviewerIds.map((id) => people.byId(db, id)))
  return found.flatMap((reader) =>
    reviewMail(reader, {
      key: `review:${asked.id}:${reader?.id}`,
      kind: 'review',
      review: asked,
      workspace,
      body: asked.note,
      createdBy: actor.id,
      dueAt: asked.at,
    }),
  )
}

/**
 * Takes one's own request back; what was said stays.
 * @throws DomainError `not-found`; `conflict` studio_review_settled
 */
export async function withdrawReview(
  db: Db,
  { courseId, personId }: Pick<Workspace, 'courseId' | 'personId'>,
  { reviewId, now }: { reviewId: string; now: number },
): Promise<void> {
  const review = await reviews.byId(db, reviewId)
  if (review?.courseId !== courseId || review.authorId !== personId)
    throw new DomainError('not-found', 'page_not_found')
  const by = { actorId: personId, at: now }
  try {
    await reviews.settle(db, { id: reviewId, state: 'withdrawn', answer: '', filesHash: null, ...by })
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'studio_review_settled')
    throw error
  }
}
