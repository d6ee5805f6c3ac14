/** The standard normal quantile at 0.975. */
export const Z95 = 1.959963984540054

/**
 * The two-sided 95 % point of Student's t, the quantile at 0.975, for a whole number of degrees of freedom from 1 on.
 * By halving on the finite series of the distribution (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4).
 */
export function t95(df: number): number {
  let [low, high] = [Z95, 13] // t(0.975, 1) = 12.706, and it falls towards the normal quantile.
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (within(middle, df) < 0.95) low = middle
    else high = middle
  }
}

/** The probability that |t| is at most the bound. */
function within(bound: number, df: number): number {
  const angle = Math.atan(bound / Math.sqrt(df))
  const [sine, square] = [Math.sin(angle), Math.cos(angle) ** 2]
  const isOdd = df % 2 === 1
  let term = isOdd ? Math.cos(angle) : 1
  let series = df === 1 ? 0 : term
  for (let step = isOdd ? 3 : 2; step <= df - 2; step += 2) {
    term *= (square * (step - 1)) / step
    series += term
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * series) : sine * series
}
