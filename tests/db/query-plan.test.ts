import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { usualChoices } from '#app/domain/analysis/choices.ts'
import { gatherTest } from '#app/domain/analysis/gather-test.server.ts'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { noteVisit } from '#app/domain/cohort/learner/note-visit.server.ts'
import { openLearner } from '#app/domain/cohort/learner/open-learner.server.ts'
import { writeNote } from '#app/domain/cohort/learner/write-note.server.ts'
import { followCohort } from '#app/domain/cohort/live/follow-cohort.server.ts'
import { mergeGuest } from '#app/domain/people/merge-guest.server.ts'
import { listCourses } from '#app/domain/progress/list-courses.server.ts'
import { myProgress } from '#app/domain/progress/my-progress.server.ts'
import { openCourse } from '#app/domain/progress/open-course.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { historyOf } from '#app/domain/studio/history.server.ts'
import { askForReview } from '#app/domain/studio/review/ask-for-review.server.ts'
import { addComment, replyToComment, resolveComment } from '#app/domain/studio/review/comment.server.ts'
import { courseReviews } from '#app/domain/studio/review/course-reviews.server.ts'
import { reviewsOfDraft } from '#app/domain/studio/review/draft-reviews.server.ts'
import { listToReview } from '#app/domain/studio/review/list-to-review.server.ts'
import { reviewedText } from '#app/domain/studio/review/reviewed-text.server.ts'
import { settleReview } from '#app/domain/studio/review/settle-review.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { endSitting, finishTest } from '#app/domain/test/end-sitting.server.ts'
import { testOfCourse } from '#app/domain/test/test-of-course.server.ts'
import * as members from '#db/course-members.server.ts'
import * as courses from '#db/courses.server.ts'
import type { Statement } from '#db/engines/engine.ts'
import { type Db, engineOf, openStore } from '#db/gateway.server.ts'
import * as media from '#db/media.server.ts'
import { migrate } from '#db/migrate.server.ts'
import * as outbox from '#db/outbox.server.ts'
import * as people from '#db/people.server.ts'
import * as personalData from '#db/personal-data.server.ts'
import * as resets from '#db/resets.server.ts'
import { reviewComment } from '#db/review-schema.ts'
import * as reviews from '#db/reviews.server.ts'
import { attempt, help } from '#db/schema.ts'
import * as sessions from '#db/sessions.server.ts'
import * as throttles from '#db/throttles.server.ts'
import { moduleText } from '#tests/content/folder.ts'
import * as analysis from '#tests/support/analysis.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aCohort, isMember, somebody } from '#tests/support/led-cohort.ts'
import { answered, begun, publishedTest } from '#tests/support/sittings.ts'
import { anAuthoredCourse } from '#tests/support/studio.ts'
import { testDb, testStore } from '#tests/support/test-db.ts'

/** Tables with as many rows as there are courses; all others grow with people, and with all the years. */
const small = new Set(['course', 'current_edition', 'setting', 'guard'])

const place = { courseId: 'foundations', moduleId: 'stock-and-flow' }
const exercises = [anExercise('numeric'), anExercise('choice')]

async function publish(db: Db): Promise<void> {
  const facts = {
    ...place,
    hash: 'edition',
    language: 'en',
    title: 'Stock and flow',
    summary: '',
    minutes: 10,
    objectives: [],
    exercises: exercises.map(({ id, kind, title, objective, points }) => ({
      id,
      kind,
      title,
      objective,
      points,
    })),
    bytes: 1,
    words: 1,
    headings: [],
    stale: false,
  }
  await courses.publish(db, {
    facts: {
      id: place.courseId,
      source: 'en',
      languages: ['en'],
      title: { en: 'Foundations' },
      summary: { en: '' },
      audience: { en: '' },
      level: 'basic',
      passMark: 80,
      modules: [place.moduleId],
      retired: {},
    },
    hash: 'course',
    position: 1,
    at: 1,
    before: null,
    editions: [{ facts, blocks: exercises.map(({ id }) => ({ type: 'exercise', id })), exercises }],
    current: [{ moduleId: place.moduleId, language: 'en', hash: facts.hash }],
    gone: [],
    exercises: exercises.map(({ id, kind }) => ({ id, kind, moduleId: place.moduleId })),
    media: [],
  })
}

/** Signs up as a guest would come by it, on one device. */
async function begin(db: Db, id: string): Promise<Person> {
  await people.addGuest(db, { id, language: 'en', at: 1 })
  await sessions.add(db, { idHash: `session-${id}`, personId: id, device: '', createdAt: 1, expiresAt: 1e15 })
  return { id, role: 'learner', isGuest: true, name: null, language: 'en' }
}

/** All that a learner does with exercises. */
async function learn(db: Db, person: Person): Promise<void> {
  const common = { person, ...place, language: 'en', device: 'phone' as const }
  const [numeric, choice] = exercises.map(({ id }) => ({ ...common, exerciseId: id }))
  const answer = (text: string, now: number) =>
    submitAttempt(db, { ...numeric!, attemptId: uuid(), fields: { value: [text], answer: [text] }, now })
  await saveDraft(db, { ...numeric!, fields: { answer: ['26'] }, typedAt: 10, now: 10 })
  await answer('12', 11)
  await answer('', 12)
  await takeHint(db, { ...numeric!, now: 13 })
  await answer('26.2', 14)
  await takeHint(db, { ...choice!, now: 15 })
  await takeHint(db, { ...choice!, now: 16 })
  await showSolution(db, { ...choice!, now: 17 })
}

async function lookAround(db: Db, actor: Person | null): Promise<void> {
  const asked = { actor, ...place, language: 'en', device: 'computer' as const }
  await listCourses(db, asked)
  await openCourse(db, asked)
  await openModule(db, asked)
  if (actor) await myProgress(db, { ...asked, person: actor })
}

/** Takes part in a cohort, is looked at by its trainer, and leaves. */
async function beLed(db: Db, { id }: Person): Promise<void> {
  const trainer: Person = { ...(await begin(db, `trainer-${id}`)), role: 'admin' }
  await aCohort(db, { id: `cohort-${id}`, trainerIds: [trainer.id] })
  const cohortId = `cohort-${id}`
  await isMember(db, id, { cohortId })
  await noteVisit(db, { personId: id, ...place, now: 30 })
  const asked = { actor: trainer, cohortId, personId: id }
  await writeNote(db, { ...asked, id: uuid(), text: 'x', now: 31 })
  const opened = { ...asked, language: 'en', before: '99.x' }
  await openLearner(db, { ...opened, exercise: null, now: 32 })
  const leave = await followCohort(db, { ...asked, since: 1, now: 33, tell() {}, fail() {} })
  leave()
  await openLearner(db, { ...opened, exercise: `${place.courseId}/${exercises[0]!.id}`, now: 32 })
}

/** A test of a course of its own, sat before and after it. */
async function sitTests(db: Db, { id }: Person): Promise<void> {
  const person = { id }
  const pre = await begun(db, id, 'pre')
  await answered(db, pre, ['choice'])
  await endSitting(db, { person, sittingId: pre.id, now: pre.startedAt })
  const post = await begun(db, id, 'post')
  await endSitting(db, { person, sittingId: post.id, now: post.startedAt })
  await finishTest(db, { person, courseId: place.courseId, now: post.startedAt })
}

async function haveAnAccount(db: Db, guest: Person, other: Person): Promise<void> {
  const facts = { name: 'A', email: 'a@example.org', country: null, organisation: null, language: 'en' }
  await sessions.withPerson(db, `session-${guest.id}`)
  await people.turnGuestIntoAccount(db, { id: guest.id, facts, passwordHash: 'x', at: 20 })
  await people.byEmail(db, facts.email)
  await mergeGuest(db, { guestId: other.id, personId: guest.id, now: 21 })
  await people.changeFacts(db, { id: guest.id, ...facts })
  await people.setPassword(db, {
    personId: guest.id,
    from: 'x',
    passwordHash: 'y',
    keptSession: null,
    at: 22,
  })
  await sessions.ofPerson(db, guest.id, 23)
  await sessions.endOthers(db, guest.id, 'kept')
  await resets.ask(db, { email: facts.email, tokenHash: 't', byOperator: false, at: 24, expiresAt: 90 })
  await resets.ownerOf(db, 't', 25)
  await resets.spend(db, { personId: guest.id, tokenHash: 't', passwordHash: 'z', at: 26 })
  await throttles.add(db, 'k', { points: 1, expiresAt: 100, now: 27 })
  await throttles.find(db, 'k', 28)
  await throttles.remove(db, 'k')
  await media.byHash(db, 'picture')
  await personalData.ofPerson(db, guest.id)
  await people.erase(db, { personId: guest.id, at: 29 })
}

test('nothing that a learner does reads a whole table, unless it is one of the small ones', async () => {
  const seen = new Map<string, Statement>()
  const { db } = await testStore((statement) => void seen.set(statement.sql, statement))
  await publish(db)
  seen.clear()

  await lookAround(db, null)
  const [guest, other] = [await begin(db, 'guest'), await begin(db, 'other')]
  for (const person of [guest, other]) {
    await learn(db, person)
    await lookAround(db, person)
    expect(await db.$count(attempt, eq(attempt.personId, person.id))).toBe(2)
    expect(await db.$count(help, eq(help.personId, person.id))).toBe(4)
  }
  await publishedTest(db, { tries: 2 })
  for (const person of [guest, other]) {
    await sitTests(db, person)
    await testOfCourse(db, { actor: person, courseId: place.courseId, language: 'en', now: 1 })
  }
  for (const person of [guest, other]) await beLed(db, person)
  await haveAnAccount(db, guest, other)

  expect(seen.size).toBeGreaterThan(60)
  expect(await scansOf([...seen.values()])).toEqual([])
  expect(
    await scansOf([{ sql: 'select id from attempt where code = ?', params: ['x'], method: 'all' }]),
  ).toHaveLength(1)
})

test('item analysis reads what its people did by their keys, whatever else the store holds', async () => {
  const seen = new Map<string, Statement>()
  const { db } = await testStore((statement) => void seen.set(statement.sql, statement))
  await analysis.publishedQuestions(db)
  await publishedTest(db)
  await analysis.aCohort(db)
  await analysis.joined(db, 'cohort', 'guest')
  await analysis.gave(db, 'guest', 'q1', { points: 1 })
  const sitting = await begun(db, 'guest', 'pre')
  await answered(db, sitting, ['choice'])
  await endSitting(db, { person: { id: 'guest' }, sittingId: sitting.id, now: sitting.startedAt })
  seen.clear()

  const ofModule = await analysis.gathered(db, { people: 'led' })
  expect([ofModule.rows.length, (await ofModule.answersTo('q1')).length]).toEqual([1, 1])
  const asked = { actor: analysis.trainer, cohortId: 'cohort', courseId: place.courseId, language: 'en' }
  const test = { ...asked, occasion: 'pre', form: 'a', choices: usualChoices } as const
  expect((await gatherTest(db, test)).rows).toHaveLength(1)

  const ofAnalysis = [...seen.values()]
  expect(await scansOf(ofAnalysis)).toEqual([])
  expect(ofAnalysis.some(({ sql }) => sql.includes('json_each') && sql.includes('"attempt"'))).toBe(true)
})

test('reviews are asked for, read, answered and told of by their keys', async () => {
  const seen = new Map<string, Statement>()
  const { db } = await testStore((statement) => void seen.set(statement.sql, statement))
  const { open, author } = await anAuthoredCourse(db)
  const path = 'first/en.mdx'
  await saveFiles(db, await open(), [{ path, bytes: Buffer.from(moduleText('Anew', 'one')) }], 5)
  const reader = { ...author, id: await somebody(db, 'reader'), role: 'learner' as const }
  const course = { courseId: 'foundations', personId: reader.id, actorId: author.id, at: 6 }
  await members.put(db, { ...course, part: 'reviewer' })
  seen.clear()

  await askForReview(db, author, await open(), { moduleId: 'first', note: 'x', isMailed: true, now: 7 })
  await listToReview(db, reader, 'en')
  await listToReview(db, { ...reader, role: 'admin' }, 'en')
  const { reviews: listed } = await courseReviews(db, reader, 'foundations', 'en')
  const at = { courseId: 'foundations', moduleId: 'first', authorId: author.id }
  const page = await reviewedText(db, reader, at, { textLanguage: 'en', language: 'en' })
  const passage = page.blocks[1]!
  const said = { language: 'en', block: passage.number, hash: passage.hash, text: 'x', token: 't', now: 8 }
  await addComment(db, reader, at, said)
  const [comment] = await db.select().from(reviewComment).where(eq(reviewComment.authorId, reader.id))
  await replyToComment(db, author, at, { commentId: comment!.id, text: 'y', token: 't', now: 9 })
  await resolveComment(db, author, at, { commentId: comment!.id, isResolved: true, now: 10 })
  await settleReview(db, reader, {
    isMailed: true,
    courseId: 'foundations',
    reviewId: listed[0]!.id,
    state: 'approved',
    answer: '',
    filesHash: listed[0]!.filesHash,
    now: 11,
  })
  await reviewsOfDraft(db, await open())
  await db.batch(
    reviews.publishQueries(db, { courseId: 'foundations', authorId: author.id, number: 2, at: 12 }),
  )
  await historyOf(db, 'foundations')
  await outbox.claim(db, 1e15)
  await personalData.ofPerson(db, reader.id)
  await people.erase(db, { personId: reader.id, at: 13 })

  expect([...seen.keys()].filter((sql) => sql.includes('review')).length).toBeGreaterThan(15)
  expect(await scansOf([...seen.values()])).toEqual([])
})

/** Steps of the statements' plans that read a table which grows from its beginning to its end. */
async function scansOf(statements: Statement[]): Promise<string[]> {
  // SQLite plans alike on both engines, but rqlite explains no writes.
  const store = await openStore(':memory:')
  await migrate(store)
  const scans: string[] = []
  for (const { sql, params } of statements) {
    const plan = await engineOf(store).run({ sql: `explain query plan ${sql}`, params, method: 'all' })
    for (const [, , , step] of plan.rows as [number, number, number, string][]) {
      const [, table] = /^SCAN ([a-z]\w*)(?! VIRTUAL TABLE)\b/.exec(step) ?? []
      if (table && !small.has(table)) scans.push(`${step}: ${sql}`)
    }
  }
  await store.close()
  return scans
}

test('every reference between tables that grow has an index, so that no deletion reads a whole table', async () => {
  const db = await testDb()
  const missing = await db.all(sql`
    select t.name, f."from" from sqlite_master t, pragma_foreign_key_list(t.name) f
    where t.type = 'table' and not exists (
      select 1 from pragma_index_list(t.name) i, pragma_index_info(i.name) c where c.seqno = 0 and c.name = f."from"
    )`)
  expect(missing).toEqual([
    ['current_edition', 'edition_hash'],
    ['current_data_set', 'hash'],
    // A cohort is archived, never deleted.
    ['allowance', 'cohort_id'],
    ['mark', 'cohort_id'],
    ['note', 'cohort_id'],
  ])
})
