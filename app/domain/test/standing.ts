import type { Sitting, TestRecord } from '#db/sittings.server.ts'
import { type Extra, extraFor } from './allowed.ts'
import type { Occasion } from './occasion.ts'

interface OccasionStanding {
  running: Sitting | null
  finished: Sitting[]
  /** The finished sitting that counts: the one with most points, of equals the first. */
  counted: Sitting | null
  /** Number of the next sitting. */
  next: number
  triesLeft: number
  canBegin: boolean
  /** What a trainer gave this person besides. */
  extra: Extra
}

/** Where somebody stands with the test of a course. */
export interface TestStanding {
  pre: OccasionStanding
  post: OccasionStanding
  /** The sitting that is not over yet; one at a time. */
  running: Sitting | null
  /** Whether all is done: then, and never before, keys may be shown. */
  isOver: boolean
  /** Whether they may say that they want no further sitting. */
  canFinish: boolean
}

/** The rule of who may begin, finish and see what, by what is kept and by how many sittings the author gives. */
export function standingOf({ taker, sittings, allowances }: TestRecord, tries: number): TestStanding {
  const running = sittings.find(({ finishedAt }) => finishedAt === null) ?? null
  const isFinal = taker?.doneAt != null
  const standing = (occasion: Occasion): OccasionStanding => {
    const own = sittings.filter((sitting) => sitting.occasion === occasion)
    const finished = own.filter(({ finishedAt }) => finishedAt !== null)
    const extra = extraFor(allowances, occasion)
    const triesLeft = Math.max(0, tries + extra.extraTries - own.length)
    return {
      running: own.find((sitting) => sitting === running) ?? null,
      finished,
      counted: best(finished),
      next: own.length + 1,
      triesLeft,
      canBegin: triesLeft > 0 && running === null && !isPastFor({ taker, sittings }, occasion),
      extra,
    }
  }
  const [pre, post] = [standing('pre'), standing('post')]
  return {
    pre,
    post,
    running,
    isOver: isFinal && running === null,
    canFinish: !isFinal && running === null && post.finished.length > 0,
  }
}

/**
 * Whether it is too late for any further sitting: the test is over; or what one knew before the course would be asked once
 * it was asked what one knows afterwards.
 */
export const isPastFor = (
  { taker, sittings }: Pick<TestRecord, 'taker' | 'sittings'>,
  occasion: Occasion,
): boolean =>
  taker?.doneAt != null || (occasion === 'pre' && sittings.some((sitting) => sitting.occasion === 'post'))

function best(finished: Sitting[]): Sitting | null {
  return finished.reduce<Sitting | null>(
    (most, sitting) => (most === null || (sitting.points ?? 0) > (most.points ?? 0) ? sitting : most),
    null,
  )
}
