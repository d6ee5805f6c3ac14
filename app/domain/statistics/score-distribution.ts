/** The entry of a list, 0 outside it, as coefficients of a polynomial are. */
export const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0

/**
 * How probable each raw score 0 … k is when items are solved independently with probabilities p = ε/(1 + ε). These are
 * the elementary symmetric functions γ(0) … γ(k) of the ε, each divided by Π(1 + ε): so they neither overflow nor need
 * rescaling with many items. By the summation algorithm, which only adds positive numbers (Verhelst, Glas & van der
 * Sluis 1984).
 */
export function scoreDistribution(
  probabilities: readonly number[],
  [from, to]: readonly [number, number] = [0, probabilities.length],
): Float64Array {
  const scores = new Float64Array(to - from + 1)
  scores[0] = 1
  addItems(scores, 0, probabilities, [from, to])
  return scores
}

/** Adds the items between two places to the distribution over `items` others, in place. */
function addItems(
  scores: Float64Array,
  items: number,
  probabilities: readonly number[],
  [from, to]: readonly [number, number],
): void {
  for (let item = from; item < to; item++) {
    const p = at(probabilities, item)
    const highest = items + 1 + item - from
    for (let score = highest; score > 0; score--)
      scores[score] = at(scores, score) * (1 - p) + at(scores, score - 1) * p
    scores[0] = at(scores, 0) * (1 - p)
  }
}

/**
 * Shows, for each of the first `count` items, the distribution over all items but this one; it holds only during the
 * call. Halves of the items are added to what the other half shares, which is as exact as starting anew for each and
 * much faster; taking an item out of the whole by division would lose digits.
 */
export function withoutEach(
  probabilities: readonly number[],
  visit: (item: number, scores: Float64Array) => void,
  { count = probabilities.length, except = null }: { count?: number; except?: number | null } = {},
): void {
  const size = probabilities.length + 1
  // One list for each depth, so that hundreds of people with other items each leave no garbage.
  const depths: Float64Array[] = []
  const part = (from: number, to: number, others: Float64Array, items: number, depth: number): void => {
    if (to - from === 1) {
      visit(from, others)
      return
    }
    const middle = (from + to) >> 1
    const scores = depths[depth] ?? new Float64Array(size)
    depths[depth] = scores
    scores.set(others)
    addItems(scores, items, probabilities, [middle, to])
    part(from, middle, scores, items + to - middle, depth + 1)
    scores.set(others)
    addItems(scores, items, probabilities, [from, middle])
    part(middle, to, scores, items + middle - from, depth + 1)
  }
  if (count === 0) return
  const rest = probabilities.filter((_, item) => item >= count && item !== except)
  const base = new Float64Array(size)
  base.set(scoreDistribution(rest))
  part(0, count, base, rest.length, 0)
}

/** 1/(1 + e^−x), without overflow. */
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
