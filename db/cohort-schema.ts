import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { attempt, person } from './schema.ts'

// Cohorts and what trainers do in them; the rest of the store, and the rules of its columns, stand in schema.ts.
// Nothing here is ever deleted with a cohort: it is archived, and the learners' work never was the cohort's.

/** People taking courses together between two dates. */
export const cohort = sqliteTable(
  'cohort',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** Days as YYYY-MM-DD: a cohort begins on a day, wherever its people are. */
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    /** JSON: the languages of the invitations, the first one being the cohort's own. */
    languages: text('languages').notNull(),
    /** Typed by who wants to join; a trainer then says yes or no. */
    joinCode: text('join_code').notNull(),
    createdAt: integer('created_at').notNull(),
    archivedAt: integer('archived_at'),
  },
  (t) => [uniqueIndex('cohort_join_code').on(t.joinCode)],
)

/** The courses of a cohort, in the order in which they are taken. */
export const cohortCourse = sqliteTable(
  'cohort_course',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohort.id),
    courseId: text('course_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cohortId, t.courseId] })],
)

/** The plan: by which day a module should be finished. */
export const cohortTarget = sqliteTable(
  'cohort_target',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohort.id),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    /** YYYY-MM-DD */
    dueOn: text('due_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cohortId, t.courseId, t.moduleId] })],
)

/** Who leads a cohort. */
export const cohortTrainer = sqliteTable(
  'cohort_trainer',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohort.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    addedAt: integer('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cohortId, t.personId] }), index('cohort_trainer_person').on(t.personId)],
)

/** Somebody asked to take part. The personal link is made from the id and `serial`; the store keeps a hash of it. */
export const invitation = sqliteTable(
  'invitation',
  {
    id: text('id').primaryKey(),
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohort.id),
    /** `mail:` and the address, or `name:` and the folded name: the same list sent twice invites nobody twice. */
    rosterKey: text('roster_key').notNull(),
    /** Lower-cased; null for who gets the link on paper. */
    email: text('email'),
    name: text('name'),
    country: text('country'),
    organisation: text('organisation'),
    language: text('language').notNull(),
    codeHash: text('code_hash').notNull(),
    /** Moves on when a link is made anew; the earlier one stops working. */
    serial: integer('serial').notNull().default(1),
    invitedBy: text('invited_by').notNull(),
    invitedAt: integer('invited_at').notNull(),
    /** How often the link was opened before the first answer, and when last. */
    opens: integer('opens').notNull().default(0),
    openedAt: integer('opened_at'),
    /** Whoever took it up. */
    personId: text('person_id').references(() => person.id, { onDelete: 'set null' }),
    acceptedAt: integer('accepted_at'),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('invitation_roster').on(t.cohortId, t.rosterKey),
    uniqueIndex('invitation_code').on(t.codeHash),
    index('invitation_person').on(t.personId),
  ],
)

/** Somebody in a cohort. The row stays when they leave; their work is theirs in any case. */
export const membership = sqliteTable(
  'membership',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohort.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** `asked`: came with the join code and waits for a trainer. */
    state: text('state', { enum: ['asked', 'active', 'left', 'removed'] }).notNull(),
    /** When they asked or joined. */
    joinedAt: integer('joined_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.cohortId, t.personId] }), index('membership_person').on(t.personId)],
)

/** That a member had a module's page before them: counted at most once in half an hour. */
export const visit = sqliteTable(
  'visit',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    visits: integer('visits').notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId, t.moduleId] })],
)

/** A line of the morning that a trainer has put aside. `key` names what it is about, so that it stays aside. */
export const dismissal = sqliteTable(
  'dismissal',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohort.id),
    key: text('key').notNull(),
    dismissedBy: text('dismissed_by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cohortId, t.key] })],
)

/** What trainers write down about a learner, for themselves and each other. */
export const note = sqliteTable(
  'note',
  {
    id: text('id').primaryKey(),
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohort.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    authorId: text('author_id').notNull(),
    text: text('text').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('note_person').on(t.personId, t.cohortId, t.at)],
)

/** A trainer's mark of a written answer. Each change leaves a line in `audit`. */
export const mark = sqliteTable('mark', {
  attemptId: text('attempt_id')
    .primaryKey()
    .references(() => attempt.id, { onDelete: 'cascade' }),
  cohortId: text('cohort_id')
    .notNull()
    .references(() => cohort.id),
  /** JSON: number[], the lines of the rubric that are met, by position in the source. */
  met: text('met').notNull(),
  points: integer('points_milli').notNull(),
  outOf: integer('out_of_milli').notNull(),
  comment: text('comment').notNull(),
  markedBy: text('marked_by').notNull(),
  at: integer('at').notNull(),
})

/** More tries at an exercise, or more minutes for a test, for one person. */
export const allowance = sqliteTable(
  'allowance',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    /** An exercise's id; or `test:pre`, `test:post`. */
    subject: text('subject').notNull(),
    extraTries: integer('extra_tries').notNull().default(0),
    extraMinutes: integer('extra_minutes').notNull().default(0),
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohort.id),
    grantedBy: text('granted_by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId, t.subject] })],
)

/** Mail on its way, and what became of it. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    /** The same letter is written once: `invite:<invitation>:<serial>`, `review:<review>:<person>`, or an id of its own. */
    key: text('key').notNull(),
    kind: text('kind', { enum: ['invitation', 'reminder', 'message', 'review', 'review-answer'] }).notNull(),
    /** Null: of no cohort, but of a review. */
    cohortId: text('cohort_id').references(() => cohort.id),
    reviewId: text('review_id'),
    invitationId: text('invitation_id'),
    personId: text('person_id'),
    /** Lower-cased. */
    email: text('email').notNull(),
    language: text('language').notNull(),
    /** Only of what people wrote: messages and notes to reviewers. Letters with a personal link are written when sent. */
    subject: text('subject'),
    body: text('body'),
    state: text('state', { enum: ['waiting', 'sending', 'sent', 'failed', 'dropped'] }).notNull(),
    /** The post's own words on why it failed, without addresses; null otherwise. */
    error: text('error'),
    tries: integer('tries').notNull().default(0),
    createdBy: text('created_by'),
    createdAt: integer('created_at').notNull(),
    /** Not before; moves on with each try. */
    dueAt: integer('due_at').notNull(),
    sentAt: integer('sent_at'),
  },
  (t) => [
    uniqueIndex('outbox_key').on(t.key),
    index('outbox_due').on(t.state, t.dueAt),
    index('outbox_cohort').on(t.cohortId, t.createdAt),
    index('outbox_review_person').on(t.personId).where(sql`${t.reviewId} is not null`),
  ],
)

/** Who wants no mail of a cohort any more: a hash of the address, so that it outlives an erased person. */
export const mailRefusal = sqliteTable('mail_refusal', {
  emailHash: text('email_hash').primaryKey(),
  at: integer('at').notNull(),
})
