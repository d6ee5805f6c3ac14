import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * The store. Ids are text made by us; times are integer milliseconds in UTC and end in `At`; JSON stands in text
 * columns. Plain SQLite throughout: one dialect serves a file and a Raft cluster.
 */

/** People: learners, trainers, admins. A guest is a learner without an e-mail. An erased person keeps only the id. */
export const person = sqliteTable(
  'person',
  {
    id: text('id').primaryKey(),
    role: text('role', { enum: ['learner', 'trainer', 'admin'] })
      .notNull()
      .default('learner'),
    /** Lower-cased; null for guests and erased people. */
    email: text('email'),
    /** As it should be printed on a certificate. */
    name: text('name'),
    country: text('country'),
    organisation: text('organisation'),
    language: text('language').notNull(),
    passwordHash: text('password_hash'),
    createdAt: integer('created_at').notNull(),
    erasedAt: integer('erased_at'),
  },
  (t) => [uniqueIndex('person_email').on(t.email)],
)

/** Sessions. Only a hash of the id is stored: who reads this table can't sign in with it. */
export const session = sqliteTable(
  'session',
  {
    idHash: text('id_hash').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Browser and system in plain words ("Firefox on Android"), for the list of one's own sessions. */
    device: text('device').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('session_person').on(t.personId)],
)

/** Links to set a new password; only a hash of the token is stored, and each works once. */
export const passwordReset = sqliteTable(
  'password_reset',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('password_reset_person').on(t.personId)],
)

/** What `course.yaml` said when it was last published. */
export const course = sqliteTable('course', {
  id: text('id').primaryKey(),
  /** JSON: CourseFacts of app/domain/course/course.ts */
  facts: text('facts').notNull(),
  hash: text('hash').notNull(),
  /** Order in the catalogue. */
  position: integer('position').notNull(),
  publishedAt: integer('published_at').notNull(),
  /** Set when the course is no longer in the folder; its editions and attempts stay. */
  withdrawnAt: integer('withdrawn_at'),
})

/** Immutable states of a module in one language, named by a hash of all that went into them. */
export const edition = sqliteTable(
  'edition',
  {
    hash: text('hash').primaryKey(),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    language: text('language').notNull(),
    /** JSON: EditionFacts (title, summary, minutes, objectives, bytes …): small, for lists. */
    facts: text('facts').notNull(),
    /** JSON: Block[]: the public half. */
    blocks: text('blocks').notNull(),
    /** JSON: Exercise[]: the server's half, with keys, feedback and solutions. */
    exercises: text('exercises').notNull(),
    publishedAt: integer('published_at').notNull(),
  },
  (t) => [index('edition_module').on(t.courseId, t.moduleId, t.language, t.publishedAt)],
)

/** Which edition a module shows now, a row a language. */
export const currentEdition = sqliteTable(
  'current_edition',
  {
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    language: text('language').notNull(),
    editionHash: text('edition_hash')
      .notNull()
      .references(() => edition.hash),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.moduleId, t.language] })],
)

/** Every exercise id that was ever published, so that none vanishes unseen and none is used for something else. */
export const exerciseId = sqliteTable(
  'exercise_id',
  {
    courseId: text('course_id').notNull(),
    exerciseId: text('exercise_id').notNull(),
    moduleId: text('module_id').notNull(),
    kind: text('kind').notNull(),
    firstPublishedAt: integer('first_published_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.exerciseId] })],
)

/** Pictures and other files of the courses, by content hash, so that every machine of a cluster has them. */
export const media = sqliteTable('media', {
  hash: text('hash').primaryKey(),
  type: text('type').notNull(),
  /** The bytes in base64: text passes through every engine unchanged. */
  base64: text('base64').notNull(),
  bytes: integer('bytes').notNull(),
})

/** Data sets, immutable, by a hash of all that they are made from. Editions name the hash, so an old one keeps its data. */
export const dataSet = sqliteTable(
  'data_set',
  {
    hash: text('hash').primaryKey(),
    dataSetId: text('data_set_id').notNull(),
    /** JSON: DataSet of app/labs/data/data-set.ts */
    definition: text('definition').notNull(),
    publishedAt: integer('published_at').notNull(),
  },
  (t) => [index('data_set_id').on(t.dataSetId, t.publishedAt)],
)

/** Which state of a data set its own page shows now. */
export const currentDataSet = sqliteTable('current_data_set', {
  dataSetId: text('data_set_id').primaryKey(),
  hash: text('hash')
    .notNull()
    .references(() => dataSet.hash),
})

/** A person has begun a course, and where they were last. */
export const enrolment = sqliteTable(
  'enrolment',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    courseId: text('course_id').notNull(),
    startedAt: integer('started_at').notNull(),
    lastModuleId: text('last_module_id').notNull(),
    lastExerciseId: text('last_exercise_id'),
    lastAt: integer('last_at').notNull(),
    /** "phone", "tablet" or "computer", to say "you were here, on a phone". */
    lastDevice: text('last_device').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId] })],
)

/** The treasure: every submitted answer, append-only. Only the owner changes, when a guest signs in. */
export const attempt = sqliteTable(
  'attempt',
  {
    /** UUIDv7 made by the client: the same one sent twice counts once. */
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    exerciseId: text('exercise_id').notNull(),
    /** 1, 2, 3 … within (person, course, exercise): two answers at once can't both be number 3. */
    number: integer('number').notNull(),
    editionHash: text('edition_hash').notNull(),
    language: text('language').notNull(),
    /** JSON: what was answered, by position in the source, so that it reads the same in every language. */
    answer: text('answer').notNull(),
    /** Verdict code, see app/domain/exercise/verdict.ts */
    code: text('code').notNull(),
    /** JSON: values that go with the code (what was understood, which foreseen answer, which rows are right). */
    detail: text('detail').notNull(),
    points: integer('points_milli').notNull(),
    outOf: integer('out_of_milli').notNull(),
    /** The course's pass mark in force, in per cent. */
    passMark: integer('pass_mark').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    uniqueIndex('attempt_number').on(t.personId, t.courseId, t.exerciseId, t.number),
    index('attempt_at').on(t.personId, t.at),
    index('attempt_exercise').on(t.courseId, t.exerciseId),
  ],
)

/** Help a learner asked for, append-only: a hint by its number (1 …), or the solution (number 0). */
export const help = sqliteTable(
  'help',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    exerciseId: text('exercise_id').notNull(),
    kind: text('kind', { enum: ['hint', 'solution'] }).notNull(),
    number: integer('number').notNull(),
    /** The edition on the page then: progress is rebuilt with its list of exercises. */
    editionHash: text('edition_hash').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId, t.exerciseId, t.kind, t.number] })],
)

/** Derived: where a person stands with an exercise. May be rebuilt from `attempt` and `help`. */
export const exerciseState = sqliteTable(
  'exercise_state',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    exerciseId: text('exercise_id').notNull(),
    status: text('status', { enum: ['opened', 'tried', 'solved', 'shown'] }).notNull(),
    tries: integer('tries').notNull(),
    hints: integer('hints').notNull(),
    bestPoints: integer('best_points_milli').notNull(),
    outOf: integer('out_of_milli').notNull(),
    /** The newest attempt, whose verdict the page shows. */
    lastAttemptId: text('last_attempt_id'),
    lastAt: integer('last_at').notNull(),
    /** When it became solved or shown. */
    settledAt: integer('settled_at'),
    /** The attempt whose mark is the newest; null while no trainer has marked any of them. */
    markedAttemptId: text('marked_attempt_id'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId, t.moduleId, t.exerciseId] })],
)

/** Derived: a person's module. `finishedAt` is set once and no new edition takes it away. */
export const moduleProgress = sqliteTable(
  'module_progress',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    /** Exercises solved or shown. */
    settled: integer('settled').notNull(),
    /** Points of solved exercises, in thousandths. */
    points: integer('points_milli').notNull(),
    startedAt: integer('started_at').notNull(),
    lastAt: integer('last_at').notNull(),
    finishedAt: integer('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId, t.moduleId] })],
)

/** What is half typed, kept until it is submitted. */
export const answerDraft = sqliteTable(
  'answer_draft',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    moduleId: text('module_id').notNull(),
    exerciseId: text('exercise_id').notNull(),
    /** JSON: the form's fields as typed. */
    fields: text('fields').notNull(),
    language: text('language').notNull(),
    /** When it was typed, by the server's clock: the later one wins. */
    typedAt: integer('typed_at').notNull(),
    /** The edition whose form it fills; null in rows of earlier versions. */
    editionHash: text('edition_hash'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId, t.moduleId, t.exerciseId] })],
)

/** The last queries that a person ran in a lab, the newest first: a help for memory, not a record. */
export const labHistory = sqliteTable(
  'lab_history',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    exerciseId: text('exercise_id').notNull(),
    /** JSON: PastRun[] of app/domain/exercise/public-exercise.ts, bounded. */
    runs: text('runs').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.courseId, t.exerciseId] })],
)

/** Counters behind the throttles: they survive a restart and are shared by all processes. */
export const throttle = sqliteTable(
  'throttle',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expiresAt: integer('expires_at'),
  },
  (t) => [index('throttle_expires').on(t.expiresAt)],
)

/** Who did what: roles, passwords, merges, erasures. No names or addresses. */
export const audit = sqliteTable(
  'audit',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    actorId: text('actor_id'),
    action: text('action').notNull(),
    subjectId: text('subject_id'),
    detail: text('detail').notNull().default(sql`'{}'`),
  },
  (t) => [index('audit_at').on(t.at), index('audit_subject').on(t.subjectId)],
)

/** Secrets and facts of this store itself, such as the key that makes option tokens. */
export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})

/** Always empty. A batch begins with an insert that happens, and is refused here, unless its condition holds. */
export const guard = sqliteTable('guard', { holds: integer('holds').notNull() }, (t) => [
  check('guard_holds', sql`${t.holds} = 1`),
])
