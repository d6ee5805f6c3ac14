/** Draws that follow from a seed alone: the same in every browser and server, and easy to repeat in R or Python. */
export interface Chance {
  /** A number between 0 and 1. */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  /** True with this probability. */
  happens(probability: number): boolean
  /** One of the values, by their probabilities, which sum to 1. */
  oneOf<V>(shares: readonly (readonly [value: V, probability: number])[]): V
}

const MODULUS = 2_147_483_647

/**
 * Park and Miller's minimal standard generator: x ← 16807·x mod 2³¹ − 1, exact in double precision.
 * Seeds run from 1 to 2³¹ − 2.
 */
export function chanceFrom(seed: number): Chance {
  if (!Number.isInteger(seed) || seed < 1 || seed >= MODULUS) throw new RangeError(`no seed: ${seed}`)
  let state = seed
  const next = () => {
    state = (16_807 * state) % MODULUS
    return state / MODULUS
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    oneOf(shares) {
      let rest = next()
      for (const [value, probability] of shares) {
        if (rest < probability) return value
        rest -= probability
      }
      const last = shares.at(-1)
      if (!last) throw new RangeError('nothing to choose from')
      return last[0]
    },
  }
}
