import { expect, test } from 'vitest'
import { distractorTable } from '#app/domain/statistics/distractors.ts'
import { known, knownInterval, unknown } from '#app/domain/statistics/figure.ts'
import { flagsOf } from '#app/domain/statistics/flags.ts'
import { type ItemStatistics, itemStatistics } from '#app/domain/statistics/item-statistics.ts'
import type { RaschItem } from '#app/domain/statistics/rasch.ts'
import { standingOf } from '#app/domain/statistics/reliability.ts'
import { tenAttempts } from './peers-vector.ts'

const [plain] = itemStatistics(tenAttempts)

/** An item that is all right, but for what is said. */
const anItem = (but: Partial<ItemStatistics> = {}): ItemStatistics => ({
  ...(plain as ItemStatistics),
  n: 40,
  facility: known(60),
  guessScore: known(25),
  discriminationIndex: known(45),
  discriminativeEfficiency: known(60),
  ...but,
})

const codes = (but: Partial<ItemStatistics>) => flagsOf({ item: anItem(but) }).map(({ code }) => code)

test('an item that works is not worth a look', () => {
  expect(flagsOf({ item: anItem() })).toEqual([])
})

test.each<[Partial<ItemStatistics>, string[]]>([
  [{ discriminativeEfficiency: known(-3), discriminationIndex: known(-2) }, ['negative-efficiency']],
  [{ discriminativeEfficiency: known(14), discriminationIndex: known(9) }, ['low-efficiency']],
  [{ discriminativeEfficiency: known(15), discriminationIndex: known(29) }, ['low-discrimination']],
  [{ discriminativeEfficiency: unknown('no-spread'), discriminationIndex: unknown('no-spread') }, []],
  [{ facility: known(96) }, ['too-easy']],
  [{ facility: known(95) }, []],
  [{ facility: known(24) }, ['below-guess']],
  [{ facility: known(19), guessScore: unknown('no-guess-score') }, ['too-hard']],
  [{ facility: unknown('no-answers'), guessScore: known(25) }, []],
])('%j is flagged %j', (but, expected) => {
  expect(codes(but)).toEqual(expected)
})

test('the key is in doubt when more of the best chose another option', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, isKey: id === 'a' }))
  const answers = Array.from({ length: 30 }, (_, score) => ({
    score,
    chosen: [score >= 24 ? 'b' : score >= 22 ? 'a' : 'c'],
  }))
  const distractors = distractorTable(answers, options)
  expect(flagsOf({ item: anItem(), distractors })).toEqual([
    {
      code: 'key-in-doubt',
      option: 'b',
      chosen: 6,
      key: 'a',
      keyChosen: 2,
      best: 8,
      n: 30,
      isUncertain: false,
    },
  ])
  const asMany = answers.map((answer, score) => ({ ...answer, chosen: [score % 2 === 0 ? 'a' : 'b'] }))
  expect(flagsOf({ item: anItem(), distractors: distractorTable(asMany, options) })).toEqual([])
})

test('with few answers nothing is flagged, with some the flag is uncertain', () => {
  expect(codes({ n: 9, facility: known(100) })).toEqual([])
  expect(flagsOf({ item: anItem({ n: 10, facility: known(100) }) })).toEqual([
    { code: 'too-easy', facility: 100, n: 10, isUncertain: true },
  ])
  expect([9, 10, 29, 30].map(standingOf)).toEqual(['withheld', 'marked', 'marked', 'shown'])
})

test('to tell people apart too little needs thirty answers, to tell them apart the wrong way round does not', () => {
  const weak = { discriminativeEfficiency: known(20), discriminationIndex: known(22) }
  expect(codes({ ...weak, n: 29 })).toEqual([])
  expect(codes({ ...weak, n: 30 })).toEqual(['low-discrimination'])
  expect(codes({ ...weak, discriminativeEfficiency: known(5), n: 29 })).toEqual([])
  expect(codes({ ...weak, discriminativeEfficiency: known(-5), n: 29 })).toEqual(['negative-efficiency'])
})

test('a misfit needs thirty answers', () => {
  const rasch = (n: number, infit: number): RaschItem => ({
    id: 'Q1',
    n,
    difficulty: known(0),
    difficultyInterval: knownInterval(-0.59, 0.59),
    se: known(0.3),
    infit: known(infit),
    outfit: known(1),
  })
  const flags = (n: number, infit: number) => flagsOf({ item: anItem(), rasch: rasch(n, infit) })
  expect(flags(30, 1.31)).toEqual([{ code: 'misfit', infit: 1.31, n: 30, isUncertain: false }])
  expect(flags(30, 1.3)).toEqual([])
  expect(flags(29, 2)).toEqual([])
})
