import type { Interval, Reasoned } from './reasoned.ts'
import { normalTail, Z_95, Z_975 } from './student.ts'

/** One stratum: people of both groups whose totals are alike, by whether they answered the item right. */
export interface Stratum {
  referenceRight: number
  referenceWrong: number
  focalRight: number
  focalWrong: number
}

/**
 * - `not-comparable`: no stratum holds both groups and both right and wrong answers
 * - `one-sided`: wherever groups can be compared, one of them is always right or the other always wrong: the odds ratio
 *   is 0 or infinite
 */
type NotCompared = 'not-comparable' | 'one-sided'

/**
 * How far a difference goes by the rule of ETS. A: not to be told from 0, or below 1 on the delta scale; C: at least 1.5,
 * and surely above 1 (one-sided, 5 %); B: between them. Zwick, A Review of ETS Differential Item Functioning Assessment
 * Procedures, ETS RR-12-08, 2012.
 */
export type DeltaClass = 'A' | 'B' | 'C'

export interface Comparison {
  n: { reference: number; focal: number }
  /** How many strata tell something, of those given. */
  strata: { telling: number; all: number }
  /** Odds of a right answer in the reference group / in the focal group. Above 1: harder for the focal group. */
  oddsRatio: Reasoned<NotCompared>
  /** 95 %, from the standard error of the logarithm. */
  oddsRatioInterval: Reasoned<NotCompared, Interval>
  /** −2.35 ln(odds ratio), on the delta scale of ETS. Negative: harder for the focal group. */
  delta: Reasoned<NotCompared>
  deltaInterval: Reasoned<NotCompared, Interval>
  /** Mantel and Haenszel's chi² with one degree of freedom and continuity correction, and its tail. */
  test: Reasoned<NotCompared, { chiSquare: number; p: number }>
  class: Reasoned<NotCompared, { value: DeltaClass }>
}

const DELTA = -2.35

/**
 * Compares two groups over strata. Mantel and Haenszel, J. Natl. Cancer Inst. 22:719, 1959: the common odds ratio is
 * Σ ad/n / Σ bc/n, chi² is (|Σ(a − E a)| − 0.5)² / Σ Var a, not below 0. The variance of ln(odds ratio) is that of
 * Robins, Breslow and Greenland, Biometrics 42:311, 1986. Strata that lack a group, or an answer, add nothing to either.
 */
export function compareStrata(strata: readonly Stratum[]): Comparison {
  const telling = strata.filter(canTell)
  const counts = {
    n: {
      reference: sum(strata, (of) => of.referenceRight + of.referenceWrong),
      focal: sum(strata, (of) => of.focalRight + of.focalWrong),
    },
    strata: { telling: telling.length, all: strata.length },
  }
  const test = chiSquareOf(telling)
  const odds = oddsOf(telling)
  if ('undefined' in test || 'undefined' in odds) {
    const none = 'undefined' in odds ? odds : { undefined: 'not-comparable' as const }
    return {
      ...counts,
      test,
      oddsRatio: none,
      oddsRatioInterval: none,
      delta: none,
      deltaInterval: none,
      class: none,
    }
  }
  const { logarithm, error } = odds
  const [low, high] = [logarithm - Z_975 * error, logarithm + Z_975 * error]
  return {
    ...counts,
    test,
    oddsRatio: { value: Math.exp(logarithm) },
    oddsRatioInterval: { low: Math.exp(low), high: Math.exp(high) },
    delta: { value: DELTA * logarithm },
    deltaInterval: { low: DELTA * high, high: DELTA * low },
    class: { value: classOf({ delta: DELTA * logarithm, error: -DELTA * error, p: test.p }) },
  }
}

/** The size of a delta in the classes of ETS. */
export function classOf(of: { delta: number; error: number; p: number }): DeltaClass {
  const size = Math.abs(of.delta)
  if (of.p >= 0.05 || size < 1) return 'A'
  return size >= 1.5 && size - Z_95 * of.error > 1 ? 'C' : 'B'
}

function canTell({ referenceRight, referenceWrong, focalRight, focalWrong }: Stratum): boolean {
  const hasBothGroups = referenceRight + referenceWrong > 0 && focalRight + focalWrong > 0
  return hasBothGroups && referenceRight + focalRight > 0 && referenceWrong + focalWrong > 0
}

function chiSquareOf(strata: Stratum[]): Comparison['test'] {
  if (strata.length === 0) return { undefined: 'not-comparable' }
  let [difference, variance] = [0, 0]
  for (const stratum of strata) {
    const reference = stratum.referenceRight + stratum.referenceWrong
    const focal = stratum.focalRight + stratum.focalWrong
    const right = stratum.referenceRight + stratum.focalRight
    const n = reference + focal
    difference += stratum.referenceRight - (reference * right) / n
    variance += (reference * focal * right * (n - right)) / (n * n * (n - 1))
  }
  const chiSquare = Math.max(0, Math.abs(difference) - 0.5) ** 2 / variance
  return { chiSquare, p: normalTail(Math.sqrt(chiSquare)) }
}

function oddsOf(strata: Stratum[]): Reasoned<NotCompared, { logarithm: number; error: number }> {
  if (strata.length === 0) return { undefined: 'not-comparable' }
  let [agree, against, ofAgree, ofBoth, ofAgainst] = [0, 0, 0, 0, 0]
  for (const { referenceRight: a, referenceWrong: b, focalRight: c, focalWrong: d } of strata) {
    const n = a + b + c + d
    const [r, s, p, q] = [(a * d) / n, (b * c) / n, (a + d) / n, (b + c) / n]
    agree += r
    against += s
    ofAgree += p * r
    ofBoth += p * s + q * r
    ofAgainst += q * s
  }
  if (agree === 0 || against === 0) return { undefined: 'one-sided' }
  const variance =
    ofAgree / (2 * agree * agree) + ofBoth / (2 * agree * against) + ofAgainst / (2 * against * against)
  return { logarithm: Math.log(agree / against), error: Math.sqrt(variance) }
}

const sum = (strata: readonly Stratum[], count: (of: Stratum) => number) =>
  strata.reduce((total, stratum) => total + count(stratum), 0)
