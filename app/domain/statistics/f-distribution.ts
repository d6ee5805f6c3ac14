/**
 * The quantile of Fisher's F, for degrees of freedom above 0, not necessarily whole; p between 0 and 1. By halving on
 * I(x; a, b), the regularized incomplete beta function: P(F ≤ f) = I(d1 f/(d1 f + d2); d1/2, d2/2).
 */
export function fQuantile(p: number, d1: number, d2: number): number {
  let [low, high] = [0, 1]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return (d2 * middle) / (d1 * (1 - middle))
    if (incompleteBeta(middle, d1 / 2, d2 / 2) < p) low = middle
    else high = middle
  }
}

/** I(x; a, b), 0 < x < 1. By its continued fraction where that converges fast (NIST DLMF 8.17.22, 8.17.4). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + lnGamma(a + b) - lnGamma(a) - lnGamma(b) - Math.log(a),
  )
  return front * fraction(x, a, b)
}

/** 1/(1 + d1/(1 + d2/(1 + …))) by Lentz's method (Thompson & Barnett 1986). */
function fraction(x: number, a: number, b: number): number {
  const not0 = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let [value, c, d] = [1, 1, 0]
  // It needs in the order of √max(a, b) steps.
  for (let step = 1; step < 10_000; step++) {
    const m = Math.floor(step / 2)
    const term =
      step % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / not0(1 + term * d)
    c = not0(1 + term / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return 1 / value
}

/** ln Γ(x), x > 0, by Stirling's series from 10 on, carried down by Γ(x + 1) = x Γ(x) (NIST DLMF 5.11.1, 5.5.1). */
function lnGamma(x: number): number {
  if (x < 10) return lnGamma(x + 1) - Math.log(x)
  // The series' coefficients, the last first: 691/360360 and so on.
  const series = [691 / 360360, -1 / 1188, 1 / 1680, -1 / 1260, 1 / 360, -1 / 12].reduce(
    (sum, coefficient) => sum / (x * x) - coefficient,
    0,
  )
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series / x
}
