import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { attempt, person } from './schema.ts'
import { testSitting } from './test-schema.ts'

// Corrections of wrong keys; the rest of the store, and the rules of its columns, stand in schema.ts.

/**
 * A key was wrong, and the answers graded by it were graded again. Under way until `doneAt`; taken back from `undoneAt` on,
 * and wholly so from `undoDoneAt` on: between the two it can be gone on with after a power cut.
 */
export const correction = sqliteTable(
  'correction',
  {
    id: text('id').primaryKey(),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    exerciseId: text('exercise_id').notNull(),
    /** JSON: string[], the editions by whose key answers had been graded. */
    fromHashes: text('from_hashes').notNull(),
    /** The edition in the source language whose key is right. */
    toHash: text('to_hash').notNull(),
    /** Null: an operator at the command line. */
    authorId: text('author_id'),
    reason: text('reason').notNull(),
    /** Rises within a course: of two corrections of one answer the later one holds. */
    at: integer('at').notNull(),
    doneAt: integer('done_at'),
    /** Answers of which nobody can say what they would be in the new text: they kept their verdict. */
    unsure: integer('unsure').notNull().default(0),
    undoneAt: integer('undone_at'),
    undoneBy: text('undone_by'),
    undoDoneAt: integer('undo_done_at'),
  },
  (t) => [uniqueIndex('correction_course').on(t.courseId, t.at)],
)

/** What a corrected key says of an answer, beside the verdict that the answer itself keeps. */
const verdictColumns = {
  correctionId: text('correction_id')
    .notNull()
    .references(() => correction.id),
  /** The edition whose key gave this verdict. */
  editionHash: text('edition_hash').notNull(),
  /** JSON: the answer by position in that edition; null where it reads as the answer itself does. */
  answer: text('answer'),
  code: text('code').notNull(),
  detail: text('detail').notNull(),
  points: integer('points_milli').notNull(),
  outOf: integer('out_of_milli').notNull(),
  /** Against the verdict that held until then, by share of the points. */
  effect: text('effect', { enum: ['gain', 'lose', 'same'] }).notNull(),
  /** The correction's. */
  at: integer('at').notNull(),
  /** 1 for the newest that stands; 0 for all others. */
  holds: integer('holds').notNull(),
  undoneAt: integer('undone_at'),
}

export const regrade = sqliteTable(
  'regrade',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    ...verdictColumns,
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.correctionId] }),
    uniqueIndex('regrade_holds').on(t.attemptId).where(sql`${t.holds} = 1`),
    index('regrade_correction').on(t.correctionId, t.effect),
  ],
)

/** The same for the answer to an item in a sitting of a test. */
export const itemRegrade = sqliteTable(
  'item_regrade',
  {
    sittingId: text('sitting_id')
      .notNull()
      .references(() => testSitting.id, { onDelete: 'cascade' }),
    exerciseId: text('exercise_id').notNull(),
    ...verdictColumns,
  },
  (t) => [
    primaryKey({ columns: [t.sittingId, t.exerciseId, t.correctionId] }),
    uniqueIndex('item_regrade_holds').on(t.sittingId, t.exerciseId).where(sql`${t.holds} = 1`),
    index('item_regrade_correction').on(t.correctionId, t.effect),
  ],
)

/** What a correction did to one learner: what they are told, and how who reads and then writes sees that it came between. */
export const correctedLearner = sqliteTable(
  'corrected_learner',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    correctionId: text('correction_id')
      .notNull()
      .references(() => correction.id),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    exerciseId: text('exercise_id').notNull(),
    effect: text('effect', { enum: ['gain', 'lose', 'same'] }).notNull(),
    /** Whether it finished the module for them. */
    hasFinished: integer('has_finished').notNull(),
    at: integer('at').notNull(),
    /** Rises with every write; rows are never taken away. */
    revision: integer('revision').notNull(),
    undoneAt: integer('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.correctionId] }),
    index('corrected_learner_correction').on(t.correctionId, t.effect),
  ],
)
