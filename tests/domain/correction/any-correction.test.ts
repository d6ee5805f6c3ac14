import fc from 'fast-check'
import { expect, test } from 'vitest'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { applyCorrection } from '#app/domain/correction/apply-correction.server.ts'
import { undoCorrection } from '#app/domain/correction/undo-correction.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { rebuildProgress } from '#app/domain/progress/rebuild-progress.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { attempt, exerciseState, moduleProgress } from '#db/schema.ts'
import { answers, derived, place, publishedAs } from '#tests/support/corrections.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aLearner, minute, now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const ids = ['census-night', 'child-share', 'stock-or-flow', 'steps'] as const
const people = ['amina', 'bo', 'chi']

/** A module as its author may have it at some time. */
const anyModule = fc
  .record({
    right: fc.subarray([0, 1, 2], { minLength: 1 }),
    places: fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }),
    more: fc.boolean(),
    centre: fc.constantFrom(26.2, 27, 0.262),
    categories: fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 }),
    order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
    points: fc.constantFrom(1, 2, 3),
  })
  .map(({ right, places, more, centre, categories, order, points }): Exercise[] => {
    const choice = anExercise('choice', { points })
    const marked = choice.options.map((option, at) => ({ ...option, right: right.includes(at) }))
    const numeric = anExercise('numeric')
    const classify = anExercise('classify')
    const steps = anExercise('order', { points })
    return [
      {
        ...choice,
        options: [
          ...places.map((at) => marked[at] as (typeof marked)[number]),
          ...(more ? [{ text: 'One more', right: false, feedback: null }] : []),
        ],
      },
      {
        ...numeric,
        values: [{ right: true, low: centre, high: centre, shown: `${centre}`, feedback: null }],
      },
      { ...classify, cases: classify.cases.map((one, at) => ({ ...one, category: categories[at] ?? 0 })) },
      { ...steps, items: order.map((at) => steps.items[at] ?? '') },
    ]
  })

const anyDeed = fc.record({
  person: fc.constantFrom(...people),
  exercise: fc.constantFrom(...ids),
  dice: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  shuffled: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
  asks: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
})

type Deed = typeof anyDeed extends fc.Arbitrary<infer D> ? D : never

function answerTo(exerciseId: string, dice: number[], shuffled: number[]): Answer {
  if (exerciseId === 'census-night')
    return { chosen: [...new Set(dice.slice(0, 2).map((n) => n % 3))].toSorted() }
  if (exerciseId === 'child-share') return { text: ['26.2', '27', '0.262', '5'][dice[0] ?? 0] ?? '5' }
  if (exerciseId === 'stock-or-flow') return { categories: dice.slice(0, 3).map((n) => n % 2) }
  return { items: shuffled }
}

async function act(db: Db, deeds: Deed[], from: number): Promise<void> {
  for (const [turn, { person, exercise, dice, shuffled, asks }] of deeds.entries()) {
    const at = from + turn * 2 * minute
    if (!asks) {
      await answers(db, person, exercise, answerTo(exercise, dice, shuffled), { at })
      continue
    }
    const asked = {
      ...place,
      person: { id: person },
      exerciseId: exercise,
      language: 'en',
      device: 'phone',
    } as const
    // Whoever has not tried may not see it.
    await showSolution(db, { ...asked, now: at }).catch((error) => expect(error).toBeInstanceOf(DomainError))
  }
}

const correctAll = async (db: Db, at: number) => {
  const made = []
  for (const exerciseId of ids)
    made.push(await applyCorrection(db, { ...place, exerciseId, authorId: null, reason: 'Wrong.', now: at }))
  return made.filter((one) => one !== null)
}

/** What each has earned of each exercise, as a share; and what each has finished. */
async function earned(db: Db) {
  const states = await db.select().from(exerciseState)
  const modules = await db.select().from(moduleProgress)
  return {
    shares: new Map(
      states.map((row) => [
        `${row.personId}/${row.exerciseId}`,
        { share: row.bestPoints / row.outOf, isSolved: row.status === 'solved' },
      ]),
    ),
    finished: modules.flatMap(({ personId, finishedAt }) => (finishedAt === null ? [] : personId)),
  }
}

async function expectNothingLost(before: Awaited<ReturnType<typeof earned>>, db: Db) {
  const after = await earned(db)
  for (const [key, { share, isSolved }] of before.shares) {
    // Points are kept in thousandths.
    expect(after.shares.get(key)?.share).toBeGreaterThanOrEqual(share - 0.001)
    if (isSolved) expect(after.shares.get(key)?.isSolved).toBe(true)
  }
  expect(after.finished).toEqual(expect.arrayContaining(before.finished))
}

test('whatever is edited and whatever was answered: corrected, nobody loses; again, nothing moves; undone, all is as before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyModule, { minLength: 2, maxLength: 3 }),
      fc.array(anyDeed, { minLength: 1, maxLength: 12 }),
      fc.array(anyDeed, { maxLength: 4 }),
      async (editions, deeds, later) => {
        const db = await testDb()
        for (const id of people) await aLearner(db, { id })
        const [first, ...others] = editions as [Exercise[], ...Exercise[][]]
        await publishedAs(db, 'edition 0', first)
        await act(db, deeds, now)
        const told = await db.select().from(attempt)
        const snapshots: { before: string; made: string[] }[] = []
        for (const [index, exercises] of others.entries()) {
          await publishedAs(db, `edition ${index + 1}`, exercises)
          const [before, has] = [await derived(db), await earned(db)]
          const made = await correctAll(db, now + (index + 1) * 60 * minute)
          await expectNothingLost(has, db)
          expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
          const after = await derived(db)
          expect(await correctAll(db, now + (index + 1) * 70 * minute)).toEqual([])
          expect(await derived(db)).toBe(after)
          snapshots.push({ before, made: made.map(({ id }) => id) })
        }
        expect(await db.select().from(attempt)).toEqual(told)
        for (const { before, made } of snapshots.toReversed()) {
          for (const correctionId of made.toReversed())
            await undoCorrection(db, {
              courseId: place.courseId,
              correctionId,
              actorId: null,
              now: now + 1e9,
            })
          expect(await derived(db)).toBe(before)
        }
        // Corrected again, and gone on with: what is kept is still what is rebuilt.
        await correctAll(db, now + 2e9)
        await act(db, later, now + 3e9)
        expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)
