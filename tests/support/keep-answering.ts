import { writeSync } from 'node:fs'
import { v7 as uuid } from 'uuid'
import { decideAttempt } from '#app/domain/attempt/decide-attempt.ts'
import * as attempts from '#db/attempts.server.ts'
import { openStore } from '#db/gateway.server.ts'

/** What tests/db/crash.test.ts puts into the store for its learners to answer. */
export const edition = {
  hash: 'edition',
  courseId: 'c',
  moduleId: 'm',
  exercises: [
    { id: 'first', kind: 'choice', points: 1 },
    { id: 'second', kind: 'numeric', points: 2 },
  ],
}

/**
 * A learner who answers as fast as the store takes it, and says each attempt's id once it was accepted. This is a
 * process of its own, with store, person and clock on its command line; it ends when it is killed.
 */
async function keepAnswering(url: string, personId: string, startAt: number): Promise<void> {
  const { db } = await openStore(url)
  const { courseId, moduleId, exercises } = edition
  for (let turn = 0; ; turn++) {
    const { id: exerciseId, points: outOf } = exercises[turn % exercises.length] as (typeof exercises)[number]
    const id = uuid()
    // Two seconds an answer, or the throttle of the domain would refuse them.
    const now = startAt + turn * 2_000
    const isRight = turn % 3 === 0
    await attempts.append(
      db,
      {
        personId,
        courseId,
        moduleId,
        exerciseId,
        editionHash: edition.hash,
        device: 'phone',
        ids: [id],
        since: now - 60_000,
      },
      (standing) =>
        decideAttempt(standing, {
          personId,
          courseId,
          exerciseId,
          attemptId: id,
          otherId: id,
          verdict: { code: isRight ? 'right' : 'wrong', points: isRight ? outOf : 0, outOf, detail: {} },
          answer: JSON.stringify({ turn }),
          language: 'fr',
          passMark: 80,
          tries: null,
          exercises,
          now,
        }),
    )
    writeSync(1, `${id}\n`)
  }
}

const [url, personId, startAt] = process.argv.slice(2)
if (url && personId && process.argv[1]?.endsWith('keep-answering.ts'))
  await keepAnswering(url, personId, Number(startAt))
