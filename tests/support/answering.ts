import { v7 as uuid } from 'uuid'
import { decideAttempt } from '#app/domain/attempt/decide-attempt.ts'
import { apply, isSettled, timeAfter } from '#app/domain/progress/learning.ts'
import * as attempts from '#db/attempts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as schema from '#db/schema.ts'

// The least that a store must hold for someone to answer, for tests of the store itself.

const place = { courseId: 'c', moduleId: 'm' }
const edition = { ...place, hash: 'edition', language: 'fr' }
const exercises = [
  { id: 'first', kind: 'choice', points: 1 },
  { id: 'second', kind: 'numeric', points: 2 },
]

export async function publish(db: Db, people: string[]): Promise<void> {
  await db.batch([
    db.insert(schema.person).values(people.map((id) => ({ id, language: 'fr', createdAt: 1 }))),
    db.insert(schema.edition).values({
      ...edition,
      facts: JSON.stringify({ exercises }),
      blocks: '[]',
      exercises: '[]',
      publishedAt: 1,
    }),
    db.insert(schema.currentEdition).values({ ...place, language: 'fr', editionHash: edition.hash }),
  ])
}

/** Someone's next answer: one exercise after the other, every third answer right. Resolves once it was accepted. */
export async function answer(db: Db, personId: string, turn: number, startAt = 1): Promise<string> {
  const { id: exerciseId, points: outOf } = exercises[turn % exercises.length] as (typeof exercises)[number]
  const id = uuid()
  // Two seconds an answer, or the domain's throttle would refuse them.
  const now = startAt + turn * 2_000
  const isRight = turn % 3 === 0
  const given = { personId, ...place, exerciseId }
  await attempts.append(
    db,
    { ...given, editionHash: edition.hash, device: 'phone', ids: [id], since: now - 60_000 },
    (standing) =>
      decideAttempt(standing, {
        ...given,
        attemptId: id,
        otherId: id,
        verdict: { code: isRight ? 'right' : 'wrong', points: isRight ? outOf : 0, outOf, detail: {} },
        answer: JSON.stringify({ turn }),
        language: edition.language,
        passMark: 80,
        tries: null,
        exercises,
        now,
      }),
  )
  return id
}

/** Help that someone takes with the exercise of a turn: its first hint, or its solution without further ado. */
export function helped(
  db: Db,
  personId: string,
  turn: number,
  kind: 'hint' | 'solution',
  at: number,
): Promise<void> {
  const { id: exerciseId } = exercises[turn % exercises.length] as (typeof exercises)[number]
  const given = { personId, ...place, exerciseId, editionHash: edition.hash, device: 'phone' as const }
  const number = kind === 'hint' ? 1 : 0
  return attempts.appendHelp(db, given, (standing) => {
    const state = standing.states.get(exerciseId)
    if (isSettled(state) || (kind === 'hint' && (state?.hints ?? 0) > 0)) return null
    const help = { kind, number, at: timeAfter(standing.progress, at) }
    return { help, ...apply(standing, { type: 'help', exerciseId, ...help }, exercises) }
  })
}
