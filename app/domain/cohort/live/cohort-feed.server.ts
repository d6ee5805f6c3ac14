import type { Db } from '#db/gateway.server.ts'
import type { NewAnswer } from '#db/new-answers.server.ts'
import * as newAnswers from '#db/new-answers.server.ts'

/** How often the store is asked about a cohort, however many look at it. */
export const pollMs = 3_000

/** An answer is dated before it is written, and machines' clocks differ: so far back it may still turn up. */
const OVERLAP_MS = 15_000

/** Beyond this nothing is counted, neither at one look nor in all. */
export const mostCounted = 1_000

interface Follower {
  tell(answers: NewAnswer[]): void
  /** The store could not be asked: nothing more will come. */
  fail(): void
}

/** The looking after one cohort, for all in this process who follow it. */
interface Feed {
  followers: Set<Follower>
  /** When the store was asked last, in milliseconds. */
  lookedAt: number
  /** What was seen already, of the last while: id and time. */
  seen: Map<string, number>
  timer: ReturnType<typeof setTimeout> | undefined
}

const feeds = new WeakMap<Db, Map<string, Feed>>()

const feedsOf = (db: Db): Map<string, Feed> => {
  const known = feeds.get(db) ?? new Map<string, Feed>()
  feeds.set(db, known)
  return known
}

export const followersOf = (db: Db, cohortId: string): number =>
  feedsOf(db).get(cohortId)?.followers.size ?? 0

/**
 * Tells of a cohort's new answers from now on; the answer ends that. The first follower starts the looking, and the last
 * one ends it.
 */
export function follow(db: Db, cohortId: string, follower: Follower): () => void {
  const running = feedsOf(db)
  const known = running.get(cohortId)
  const feed = known ?? {
    followers: new Set<Follower>(),
    lookedAt: Date.now(),
    seen: new Map<string, number>(),
    timer: undefined,
  }
  feed.followers.add(follower)
  if (!known) {
    running.set(cohortId, feed)
    comeAgain(db, cohortId, feed)
  }
  return () => {
    feed.followers.delete(follower)
    if (feed.followers.size === 0) end(db, cohortId, feed)
  }
}

function end(db: Db, cohortId: string, feed: Feed): void {
  clearTimeout(feed.timer)
  feed.followers.clear()
  if (feedsOf(db).get(cohortId) === feed) feedsOf(db).delete(cohortId)
}

/** Each look sets the next: never two at once, however slow the store is. */
function comeAgain(db: Db, cohortId: string, feed: Feed): void {
  feed.timer = setTimeout(() => void look(db, cohortId, feed), pollMs)
  // A process that has nothing else to do may end.
  feed.timer.unref()
}

async function look(db: Db, cohortId: string, feed: Feed): Promise<void> {
  const now = Date.now()
  try {
    const since = feed.lookedAt - OVERLAP_MS
    const rows = await newAnswers.ofCohort(db, { cohortId, since, limit: mostCounted })
    const fresh = rows.filter(({ id }) => !feed.seen.has(id))
    for (const { id, at } of fresh) feed.seen.set(id, at)
    for (const [id, at] of feed.seen) if (at <= now - OVERLAP_MS) feed.seen.delete(id)
    feed.lookedAt = now
    if (fresh.length > 0) for (const follower of [...feed.followers]) follower.tell(fresh)
  } catch {
    // Whoever followed comes again by themselves; if the store is still away then, that request fails and is logged.
    for (const follower of [...feed.followers]) follower.fail()
    return end(db, cohortId, feed)
  }
  if (feed.followers.size > 0) comeAgain(db, cohortId, feed)
}
