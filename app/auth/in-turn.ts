import { DomainError } from '#app/domain/errors.ts'

interface Bounds {
  atOnce: number
  /** How many may wait, in all and of one party. */
  waiting: number
  ofOne: number
}

/**
 * Runs work a few at once and lets the rest wait: of one party in order, and the parties in turn, so that whoever asks
 * for much waits for themselves. More waiting would take longer than anyone waits: they are asked to come back
 * (DomainError `slow_down`).
 */
export function inTurn({ atOnce, waiting: most, ofOne }: Bounds) {
  let running = 0
  let waiting = 0
  /** By party; the one whose turn is next stands first. */
  const lines = new Map<string, (() => void)[]>()

  function wait(party: string): Promise<void> {
    const line = lines.get(party) ?? []
    if (waiting >= most || line.length >= ofOne)
      throw new DomainError('too-many', 'slow_down', { seconds: 30, minutes: 1 })
    lines.set(party, line)
    waiting++
    return new Promise((resolve) => line.push(resolve))
  }

  /** The place goes straight to the next; only without one does it become free. */
  function passOn() {
    const [first] = lines
    if (!first) return void running--
    const [party, [next, ...others]] = first
    lines.delete(party)
    if (others.length > 0) lines.set(party, others)
    waiting--
    next?.()
  }

  return async function run<T>(work: () => Promise<T>, party = ''): Promise<T> {
    if (running < atOnce) running++
    else await wait(party)
    try {
      return await work()
    } finally {
      passOn()
    }
  }
}
