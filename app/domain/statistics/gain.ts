import { type EffectSize, effectSizeOf, type NoGain, spread, tooFew } from './effect-size.ts'
import type { Interval, Reasoned } from './reasoned.ts'
import { meanOf, studentQuantile } from './student.ts'

/** A person's result of a test: points / points possible, 0 … 1. */
export interface PersonShare {
  personId: string
  share: number
}

/** An item that both tests hold (of parallel forms: the two that the caller pairs): who answered it right. */
export interface ItemAnswers {
  id: string
  /** By person; right = full points. Who is missing did not have the item. A blank is wrong. */
  pre: ReadonlyMap<string, boolean>
  post: ReadonlyMap<string, boolean>
}

export interface GainInput {
  invited: number
  pre: readonly PersonShare[]
  post: readonly PersonShare[]
  items?: readonly ItemAnswers[]
}

/** A mean over some of the matched people. `leftOut` = matched people for whom it has no meaning. */
export interface MeanOfPersons {
  mean: Reasoned<NoGain>
  n: number
  leftOut: number
}

/** Four cells of one item, over matched people who had it both times. They sum to n. */
export interface ItemGain {
  id: string
  n: number
  wrongToRight: number
  rightToRight: number
  /** The one to read first: what the course may have taken away. */
  rightToWrong: number
  wrongToWrong: number
}

/** Everything in it but `n` is over matched people. Shares and gains run from 0 to 1, not to 100. */
export interface Gain {
  n: { invited: number; pre: number; post: number; matched: number }
  meanPre: Reasoned<NoGain>
  meanPost: Reasoned<NoGain>
  meanGain: Reasoned<NoGain>
  /** 95 %: mean ± t(0.975, n − 1) × sd / √n, within −1 … 1. */
  meanGainInterval: Reasoned<NoGain, Interval>
  /** Of the gains, with divisor n − 1. */
  sdGain: Reasoned<NoGain>
  effectSize: EffectSize
  normalised: {
    /** (mean post − mean pre) / (1 − mean pre). Hake, Am. J. Phys. 66:64, 1998. */
    ofMeans: Reasoned<NoGain>
    /** The mean of (post − pre) / (1 − pre), without those who had all points before. Bao, Am. J. Phys. 74:917, 2006. */
    ofPersons: MeanOfPersons
    /**
     * Gain by what could be gained, loss by what could be lost, without those who had nothing or everything both times.
     * Marx and Cummings, Am. J. Phys. 75:87, 2007.
     */
    change: MeanOfPersons
  }
  items: ItemGain[]
}

/**
 * What matched people gained from the test before a course to the one after it.
 * Throws a RangeError for a share outside 0 … 1 and for a person who stands twice in a list.
 */
export function measureGain({ invited, pre, post, items = [] }: GainInput): Gain {
  const [before, after] = [sharesOf(pre), sharesOf(post)]
  const pairs = [...before].flatMap(([personId, share]) => {
    const later = after.get(personId)
    return later === undefined ? [] : [{ personId, pre: share, post: later }]
  })
  const [preShares, postShares] = [pairs.map((pair) => pair.pre), pairs.map((pair) => pair.post)]
  const gains = pairs.map((pair) => pair.post - pair.pre)
  const matched = new Set(pairs.map(({ personId }) => personId))
  return {
    n: { invited, pre: before.size, post: after.size, matched: pairs.length },
    meanPre: meanFigure(preShares),
    meanPost: meanFigure(postShares),
    meanGain: meanFigure(gains),
    meanGainInterval: meanInterval(gains),
    sdGain: gains.length < 2 ? tooFew(gains.length) : { value: spread(gains) },
    effectSize: effectSizeOf(preShares, postShares, gains),
    normalised: {
      ofMeans: hakeOfMeans(preShares, postShares),
      ofPersons: meanOfPersons(pairs, ({ pre, post }) => (pre < 1 ? (post - pre) / (1 - pre) : null), {
        undefined: 'all-full-before',
      }),
      change: meanOfPersons(pairs, changeOf, { undefined: 'none-to-tell' }),
    },
    items: items.map((item) => itemGain(item, matched)),
  }
}

function sharesOf(people: readonly PersonShare[]): Map<string, number> {
  const shares = new Map<string, number>()
  for (const { personId, share } of people) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`no share: ${share}`)
    if (shares.has(personId)) throw new RangeError(`${personId} stands twice`)
    shares.set(personId, share)
  }
  return shares
}

const meanFigure = (values: number[]): Reasoned<NoGain> =>
  values.length === 0 ? tooFew(0) : { value: meanOf(values) }

function meanInterval(gains: number[]): Reasoned<NoGain, Interval> {
  const n = gains.length
  if (n < 2) return tooFew(n)
  const sd = spread(gains)
  if (sd === 0) return { undefined: 'no-spread' }
  const [mean, half] = [meanOf(gains), (studentQuantile(0.975, n - 1) * sd) / Math.sqrt(n)]
  return { low: Math.max(-1, mean - half), high: Math.min(1, mean + half) }
}

function hakeOfMeans(pre: number[], post: number[]): Reasoned<NoGain> {
  if (pre.length === 0) return tooFew(0)
  const before = meanOf(pre)
  return before < 1 ? { value: (meanOf(post) - before) / (1 - before) } : { undefined: 'all-full-before' }
}

interface Pair {
  pre: number
  post: number
}

function changeOf({ pre, post }: Pair): number | null {
  if (pre === post) return pre === 0 || pre === 1 ? null : 0
  return post > pre ? (post - pre) / (1 - pre) : (post - pre) / pre
}

function meanOfPersons(
  pairs: Pair[],
  ofPair: (pair: Pair) => number | null,
  none: { undefined: NoGain },
): MeanOfPersons {
  const values = pairs.flatMap((pair) => ofPair(pair) ?? [])
  const mean = values.length > 0 ? { value: meanOf(values) } : pairs.length > 0 ? none : tooFew(0)
  return { mean, n: values.length, leftOut: pairs.length - values.length }
}

function itemGain({ id, pre, post }: ItemAnswers, matched: ReadonlySet<string>): ItemGain {
  const cells = { wrongToRight: 0, rightToRight: 0, rightToWrong: 0, wrongToWrong: 0 }
  let n = 0
  for (const personId of matched) {
    const [before, after] = [pre.get(personId), post.get(personId)]
    if (before === undefined || after === undefined) continue
    n += 1
    if (before) cells[after ? 'rightToRight' : 'rightToWrong'] += 1
    else cells[after ? 'wrongToRight' : 'wrongToWrong'] += 1
  }
  return { id, n, ...cells }
}
