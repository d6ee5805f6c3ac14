import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { outbox } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'
import { review, reviewComment } from './review-schema.ts'
import { courseMember, previewLink, sourceDraft } from './studio-schema.ts'

/**
 * What the Studio holds about one person, for the batch that reads all that is held: their part in courses, what they
 * have in the making, links to it, reviews they asked for, what they said in others', and letters to them as reviewers.
 */
export const studioQueries = (db: Db, personId: string) =>
  [
    db
      .select({ courseId: courseMember.courseId, part: courseMember.part, addedAt: courseMember.addedAt })
      .from(courseMember)
      .where(eq(courseMember.personId, personId)),
    db
      .select({
        courseId: sourceDraft.courseId,
        path: sourceDraft.path,
        text: sourceDraft.text,
        savedAt: sourceDraft.savedAt,
      })
      .from(sourceDraft)
      .where(eq(sourceDraft.personId, personId)),
    db
      .select({
        courseId: previewLink.courseId,
        moduleId: previewLink.moduleId,
        createdAt: previewLink.createdAt,
        expiresAt: previewLink.expiresAt,
      })
      .from(previewLink)
      .where(eq(previewLink.personId, personId)),
    db
      .select({
        courseId: review.courseId,
        moduleId: review.moduleId,
        note: review.note,
        state: review.state,
        askedAt: review.askedAt,
        settledAt: review.settledAt,
        answer: review.answer,
      })
      .from(review)
      .where(eq(review.authorId, personId))
      .orderBy(asc(review.askedAt)),
    db
      .select({
        courseId: review.courseId,
        path: reviewComment.path,
        text: reviewComment.text,
        at: reviewComment.at,
        resolvedAt: reviewComment.resolvedAt,
      })
      .from(reviewComment)
      .innerJoin(review, eq(review.id, reviewComment.reviewId))
      .where(eq(reviewComment.authorId, personId))
      .orderBy(asc(reviewComment.at)),
    db
      .select({
        email: outbox.email,
        language: outbox.language,
        subject: outbox.subject,
        body: outbox.body,
        state: outbox.state,
        createdAt: outbox.createdAt,
        sentAt: outbox.sentAt,
      })
      .from(outbox)
      .where(and(eq(outbox.personId, personId), isNotNull(outbox.reviewId)))
      .orderBy(asc(outbox.createdAt)),
  ] as const
