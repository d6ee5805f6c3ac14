import { type Figure, known, unknown } from './figure.ts'

/** What a list of numbers looks like; units are those of the numbers, skewness and kurtosis have none. */
export interface Description {
  n: number
  mean: Figure
  median: Figure
  sd: Figure
  skewness: Figure
  kurtosis: Figure
}

/** Relative to their size, numbers closer than this are equal: sums of marks such as 0.1 carry rounding. */
const ROUNDING = 1e-12

/**
 * Mean, median, standard deviation, skewness and excess kurtosis as Moodle defines them: the last three by Fisher's
 * k-statistics, sd = √k2 with n − 1 in the denominator (https://docs.moodle.org/dev/Quiz_statistics_calculations,
 * "Test statistics"; also Joanes & Gill 1998, G1 and G2).
 */
export function descriptionOf(values: readonly number[]): Description {
  const n = values.length
  if (n === 0) {
    const none = unknown('no-answers')
    return { n, mean: none, median: none, sd: none, skewness: none, kurtosis: none }
  }
  const { mean, deviations } = centred(values)
  const m = (power: number) => sum(deviations.map((d) => d ** power)) / n
  const k2 = (n * m(2)) / (n - 1)
  return {
    n,
    mean: known(mean),
    median: known(medianOf(values)),
    sd: n < 2 ? unknown('too-few') : known(Math.sqrt(k2)),
    skewness: shape(n, 3, k2, () => (n ** 2 * m(3)) / ((n - 1) * (n - 2)) / k2 ** 1.5),
    kurtosis: shape(
      n,
      4,
      k2,
      () => (n ** 2 * ((n + 1) * m(4) - 3 * (n - 1) * m(2) ** 2)) / ((n - 1) * (n - 2) * (n - 3)) / k2 ** 2,
    ),
  }
}

function shape(n: number, needed: number, k2: number, compute: () => number): Figure {
  if (n < needed) return unknown('too-few')
  return k2 > 0 ? known(compute()) : unknown('no-spread')
}

/**
 * The mean, and how far each number is from it. Taken from the first number on, and corrected once: so numbers that
 * differ only in their last digits keep them (NIST's NumAcc sets). Numbers that differ by rounding alone differ by 0.
 */
function centred(values: readonly number[]): { mean: number; deviations: number[] } {
  const first = values[0] ?? 0
  if (!hasSpread(values)) return { mean: first, deviations: values.map(() => 0) }
  const shifted = values.map((value) => value - first)
  const rough = sum(shifted) / values.length
  const shift = rough + sum(shifted.map((value) => value - rough)) / values.length
  return { mean: first + shift, deviations: shifted.map((value) => value - shift) }
}

/** Whether the numbers differ by more than rounding. */
export function hasSpread(values: readonly number[]): boolean {
  const [low, high] = extent(values)
  return high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high))
}

/** Sample variance, n − 1 in the denominator. The caller sees to n ≥ 2. */
export const variance = (values: readonly number[]): number =>
  sum(centred(values).deviations.map((d) => d * d)) / (values.length - 1)

/** Sample covariance, n − 1 in the denominator; exactly 0 where only rounding is left. The caller sees to n ≥ 2. */
export function covariance(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [centred(one).deviations, centred(other).deviations]
  const size = Math.sqrt(sum(a.map((d) => d * d))) * Math.sqrt(sum(b.map((d) => d * d)))
  const products = sum(a.map((d, index) => d * (b[index] ?? 0)))
  return Math.abs(products) <= ROUNDING * size ? 0 : products / (one.length - 1)
}

/** The sum with what each addition rounds away added at the end (Neumaier 1974): 0.1 ten times is 1. */
export function sum(values: readonly number[]): number {
  let [total, lost] = [0, 0]
  for (const value of values) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** The smallest and the largest; of no numbers +∞ and −∞. */
export function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? 0
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper
}
