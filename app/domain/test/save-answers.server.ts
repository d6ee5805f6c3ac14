import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as sittings from '#db/sittings.server.ts'
import { isEmpty, type ToldOfItem, toldOf } from './item-view.ts'
import { contentOf } from './load-test.server.ts'
import { GRACE_MS } from './occasion.ts'

interface Saving {
  person: Pick<Person, 'id'>
  sittingId: string
  /** What stands in the forms of these items now. */
  answers: ReadonlyMap<string, Fields>
  language: string
  now: number
}

/**
 * Saves answers of a running sitting and says how they read, never whether they are right.
 * @throws DomainError `sitting_over` when it was handed in, or time is up
 */
export async function saveAnswers(
  db: Db,
  { person, sittingId, answers, language, now }: Saving,
): Promise<Record<string, ToldOfItem>> {
  const found = await sittings.withAnswers(db, { sittingId, personId: person.id })
  if (!found) throw new DomainError('not-found', 'test_not_found')
  const { items } = await contentOf(db, found.sitting)
  const told: Record<string, ToldOfItem> = {}
  const changed: { exerciseId: string; fields: Fields; language: string }[] = []
  for (const [exerciseId, fields] of answers) {
    const item = items.find(({ exercise }) => exercise.id === exerciseId)
    if (!item) throw new DomainError('not-found', 'exercise_not_found')
    const before = found.answers.find((answer) => answer.exerciseId === exerciseId)
    const isSame = before ? JSON.stringify(before.fields) === JSON.stringify(fields) : isEmpty(fields)
    // What stands as it was is read as it was, though the page may be in another language now.
    told[exerciseId] = toldOf(item, isSame && before ? before : { fields, language })
    if (!isSame) changed.push({ exerciseId, fields, language })
  }
  try {
    await sittings.save(db, { sittingId, personId: person.id, at: now, graceMs: GRACE_MS }, changed)
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'sitting_over')
    throw error
  }
  return told
}
