import { createHash } from 'node:crypto'
import { textPath } from '#app/content/course-files.server.ts'
import { contentHash } from '#app/content/pictures.server.ts'
import type { Actor, Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as comments from '#db/review-comments.server.ts'
import { hashedBlocks } from '../translation/block-hash.server.ts'
import { textOf } from '../workspace.server.ts'
import { isRunning, LONGEST_COMMENT, lengthOf, plainWords } from './review.ts'
import { mustReview, openReviewed, type ReviewPlace } from './reviewed-draft.server.ts'

/** More than anybody reads; and none can fill the store with them. */
const MOST_COMMENTS = 500

interface Said {
  text: string
  /** Of the page from which it is sent: the same words from the same page are said once. */
  token: string
  now: number
}

interface AboutBlock extends Said {
  language: string
  /** The number of the passage, and the hash of its words as they were seen. */
  block: number
  hash: string
}

/**
 * Comments on a passage of a draft in review.
 * @throws DomainError `not-found`; `invalid` studio_comment_length; `conflict` studio_comment_moved when the author has
 *   changed the passage since it was seen, studio_comment_over when the review is, or has its most comments
 */
export async function addComment(
  db: Db,
  actor: Actor,
  place: ReviewPlace,
  { language, block, hash, ...said }: AboutBlock,
): Promise<void> {
  const words = wordsOf(said)
  const { review, workspace, person, isDraft } = await openReviewed(db, actor, place)
  const path = textPath(place.moduleId, language)
  const text = textOf(workspace, path)
  if (text === null) throw new DomainError('not-found', 'page_not_found')
  if (!isRunning(review) || !isDraft) throw new DomainError('conflict', 'studio_comment_over')
  const same = hashedBlocks(text).flatMap((one, number) => (one.hash === hash ? [number] : []))
  const nearest = same.toSorted((a, b) => Math.abs(a - block) - Math.abs(b - block))[0]
  if (nearest === undefined) throw new DomainError('conflict', 'studio_comment_moved')
  const anchor = { path, textHash: contentHash(Buffer.from(text)), block: nearest, parentId: null }
  await add(db, person, { reviewId: review.id, ...anchor }, { ...said, text: words }, text)
}

/**
 * Answers a comment.
 * @throws DomainError as addComment
 */
export async function replyToComment(
  db: Db,
  actor: Actor,
  place: ReviewPlace,
  { commentId, ...said }: Said & { commentId: string },
): Promise<void> {
  const words = wordsOf(said)
  const { review, person, isDraft } = await openReviewed(db, actor, place)
  const { path, textHash, block, parentId } = await commentAt(db, commentId, place)
  if (parentId !== null) throw new DomainError('not-found', 'page_not_found')
  if (!isRunning(review) || !isDraft) throw new DomainError('conflict', 'studio_comment_over')
  const at = { reviewId: review.id, path, textHash, block, parentId: commentId }
  await add(db, person, at, { ...said, text: words }, null)
}

/**
 * Marks a comment as settled, or opens it again; by its author, by the draft's, by any who review.
 * @throws DomainError `not-found`
 */
export async function resolveComment(
  db: Db,
  actor: Actor,
  place: ReviewPlace,
  { commentId, isResolved, now }: { commentId: string; isResolved: boolean; now: number },
): Promise<void> {
  const { person } = await mustReview(db, actor, place.courseId)
  const { parentId } = await commentAt(db, commentId, place)
  if (parentId !== null) throw new DomainError('not-found', 'page_not_found')
  await comments.setResolved(db, { id: commentId, isResolved, actorId: person.id, at: now })
}

/** A comment on this module of this author's draft. @throws DomainError `not-found` for any other */
async function commentAt(db: Db, commentId: string, { courseId, moduleId, authorId }: ReviewPlace) {
  const found = await comments.byId(db, commentId)
  const isHere =
    found?.courseId === courseId && found.authorId === authorId && found.path.startsWith(`${moduleId}/`)
  if (!found || !isHere) throw new DomainError('not-found', 'page_not_found')
  return found
}

function wordsOf({ text }: Said): string {
  const words = plainWords(text)
  if (words === '' || lengthOf(words) > LONGEST_COMMENT)
    throw new DomainError('invalid', 'studio_comment_length', { most: LONGEST_COMMENT })
  return words
}

type Where = Pick<comments.NewComment, 'reviewId' | 'path' | 'textHash' | 'block' | 'parentId'>

async function add(
  db: Db,
  person: Person,
  where: Where,
  { text, token, now }: Said,
  about: string | null,
): Promise<void> {
  const id = createHash('sha256')
    .update(JSON.stringify([person.id, token, text, where.reviewId, where.path, where.block, where.parentId]))
    .digest('base64url')
  try {
    await comments.add(
      db,
      { id, ...where, text, authorId: person.id, at: now },
      { about, most: MOST_COMMENTS },
    )
  } catch (error) {
    if (!isConflict(error)) throw error
    // Settled a moment ago, or full: the page says which when it is loaded again.
    throw new DomainError('conflict', 'studio_comment_over')
  }
}
