import { describe, expect, test } from 'vitest'
import { courseGainOf, type FinishedSitting } from '#app/domain/cohort/gain/course-gain.ts'
import { pairsOf } from '#app/domain/cohort/gain/item-pairs.ts'
import type { EditionFacts } from '#app/domain/course/course.ts'
import { anEdition } from '#tests/support/factories.ts'

const item = (id: string, objective: string, kind = 'choice') => ({
  id,
  kind,
  title: `Title of ${id}`,
  objective,
  points: 1,
})

/** Three places; at the third the two forms hold different kinds. */
const facts: EditionFacts = {
  ...anEdition().facts,
  objectives: [
    { id: 'count', text: 'Count people' },
    { id: 'compare', text: 'Compare counts' },
  ],
  exercises: [
    item('a1', 'count'),
    item('a2', 'compare'),
    item('a3', 'compare'),
    item('b1', 'count'),
    item('b2', 'compare'),
    item('b3', 'compare', 'numeric'),
  ],
  test: { tries: 2, isTimed: true, forms: { a: ['a1', 'a2', 'a3'], b: ['b1', 'b2', 'b3'] } },
}

/** A sitting with this many points of 100. */
function aSitting(
  personId: string,
  occasion: 'pre' | 'post',
  points: number,
  changes: Partial<FinishedSitting> = {},
): FinishedSitting {
  const scale = { points: points * 1000, outOf: 100_000 }
  return {
    personId,
    occasion,
    number: 1,
    form: occasion === 'pre' ? 'a' : 'b',
    ...scale,
    objectives: [{ id: 'count', items: 1, answered: 1, ...scale }],
    right: new Set(),
    facts,
    ...changes,
  }
}

// peers.md, D7
const before = [20, 35, 40, 50, 50, 60, 70, 80, 90, 100]
const after = [55, 35, 70, 45, 90, 80, 70, 95, 85, 100]
const pairsOfPoints = before.map((pre, index) => [`p${index}`, pre, after[index] as number] as const)
const vector = pairsOfPoints.flatMap(([id, pre, post]) => [
  aSitting(id, 'pre', pre),
  aSitting(id, 'post', post),
])
const gainOf = (sittings: FinishedSitting[], which: 'first' | 'best' = 'first', invited = 20) =>
  courseGainOf({ invited, sittings, which, current: facts })

const valueIn = (figure: { value: number } | { undefined: string } | undefined) =>
  figure && 'value' in figure ? figure.value : Number.NaN

test('what matched people gained is computed from the sittings, with who is not matched only counted', () => {
  const only = [aSitting('left', 'pre', 10), aSitting('late', 'post', 100)]
  const { n, gain, lost } = gainOf([...only, ...vector])
  expect(n).toEqual({ invited: 20, pre: 11, post: 11, matched: 10 })
  expect(valueIn(gain?.meanPre)).toBeCloseTo(0.595, 10)
  expect(valueIn(gain?.meanPost)).toBeCloseTo(0.725, 10)
  expect(valueIn(gain?.meanGain)).toBeCloseTo(0.13, 10)
  expect(gain?.meanGainInterval).toEqual({
    low: expect.closeTo(0.005867310548, 9),
    high: expect.closeTo(0.254132689452, 9),
  })
  expect(valueIn(gain?.effectSize.corrected)).toBeCloseTo(0.5036563897, 9)
  expect(valueIn(gain?.normalised.ofMeans)).toBeCloseTo(0.3209876543, 9)
  expect(gain?.normalised.change).toMatchObject({ n: 9, leftOut: 1 })
  expect(lost).toEqual({ n: 1, mean: null })
})

test('of several sittings the first counts, or the best: by share, of equals the first', () => {
  const again = [
    aSitting('p0', 'post', 75, { number: 2 }),
    aSitting('p1', 'pre', 15, { number: 2 }),
    aSitting('p2', 'post', 70, { number: 2 }),
  ]
  const first = gainOf([...again, ...vector])
  expect(valueIn(first.gain?.meanGain)).toBeCloseTo(0.13, 10)
  expect(first.repeated).toBe(3)
  // 20 points more for one of ten; a second sitting that is worse changes nothing.
  expect(valueIn(gainOf([...again, ...vector], 'best').gain?.meanGain)).toBeCloseTo(0.15, 10)
})

test('below five matched people there is nothing but counts', () => {
  const four = gainOf(vector.slice(0, 8))
  expect(four).toMatchObject({ gain: null, objectives: [], orders: [], pairs: [], people: [] })
  expect(four.n.matched).toBe(4)
  expect(gainOf(vector.slice(0, 10)).gain).not.toBeNull()
})

test('an objective that fewer than five had both times is counted, and not told', () => {
  const without = vector.map((sitting, index) => (index < 12 ? { ...sitting, objectives: [] } : sitting))
  const [count, compare] = gainOf(without).objectives
  expect(count).toMatchObject({ id: 'count', items: 1, n: { matched: 4 }, gain: null })
  expect(compare).toMatchObject({ id: 'compare', items: 2, n: { matched: 0 }, gain: null })
  expect(valueIn(gainOf(vector).objectives[0]?.gain?.meanGain)).toBeCloseTo(0.13, 10)
})

describe('the order of the forms', () => {
  const turned = (from: number) =>
    vector.map((sitting, index) =>
      index < from ? sitting : { ...sitting, form: sitting.form === 'a' ? ('b' as const) : ('a' as const) },
    )

  test('shows the gain of who had A first beside that of who had B first', () => {
    const [a, b] = gainOf(turned(10)).orders
    expect(a).toMatchObject({ first: 'a', n: { matched: 5 } })
    expect(b).toMatchObject({ first: 'b', n: { matched: 5 } })
    // (35 + 0 + 30 − 5 + 40) / 5 and (20 + 0 + 15 − 5 + 0) / 5
    expect(valueIn(a?.gain?.meanGain)).toBeCloseTo(0.2, 10)
    expect(valueIn(b?.gain?.meanGain)).toBeCloseTo(0.06, 10)
  })

  test('shows neither when one of them is small: it could be subtracted', () => {
    expect(gainOf(turned(12)).orders).toEqual([])
  })
})

describe('pairs of items', () => {
  test('are those at one place that ask for the same in the same way', () => {
    expect(pairsOf(facts).map(({ key, position, objective }) => [key, position, objective])).toEqual([
      ['a1/b1', 1, 'Count people'],
      ['a2/b2', 2, 'Compare counts'],
    ])
    expect(gainOf(vector).unpaired).toBe(1)
  })

  test('are followed from one form to the other, whichever came first', () => {
    const right: Record<string, [pre: string[], post: string[]]> = {
      p0: [['a1'], ['b1']],
      p1: [['a1'], []],
      p2: [[], ['b1']],
      p3: [[], []],
      // B first.
      p4: [['b1'], ['a2']],
      p5: [[], ['a1']],
    }
    const sittings = Object.entries(right).flatMap(([id, [pre, post]]) => {
      const isTurned = id === 'p4' || id === 'p5'
      return [
        aSitting(id, 'pre', 50, { right: new Set(pre), form: isTurned ? 'b' : 'a' }),
        aSitting(id, 'post', 60, { right: new Set(post), form: isTurned ? 'a' : 'b' }),
      ]
    })
    const [count, compare] = gainOf(sittings).pairs
    expect(count).toMatchObject({
      n: 6,
      cells: { rightToRight: 1, rightToWrong: 2, wrongToRight: 2, wrongToWrong: 1 },
    })
    expect(compare?.cells).toEqual({ rightToRight: 0, rightToWrong: 0, wrongToRight: 1, wrongToWrong: 5 })
  })

  test('of an earlier edition count where they are still the same pair', () => {
    const other: EditionFacts = {
      ...facts,
      test: { tries: 1, isTimed: true, forms: { a: ['a2', 'a1'], b: ['b1', 'b2'] } },
    }
    const sittings = vector.map((sitting, index) => (index < 12 ? { ...sitting, facts: other } : sitting))
    expect(gainOf(sittings).pairs.map(({ n, cells }) => ({ n, cells }))).toEqual([
      { n: 4, cells: null },
      { n: 4, cells: null },
    ])
  })
})

test('people stand in the chart from the lowest on, without anything that says who they are', () => {
  const { people } = gainOf(vector.toReversed())
  expect(people.map(({ pre }) => pre * 100)).toEqual(before)
  expect(Object.keys(people[0] ?? {})).toEqual(['pre', 'post'])
})
