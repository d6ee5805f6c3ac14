import { like } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { decideMark } from '#app/domain/marking/mark.ts'
import { mergeGuest } from '#app/domain/people/merge-guest.server.ts'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { rebuildProgress } from '#app/domain/progress/rebuild-progress.server.ts'
import { cohort } from '#db/cohort-schema.ts'
import type { Db } from '#db/gateway.server.ts'
import * as marks from '#db/marks.server.ts'
import { attempt, enrolment, exerciseState, help, moduleProgress } from '#db/schema.ts'
import { anExercise, everyKind, type GradedAtOnce } from '#tests/support/exercises.ts'
import {
  aCourse,
  aGuest,
  aLearner,
  anEdition,
  aSubmission,
  minute,
  now,
  published,
} from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

/** A source of chance that deals the same every time (mulberry32). */
function dealer(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const modules = ['stock-and-flow', 'weights']
const course = aCourse({ modules })
const first = modules.map((moduleId) => anEdition({ moduleId, exercises: inModule(moduleId, everyKind) }))
// The second edition drops an exercise, adds one, and makes one dearer.
const second = modules.map((moduleId) =>
  anEdition({
    moduleId,
    hash: `${moduleId} again`,
    exercises: inModule(moduleId, [
      ...everyKind
        .slice(1)
        .map((exercise) => (exercise.kind === 'match' ? { ...exercise, points: 3 } : exercise)),
      anExercise('text', { id: 'added' }),
    ]),
  }),
)

/** Exercise ids are unique within a course. */
function inModule(moduleId: string, exercises: Exercise[]): Exercise[] {
  return exercises.map((exercise) => ({ ...exercise, id: `${moduleId}-${exercise.id}` }))
}

const wrong: Record<GradedAtOnce, Record<string, string[]>> = {
  choice: {},
  numeric: { value: ['5'] },
  text: { value: ['?'] },
  match: {},
  classify: {},
  order: {},
  written: { text: ['A reply.'], checked: ['yes'], criterion: ['2'] },
  r: { 'result-share': ['1'], 'result-n': ['2'] },
}

/** Something that a learner may do, right or wrong, allowed or refused. */
async function act(
  db: Db,
  people: { id: string }[],
  exercises: Exercise[][],
  deal: ReturnType<typeof dealer>,
  at: number,
) {
  const who = people[deal(people.length)]!
  const module = deal(2)
  const exercise = exercises[module]![deal(exercises[module]!.length)]!
  const where = { courseId: course.id, moduleId: modules[module]!, exerciseId: exercise.id, language: 'en' }
  const circumstances = { ...where, device: 'phone' as const, now: at }
  try {
    const deed = deal(7)
    if (deed === 6) await someMark(db, deal, at)
    else if (deed === 0) await takeHint(db, { ...circumstances, person: who })
    else if (deed === 1) await showSolution(db, { ...circumstances, person: who })
    else {
      const fields = deed < 4 ? { fields: wrong[exercise.kind as GradedAtOnce] } : {}
      await submitAttempt(db, await aSubmission(db, who, exercise, { ...circumstances, ...fields }))
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}

/** A trainer's mark of some answer, or another one in its place. */
async function someMark(db: Db, deal: ReturnType<typeof dealer>, now: number) {
  const written = await db
    .select()
    .from(attempt)
    .where(like(attempt.exerciseId, '%reply'))
    .orderBy(attempt.id)
  const { id: attemptId, outOf } = written[deal(written.length || 1)] ?? {}
  if (attemptId === undefined || outOf === undefined) return
  const wanted = { met: [0, 1, 2].slice(deal(4)), lines: 3, outOf, comment: '', markedBy: 'amina' }
  await marks.give(
    db,
    { attemptId, cohortId: 'cohort', actorId: 'amina' },
    (standing, last) => decideMark(standing, { ...wanted, seenAt: standing?.at ?? null }, { last, now }),
    rebuild,
  )
}

async function derived(db: Db) {
  const [states, progress] = [await db.select().from(exerciseState), await db.select().from(moduleProgress)]
  const inOrder = <T>(rows: T[]) => rows.map((row) => JSON.stringify(row)).sort()
  return { states: inOrder(states), progress: inOrder(progress) }
}

/** Hundreds of actions of some people over two editions. */
async function aBusyStore(db: Db, seed: number, actions = 300) {
  await published(db, course, first)
  await db.insert(cohort).values({
    id: 'cohort',
    name: 'Dakar',
    startsOn: '2025-09-01',
    endsOn: '2025-12-01',
    languages: '["en"]',
    joinCode: 'code',
    createdAt: now,
  })
  const people = [await aLearner(db), await aLearner(db, { id: 'boris' }), await aGuest(db)]
  const deal = dealer(seed)
  const bodies = (editions: typeof first) => editions.map(({ exercises }) => exercises)
  for (let step = 0; step < actions; step++) {
    if (step === actions / 2) await published(db, course, second)
    // Often the same moment twice, and sometimes a clock that goes back.
    const at = now + step * 10_000 - (deal(10) === 0 ? minute : 0)
    await act(db, people, bodies(step < actions / 2 ? first : second), deal, at)
  }
}

test.each([1, 2, 3])(
  'what is rebuilt equals what was kept, after hundreds of actions over two editions (%i)',
  async (seed) => {
    const db = await testDb()
    await aBusyStore(db, seed)
    const kept = await derived(db)
    expect(kept.states.length).toBeGreaterThan(30)
    expect(await rebuildProgress(db)).toMatchObject({ people: 3, differed: 0 })

    await db.delete(exerciseState)
    await db.delete(moduleProgress)
    expect(await rebuildProgress(db)).toMatchObject({ people: 3, differed: 3 })
    expect(await derived(db)).toEqual(kept)
  },
)

test('what is wrong is corrected, for one person or for all, and what has no ground goes', async () => {
  const db = await testDb()
  await aBusyStore(db, 4, 60)
  const kept = await derived(db)
  await db.update(exerciseState).set({ status: 'solved', bestPoints: 1_000_000 })
  await aLearner(db, { id: 'clara' })
  await db.insert(moduleProgress).values({
    personId: 'clara',
    courseId: course.id,
    moduleId: 'weights',
    settled: 7,
    points: 7,
    startedAt: 1,
    lastAt: 1,
  })
  expect(await rebuildProgress(db, { personId: 'amina' })).toMatchObject({ people: 1, differed: 1 })
  expect(await rebuildProgress(db)).toMatchObject({ people: 3, differed: 2 })
  expect(await derived(db)).toEqual(kept)
})

describe('a guest who signs in', () => {
  test.each([5, 6])(
    'brings everything along, nothing twice, and progress is that of both (%i)',
    async (seed) => {
      const db = await testDb()
      await aBusyStore(db, seed)
      const before = await db.select().from(attempt)
      await mergeGuest(db, { guestId: 'guest', personId: 'amina', now })

      const after = await db.select().from(attempt)
      expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
      const amina = after.filter(({ personId }) => personId === 'amina')
      const numbers = byExercise(amina)
      for (const rows of numbers.values())
        expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
          rows.map((_, index) => index + 1),
        )

      for (const table of [attempt, help, enrolment, exerciseState, moduleProgress])
        expect((await db.select({ id: table.personId }).from(table)).map(({ id }) => id)).not.toContain(
          'guest',
        )
      expect(await rebuildProgress(db)).toMatchObject({ people: 2, differed: 0 })
    },
  )

  test('finds the better of two answers, and goes on with the next number', async () => {
    const db = await testDb()
    const exercise = anExercise('numeric')
    await published(db, aCourse(), [anEdition({ exercises: [exercise] })])
    const [amina, guest] = [await aLearner(db), await aGuest(db)]
    const answer = async (who: { id: string }, at: number, value: string) =>
      submitAttempt(
        db,
        await aSubmission(db, who, exercise, { now: at, attemptId: uuid(), fields: { value: [value] } }),
      )
    await answer(amina, now, '5')
    await answer(guest, now, '26.2')
    await answer(amina, now + minute, '6')
    await mergeGuest(db, { guestId: 'guest', personId: 'amina', now: now + 2 * minute })
    const { view, progress } = await answer(amina, now + 3 * minute, '7')
    expect(view).toMatchObject({ status: 'solved', triesUsed: 4 })
    expect(progress).toMatchObject({ isFinished: true, finishedAt: now, points: 1 })
    expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
  })
})

function byExercise<T extends { exerciseId: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(row.exerciseId, [...(groups.get(row.exerciseId) ?? []), row])
  return groups
}
