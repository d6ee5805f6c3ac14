import type { Db } from '#db/gateway.server.ts'
import type { NewAnswer } from '#db/new-answers.server.ts'
import * as newAnswers from '#db/new-answers.server.ts'
import type { Actor } from '../../access/actor.ts'
import { DomainError } from '../../errors.ts'
import { ledCohort } from '../led-cohort.server.ts'
import { follow, followersOf, mostCounted } from './cohort-feed.server.ts'
import type { News } from './news.ts'

/** How many pages of one cohort may be told at once, in a process. */
const PLACES = 50

/** No page is open for longer without having been loaded anew; what came before is not counted. */
const OLDEST_MS = 24 * 3_600_000

interface Following {
  actor: Actor
  cohortId: string
  /** When the page was loaded, in milliseconds; what it can't have been counts as now. */
  since: number
  now: number
  tell(news: News): void
  /** Nothing more will come. */
  fail(): void
}

/**
 * Tells a page of a cohort how many answers are newer than itself, whenever there are more; the answer ends that.
 * @throws DomainError `cohort_not_found`, `live_full`
 */
export async function followCohort(db: Db, following: Following): Promise<() => void> {
  const { actor, cohortId, now, tell, fail } = following
  await ledCohort(db, { actor, cohortId })
  if (followersOf(db, cohortId) >= PLACES) throw new DomainError('too-many', 'live_full', { seconds: 60 })
  const since = following.since >= now - OLDEST_MS && following.since <= now ? following.since : now
  const counted = new Set<string>()
  let newestAt = 0
  const add = (answers: NewAnswer[]) => {
    const before = counted.size
    for (const { id, at } of answers) {
      // The feed looks back a little: what stands on this page already is no news to it.
      if (at <= since || counted.size >= mostCounted) continue
      counted.add(id)
      newestAt = Math.max(newestAt, at)
    }
    if (counted.size > before) tell({ count: counted.size, isMore: counted.size >= mostCounted, newestAt })
  }
  const leave = follow(db, cohortId, { tell: add, fail })
  try {
    // Asked after following has begun, so that nothing falls between; an answer told twice counts once.
    add(await newAnswers.ofCohort(db, { cohortId, since, limit: mostCounted }))
  } catch (error) {
    leave()
    throw error
  }
  return leave
}
