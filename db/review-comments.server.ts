import { aliasedTable, and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { type Db, guard } from './gateway.server.ts'
import { review, reviewComment } from './review-schema.ts'
import { person } from './schema.ts'
import { source } from './studio-schema.ts'

/** A comment, and where it was made: a passage of a text as it was then. */
export interface NewComment {
  id: string
  reviewId: string
  path: string
  textHash: string
  block: number
  text: string
  authorId: string
  at: number
  parentId: string | null
}

/** A comment with the names of who made it and who settled it. */
export interface StoredComment extends NewComment {
  authorName: string | null
  resolvedAt: number | null
  resolvedByName: string | null
}

/**
 * Adds a comment and keeps the text that it is about (null: it is kept); one that is there already is not written again. Refused as a
 * conflict when the review is over, or has `most` comments.
 */
export async function add(
  db: Db,
  comment: NewComment,
  { about, most }: { about: string | null; most: number },
): Promise<void> {
  const { id, reviewId, textHash } = comment
  const isThere = sql`exists (select 1 from ${reviewComment} where ${reviewComment.id} = ${id})`
  const isRunning = sql`exists (select 1 from ${review} where ${review.id} = ${reviewId}
    and ${review.releaseNumber} is null and ${review.state} <> 'withdrawn')`
  const hasRoom = sql`(select count(*) from ${reviewComment} where ${reviewComment.reviewId} = ${reviewId}) < ${most}`
  await db.batch([
    guard(db, sql`${isThere} or (${isRunning} and ${hasRoom})`),
    ...(about === null
      ? []
      : [db.insert(source).values({ hash: textHash, text: about }).onConflictDoNothing()]),
    db.insert(reviewComment).values(comment).onConflictDoNothing(),
  ])
}

/**
 * What was said of a file of somebody's draft, the oldest first: all of one review, and of earlier ones what was not
 * settled.
 */
export function ofPath(
  db: Db,
  {
    courseId,
    authorId,
    path,
    reviewId,
  }: { courseId: string; authorId: string; path: string; reviewId: string },
): Promise<StoredComment[]> {
  const [author, resolver] = [aliasedTable(person, 'author'), aliasedTable(person, 'resolver')]
  const parent = aliasedTable(reviewComment, 'parent')
  return db
    .select({
      id: reviewComment.id,
      reviewId: reviewComment.reviewId,
      path: reviewComment.path,
      textHash: reviewComment.textHash,
      block: reviewComment.block,
      text: reviewComment.text,
      authorId: reviewComment.authorId,
      authorName: author.name,
      at: reviewComment.at,
      parentId: reviewComment.parentId,
      resolvedAt: reviewComment.resolvedAt,
      resolvedByName: resolver.name,
    })
    .from(review)
    .innerJoin(reviewComment, and(eq(reviewComment.reviewId, review.id), eq(reviewComment.path, path)))
    .leftJoin(parent, eq(parent.id, reviewComment.parentId))
    .leftJoin(author, eq(author.id, reviewComment.authorId))
    .leftJoin(resolver, eq(resolver.id, reviewComment.resolvedBy))
    .where(
      and(
        eq(review.authorId, authorId),
        eq(review.courseId, courseId),
        or(eq(review.id, reviewId), and(isNull(reviewComment.resolvedAt), isNull(sql`${parent.resolvedAt}`))),
      ),
    )
    .orderBy(asc(reviewComment.at), asc(reviewComment.id))
}

/** A comment with whose draft it is about; null when there is none. */
export async function byId(db: Db, id: string) {
  const row = await db
    .select({
      id: reviewComment.id,
      reviewId: reviewComment.reviewId,
      courseId: review.courseId,
      authorId: review.authorId,
      path: reviewComment.path,
      textHash: reviewComment.textHash,
      block: reviewComment.block,
      parentId: reviewComment.parentId,
      resolvedAt: reviewComment.resolvedAt,
    })
    .from(reviewComment)
    .innerJoin(review, eq(review.id, reviewComment.reviewId))
    .where(eq(reviewComment.id, id))
    .get()
  return row ?? null
}

/** Marks a comment as settled, or as open again. Done twice, it is done once. */
export async function setResolved(
  db: Db,
  { id, isResolved, actorId, at }: { id: string; isResolved: boolean; actorId: string; at: number },
): Promise<void> {
  const isOther = isResolved ? isNull(reviewComment.resolvedAt) : sql`${reviewComment.resolvedAt} is not null`
  await db
    .update(reviewComment)
    .set(isResolved ? { resolvedAt: at, resolvedBy: actorId } : { resolvedAt: null, resolvedBy: null })
    .where(and(eq(reviewComment.id, id), isOther))
}
