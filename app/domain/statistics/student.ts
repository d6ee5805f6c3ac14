/** The normal quantile at 0.975: half the width of a 95 % interval, in standard errors. */
export const Z_975 = 1.959963984540054

/** The normal quantile at 0.95: for one-sided tests at 5 %. */
export const Z_95 = 1.6448536269514722

/** The arithmetic mean; at least one value. */
export function meanOf(values: readonly number[]): number {
  mustHave(values, 1)
  const first = values.reduce((sum, value) => sum + value, 0) / values.length
  // A second pass takes away what rounding left.
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length
}

/** The standard deviation with divisor n − 1; at least two values. Equal values give exactly 0. */
export function deviationOf(values: readonly number[]): number {
  mustHave(values, 2)
  if (values.every((value) => value === values[0])) return 0
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

function mustHave(values: readonly number[], least: number): void {
  if (values.length < least) throw new RangeError(`needs at least ${least} values, has ${values.length}`)
}

/**
 * The value below which Student's t with `df` degrees of freedom lies with this probability, 0.5 ≤ probability < 1.
 * Bisects the tail until two neighbouring numbers remain; agrees with published tables to 1e-8.
 */
export function studentQuantile(probability: number, df: number): number {
  if (!(probability >= 0.5 && probability < 1)) throw new RangeError(`no probability: ${probability}`)
  if (!(df >= 1 && Number.isFinite(df))) throw new RangeError(`no degrees of freedom: ${df}`)
  if (probability === 0.5) return 0
  const tail = 2 * (1 - probability)
  let [low, high] = [0, 1]
  while (studentTail(high, df) > tail) [low, high] = [high, high * 2]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (studentTail(middle, df) > tail) low = middle
    else high = middle
  }
}

/**
 * The probability that |t| is larger than this, t ≥ 0: the incomplete beta function I_x(df/2, 1/2) at x = df/(df + t²)
 * (Abramowitz and Stegun 26.5.27), turned round where its fraction converges slowly.
 */
export function studentTail(t: number, df: number): number {
  if (t === 0) return 1
  const square = t * t
  const [x, rest] = [df / (df + square), square / (df + square)]
  const [a, b] = [df / 2, 0.5]
  const front = Math.exp(a * -Math.log1p(square / df)) * Math.sqrt(rest) * inverseBeta(a)
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(rest, b, a)) / b
}

/** 1 / B(a, 1/2) = Γ(a + 1/2) / (Γ(a) √π): stepped up to a large a, where the series of the ratio is exact. */
function inverseBeta(a: number): number {
  let factor = 1
  let large = a
  while (large < 40) {
    factor *= large / (large + 0.5)
    large += 1
  }
  const inverse = 1 / large
  const series =
    1 - inverse / 8 + inverse ** 2 / 128 + (5 * inverse ** 3) / 1024 - (21 * inverse ** 4) / 32_768
  return (factor * Math.sqrt(large) * (series - (399 * inverse ** 5) / 262_144)) / Math.sqrt(Math.PI)
}

const TINY = 1e-300

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = awayFromZero(1 - ((a + b) * x) / (a + 1))
  let fraction = 1 / d
  d = fraction
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let change = 1
    for (const term of [even, odd]) {
      d = 1 / awayFromZero(1 + term * d)
      c = awayFromZero(1 + term / c)
      change = d * c
      fraction *= change
    }
    if (Math.abs(change - 1) < 1e-16) break
  }
  return fraction
}

const awayFromZero = (value: number) => (Math.abs(value) < TINY ? TINY : value)

/**
 * The probability that a standard normal value is farther from 0 than z ≥ 0; the tail of chi² with one degree of freedom
 * at z². A series up to 3, a continued fraction beyond (Abramowitz and Stegun 26.2.11 and 26.2.14).
 */
export function normalTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z < 3) {
    let [term, sum] = [z, z]
    for (let k = 3; term > sum * 1e-17; k += 2) {
      term *= (z * z) / k
      sum += term
    }
    return 1 - 2 * density * sum
  }
  let fraction = z
  for (let k = 100; k >= 1; k--) fraction = z + k / fraction
  return (2 * density) / fraction
}
