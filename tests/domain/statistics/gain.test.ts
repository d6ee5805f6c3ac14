import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Gain, measureGain, type PersonShare } from '#app/domain/statistics/gain.ts'
import type { Interval, Reasoned } from '#app/domain/statistics/reasoned.ts'

const people = (percents: number[]): PersonShare[] =>
  percents.map((percent, index) => ({ personId: `p${index}`, share: percent / 100 }))

const shown = (figure: Reasoned<string>): number => {
  if ('undefined' in figure) throw new Error(figure.undefined)
  return figure.value
}

const ends = (interval: Reasoned<string, Interval>): Interval => {
  if ('undefined' in interval) throw new Error(interval.undefined)
  return interval
}

/** The worked vector of our research notes, section D7. */
const vector = () =>
  measureGain({
    invited: 12,
    pre: [...people([20, 35, 40, 50, 50, 60, 70, 80, 90, 100]), { personId: 'gone', share: 0.1 }],
    post: people([55, 35, 70, 45, 90, 80, 70, 95, 85, 100]).reverse(),
  })

describe('the gain of matched people', () => {
  test('is that of the worked vector', () => {
    const gain = vector()
    expect(gain.n).toEqual({ invited: 12, pre: 11, post: 10, matched: 10 })
    expect(shown(gain.meanPre)).toBeCloseTo(0.595, 9)
    expect(shown(gain.meanPost)).toBeCloseTo(0.725, 9)
    expect(shown(gain.meanGain)).toBeCloseTo(0.13, 9)
    expect(shown(gain.sdGain)).toBeCloseTo(0.173525534464, 9)
    const { low, high } = ends(gain.meanGainInterval)
    expect(low).toBeCloseTo(0.005867310548, 9)
    expect(high).toBeCloseTo(0.254132689452, 9)
    expect(shown(gain.normalised.ofMeans)).toBeCloseTo(0.3209876543, 9)
    expect(gain.normalised.ofPersons).toMatchObject({ n: 9, leftOut: 1 })
    expect(shown(gain.normalised.ofPersons.mean)).toBeCloseTo(0.2652777778, 9)
    expect(gain.normalised.change).toMatchObject({ n: 9, leftOut: 1 })
    expect(shown(gain.normalised.change.mean)).toBeCloseTo(0.3146604938, 9)
    expect(shown(gain.effectSize.average)).toBeCloseTo(0.5508741762, 9)
    expect(shown(gain.effectSize.corrected)).toBeCloseTo(0.5036563897, 9)
    expect(shown(gain.effectSize.ofDifferences)).toBeCloseTo(0.7491692816, 9)
    // Computed apart in NumPy, with the correlation 0.7401931887 taken from the shares themselves.
    const effect = ends(gain.effectSize.interval)
    expect(effect.low).toBeCloseTo(0.0207874813, 9)
    expect(effect.high).toBeCloseTo(1.0809608711, 9)
  })

  test('counts the four cells of each item over people who had it both times', () => {
    const answers = (text: string) =>
      new Map(
        [...text].flatMap((mark, index) => (mark === ' ' ? [] : [[`p${index}`, mark === '1'] as const])),
      )
    const { items } = measureGain({
      invited: 6,
      pre: people([10, 10, 10, 10, 10, 10]),
      post: people([20, 20, 20, 20, 20]),
      items: [{ id: 'stock', pre: answers('01001 '), post: answers('1101 1') }],
    })
    expect(items).toEqual([
      { id: 'stock', n: 4, wrongToRight: 2, rightToRight: 1, rightToWrong: 0, wrongToWrong: 1 },
    ])
  })
})

describe('what is not defined has a reason, never a number', () => {
  test('when nobody sat both tests', () => {
    const gain = measureGain({ invited: 3, pre: people([10]), post: [{ personId: 'other', share: 1 }] })
    const none = { undefined: 'nobody-matched' }
    expect(gain).toMatchObject({ meanPre: none, meanGain: none, meanGainInterval: none, sdGain: none })
    expect(gain.normalised).toMatchObject({ ofMeans: none, ofPersons: { mean: none, n: 0, leftOut: 0 } })
    expect(gain.effectSize).toEqual({ average: none, corrected: none, interval: none, ofDifferences: none })
  })

  test('when one or two did', () => {
    const one = measureGain({ invited: 1, pre: people([10]), post: people([30]) })
    expect(shown(one.meanGain)).toBeCloseTo(0.2)
    expect(one).toMatchObject({
      meanGainInterval: { undefined: 'too-few-matched' },
      sdGain: { undefined: 'too-few-matched' },
      effectSize: { average: { undefined: 'too-few-matched' } },
    })
    const two = measureGain({ invited: 2, pre: people([10, 20]), post: people([30, 90]) })
    expect(two.effectSize.corrected).toEqual({ undefined: 'too-few-matched' })
    // Student's t is 12.7 with two people; a gain can't be more than all.
    expect(ends(two.meanGainInterval)).toEqual({ low: -1, high: 1 })
  })

  test('when everybody gained the same', () => {
    const gain = measureGain({ invited: 3, pre: people([10, 20, 30]), post: people([30, 40, 50]) })
    expect(gain.meanGainInterval).toEqual({ undefined: 'no-spread' })
    expect(shown(gain.sdGain)).toBe(0)
    expect(gain.effectSize.ofDifferences).toEqual({ undefined: 'no-spread' })
    expect(shown(gain.effectSize.average)).toBeCloseTo(2)
    expect(gain.effectSize.interval).toEqual({ undefined: 'no-spread' })
  })

  test('when everybody had everything before', () => {
    const gain = measureGain({ invited: 2, pre: people([100, 100]), post: people([100, 100]) })
    expect(gain.normalised.ofMeans).toEqual({ undefined: 'all-full-before' })
    expect(gain.normalised.ofPersons).toEqual({ mean: { undefined: 'all-full-before' }, n: 0, leftOut: 2 })
    expect(gain.normalised.change).toEqual({ mean: { undefined: 'none-to-tell' }, n: 0, leftOut: 2 })
    expect(gain.effectSize.average).toEqual({ undefined: 'no-spread' })
  })

  test('and what can be no share, or stands twice, is refused', () => {
    expect(() => measureGain({ invited: 1, pre: people([101]), post: [] })).toThrow(RangeError)
    expect(() => measureGain({ invited: 1, pre: people([Number.NaN]), post: [] })).toThrow(RangeError)
    const twice = [...people([10]), ...people([20])]
    expect(() => measureGain({ invited: 1, pre: twice, post: [] })).toThrow('p0 stands twice')
  })
})

const results = fc.array(
  fc.record({ pre: fc.integer({ min: 0, max: 20 }), post: fc.integer({ min: 0, max: 20 }) }),
  {
    maxLength: 30,
  },
)

/** Every number anywhere in a value. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []

describe('whatever the results are', () => {
  const gainOf = (rows: { pre: number; post: number }[], order = rows.map((_, index) => index)): Gain =>
    measureGain({
      invited: rows.length,
      pre: rows.map(({ pre }, index) => ({ personId: `p${index}`, share: pre / 20 })),
      post: order.map((index) => ({ personId: `p${index}`, share: (rows[index]?.post ?? 0) / 20 })),
    })

  test('no figure is NaN or infinite', () => {
    fc.assert(fc.property(results, (rows) => numbersIn(gainOf(rows)).every(Number.isFinite)))
  })

  test('the order of people does not matter', () => {
    fc.assert(
      fc.property(results, (rows) => {
        const reversed = rows.map((_, index) => rows.length - 1 - index)
        expect(gainOf(rows, reversed)).toEqual(gainOf(rows))
      }),
    )
  })

  test('every interval holds its figure, and before and after changed turns the gain round', () => {
    fc.assert(
      fc.property(results, (rows) => {
        const gain = gainOf(rows)
        const back = gainOf(rows.map(({ pre, post }) => ({ pre: post, post: pre })))
        if ('value' in gain.meanGain) expect(shown(back.meanGain)).toBeCloseTo(-gain.meanGain.value, 12)
        for (const [figure, interval] of [
          [gain.meanGain, gain.meanGainInterval],
          [gain.effectSize.corrected, gain.effectSize.interval],
        ] as const) {
          if ('undefined' in interval) continue
          expect(interval.low).toBeLessThanOrEqual(shown(figure))
          expect(interval.high).toBeGreaterThanOrEqual(shown(figure))
        }
      }),
    )
  })
})
