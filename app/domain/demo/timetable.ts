import type { Draws } from './draws.ts'

const DAY = 86_400_000
const MINUTE = 60_000

/**
 * When somebody takes the steps of their way: days in order from the first to the last one, not all of them, and on each
 * a sitting of some minutes a step, in the morning or the afternoon. Times rise strictly.
 * @param start the first day of the cohort, its beginning in UTC, in milliseconds
 * @param days first and last day, both included, from 0 on
 */
export function timetable(
  draws: Draws,
  { start, days: [from, to], steps }: { start: number; days: [number, number]; steps: number },
): number[] {
  const all = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  // The first and the last day are always working days: they are what the story says.
  const worked = all.filter((_day, index) => index === 0 || index === all.length - 1 || draws.chance(0.55))
  const times: number[] = []
  let [today, at] = [-1, 0]
  for (let step = 0; step < steps; step += 1) {
    const index = Math.min(worked.length - 1, Math.floor((step / steps) * worked.length))
    if (index === today) at += draws.whole(10 * MINUTE, 14 * MINUTE)
    else at = start + (worked[index] ?? from) * DAY + draws.whole(7 * 60, 10 * 60) * MINUTE
    today = index
    times.push(at)
  }
  return times
}
