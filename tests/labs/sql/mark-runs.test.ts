import { describe, expect, test } from 'vitest'
import { markRuns } from '#app/labs/sql/mark-runs.ts'
import { recognise } from '#app/labs/sql/recognise.ts'
import { result, theRules } from './results.ts'

const rules = theRules({ digits: 1 })
const expected = result('share', [26.236])
const unknownAges = result('share', [25.812])
const proportion = result('share', [0.26236])

describe('a foreseen mistake is recognised', () => {
  test('by its result, as the rules compare', () => {
    const mistakes = [unknownAges, proportion]
    expect(recognise(result('SHARE', [25.8]), mistakes, rules)).toBe(0)
    expect(recognise(result('share', [0.3]), mistakes, rules)).toBe(1)
    expect(recognise(result('share', [31]), mistakes, rules)).toBeNull()
    expect(recognise(result('share', [31]), [], rules)).toBeNull()
  })

  test('whatever the columns are called, but first of all by name', () => {
    expect(recognise(result('x', [25.8]), [proportion, unknownAges], rules)).toBe(1)
    const mistakes = [result('a b', [1, 2]), result('b a', [1, 2])]
    expect(recognise(result('b a', [1, 2]), mistakes, rules)).toBe(1)
  })
})

describe('runs are marked', () => {
  const runs = {
    own: { result: result('share', [26.2]), isCut: false },
    expected,
    ownHidden: { result: result('share', [23.1]), isCut: false },
    expectedHidden: result('share', [23.114]),
    mistakes: [unknownAges],
    rules,
  }

  test('right when they are right on both draws', () => {
    expect(markRuns(runs)).toEqual({ outcome: 'right' })
  })

  test('right on the one draw of a data set that has no other', () => {
    expect(markRuns({ ...runs, ownHidden: null, expectedHidden: null })).toEqual({ outcome: 'right' })
  })

  test('right only here when a constant was typed in, or the query fails on other rows', () => {
    expect(markRuns({ ...runs, ownHidden: runs.own })).toEqual({ outcome: 'only-here' })
    expect(markRuns({ ...runs, ownHidden: null })).toEqual({ outcome: 'only-here' })
    const cut = { ...runs.ownHidden, isCut: true }
    expect(markRuns({ ...runs, ownHidden: cut })).toEqual({ outcome: 'only-here' })
  })

  test('wrong with the differences on the rows that were shown, and the mistake that was met', () => {
    expect(markRuns({ ...runs, own: { result: unknownAges, isCut: false } })).toEqual({
      outcome: 'wrong',
      differences: [{ code: 'value', column: 'share', count: 1, row: 1, value: 25.812 }],
      mistake: 0,
    })
  })

  test('wrong when there were more rows than a run returns, though the first ones look right', () => {
    expect(markRuns({ ...runs, own: { result: expected, isCut: true } })).toEqual({
      outcome: 'wrong',
      differences: [{ code: 'row-count', expected: 1, own: 1, isCut: true }],
      mistake: null,
    })
  })
})
