import { sum } from './describe.ts'
import { type Figure, known, unknown } from './figure.ts'
import type { AnswerGroup } from './rasch-answers.ts'
import { at, logistic } from './score-distribution.ts'

export interface ItemFit {
  infit: Figure
  outfit: Figure
}

/**
 * How well answers to each item fit the model: mean squares, 1 where they vary as expected, above 1 noisier. With
 * z² = (x − p)²/(p(1 − p)): outfit = Σ z²/n, infit = Σ (x − p)²/Σ p(1 − p) (Wright & Masters 1982, chapter 5). The
 * ability in p is the maximum likelihood estimate for the raw score; people with all or nothing right have none and
 * stay out. R's eRm divides outfit by n − 1, so its values are n/(n − 1) times ours.
 */
export function fitOf(groups: readonly AnswerGroup[], difficulties: readonly number[]): ItemFit[] {
  const each = difficulties.map(() => ({ n: 0, squares: 0, standardized: 0, expected: 0 }))
  for (const { items, people } of groups) {
    const betas = items.map((item) => at(difficulties, item))
    const abilities = new Map<number, number>()
    for (const answers of people) {
      const score = answers.filter(Boolean).length
      const ability = abilities.get(score) ?? abilityFor(score, betas)
      abilities.set(score, ability)
      items.forEach((item, place) => {
        const p = logistic(ability - at(betas, place))
        const square = ((answers[place] ? 1 : 0) - p) ** 2
        const sums = each[item]
        if (!sums) return
        sums.n++
        sums.squares += square
        sums.expected += p * (1 - p)
        sums.standardized += square / (p * (1 - p))
      })
    }
  }
  return each.map(({ n, squares, standardized, expected }) =>
    n === 0
      ? { infit: unknown('no-answers'), outfit: unknown('no-answers') }
      : { infit: known(squares / expected), outfit: known(standardized / n) },
  )
}

/** The ability, in logits, at which as many items are expected right as there are: Σ p = score. By halving. */
function abilityFor(score: number, betas: readonly number[]): number {
  // So far from all items that the expected score is beyond any score between none and all.
  const reach = Math.log(betas.length) + 1
  let [low, high] = [Math.min(...betas) - reach, Math.max(...betas) + reach]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (sum(betas.map((beta) => logistic(middle - beta))) < score) low = middle
    else high = middle
  }
}
