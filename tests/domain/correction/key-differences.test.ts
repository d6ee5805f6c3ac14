import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carryAnswer } from '#app/domain/correction/carry-answer.ts'
import { hasOtherKey, keyDifferences } from '#app/domain/correction/key-differences.ts'
import type { Exercise, ExerciseOf } from '#app/domain/exercise/exercise.ts'
import { grade } from '#app/domain/exercise/kinds.ts'
import { anExercise, aQuery, everyKind } from '#tests/support/exercises.ts'

const choice = anExercise('choice')
const options = (...texts: string[]) =>
  anExercise('choice', {
    options: texts.map((text) => ({
      text: text.replace(/^x /, ''),
      right: text.startsWith('x '),
      feedback: null,
    })),
  })
const then = options('x A', 'B', 'C')

describe('another key', () => {
  test.each([
    ['the mark goes to another option', then, options('A', 'x B', 'C'), true],
    ['a second option is right, too', then, options('x A', 'x B', 'C'), true],
    ['options change places', then, options('C', 'x A', 'B'), false],
    ['an option is written anew', then, options('x A more precisely', 'B', 'C'), false],
    ['a wrong option comes', then, options('x A', 'B', 'C', 'D'), false],
    ['a wrong option goes', then, options('x A', 'C'), false],
    ['the right option goes, and another is right', then, options('x B', 'C'), true],
    [
      'two options change places with their marks left where they stood',
      then,
      options('x B', 'A', 'C'),
      true,
    ],
  ])('a choice of which %s', (_name, before, after, differs) => {
    expect(hasOtherKey(before, after)).toBe(differs)
  })

  test('a number: what is right, or its unit; not what is foreseen as wrong', () => {
    const number = anExercise('numeric')
    const [right, wrong] = number.values
    const values = (...all: (typeof number.values)[number][]) => anExercise('numeric', { values: all })
    expect(hasOtherKey(number, values({ ...right!, high: 26.3 }, wrong!))).toBe(true)
    expect(hasOtherKey(number, values(right!, { ...right!, low: 27, high: 28 }))).toBe(true)
    expect(hasOtherKey(number, values(right!))).toBe(false)
    expect(hasOtherKey(number, values(wrong!, { ...right!, shown: '26.20 ± 0.05' }))).toBe(false)
    expect(hasOtherKey(number, anExercise('numeric', { unit: null }))).toBe(true)
  })

  test('words: what is accepted, however it is written', () => {
    const text = anExercise('text')
    const accepts = (...also: string[]) =>
      anExercise('text', { answers: [{ right: true, text: 'Secret flow', also, feedback: null }] })
    expect(hasOtherKey(text, accepts('secret flux'))).toBe(false)
    expect(hasOtherKey(text, accepts('secret flux', 'current'))).toBe(true)
    expect(hasOtherKey(text, accepts())).toBe(true)
  })

  test('rows: what belongs together, not what it is called', () => {
    const match = anExercise('match')
    const swapped = match.pairs.map((pair, at) =>
      at === 0 ? { ...pair, right: 'Crossings' } : at === 1 ? { ...pair, right: 'Residents' } : pair,
    )
    expect(hasOtherKey(match, { ...match, pairs: swapped })).toBe(true)
    const renamed = match.pairs.map((pair) =>
      pair.right === 'Residents' ? { ...pair, right: 'People who live here' } : pair,
    )
    expect(hasOtherKey(match, { ...match, pairs: renamed })).toBe(false)
    expect(hasOtherKey(match, { ...match, pairs: match.pairs.toReversed() })).toBe(false)
    const classify = anExercise('classify')
    const cases = classify.cases.map((one, at) => (at === 0 ? { ...one, category: 0 } : one))
    expect(hasOtherKey(classify, { ...classify, cases })).toBe(true)
  })

  test('an order, a query and named results', () => {
    const order = anExercise('order')
    expect(hasOtherKey(order, { ...order, items: order.items.toReversed() })).toBe(true)
    expect(hasOtherKey(order, { ...order, items: order.items.map((item) => `${item}!`) })).toBe(false)
    expect(hasOtherKey(aQuery(), aQuery({ query: 'SELECT 1' }))).toBe(true)
    const r = anExercise('r')
    expect(hasOtherKey(r, { ...r, keys: { open: { share: 44.8, n: 4522 } } })).toBe(true)
    expect(hasOtherKey(r, { ...r, script: 'other' })).toBe(false)
  })

  test('other points, tries, feedback, hints and prompts are no other key; nor has a written answer one', () => {
    const dressed = everyKind.map((exercise) => ({
      ...exercise,
      points: 3,
      tries: 2,
      prompt: 'other',
      hints: [],
      solution: 'other',
    }))
    expect(keyDifferences(everyKind, dressed)).toEqual([])
    const written = anExercise('written')
    expect(hasOtherKey(written, { ...written, rubric: ['other'] })).toBe(false)
  })

  test('of two editions the exercises that are in both and differ', () => {
    const other = options('A stock', 'x A flow', 'Neither')
    expect(keyDifferences([choice, anExercise('text')], [other, anExercise('numeric')])).toEqual([
      { exerciseId: 'census-night', kind: 'choice' },
    ])
  })
})

describe('an answer in another text', () => {
  const carried = (from: Exercise, to: Exercise, chosen: number[]) => carryAnswer(from, to, { chosen })

  test('is where its option went', () => {
    expect(carried(then, options('C', 'B', 'x A'), [0])).toEqual({ chosen: [2] })
    expect(carried(then, options('C', 'x A', 'D'), [2])).toEqual({ chosen: [0] })
  })

  test('is not known when its option went, was written anew, or stands twice', () => {
    expect(carried(then, options('x A', 'C'), [1])).toBeNull()
    expect(carried(then, options('x A', 'Be', 'C'), [1])).toBeNull()
    expect(carried(options('x A', 'B', 'B'), options('A', 'x B', 'C'), [1])).toBeNull()
  })

  test('is not known when nobody could choose what is right now', () => {
    expect(carried(then, options('A', 'B', 'x D'), [0])).toBeNull()
    const order = anExercise('order')
    expect(
      carryAnswer(order, { ...order, items: [...order.items, 'Archive'] }, { items: [0, 1, 2, 3] }),
    ).toBeNull()
  })

  test('about other data is no answer to this', () => {
    const r = anExercise('r')
    const answer = { script: '', values: { share: '44.7', n: '4522' }, draw: 'open' } as const
    expect(carryAnswer(r, r, answer)).toEqual(answer)
    expect(carryAnswer(r, { ...r, data: { ...r.data, hash: 'other' } }, answer)).toBeNull()
  })

  test('says the same after any change of places, and there and back again', () => {
    const shuffled = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 })
    const items = ['Plan', 'Enumerate', 'Process', 'Publish']
    const kinds = fc.constantFrom('choice', 'match', 'classify', 'order')
    fc.assert(
      fc.property(kinds, shuffled, shuffled, (kind, places, given) => {
        const [from, answer] = asked(kind, items, given)
        const to = moved(from, places)
        const there = carryAnswer(from, to, answer)
        expect(there).not.toBeNull()
        expect(there && carryAnswer(to, from, there)).toEqual(answer)
        if (kind !== 'order')
          expect(there && grade(to, there, 'en')).toMatchObject({
            points: (grade(from, answer, 'en') as { points: number }).points,
          })
      }),
    )
  })
})

function asked(
  kind: string,
  items: string[],
  given: number[],
): [Exercise, Parameters<typeof carryAnswer>[2]] {
  if (kind === 'choice') return [options('x a', 'x b', 'c', 'd'), { chosen: given.slice(0, 2).toSorted() }]
  if (kind === 'match') {
    const pairs = items.map((left, at) => ({ left, right: `r${at}`, feedback: null }))
    return [anExercise('match', { pairs }), { pairs: given }]
  }
  if (kind === 'classify') {
    const cases = items.map((text, at) => ({ text, category: at % 2, feedback: null }))
    return [anExercise('classify', { cases }), { categories: given.map((at) => at % 2) }]
  }
  return [anExercise('order', { items }), { items: given }]
}

function moved(exercise: Exercise, places: number[]): Exercise {
  const at = <T>(list: T[]) => places.map((place) => list[place] as T)
  switch (exercise.kind) {
    case 'choice':
      return { ...exercise, options: at(exercise.options) }
    case 'match':
      return { ...exercise, pairs: at(exercise.pairs) }
    case 'classify':
      return { ...exercise, cases: at(exercise.cases) }
    default:
      return { ...(exercise as ExerciseOf<'order'>), items: at((exercise as ExerciseOf<'order'>).items) }
  }
}
