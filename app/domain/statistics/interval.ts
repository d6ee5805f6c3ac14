import { descriptionOf } from './describe.ts'
import { fQuantile } from './f-distribution.ts'
import { type Figure, type IntervalFigure, knownInterval, unknown } from './figure.ts'
import { t95, Z95 } from './student-t.ts'

/**
 * Wilson's 95 % interval of a share, 0 … 1, from `hits` among `n` (Wilson 1927; Brown, Cai & DasGupta 2001, eq. 4).
 * No correction for continuity.
 */
export function shareInterval(hits: number, n: number): IntervalFigure {
  if (n === 0) return unknown('no-answers')
  const [share, square] = [hits / n, Z95 ** 2]
  const middle = (share + square / (2 * n)) / (1 + square / n)
  const half = (Z95 / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  // At the ends the formula gives 0 and 1 but for rounding.
  return knownInterval(hits === 0 ? 0 : middle - half, hits === n ? 1 : middle + half)
}

/**
 * Student's 95 % interval of a mean, in the unit of the values: mean ± t(0.975, n − 1) sd/√n. `bounds` are the ends of
 * the scale, which the interval then does not pass. Without spread it has no width to tell, so there is none.
 */
export function meanInterval(
  values: readonly number[],
  bounds?: { low: number; high: number },
): IntervalFigure {
  const { n, mean, sd } = descriptionOf(values)
  if ('undefined' in mean) return mean
  if ('undefined' in sd) return sd
  if (sd.value === 0) return unknown('no-spread')
  const half = (t95(n - 1) * sd.value) / Math.sqrt(n)
  const within = (value: number) => (bounds ? Math.min(Math.max(value, bounds.low), bounds.high) : value)
  return knownInterval(within(mean.value - half), within(mean.value + half))
}

/** Fisher's 95 % interval of a correlation, −1 … 1, by z = artanh r with variance 1/(n − 3) (Fisher 1921). */
export function correlationInterval(correlation: number, n: number): IntervalFigure {
  if (n < 4) return unknown('too-few')
  if (Math.abs(correlation) >= 1) return unknown('no-spread')
  const [z, half] = [Math.atanh(correlation), Z95 / Math.sqrt(n - 3)]
  return knownInterval(Math.tanh(z - half), Math.tanh(z + half))
}

/**
 * Feldt's 95 % interval of Cronbach's alpha × 100 from n people and k items: 1 − (1 − α) F, with F of n − 1 and
 * (n − 1)(k − 1) degrees of freedom (Feldt 1965; Feldt, Woodruff & Salih 1987, eq. 7). It takes items for alike.
 */
export function alphaInterval(alpha: Figure, n: number, items: number): IntervalFigure {
  if ('undefined' in alpha) return alpha
  const end = (p: number) => 100 - (100 - alpha.value) * fQuantile(p, n - 1, (n - 1) * (items - 1))
  return knownInterval(end(0.975), end(0.025))
}
