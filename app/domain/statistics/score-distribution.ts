/** The entry of a list, 0 outside it, as coefficients of a polynomial are. */
export const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0

/**
 * How probable each raw score 0 … k is when items are solved independently with probabilities p = ε/(1 + ε). These are
 * the elementary symmetric functions γ(0) … γ(k) of the ε, each divided by Π(1 + ε): so they neither overflow nor need
 * rescaling with many items. By the summation algorithm (Fischer 1974; Verhelst, Glas & van der Sluis 1984), which only
 * adds positive numbers; items in `without` are left out, which is safer than dividing them out again.
 */
export function scoreDistribution(
  probabilities: readonly number[],
  without: readonly number[] = [],
): Float64Array {
  const scores = new Float64Array(probabilities.length + 1 - without.length)
  scores[0] = 1
  let items = 0
  probabilities.forEach((p, item) => {
    if (without.includes(item)) return
    items++
    for (let score = items; score >= 0; score--)
      scores[score] = at(scores, score) * (1 - p) + at(scores, score - 1) * p
  })
  return scores
}

/** 1/(1 + e^−x), without overflow. */
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
