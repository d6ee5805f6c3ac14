import { hashText } from '#app/labs/data/hash-text.ts'

/** Numbers of chance that a seed always gives in the same order. Not for secrets. */
export interface Draws {
  /** Uniform in [0, 1). */
  next(): number
  /** Standard normal. */
  normal(): number
  /** True in a share `p` of draws. */
  chance(p: number): boolean
  /** Uniform in `low` … `high`, both included; whole numbers. */
  whole(low: number, high: number): number
  /** The position of one of the weights, each as often as its weight says. */
  weighted(weights: readonly number[]): number
}

/**
 * Draws for a subject of their own, named by words: "how hard is this exercise" doesn't depend on how many people have
 * answered before. The generator is mulberry32 (T. Ettinger, public domain), 32 bits of state.
 */
export function drawsOf(seed: number, ...words: (string | number)[]): Draws {
  let state = hashText(['jalon demo', seed, ...words].join('\n'))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    // Box and Muller 1958; 1 - u lies in (0, 1], whose logarithm exists.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (p) => next() < p,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    weighted(weights) {
      const at = next() * weights.reduce((sum, weight) => sum + weight, 0)
      let reached = 0
      const found = weights.findIndex((weight) => {
        reached += weight
        return at < reached
      })
      return found >= 0 ? found : weights.length - 1
    },
  }
}
