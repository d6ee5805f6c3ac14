import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from './schema.ts'

// Drafts that colleagues look at before they are published, and what they say of them; see docs/decisions/0018-studio.md.

/** An author asks others to look at their draft of a course, or of one module. */
export const review = sqliteTable(
  'review',
  {
    id: text('id').primaryKey(),
    courseId: text('course_id').notNull(),
    /** Null: of the whole course. */
    moduleId: text('module_id'),
    /** Whose draft it is. */
    authorId: text('author_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** What the author asks to look at. */
    note: text('note').notNull(),
    /** `published`: the author published before anybody had answered. */
    state: text('state', {
      enum: ['open', 'approved', 'changes-wanted', 'withdrawn', 'published'],
    }).notNull(),
    askedAt: integer('asked_at').notNull(),
    settledAt: integer('settled_at'),
    settledBy: text('settled_by'),
    /** What whoever settled it said. */
    answer: text('answer').notNull().default(''),
    /** A hash of the files that were approved or not: the draft may have gone on since. */
    filesHash: text('files_hash'),
    /** The release that what was reviewed came out with; null while it is in the making. */
    releaseNumber: integer('release_number'),
  },
  (t) => [
    index('review_author').on(t.authorId, t.courseId, t.askedAt),
    index('review_course').on(t.courseId, t.askedAt),
    index('review_state').on(t.state, t.askedAt),
  ],
)

/** What somebody says of a passage of a draft. */
export const reviewComment = sqliteTable(
  'review_comment',
  {
    /** Made of the words and the page they were sent from: sent twice, they stand once. */
    id: text('id').primaryKey(),
    reviewId: text('review_id')
      .notNull()
      .references(() => review.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    /** The text as it was (in `source`) and the passage in it: where that is in a later text is found by comparing. */
    textHash: text('text_hash').notNull(),
    block: integer('block').notNull(),
    text: text('text').notNull(),
    authorId: text('author_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    at: integer('at').notNull(),
    /** The comment that it answers. */
    parentId: text('parent_id'),
    resolvedAt: integer('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (t) => [
    index('review_comment_review').on(t.reviewId, t.path, t.at),
    index('review_comment_author').on(t.authorId, t.at),
  ],
)
