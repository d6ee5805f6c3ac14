import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startSession } from '#app/auth/actor.server.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { type Derived, type PlacedEvent, rebuild } from '#app/domain/progress/rebuild.ts'
import * as cohorts from '#db/cohorts.server.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import { openStore, type Store } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { manyModules, mustBePublished } from './courses.ts'
import {
  type DrawnExercise,
  drawExercises,
  drawPerson,
  drawsFrom,
  type MadeUpAnswer,
} from './made-up-answers.ts'

export interface MadeUpOptions {
  /** People of the one cohort: 40 or 500. */
  members: number
  /** Answers of each of them. */
  answersPerMember?: number
  /** Answers in the whole store; what the cohort doesn't have is other people's, a hundred each (see copyCrowd). */
  attempts: number
  /** The same seed gives the same store, byte for byte but for the secret of its tokens. */
  seed?: number
}

export interface MadeUpStore {
  databaseUrl: string
  cohortId: string
  trainerId: string
  courseIds: string[]
  /** `person-0`, `person-1` …: the cohort first. */
  personId: (index: number) => string
}

const COHORT = 'cohort'
const TRAINER = 'trainer'
const OTHERS_ANSWERS = 100
/** Other people who are drawn one by one, before copies stand in for more of them. */
const CROWD = 100
const CROWD_ANSWERS = CROWD * OTHERS_ANSWERS
const MODULES = 20
const PERSON = 'person-'
const personId = (index: number) => PERSON + index

/** Monday, 1 September 2025, and the four weeks of the cohort. */
const START = Date.UTC(2025, 8, 1, 8)
const SPAN_MS = 28 * 24 * 3_600_000

/**
 * A store for measuring: two courses of ten modules, a cohort in both, and as many answers as asked, drawn from a Rasch
 * model and graded by the real grader; progress is what `rebuild` makes of them. A store that stands in `folder` already is
 * used again, so a folder that is kept saves the minutes that ten million answers take; delete it when the schema changes.
 * @param folder outside of the repository
 */
export async function madeUpStore(folder: string, options: MadeUpOptions): Promise<MadeUpStore> {
  const {
    members,
    attempts,
    answersPerMember = Math.min(200, Math.floor(attempts / members)),
    seed = 1,
  } = options
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `made-up-${[members, answersPerMember, attempts, seed].join('-')}.db`)
  const courseIds = [0, 1].map((index) => `course-${index}`)
  if (!existsSync(file)) {
    const part = `${file}.part`
    rmSync(part, { force: true })
    const store = await openStore(`file:${part}`)
    await migrate(store)
    await publish(store, folder)
    const exercises = await exercisesOf(store, courseIds)
    await store.close()
    fill(part, { members, answersPerMember, attempts, seed }, drawExercises(exercises, seed))
    await gather(part, members, courseIds)
    renameSync(part, file)
  }
  return { databaseUrl: `file:${file}`, cohortId: COHORT, trainerId: TRAINER, courseIds, personId }
}

async function publish({ db }: Store, folder: string): Promise<void> {
  const source = manyModules(join(folder, 'courses'), MODULES, MODULES / 2)
  mustBePublished(await publishCourses(db, source, { now: START }))
}

async function exercisesOf({ db }: Store, courseIds: string[]) {
  const all = []
  for (const courseId of courseIds) {
    const course = await courses.byId(db, courseId)
    for (const { hash, moduleId } of await editions.currentOfCourse(db, courseId)) {
      const edition = await editions.byHash(db, hash)
      if (edition && course) all.push({ edition, courseId, moduleId, passMark: course.passMark })
    }
  }
  return all
}

/** The trainer's cookie. */
export async function trainerCookie({ databaseUrl, trainerId }: MadeUpStore): Promise<string> {
  const store = await openStore(databaseUrl)
  const cookie = await startSession(store.db, trainerId, new Request('http://localhost:3000/'))
  await store.close()
  return cookie.split(';')[0] ?? ''
}

/** The cohort, as the platform itself would write it. */
async function gather(file: string, members: number, courseIds: string[]): Promise<void> {
  const store = await openStore(`file:${file}`)
  await cohorts.add(store.db, {
    id: COHORT,
    name: 'Made up',
    startsOn: '2025-09-01',
    endsOn: '2025-09-28',
    languages: ['en'],
    courseIds,
    joinCode: 'MADE-UP',
    trainerIds: [TRAINER],
    targets: [],
    actorId: TRAINER,
    at: START,
  })
  await store.close()
  const database = new Database(file)
  const member = database.prepare(
    `insert into membership (cohort_id, person_id, state, joined_at) values (?, ?, 'active', ?)`,
  )
  database.transaction(() => {
    for (let index = 0; index < members; index += 1) member.run(COHORT, personId(index), START)
  })()
  database.pragma('journal_mode = WAL')
  database.close()
}

/** Writes people and their answers, many a transaction; a power cut may spoil this store. */
function fill(
  file: string,
  { members, answersPerMember, attempts, seed }: Required<MadeUpOptions>,
  exercises: DrawnExercise[],
): void {
  // Without unsafe mode SQLite keeps its journal, whatever it is told.
  const database = new Database(file).unsafeMode()
  for (const setting of [
    'journal_mode = OFF',
    'synchronous = OFF',
    'foreign_keys = OFF',
    'cache_size = -500000',
  ])
    database.pragma(setting)
  const write = writerOf(database)
  write.person(TRAINER, 'trainer', 'trainer@office.example', START)
  const copies = Math.max(0, Math.floor((attempts - members * answersPerMember) / CROWD_ANSWERS) - 1)
  let left = attempts - copies * CROWD_ANSWERS
  let people = 0
  const writeSome = database.transaction((first: number) => {
    for (let index = first; index < first + 100 && left > 0; index += 1) {
      const answers = Math.min(left, index < members ? answersPerMember : OTHERS_ANSWERS)
      const id = personId(index)
      write.person(id, 'learner', `${id}@office.example`, START)
      const drawn = drawPerson(exercises, answers, {
        draw: drawsFrom(seed + index + 1),
        start: START,
        span: SPAN_MS,
      })
      for (const answer of drawn) write.attempt(id, answer)
      write.derived(id, rebuild(drawn.map(eventOf)))
      left -= answers
      people = index + 1
    }
  })
  for (let first = 0; left > 0; first += 100) writeSome(first)
  database.transaction(() => copyCrowd(database, { first: members, copies, free: people }))()
  database.close()
}

/** What of a person is copied: the columns that begin with their id, the first of which says whose row it is. */
const COPIED = {
  person: ['id', 'email', 'name'],
  attempt: ['person_id', 'id'],
  exercise_state: ['person_id', 'last_attempt_id'],
  module_progress: ['person_id'],
}

/**
 * Ten million answers, drawn and graded one by one, would take many minutes: SQLite writes the answers and progress of the
 * first hundred others again, for `copies` times a hundred more.
 * @param free the first index that nobody has
 */
function copyCrowd(
  database: Database.Database,
  { first, copies, free }: { first: number; copies: number; free: number },
): void {
  if (copies === 0) return
  for (const [table, renamed] of Object.entries(COPIED)) {
    const [owner = ''] = renamed
    const index = `cast(substr(${owner}, ${PERSON.length + 1}) as integer)`
    // Beside the table: SQLite would keep all rows in memory that come from the table they go to.
    database.exec(
      `create temp table crowd as select ${index} as person_index, * from ${table}
       where ${index} between ${first} and ${first + CROWD - 1} and ${owner} like '${PERSON}%'`,
    )
    const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    const copied = columns.map((name) =>
      renamed.includes(name)
        ? `'${PERSON}' || (person_index + shift) || substr(${name}, length(${owner}) + 1)`
        : name,
    )
    database.exec(
      `with recursive copy(shift) as (
         select ${free - first} union all select shift + ${CROWD} from copy limit ${copies}
       )
       insert into ${table} (${columns}) select ${copied} from copy cross join crowd`,
    )
    database.exec('drop table crowd')
  }
}

const eventOf = ({ exercise, id, number, code, points, outOf, at }: MadeUpAnswer): PlacedEvent => ({
  courseId: exercise.courseId,
  moduleId: exercise.moduleId,
  exercises: exercise.listed,
  event: { type: 'attempt', id, exerciseId: exercise.id, number, code, points, outOf, at },
})

function writerOf(database: Database.Database) {
  const into = (table: string, columns: string) =>
    database.prepare(`insert into ${table} (${columns}) values (${columns.replace(/\w+/g, '?')})`)
  const person = into('person', 'id, role, email, name, language, created_at')
  const attempt = into(
    'attempt',
    'id, person_id, course_id, module_id, exercise_id, number, edition_hash, language, answer, code, detail, points_milli, out_of_milli, pass_mark, at',
  )
  const state = into(
    'exercise_state',
    'person_id, course_id, module_id, exercise_id, status, tries, hints, best_points_milli, out_of_milli, last_attempt_id, last_at, settled_at',
  )
  const module = into(
    'module_progress',
    'person_id, course_id, module_id, settled, points_milli, started_at, last_at, finished_at',
  )
  return {
    person: (id: string, role: string, email: string, at: number) =>
      person.run(id, role, email, id, 'en', at),
    attempt(id: string, { exercise: e, ...answer }: MadeUpAnswer) {
      const { number, given, code, detail, points, outOf, at } = answer
      attempt.run(
        `${id}/${answer.id}`,
        id,
        e.courseId,
        e.moduleId,
        e.id,
        number,
        e.editionHash,
        'en',
        given,
        code,
        detail,
        points,
        outOf,
        e.passMark,
        at,
      )
    },
    derived(id: string, { states, modules }: Derived) {
      for (const { courseId, moduleId, exerciseId, state: s } of states)
        state.run(
          id,
          courseId,
          moduleId,
          exerciseId,
          s.status,
          s.tries,
          s.hints,
          s.bestPoints,
          s.outOf,
          `${id}/${s.lastAttemptId}`,
          s.lastAt,
          s.settledAt,
        )
      for (const { courseId, moduleId, progress: p } of modules)
        module.run(id, courseId, moduleId, p.settled, p.points, p.startedAt, p.lastAt, p.finishedAt)
    },
  }
}
