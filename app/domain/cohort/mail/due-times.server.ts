import type { Db } from '#db/gateway.server.ts'
import * as outbox from '#db/outbox.server.ts'
import { dueAtOf, HOUR_MS } from './dispatch.ts'

/**
 * When new letters are due, in ms UTC, in the order in which they are given by their cohorts: at most so many of a cohort
 * in an hour (LETTERS_AN_HOUR), the others later.
 */
export async function dueTimes(db: Db, cohortIds: readonly string[], now: number): Promise<number[]> {
  const earlier = new Map<string, number>()
  for (const cohortId of new Set(cohortIds))
    earlier.set(cohortId, await outbox.countDueAfter(db, cohortId, now - HOUR_MS))
  return cohortIds.map((cohortId) => {
    const before = earlier.get(cohortId) ?? 0
    earlier.set(cohortId, before + 1)
    return dueAtOf(before, now)
  })
}
