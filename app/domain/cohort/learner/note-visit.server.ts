import type { Db } from '#db/gateway.server.ts'
import * as visits from '#db/visits.server.ts'

/** A page looked at again within this time is one visit. */
const APART_MS = 30 * 60_000

/** How long it is taken for granted that somebody is in no cohort: who has just joined should be seen soon. */
const OUTSIDE_MS = 3 * 60_000

/** How many visits a process remembers: about 2 MB. */
const REMEMBERED = 10_000

/** By person and module, the moment until which there is nothing to ask or to write. */
const remembered = new WeakMap<Db, Map<string, number>>()

interface Visit {
  personId: string
  courseId: string
  moduleId: string
  now: number
}

/**
 * Notes that somebody had a module's page before them, for the trainers of their cohorts. What was noted lately is
 * remembered here, so that an ordinary page view asks the store nothing.
 */
export async function noteVisit(db: Db, { personId, courseId, moduleId, now }: Visit): Promise<void> {
  const lately = remembered.get(db) ?? new Map<string, number>()
  remembered.set(db, lately)
  const key = `${personId}/${courseId}/${moduleId}`
  if (now < (lately.get(key) ?? 0)) return
  // A Map keeps the order of insertion: the first is the oldest.
  lately.delete(key)
  // Before the store answers, so that a page loaded twice at once asks once.
  lately.set(key, now + APART_MS)
  const [oldest] = lately.keys()
  if (lately.size > REMEMBERED && oldest !== undefined) lately.delete(oldest)
  const isMember = await visits.count(db, { personId, courseId, moduleId, at: now, apartMs: APART_MS })
  if (!isMember) lately.set(key, now + OUTSIDE_MS)
}
