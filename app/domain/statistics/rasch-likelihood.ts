import { sum } from './describe.ts'
import type { AnswerGroup } from './rasch-answers.ts'
import { at, logistic, scoreDistribution, withoutEach } from './score-distribution.ts'

/** What the conditional likelihood needs of a group: how many people have each raw score, how many solved each item. */
export interface ScoreGroup {
  items: number[]
  /** Raw scores that occur, with the number of people. */
  scores: { score: number; people: number }[]
  /** People who solved each of `items`. */
  solved: number[]
}

export function scoresOf({ items, people }: AnswerGroup): ScoreGroup {
  const counts = new Map<number, number>()
  for (const answers of people) {
    const score = answers.filter(Boolean).length
    counts.set(score, (counts.get(score) ?? 0) + 1)
  }
  return {
    items,
    scores: [...counts].map(([score, count]) => ({ score, people: count })),
    solved: items.map((_, place) => people.filter((answers) => answers[place]).length),
  }
}

/**
 * ln L = −Σ β(i) s(i) − Σ n(r) ln γ(r), the probability of the answers given everybody's raw score; β = difficulty in
 * logits, s(i) = people who solved item i, n(r) = people with raw score r, γ = elementary symmetric functions of
 * ε = e^−β (Andersen 1970, 1972).
 */
export function logLikelihood(groups: readonly ScoreGroup[], difficulties: readonly number[]): number {
  return sum(
    groups.map(({ items, scores, solved }) => {
      const betas = items.map((item) => at(difficulties, item))
      const distribution = scoreDistribution(betas.map((beta) => logistic(-beta)))
      // ln Π(1 + ε), by which the distribution is smaller than the γ.
      const scale = sum(betas.map((beta) => Math.max(-beta, 0) + Math.log1p(Math.exp(-Math.abs(beta)))))
      const ofItems = sum(betas.map((beta, place) => beta * at(solved, place)))
      const ofScores = sum(
        scores.map(({ score, people }) => people * (Math.log(at(distribution, score)) + scale)),
      )
      return -ofItems - ofScores
    }),
  )
}

/** The slope of ln L by each difficulty, and the information: its second derivatives with the sign changed. */
export function slopeAndInformation(
  groups: readonly ScoreGroup[],
  difficulties: readonly number[],
): { slope: Float64Array; information: Float64Array[] } {
  const size = difficulties.length
  const slope = new Float64Array(size)
  const information = Array.from({ length: size }, () => new Float64Array(size))
  const add = (to: Float64Array | undefined, index: number, value: number) => {
    if (to) to[index] = at(to, index) + value
  }
  for (const { items, scores, solved } of groups) {
    const p = items.map((item) => logistic(-at(difficulties, item)))
    const all = scoreDistribution(p)
    // P(item solved | raw score), by score.
    const given: number[][] = []
    withoutEach(p, (i, others) => {
      given[i] = scores.map(({ score }) => (at(p, i) * at(others, score - 1)) / at(all, score))
    })
    items.forEach((item, i) => {
      const own = given[i] ?? []
      add(slope, item, sum(scores.map(({ people }, s) => people * at(own, s))) - at(solved, i))
      add(information[item], item, sum(scores.map(({ people }, s) => people * at(own, s) * (1 - at(own, s)))))
      // Pairs: without this item, and without each of those before it in turn.
      const show = (j: number, others: Float64Array) => {
        let shared = 0
        scores.forEach(({ score, people }, s) => {
          const both = (at(p, i) * at(p, j) * at(others, score - 2)) / at(all, score)
          shared += people * (both - at(own, s) * at(given[j] ?? [], s))
        })
        add(information[item], items[j] ?? 0, shared)
        add(information[items[j] ?? 0], item, shared)
      }
      withoutEach(p, show, { count: i, except: i })
    })
  }
  return { slope, information }
}
