import { dayOf } from '../cohort.ts'
import type { TargetState } from './views.ts'

/**
 * Whether a module's day was kept; the day itself still counts, in UTC.
 * @param dueOn YYYY-MM-DD; null = no day was set, and nothing to keep
 * @param finishedAt milliseconds; null = not finished
 * @param today YYYY-MM-DD
 */
export function targetState(
  dueOn: string | null,
  finishedAt: number | null,
  today: string,
): TargetState | null {
  if (dueOn === null) return null
  if (finishedAt !== null) return dayOf(finishedAt) <= dueOn ? 'met' : 'late'
  return today > dueOn ? 'missed' : 'ahead'
}
