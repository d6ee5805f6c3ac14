import { v7 as uuid } from 'uuid'
import type { Person } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type Db, retryOnConflict } from '#db/gateway.server.ts'
import * as sittings from '#db/sittings.server.ts'
import { readRecord } from './close-sitting.server.ts'
import { loadTest } from './load-test.server.ts'
import { formFor, type Occasion } from './occasion.ts'
import { standingOf } from './standing.ts'

interface Beginning {
  person: Pick<Person, 'id'>
  courseId: string
  occasion: Occasion
  /** Which sitting the page spoke of: a second press, or a page that is sent again, begins no other one. */
  number: number
  language: string
  now: number
}

/**
 * Begins a sitting: from now on its time runs.
 * @throws DomainError `test_running` (another one is not over), `test_no_sitting`
 */
export async function beginSitting(
  db: Db,
  { person, courseId, occasion, number, language, now }: Beginning,
): Promise<void> {
  const { facts } = await loadTest(db, { courseId, language })
  const taker = { personId: person.id, courseId }
  await retryOnConflict(async () => {
    const record = await readRecord(db, { ...taker, now })
    const isBegun = record.sittings.some((one) => one.occasion === occasion && one.number === number)
    if (isBegun) return
    const standing = standingOf(record, facts.test.tries)
    const own = standing[occasion]
    if (own.running) return
    if (standing.running) throw new DomainError('conflict', 'test_running')
    if (!own.canBegin || own.next !== number) throw new DomainError('conflict', 'test_no_sitting')
    const turn = await sittings.turnOf(db, { ...taker, at: now })
    const sitting = {
      ...taker,
      id: uuid(),
      occasion,
      number,
      form: formFor(turn, occasion),
      editionHash: facts.hash,
      startedAt: now,
      endsAt: facts.test.isTimed ? now + (facts.minutes + own.extra.extraMinutes) * 60_000 : null,
    }
    await sittings.begin(db, sitting, record)
  })
}
