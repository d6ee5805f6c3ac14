import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as sittings from '#db/sittings.server.ts'
import { closeSitting } from './close-sitting.server.ts'

interface Ending {
  person: Pick<Person, 'id'>
  sittingId: string
  now: number
  /** For a page that says so by its own clock. */
  onlyIfTimeIsUp?: boolean
}

/** Ends a sitting: at its learner's word, or because its time is up. What was saved is graded. */
export async function endSitting(
  db: Db,
  { person, sittingId, now, onlyIfTimeIsUp = false }: Ending,
): Promise<void> {
  const found = await sittings.withAnswers(db, { sittingId, personId: person.id })
  if (!found) throw new DomainError('not-found', 'test_not_found')
  if (onlyIfTimeIsUp && now < (found.sitting.endsAt ?? Number.POSITIVE_INFINITY)) return
  await closeSitting(db, { sittingId, personId: person.id, now })
}

/**
 * "I want no further sitting": from now on the review is open.
 * @throws DomainError `test_running` while a sitting runs, or none was finished
 */
export async function finishTest(
  db: Db,
  { person, courseId, now }: { person: Pick<Person, 'id'>; courseId: string; now: number },
): Promise<void> {
  try {
    await sittings.finish(db, { personId: person.id, courseId, at: now })
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'test_running')
    throw error
  }
}
