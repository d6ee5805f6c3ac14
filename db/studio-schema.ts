import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from './schema.ts'

// The sources of courses and what their authors do with them; see docs/decisions/0018-studio.md.

/** Texts of courses by content hash: they never change. Pictures stand in `media`. */
export const source = sqliteTable('source', {
  hash: text('hash').primaryKey(),
  text: text('text').notNull(),
})

/** Everything that was ever published of a course, append-only: the newest is what learners see. */
export const release = sqliteTable(
  'release',
  {
    courseId: text('course_id').notNull(),
    /** 1, 2, 3 … within the course. */
    number: integer('number').notNull(),
    origin: text('origin', { enum: ['folder', 'studio'] }).notNull(),
    /** Null when a folder was published. */
    authorId: text('author_id'),
    /** Why, in the author's words. */
    reason: text('reason').notNull(),
    /** JSON: path -> content hash, of all files of the course. */
    manifest: text('manifest').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.number] })],
)

/** A file as one person has it in the making. */
export const sourceDraft = sqliteTable(
  'source_draft',
  {
    courseId: text('course_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    /** Content hash of what was published when it was begun; null for a new file. */
    baseHash: text('base_hash'),
    /** Content hash of what stands there now; null for a file taken away. */
    hash: text('hash'),
    /** A text itself: what is saved every few seconds would fill `source`. Null for a picture, which stands in `media`. */
    text: text('text'),
    /** Counts the saves: who saves over another revision than the one they saw is told. */
    revision: integer('revision').notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.courseId, t.personId, t.path] }),
    index('source_draft_person').on(t.personId),
  ],
)

/** Who writes a course, and who reads it before it is published. */
export const courseMember = sqliteTable(
  'course_member',
  {
    courseId: text('course_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    part: text('part', { enum: ['author', 'reviewer'] }).notNull(),
    addedAt: integer('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.personId] }), index('course_member_person').on(t.personId)],
)

/** Who is at which file now: so that two see each other. Old rows mean nothing. */
export const presence = sqliteTable(
  'presence',
  {
    courseId: text('course_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.personId] }), index('presence_person').on(t.personId)],
)

/** A link that shows a draft to somebody without an account until it expires; only a hash of it is stored. */
export const previewLink = sqliteTable(
  'preview_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    courseId: text('course_id').notNull(),
    /** Whose draft it shows. */
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    moduleId: text('module_id').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('preview_link_person').on(t.personId)],
)
