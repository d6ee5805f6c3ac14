export interface Scale {
  /** Ends of the axis: the first and the last tick. */
  min: number
  max: number
  step: number
  ticks: number[]
}

/** The smallest of 1, 2, 5 × a power of ten that isn't smaller than `size` (> 0). */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  const factor = [1, 2, 5].find((factor) => factor * power >= size * (1 - 1e-9)) ?? 10
  return tidy(factor * power)
}

/** An axis that covers all values with about `count` round steps; `fromZero` where lengths are compared. */
export function niceScale(values: readonly number[], count: number, fromZero: boolean): Scale {
  const [low, high] = span(values, fromZero)
  const step = niceStep((high - low) / count)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step))
  return { min: tidy(first * step), max: tidy(last * step), step, ticks }
}

/** Powers of ten below this can't be divided by. */
const TINY = 1e-200

/** Ticks have twelve digits, and an axis some ten of them. */
const DISTINCT = 1e-10

/** Lowest and highest, pulled apart when they are the same. */
function span(values: readonly number[], fromZero: boolean): [number, number] {
  let low = fromZero ? 0 : Number.POSITIVE_INFINITY
  let high = fromZero ? 0 : Number.NEGATIVE_INFINITY
  for (const each of values) {
    const value = Math.abs(each) < TINY ? 0 : each
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) return [0, 1]
  // Nearer to each other than ticks can tell apart, they are the same.
  if (high - low > DISTINCT * Math.max(Math.abs(low), Math.abs(high))) return [low, high]
  return high === 0 && low === 0 ? [0, 1] : [Math.min(low, 0), Math.max(high, 0)]
}

/** A line may leave out zero, but not where that would make a third of the height look like nothing. */
export function wantsZero(values: readonly number[]): boolean {
  const [low, high] = span(values, false)
  return low >= 0 && low < high * 0.6
}

/** Where a value stands on the axis, 0 to 1. */
export const shareOf = ({ min, max }: Scale, value: number) => (value - min) / (max - min)

/** Without the dust of binary arithmetic: 0.30000000000000004 becomes 0.3. */
const tidy = (value: number) => Number(value.toPrecision(12)) + 0
