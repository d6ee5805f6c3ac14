/** The formulas of the curriculum's methods, written for these tests alone. Shares are in per cent. */

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

const Z = 1.96

export const percent = (part: number, whole: number) => (100 * part) / whole

/** Kish: `n Σw² / (Σw)²`. */
export function designEffect(weights: number[]): number {
  return (weights.length * sum(weights.map((weight) => weight ** 2))) / sum(weights) ** 2
}

/** Children to select for a share `p` within ± `margin` (both proportions), before rounding up. */
export function sampleSize(p: number, margin: number, effect: number, response: number): number {
  return ((Z ** 2 * p * (1 - p)) / margin ** 2) * (effect / response)
}

/** Volz and Heckathorn: weights are the inverse of the number of contacts. */
export function rdsTwo(contacts: number[], traits: number[]): number {
  const inverse = contacts.map((contact) => 1 / contact)
  return percent(sum(inverse.map((weight, index) => weight * (traits[index] ?? 0))), sum(inverse))
}

/** Two lists of `n1` and `n2` persons with `m` on both. */
export const chapman = (n1: number, n2: number, m: number) => ((n1 + 1) * (n2 + 1)) / (m + 1) - 1

/** Lower and upper limit. */
export function wald(hits: number, n: number): [number, number] {
  const p = hits / n
  const half = Z * Math.sqrt((p * (1 - p)) / n)
  return [100 * (p - half), 100 * (p + half)]
}

/** Lower and upper limit; `n` may be an effective size. */
export function wilson(p: number, n: number): [number, number] {
  const below = 1 + Z ** 2 / n
  const centre = (p + Z ** 2 / (2 * n)) / below
  const half = (Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2))) / below
  return [100 * (centre - half), 100 * (centre + half)]
}

/** The mean of rates, weighted by a population. */
export const standardised = (rates: number[], population: number[]) =>
  sum(rates.map((rate, index) => rate * (population[index] ?? 0))) / sum(population)

/** Sprague's multipliers for the single years of the middle one of five groups. */
const sprague = [
  [-0.0128, 0.0848, 0.1504, -0.024, 0.0016],
  [-0.0016, 0.0144, 0.2224, -0.0416, 0.0064],
  [0.0064, -0.0336, 0.2544, -0.0336, 0.0064],
  [0.0064, -0.0416, 0.2224, 0.0144, -0.0016],
  [0.0016, -0.024, 0.1504, 0.0848, -0.0128],
]

/** The middle one of five groups of five years, in single years. */
export const singleYears = (groups: number[]) =>
  sprague.map((row) => sum(row.map((multiplier, index) => multiplier * (groups[index] ?? 0))))

/** Fellegi and Sunter: what agreement and disagreement on a field are worth. */
export const linkWeights = (m: number, u: number) => ({
  agree: Math.log2(m / u),
  disagree: Math.log2((1 - m) / (1 - u)),
})

/** The whole numbers that are published as `shown` when all are rounded to a base. */
export function roundedTo(shown: number, base: number): number[] {
  const around = Array.from({ length: 2 * base + 1 }, (_, index) => shown - base + index)
  return around.filter((value) => Math.round(value / base) * base === shown)
}
