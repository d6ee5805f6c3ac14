import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as reviews from '#db/reviews.server.ts'
import { workspaceOf } from '../workspace.server.ts'
import { LONGEST_NOTE, lengthOf, plainWords } from './review.ts'
import { reviewMail } from './review-mail.server.ts'
import { hashOfReviewed, mustReview, stillWrites } from './reviewed-draft.server.ts'

interface Settling {
  courseId: string
  reviewId: string
  state: 'approved' | 'changes-wanted'
  answer: string
  /** What was on the page: who approves answers for what they have seen. */
  filesHash: string
  /** Whether this site sends letters. */
  isMailed: boolean
  now: number
}

/**
 * Answers an author who has asked for a review, and writes to them: it is right, or something is to be changed, which has
 * to be said.
 * @throws DomainError `not-found`; `not-allowed` of one's own draft; `invalid` studio_review_answer; `conflict`
 *   studio_review_moved when the draft was changed since it was looked at, studio_review_settled when somebody was first
 */
export async function settleReview(
  db: Db,
  actor: Actor,
  { courseId, reviewId, state, answer, filesHash, isMailed, now }: Settling,
): Promise<void> {
  const { person, ...staff } = await mustReview(db, actor, courseId)
  const review = await reviews.byId(db, reviewId)
  if (review?.courseId !== courseId) throw new DomainError('not-found', 'page_not_found')
  if (!can(person, 'review.settle', { ...staff, askedBy: review.authorId }))
    throw new DomainError('not-allowed', 'not_allowed')
  const words = plainWords(answer)
  if (lengthOf(words) > LONGEST_NOTE || (state === 'changes-wanted' && words === ''))
    throw new DomainError('invalid', 'studio_review_answer', { most: LONGEST_NOTE })
  if (review.state !== 'open' || !(await stillWrites(db, review.authorId, staff.authorIds)))
    throw new DomainError('conflict', 'studio_review_settled')
  const workspace = await workspaceOf(db, courseId, review.authorId)
  if (state === 'approved' && hashOfReviewed(workspace, review.moduleId) !== filesHash)
    throw new DomainError('conflict', 'studio_review_moved')
  const settled = {
    id: reviewId,
    state,
    answer: words,
    filesHash: hashOfReviewed(workspace, review.moduleId),
    actorId: person.id,
    at: now,
  }
  const author = isMailed ? await people.byId(db, review.authorId) : null
  const told = { review, workspace, body: words, createdBy: person.id, dueAt: now }
  const letters = reviewMail(author, { key: `review-answer:${reviewId}`, kind: 'review-answer', ...told })
  try {
    await reviews.settle(db, settled, letters)
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'studio_review_settled')
    throw error
  }
}
