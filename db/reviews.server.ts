import { aliasedTable, and, count, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import * as audit from './audit.server.ts'
import { type Db, guard, type Query } from './gateway.server.ts'
import * as outbox from './outbox.server.ts'
import { review, reviewComment } from './review-schema.ts'
import { person } from './schema.ts'

export type Review = typeof review.$inferSelect

/** A review with the names of who asked for it and who settled it. */
export interface NamedReview extends Review {
  authorName: string | null
  settledByName: string | null
}

/** Of a course or of one of its modules: what they both cover is in review once at a time. */
const overlaps = (moduleId: string | null) =>
  moduleId === null ? undefined : or(isNull(review.moduleId), eq(review.moduleId, moduleId))

const named = (db: Db) => {
  const [author, settler] = [aliasedTable(person, 'author'), aliasedTable(person, 'settler')]
  return db
    .select({ review, authorName: author.name, settledByName: settler.name })
    .from(review)
    .leftJoin(author, eq(author.id, review.authorId))
    .leftJoin(settler, eq(settler.id, review.settledBy))
}

const whole = ({ review, ...names }: { review: Review } & Omit<NamedReview, keyof Review>): NamedReview => ({
  ...review,
  ...names,
})

interface Asking {
  id: string
  courseId: string
  moduleId: string | null
  authorId: string
  note: string
  at: number
}

/**
 * Opens a review, with the letters to those who are asked. Refused as a conflict while another of the same author covers
 * some of the same.
 */
export async function ask(
  db: Db,
  { id, courseId, moduleId, authorId, note, at }: Asking,
  letters: readonly outbox.NewLetter[],
): Promise<void> {
  const isOpen = db
    .select({ id: review.id })
    .from(review)
    .where(
      and(
        eq(review.authorId, authorId),
        eq(review.courseId, courseId),
        eq(review.state, 'open'),
        overlaps(moduleId),
      ),
    )
  await db.batch([
    guard(db, sql`not exists ${isOpen}`),
    db.insert(review).values({ id, courseId, moduleId, authorId, note, state: 'open', askedAt: at }),
    ...outbox.inserts(db, letters, at),
    audit.entry(db, {
      actorId: authorId,
      action: 'review.ask',
      subjectId: id,
      detail: { courseId, moduleId },
      at,
    }),
  ])
}

/** How often somebody has asked for reviews of a course since a moment. */
export const countSince = (
  db: Db,
  { authorId, courseId }: Pick<Review, 'authorId' | 'courseId'>,
  at: number,
) =>
  db.$count(review, and(eq(review.authorId, authorId), eq(review.courseId, courseId), gt(review.askedAt, at)))

export async function byId(db: Db, id: string): Promise<Review | null> {
  return (await db.select().from(review).where(eq(review.id, id)).get()) ?? null
}

/** The newest review of somebody's draft that covers a module; null when there never was one. */
export async function newest(
  db: Db,
  { courseId, authorId, moduleId }: { courseId: string; authorId: string; moduleId: string },
): Promise<NamedReview | null> {
  const row = await named(db)
    .where(and(eq(review.authorId, authorId), eq(review.courseId, courseId), overlaps(moduleId)))
    .orderBy(desc(review.askedAt), desc(review.id))
    .limit(1)
    .get()
  return row ? whole(row) : null
}

/** The reviews of a course, the newest first. */
export const ofCourse = async (db: Db, courseId: string, most: number): Promise<NamedReview[]> =>
  (
    await named(db)
      .where(eq(review.courseId, courseId))
      .orderBy(desc(review.askedAt), desc(review.id))
      .limit(most)
  ).map(whole)

/** A person's reviews whose subject is still in the making, the newest first. */
export const inTheMaking = async (
  db: Db,
  { courseId, authorId }: Pick<Review, 'courseId' | 'authorId'>,
): Promise<NamedReview[]> =>
  (
    await named(db)
      .where(
        and(
          eq(review.authorId, authorId),
          eq(review.courseId, courseId),
          isNull(review.releaseNumber),
          ne(review.state, 'withdrawn'),
        ),
      )
      .orderBy(desc(review.askedAt), desc(review.id))
  ).map(whole)

/** Reviews that wait for an answer, the oldest first: of these courses, or (null) of all. */
export const open = async (db: Db, courseIds: readonly string[] | null): Promise<NamedReview[]> =>
  (
    await named(db)
      .where(
        and(
          eq(review.state, 'open'),
          courseIds === null ? undefined : inArray(review.courseId, [...courseIds]),
        ),
      )
      .orderBy(review.askedAt)
  ).map(whole)

interface Settling {
  id: string
  state: 'approved' | 'changes-wanted' | 'withdrawn'
  answer: string
  /** Of the files that were looked at. */
  filesHash: string | null
  actorId: string
  at: number
}

/** Settles an open review, once, with the letters that tell of it. Refused as a conflict when somebody was first. */
export async function settle(
  db: Db,
  { id, state, answer, filesHash, actorId, at }: Settling,
  letters: readonly outbox.NewLetter[] = [],
): Promise<void> {
  const isOpen = sql`exists (select 1 from ${review} where ${review.id} = ${id} and ${review.state} = 'open')`
  await db.batch([
    guard(db, isOpen),
    db
      .update(review)
      .set({ state, answer, filesHash, settledAt: at, settledBy: actorId })
      .where(eq(review.id, id)),
    ...outbox.inserts(db, letters, at),
    audit.entry(db, { actorId, action: `review.${state}`, subjectId: id, at }),
  ])
}

/** To stand in the batch that publishes: what was being reviewed came out with this release. */
export function publishQueries(
  db: Db,
  { courseId, authorId, number, at }: { courseId: string; authorId: string; number: number; at: number },
): Query[] {
  const theirs = and(
    eq(review.authorId, authorId),
    eq(review.courseId, courseId),
    isNull(review.releaseNumber),
    ne(review.state, 'withdrawn'),
  )
  return [
    db
      .update(review)
      .set({ state: 'published', settledAt: at, settledBy: authorId })
      .where(and(theirs, eq(review.state, 'open'))),
    db.update(review).set({ releaseNumber: number }).where(theirs),
  ]
}

/** Of each release of a course the reviews that it came out with. */
export const ofReleases = (db: Db, courseId: string) => {
  const settler = aliasedTable(person, 'settler')
  return db
    .select({
      number: sql<number>`${review.releaseNumber}`,
      moduleId: review.moduleId,
      state: review.state,
      settledByName: settler.name,
    })
    .from(review)
    .leftJoin(settler, eq(settler.id, review.settledBy))
    .where(and(eq(review.courseId, courseId), sql`${review.releaseNumber} is not null`))
    .orderBy(review.askedAt)
}

/** How many comments on somebody's draft wait, by file. */
export const openComments = (
  db: Db,
  { courseId, authorId }: Pick<Review, 'courseId' | 'authorId'>,
): Promise<{ path: string; comments: number }[]> =>
  db
    .select({ path: reviewComment.path, comments: count() })
    .from(review)
    .innerJoin(reviewComment, eq(reviewComment.reviewId, review.id))
    .where(
      and(
        eq(review.authorId, authorId),
        eq(review.courseId, courseId),
        isNull(reviewComment.resolvedAt),
        isNull(reviewComment.parentId),
      ),
    )
    .groupBy(reviewComment.path)
