import { v7 as uuid } from 'uuid'
import { showSolution } from '#app/domain/attempt/show-solution.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { takeHint } from '#app/domain/attempt/take-hint.server.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { hasSolution } from '#app/domain/exercise/solution.ts'
import type { Device } from '#app/domain/progress/views.ts'
import type { Db } from '#db/gateway.server.ts'
import { chooseWrong } from './choose-answer.ts'
import { type Draws, drawsOf } from './draws.ts'
import type { KnownExercise } from './known-exercises.server.ts'
import { meaningOf, rightFor, type Walk, wrongFor } from './own-rows.server.ts'
import { chanceOfRight } from './rasch.ts'

/** A made-up learner before an exercise. */
export interface Turn {
  seed: number
  walk: Walk
  known: KnownExercise
  device: Device
  /** Both in logits. */
  ability: number
  difficulty: number
  /** Gets it wrong every time, takes no solution and stops: the story wants it. */
  isStuck?: boolean
  at: number
}

const MOST_TRIES = 5
const SECONDS = 1_000

/** Answers an exercise as somebody of this ability does, hints and solution included; tells how many answers were kept. */
export async function answerExercise(db: Db, turn: Turn): Promise<number> {
  const { seed, walk, known, ability, difficulty, isStuck = false } = turn
  const { id, hints, tries: limit } = known.exercise
  const draws = drawsOf(seed, 'answers', walk.personId, walk.courseId, id)
  const right = await rightFor(db, known, walk)
  const forms = await wrongFor(db, known, walk)
  const most = Math.min(limit ?? MOST_TRIES, isStuck ? draws.whole(4, 6) : MOST_TRIES)
  let { at } = turn
  let [kept, taken] = [0, 0]
  while (kept < most) {
    const chance = chanceOfRight({ ability, difficulty, tries: kept, hints: taken })
    const isRight = !isStuck && draws.chance(chance)
    const wrong = isRight
      ? null
      : chooseWrong(draws, forms, { seed, courseId: walk.courseId, exerciseId: id })
    const code = await answer(db, { ...turn, at }, wrong ?? right, draws)
    if (code === 'right') return kept + 1
    // What could not be graded, such as a query that doesn't run, costs no try; nobody goes on with it for ever.
    if (code === 'ungraded') break
    kept += 1
    at += draws.whole(25, 80) * SECONDS
    if (taken < hints.length && draws.chance(isStuck ? 0.6 : 0.4)) {
      await takeHint(db, { ...askedBy(turn), now: at })
      taken += 1
      at += draws.whole(10, 30) * SECONDS
    }
  }
  if (!isStuck && kept > 0 && hasSolution(known.exercise))
    await showSolution(db, { ...askedBy(turn), now: at })
  return kept
}

const askedBy = ({ walk, known, device }: Turn) => {
  const { personId, ...place } = walk
  return { ...place, person: { id: personId }, exerciseId: known.exercise.id, device }
}

/** Sends an answer as the page does, and once more with the reading that is meant where a number has two. */
async function answer(db: Db, turn: Turn, fields: Fields, draws: Draws): Promise<string> {
  const send = async (form: Fields) => {
    const attemptId = uuid({ msecs: turn.at, random: bytesOf(draws), seq: draws.whole(0, 2 ** 31 - 1) })
    const asked = { ...askedBy(turn), attemptId, fields: form, now: turn.at }
    return (await submitAttempt(db, asked)).view.feedback?.code
  }
  let code = await send(fields)
  if (code === 'ambiguous') code = await send(meaningOf(turn.known, fields))
  return code === 'right' || code === 'partial' || code === 'wrong' ? code : 'ungraded'
}

const bytesOf = (draws: Draws) => Uint8Array.from({ length: 16 }, () => draws.whole(0, 255))
