import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { person } from './schema.ts'

// The tests of courses; the rest of the store, and the rules of its columns, stand in schema.ts.

/**
 * Somebody who has begun the test of a course. `turn` counts them, 1, 2, 3 … in each course: it says which form comes first,
 * and two at once can't have the same.
 */
export const testTaker = sqliteTable(
  'test_taker',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    turn: integer('turn').notNull(),
    startedAt: integer('started_at').notNull(),
    /** From then on the test is over for this person: the review is open, and nothing can be begun any more. */
    doneAt: integer('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.courseId] }),
    uniqueIndex('test_taker_turn').on(t.courseId, t.turn),
  ],
)

/** One sitting of a test, before or after the course. It goes on in the edition in which it began. */
export const testSitting = sqliteTable(
  'test_sitting',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    occasion: text('occasion', { enum: ['pre', 'post'] }).notNull(),
    /** 1, 2, 3 … within (person, course, occasion): a second press of "Begin" is the same sitting. */
    number: integer('number').notNull(),
    form: text('form', { enum: ['a', 'b'] }).notNull(),
    editionHash: text('edition_hash').notNull(),
    startedAt: integer('started_at').notNull(),
    /** Null without a time limit. */
    endsAt: integer('ends_at'),
    /** Moves on with each answer that is saved, so that none slips in unseen while the sitting is graded. */
    revision: integer('revision').notNull().default(0),
    /** Handed in, or out of time; what follows is null until then. */
    finishedAt: integer('finished_at'),
    points: integer('points_milli'),
    outOf: integer('out_of_milli'),
    /** JSON: ObjectiveResult[] of app/domain/test/grade-sitting.ts */
    results: text('results'),
  },
  (t) => [uniqueIndex('test_sitting_number').on(t.personId, t.courseId, t.occasion, t.number)],
)

/** What stands in an item's form; it may be changed until the sitting ends, and is graded then. */
export const testAnswer = sqliteTable(
  'test_answer',
  {
    sittingId: text('sitting_id')
      .notNull()
      .references(() => testSitting.id, { onDelete: 'cascade' }),
    exerciseId: text('exercise_id').notNull(),
    /** JSON: the form's fields as typed. */
    fields: text('fields').notNull(),
    /** The page's language, in which numbers are read. */
    language: text('language').notNull(),
    savedAt: integer('saved_at').notNull(),
    /** JSON: the answer by position and its verdict, once the sitting is graded; null where there was nothing to grade. */
    graded: text('graded'),
  },
  (t) => [primaryKey({ columns: [t.sittingId, t.exerciseId] })],
)
