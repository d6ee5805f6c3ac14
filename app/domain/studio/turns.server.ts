import { DomainError } from '#app/domain/errors.ts'

/** Work that people wait for, done one after the other so that nobody has to wait for one who asks much. */
export interface Turns {
  /**
   * Does the work when it is this person's turn. What the same person asked for the same thing before, and still waits
   * for, is given up: it is about a text that is not there any more.
   * @param who who waits for it @param what what it is about
   * @throws DomainError `too-many` studio_newer for what was given up, studio_busy where too much is waiting
   */
  take<T>(turn: { who: string; what: string }, work: () => Promise<T>): Promise<T>
}

interface Waiting {
  what: string
  begin: () => void
  giveUp: (error: DomainError) => void
}

interface TurnLimits {
  /** Of all people together. */
  mostWaiting: number
  /** Of one person, about different things. */
  mostOfOne: number
  /** In milliseconds; a test has its own. */
  clock?: () => number
}

const newer = () => new DomainError('too-many', 'studio_newer', { seconds: 1 })

/**
 * Whose turn it is: of those who wait, the one whose work has taken the least time so far. Who comes new, or was away,
 * stands level with whoever is served now, so that nobody saves up turns; whose text hangs for ten seconds waits until
 * everybody else has had as much.
 */
export function startTurns({ mostWaiting, mostOfOne, clock = () => performance.now() }: TurnLimits): Turns {
  const waiting = new Map<string, Waiting[]>()
  /** Time taken, in milliseconds of everybody's work; of those who are not behind the others it is not kept. */
  const taken = new Map<string, number>()
  let level = 0
  let count = 0
  let isBusy = false

  const levelOf = (who: string) => Math.max(taken.get(who) ?? 0, level)

  function giveUp(who: string, index: number, error: DomainError): void {
    const own = waiting.get(who) ?? []
    const [given] = own.splice(index, 1)
    if (own.length === 0) waiting.delete(who)
    if (!given) return
    count -= 1
    given.giveUp(error)
  }

  function next(): void {
    if (isBusy) return
    let turn: string | null = null
    for (const who of waiting.keys()) if (turn === null || levelOf(who) < levelOf(turn)) turn = who
    if (turn === null) return
    const [first, ...others] = waiting.get(turn) ?? []
    // Whoever has more to do goes to the end of those who are level.
    waiting.delete(turn)
    if (others.length > 0) waiting.set(turn, others)
    if (!first) return
    count -= 1
    isBusy = true
    level = levelOf(turn)
    first.begin()
  }

  function done(who: string, ms: number): void {
    isBusy = false
    taken.set(who, levelOf(who) + ms)
    for (const [one, time] of taken) if (time <= level) taken.delete(one)
    next()
  }

  return {
    take({ who, what }, work) {
      const own = waiting.get(who) ?? []
      const same = own.findIndex((one) => one.what === what)
      if (same >= 0) giveUp(who, same, newer())
      else if (own.length >= mostOfOne) giveUp(who, 0, newer())
      if (count >= mostWaiting)
        return Promise.reject(new DomainError('too-many', 'studio_busy', { seconds: 5 }))
      return new Promise((resolve, reject) => {
        const begin = async () => {
          const startedAt = clock()
          try {
            resolve(await work())
          } catch (error) {
            reject(error)
          }
          done(who, clock() - startedAt)
        }
        waiting.set(who, [...(waiting.get(who) ?? []), { what, begin, giveUp: reject }])
        count += 1
        next()
      })
    },
  }
}
