import { DomainError } from '#app/domain/errors.ts'

/**
 * Runs work a few at once and lets the rest wait in order. More waiting than `waiting` would take longer than anyone
 * waits: they are asked to come back (DomainError `slow_down`).
 */
export function inTurn({ atOnce, waiting: most }: { atOnce: number; waiting: number }) {
  let running = 0
  const waiting: (() => void)[] = []
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running++
    else if (waiting.length >= most)
      throw new DomainError('too-many', 'slow_down', { seconds: 30, minutes: 1 })
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The place goes straight to whoever waits longest; only without one does it become free.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
