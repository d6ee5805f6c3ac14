import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { beginSitting } from '#app/domain/test/begin-sitting.server.ts'
import { endSitting } from '#app/domain/test/end-sitting.server.ts'
import { contentOf } from '#app/domain/test/load-test.server.ts'
import type { Occasion } from '#app/domain/test/occasion.ts'
import { saveAnswers } from '#app/domain/test/save-answers.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sittings from '#db/sittings.server.ts'
import { chooseWrong } from './choose-answer.ts'
import { drawsOf } from './draws.ts'
import type { KnownExercise } from './known-exercises.server.ts'
import { meaningOf, rightFor, type Walk, wrongFor } from './own-rows.server.ts'
import { chanceOfRight, difficultyOf } from './rasch.ts'

/** A made-up learner before a test. */
export interface TestTurn {
  seed: number
  /** The module is the test's. */
  walk: Walk
  /** The items of both forms. */
  known: readonly KnownExercise[]
  occasion: Occasion
  /** In logits, as it is on that day. */
  ability: number
  at: number
}

/** How many items stay empty. */
const BLANK = 0.04
const MINUTE = 60_000

/** Sits a test from beginning to end, by the way of everybody; tells how many items were answered. */
export async function sitTest(
  db: Db,
  { seed, walk, known, occasion, ability, at }: TestTurn,
): Promise<number> {
  const { personId, courseId, language } = walk
  const person = { id: personId }
  await beginSitting(db, { person, courseId, occasion, number: 1, language, now: at })
  const { sittings: all } = await sittings.ofCourse(db, { personId, courseId })
  const sitting = all.find((one) => one.occasion === occasion)
  if (!sitting) throw new Error(`The sitting of ${courseId} did not begin.`)
  const { items } = await contentOf(db, sitting)
  const answers = new Map<string, Fields>()
  for (const { exercise } of items) {
    const item = known.find((one) => one.exercise.id === exercise.id)
    const draws = drawsOf(seed, 'test', personId, courseId, occasion, exercise.id)
    if (!item || draws.chance(BLANK)) continue
    const difficulty = difficultyOf(seed, courseId, exercise.id, true)
    const isRight = draws.chance(chanceOfRight({ ability, difficulty }))
    const forms = await wrongFor(db, item, walk)
    const wrong = isRight ? null : chooseWrong(draws, forms, { seed, courseId, exerciseId: exercise.id })
    answers.set(exercise.id, meaningOf(item, wrong ?? (await rightFor(db, item, walk))))
  }
  const minutes = drawsOf(seed, 'minutes', personId, courseId, occasion).whole(9, 24)
  await saveAnswers(db, {
    person,
    sittingId: sitting.id,
    answers,
    language,
    now: at + (minutes - 1) * MINUTE,
  })
  await endSitting(db, { person, sittingId: sitting.id, now: at + minutes * MINUTE })
  return answers.size
}
