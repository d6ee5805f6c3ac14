/**
 * Which numbers count as an expected one: those from `low(expected)` to `high(expected)`. Both bounds rise with the
 * expected number; the matching of rows relies on it.
 */
export interface Reach {
  low(expected: number): number
  high(expected: number): number
}

/**
 * Without `digits`: as near as two ways to compute the same can come, but never so wide that a count passes for the
 * next one. With `digits`: what rounds to the expected number rounded to so many decimals, so that 26.2 and 26.236
 * both pass for 26.236 at one. A tie (26.25) may be rounded either way: half up, half to even, and sums that end a
 * hair below it are all in use.
 */
export const reachOf = (digits: number | null): Reach => (digits === null ? exact : rounding(digits))

export const isWithin = (reach: Reach, own: number, expected: number): boolean =>
  own >= reach.low(expected) && own <= reach.high(expected)

const exact: Reach = {
  low: (expected) => (Number.isFinite(expected) ? expected - slack(expected) : expected),
  high: (expected) => (Number.isFinite(expected) ? expected + slack(expected) : expected),
}

function slack(expected: number): number {
  const size = Math.abs(expected)
  return Math.max(1e-9, 1e-12 * size, Math.min(1e-6 * size, 0.4))
}

function rounding(digits: number): Reach {
  const units = 10 ** digits
  // In units of the last digit: how far binary fractions and the order of a sum can move a number.
  const grain = (inUnits: number) => Math.max(1e-9, 1e-12 * Math.abs(inUnits))
  return {
    low(expected) {
      const inUnits = expected * units
      if (!Number.isFinite(inUnits)) return expected
      return (Math.round(inUnits - grain(inUnits)) - 0.5 - grain(inUnits)) / units
    },
    high(expected) {
      const inUnits = expected * units
      if (!Number.isFinite(inUnits)) return expected
      return (Math.round(inUnits + grain(inUnits)) + 0.5 + grain(inUnits)) / units
    },
  }
}
