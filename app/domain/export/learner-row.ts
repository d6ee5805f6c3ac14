import type { ExerciseState } from '#app/domain/progress/learning.ts'
import type { StoredAnswer } from '#db/exports.server.ts'
import { inPoints } from './answer-row.ts'
import type { Exported } from './table.ts'

/** What a learner has done with an exercise, in the order of the columns. */
export const learnerMeasures = ['state', 'tries', 'first', 'best', 'last'] as const
type Measures = Record<(typeof learnerMeasures)[number], Exported>

/** A learner's tries at one exercise so far: added up as they are read, so that no list of them is kept. */
export interface Tries {
  tries: number
  first: Counted
  best: Counted
  last: Counted
  /** When an answer was right for the first time. */
  rightAt: number | null
}

interface Counted {
  points: number
  outOf: number
}

/** The points that count for an answer: a trainer's mark where there is one. In thousandths. */
const counted = ({ points, outOf, markPoints, markOutOf }: StoredAnswer): Counted =>
  markPoints === null || markOutOf === null ? { points, outOf } : { points: markPoints, outOf: markOutOf }

/** The tries with one more; they come in the order of their numbers. */
export function withTry(before: Tries | undefined, answer: StoredAnswer): Tries {
  const points = counted(answer)
  const rightAt = before?.rightAt ?? (answer.code === 'right' ? answer.at : null)
  if (!before) return { tries: 1, first: points, best: points, last: points, rightAt }
  // By share, as progress is kept: an exercise may be worth more in a later edition.
  const isBest = points.points * before.best.outOf > before.best.points * points.outOf
  return { ...before, tries: before.tries + 1, best: isBest ? points : before.best, last: points, rightAt }
}

/**
 * One exercise in a learner's row. `until` is when their work ceases to be shown: what is kept of where they stand may be of
 * later, and then their answers alone say it.
 */
export function measuresOf(
  tries: Tries | undefined,
  kept: { status: ExerciseState['status']; lastAt: number } | undefined,
  until: number,
): Measures {
  const points = (one: Counted | undefined) => (one ? inPoints(one.points) : null)
  return {
    state: stateOf(tries, kept, until),
    tries: tries?.tries ?? 0,
    first: points(tries?.first),
    best: points(tries?.best),
    last: points(tries?.last),
  }
}

function stateOf(
  tries: Tries | undefined,
  kept: { status: ExerciseState['status']; lastAt: number } | undefined,
  until: number,
): string {
  if (kept && kept.lastAt <= until) return kept.status
  if (!tries) return 'open'
  return tries.rightAt === null ? 'tried' : 'solved'
}
