import { sum } from './describe.ts'
import { inverseOf } from './positive-definite.ts'
import { logLikelihood, type ScoreGroup, slopeAndInformation } from './rasch-likelihood.ts'
import { at } from './score-distribution.ts'

const MOST_STEPS = 100
/** In logits: a step shorter than this changes nothing that is shown. */
const SHORT = 1e-10

export interface Estimate {
  /** In logits, their sum is 0. */
  difficulties: number[]
  /** Standard errors in logits, from the information matrix, for difficulties that add to 0. */
  errors: number[]
  logLikelihood: number
}

/**
 * The difficulties that make the answers most probable given the raw scores, by Newton's method; null if the search
 * does not end. The likelihood is concave, so a step that makes it smaller was only too long.
 */
export function estimate(groups: readonly ScoreGroup[], size: number): Estimate | null {
  let difficulties = start(groups, size)
  let likelihood = logLikelihood(groups, difficulties)
  for (let step = 0; step < MOST_STEPS; step++) {
    const { slope, information } = slopeAndInformation(groups, difficulties)
    const errors = inverseOf(anchored(information))
    if (!errors || !Number.isFinite(likelihood)) return null
    const move = errors.map((row) => sum(row.map((value, item) => value * at(slope, item))))
    const length = Math.max(...move.map(Math.abs))
    if (!(length >= SHORT)) return Number.isNaN(length) ? null : result(difficulties, errors, likelihood)

    let [next, scale] = [moved(difficulties, move, 1), 1]
    // Rounding may make the last steps seem to go down a little.
    while (!(logLikelihood(groups, next) >= likelihood - 1e-9 * Math.abs(likelihood)) && scale > 1e-6) {
      scale /= 2
      next = moved(difficulties, move, scale)
    }
    difficulties = next
    likelihood = logLikelihood(groups, difficulties)
  }
  return null
}

const result = (difficulties: number[], covariances: number[][], likelihood: number): Estimate => ({
  difficulties,
  // Taking the anchor (see below) out again leaves the covariances of difficulties that add to 0.
  errors: covariances.map((row, item) => Math.sqrt(Math.max(0, at(row, item) - 1 / row.length))),
  logLikelihood: likelihood,
})

/**
 * The information says nothing about all difficulties together, only about their differences: it has no inverse. With
 * 1/k added to every entry it has, and a step by it keeps their sum at 0.
 */
const anchored = (information: readonly Float64Array[]): number[][] =>
  information.map((row) => [...row].map((value) => value + 1 / row.length))

const moved = (from: readonly number[], move: readonly number[], scale: number): number[] =>
  centredAt0(from.map((value, item) => value + scale * at(move, item)))

/** ln(failed/solved) of each item. */
function start(groups: readonly ScoreGroup[], size: number): number[] {
  const [solved, failed] = [new Float64Array(size), new Float64Array(size)]
  for (const group of groups) {
    const people = sum(group.scores.map((score) => score.people))
    group.items.forEach((item, place) => {
      solved[item] = at(solved, item) + at(group.solved, place)
      failed[item] = at(failed, item) + people - at(group.solved, place)
    })
  }
  return centredAt0([...failed].map((count, item) => Math.log(count / at(solved, item))))
}

function centredAt0(values: readonly number[]): number[] {
  const mean = sum(values) / values.length
  return values.map((value) => value - mean)
}
