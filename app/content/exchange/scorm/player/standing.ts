import {
  isSettled,
  type ListedExercise,
  pointsOf,
  type States,
  thousandths,
} from '#app/domain/progress/learning.ts'

export type LessonStatus = 'passed' | 'completed' | 'failed' | 'incomplete'

/** What a learning platform is told: SCORM 1.2 knows a score of 0 to 100 and one word. */
export interface Standing {
  /** Per cent of the points; null where nothing is graded. */
  score: number | null
  status: LessonStatus
}

/**
 * By the rule of the platform: finished when every exercise is solved or has had its solution shown; then the share of
 * points decides. A module without exercises is completed when its reader says so.
 * @param passMark per cent
 */
export function standingOf(
  exercises: ListedExercise[],
  states: States,
  { passMark, isRead }: { passMark: number; isRead: boolean },
): Standing {
  const most = exercises.reduce((sum, { points }) => sum + thousandths(points), 0)
  if (most === 0) return { score: null, status: isRead ? 'completed' : 'incomplete' }
  const share = (100 * pointsOf(exercises, states)) / most
  // Never rounded up to a mark that was not reached.
  const score = Math.floor(share * 100 + 1e-6) / 100
  if (!exercises.every(({ id }) => isSettled(states.get(id)))) return { score, status: 'incomplete' }
  return { score, status: score >= passMark ? 'passed' : 'failed' }
}

const ranks: Record<string, number> = { incomplete: 1, failed: 2, completed: 3, passed: 4 }

/** A platform may have lost what was kept, never what was reached: the better of two words stands. */
export const betterStatus = (before: string, now: LessonStatus): LessonStatus =>
  (ranks[before] ?? 0) > (ranks[now] ?? 0) ? (before as LessonStatus) : now

/** `HHHH:MM:SS.SS` */
export function scormTime(milliseconds: number): string {
  const hundredths = Math.min(Math.max(0, Math.round(milliseconds / 10)), 9999 * 360_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor(hundredths / 100)
  return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`
}
