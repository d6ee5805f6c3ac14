import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exercise, ExerciseOf } from '#app/domain/exercise/exercise.ts'
import {
  feedbackOn,
  fieldsOf,
  grade,
  gradeFields,
  kinds,
  parseAnswer,
  publicHalf,
} from '#app/domain/exercise/kinds.ts'
import type { Fields, PublicExercise } from '#app/domain/exercise/public-exercise.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import {
  anExercise,
  everyKind,
  type GradedAtOnce,
  plainToken,
  rightAnswers,
} from '#tests/support/exercises.ts'

const page = { token: plainToken, language: 'en' }
const pointsFor = (exercise: Exercise, fields: Fields) => {
  const { verdict } = gradeFields(exercise, fields, page)
  return 'points' in verdict ? verdict.points : verdict.code
}

/** Every name and value that the form of an exercise can hold, and some that it can't. */
const anyFields = (exercise: ExerciseOf<GradedAtOnce>) => {
  const lists = ['option', 'left', 'right', 'case', 'category', 'item']
  const tokens = fc.constantFrom(
    ...lists.flatMap((list) => [0, 1, 2, 3, 7].map((at) => plainToken(list, at))),
  )
  const value = fc.oneof(
    tokens,
    fc.constantFrom('', ' ', 'yes', '0', '1', '2', '26,2', '1,234', '-1', '9999999999'),
    fc.string(),
  )
  const name = fc.oneof(
    fc.constantFrom('option', 'value', 'reading', 'text', 'checked', 'criterion', '__proto__', 'toString'),
    fc.constantFrom(...Object.keys(fieldsOf(exercise, rightAnswers[exercise.kind], plainToken))),
    tokens.map((token) => `pair-${token}`),
  )
  return fc.dictionary(name, fc.array(value, { maxLength: 4 }))
}

describe.each(everyKind.map((exercise) => [exercise.kind, exercise] as const))('%s', (_kind, exercise) => {
  test('the right answer goes through the form and comes out right', () => {
    const fields = fieldsOf(exercise, rightAnswers[exercise.kind], plainToken)
    const { answer, verdict } = gradeFields(exercise, fields, page)
    expect(verdict).toMatchObject({ code: 'right', points: exercise.points, outOf: exercise.points })
    expect(answer && fieldsOf(exercise, answer, plainToken)).toEqual(fields)
    expect(answer && parseAnswer(exercise, JSON.stringify(answer))).toEqual(answer)
  })

  test('no form makes grading throw, or leave 0 to the full points', () => {
    fc.assert(
      fc.property(anyFields(exercise), fc.constantFrom('en', 'fr', 'ar'), (fields, language) => {
        const { answer, verdict } = gradeFields(exercise, fields, { token: plainToken, language })
        const feedback = feedbackOn(exercise, answer, verdict, plainToken)
        expect(feedback.points).toBeGreaterThanOrEqual(0)
        expect(feedback.points).toBeLessThanOrEqual(exercise.points)
        const points = 'points' in verdict ? verdict.points : 0
        expect(feedback.points).toBe(points)
        expect(verdict.code === 'right').toBe(points === exercise.points)
        expect(verdict.code === 'partial').toBe(points > 0 && points < exercise.points)
        // What was stored is told again in the same words.
        const stored = answer && parseAnswer(exercise, JSON.stringify(answer))
        expect(feedbackOn(exercise, stored, verdict, plainToken)).toEqual(feedback)
      }),
    )
  })

  test('the public half names its fields and holds no key, feedback, hint or solution', () => {
    const shown = publicHalf(exercise, plainToken)
    expect(JSON.stringify(shown)).not.toContain('secret')
    expect(Object.keys(shown).filter((name) => !publicFields.includes(name))).toEqual([])
  })

  test('nothing filled in is unanswered, not wrong', () => {
    expect(pointsFor(exercise, {})).toBe('unanswered')
  })
})

const publicFields = [
  ...['id', 'title', 'points', 'tries', 'prompt', 'hintCount', 'hasSolution', 'kind'],
  ...['multiple', 'options', 'unit', 'headers', 'lefts', 'rights', 'cases', 'categories', 'items'],
  ...['data', 'tables', 'starter', 'results'],
]

test('every kind has an example here', () => {
  expect([...everyKind.map(({ kind }) => kind), 'sql'].sort()).toEqual(Object.keys(kinds).sort())
})

describe('partial credit', () => {
  const several = anExercise('choice', {
    points: 3,
    options: [true, true, true, false, false].map((right, at) => ({ text: `${at}`, right, feedback: null })),
  })
  const chosen = (...options: number[]) => ({ option: options.map((at) => plainToken('option', at)) })

  test('multiple choice: right minus wrong, not below nothing', () => {
    expect(pointsFor(several, chosen(0, 1, 2))).toBe(3)
    expect(pointsFor(several, chosen(0, 1))).toBe(2)
    expect(pointsFor(several, chosen(0, 1, 3))).toBe(1)
    expect(pointsFor(several, chosen(0, 1, 2, 3, 4))).toBe(1)
    expect(pointsFor(several, chosen(0, 3, 4))).toBe(0)
  })

  test('single choice: all or nothing, and two at once is wrong', () => {
    expect(pointsFor(anExercise('choice'), chosen(0, 1))).toBe(0)
    expect(pointsFor(anExercise('choice'), chosen(1))).toBe(0)
  })

  test('match: the share of rows, and equal right sides stand for each other', () => {
    const exercise = anExercise('match', { points: 2 })
    const pairs = (...rights: number[]) => fieldsOf(exercise, { pairs: rights }, (list, at) => `${list}${at}`)
    expect(pointsFor(exercise, pairs(0, 1, 0, 3))).toBe(2)
    expect(pointsFor(exercise, pairs(2, 1, 2, 3))).toBe(2)
    expect(pointsFor(exercise, pairs(1, 0, 0, 3))).toBe(1)
    const { rights } = publicHalf(exercise, plainToken) as Extract<PublicExercise, { kind: 'match' }>
    expect(rights.map(({ text }) => text).sort()).toEqual(['Applications', 'Crossings', 'Residents'])
  })

  test('order: the share of neighbours kept', () => {
    const exercise = anExercise('order')
    const order = (...items: number[]) => fieldsOf(exercise, { items }, plainToken)
    expect(pointsFor(exercise, order(3, 2, 1, 0))).toBe(0)
    expect(pointsFor(exercise, order(1, 2, 3, 0))).toBe(0.667)
  })

  test('order: two items in one place is an order not yet given', () => {
    const fields = { 'place-item0': ['1'], 'place-item1': ['1'], 'place-item2': ['3'], 'place-item3': ['4'] }
    expect(gradeFields(anExercise('order'), fields, page).verdict).toEqual({ code: 'unanswered', missing: 2 })
  })

  test('written: first the rubric, then the share of criteria that its author finds met', () => {
    const exercise = anExercise('written', { points: 3 })
    const first = gradeFields(exercise, { text: ['A reply.'] }, page)
    expect(first.verdict).toEqual({ code: 'to-check' })
    expect(feedbackOn(exercise, first.answer, first.verdict, plainToken).rubric).toEqual(exercise.rubric)
    const checked = { text: ['A reply.'], checked: ['yes'] }
    expect(pointsFor(exercise, { ...checked, criterion: ['1', '3', '9'] })).toBe(2)
    expect(pointsFor(exercise, checked)).toBe(0)
    expect(pointsFor(exercise, { checked: ['yes'], criterion: ['1'] })).toBe('unanswered')
  })
})

describe('numbers', () => {
  const verdictOn = (value: string, language = 'en', reading: string[] = []) =>
    gradeFields(anExercise('numeric'), { value: [value], reading }, { token: plainToken, language }).verdict

  test('bounds belong to the tolerance', () => {
    for (const typed of ['26.15', '26,25', '26.2 %'])
      expect(verdictOn(typed)).toMatchObject({ code: 'right' })
    expect(verdictOn('26.2501')).toMatchObject({ code: 'wrong', detail: { met: null } })
  })

  test('what was understood is told, and the foreseen wrong value brings its own feedback', () => {
    const verdict = verdictOn('0,262', 'fr')
    expect(verdict).toMatchObject({
      code: 'wrong',
      detail: { met: 1, understood: { typed: '0,262', value: 0.262 } },
    })
    const told = feedbackOn(anExercise('numeric'), { text: '0,262' }, verdict, plainToken)
    expect(told.notes).toEqual(['<p>secret: a proportion</p>'])
  })

  test('of two readings the learner picks one', () => {
    expect(verdictOn('1,234')).toEqual({ code: 'ambiguous', typed: '1,234', readings: [1234, 1.234] })
    expect(verdictOn('1,234', 'en', ['1.234'])).toMatchObject({
      code: 'wrong',
      detail: { understood: { value: 1.234 } },
    })
    expect(verdictOn('1,234', 'en', ['26.2'])).toMatchObject({ code: 'ambiguous' })
    expect(verdictOn('26.2', 'en', ['1.234'])).toMatchObject({ code: 'right' })
  })

  test('the key wins where a foreseen wrong value overlaps it', () => {
    const overlap = anExercise('numeric', {
      values: [
        { right: false, low: 0, high: 100, shown: '0..100', feedback: '<p>no</p>' },
        { right: true, low: 26, high: 27, shown: '26..27', feedback: null },
      ],
    })
    expect(grade(overlap, { text: '26.5' }, 'en')).toMatchObject({ code: 'right', detail: { met: 1 } })
  })
})

describe('tokens', () => {
  test('shuffling the options of a choice changes no verdict', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), fc.boolean(), (order, shuffle) => {
        const { options } = anExercise('choice')
        const shuffled = anExercise('choice', { shuffle, options: order.map((at) => options[at]!) })
        const shown = publicHalf(shuffled, plainToken) as Extract<PublicExercise, { kind: 'choice' }>
        const pick = (text: string) => ({
          option: shown.options.filter((o) => o.text === text).map((o) => o.token),
        })
        expect(pointsFor(shuffled, pick('A stock'))).toBe(1)
        expect(pointsFor(shuffled, pick('A flow'))).toBe(0)
      }),
    )
  })

  test('tokens differ by store, course, exercise, list and position, and stay the same otherwise', () => {
    const places = ['s', 't'].flatMap((secret) =>
      ['c', 'd'].flatMap((course) =>
        ['e', 'f'].flatMap((exercise) =>
          ['left', 'right'].flatMap((list) =>
            [0, 1, 10].map((at) => tokensOf(secret, course, exercise)(list, at)),
          ),
        ),
      ),
    )
    expect(new Set(places).size).toBe(places.length)
    expect(tokensOf('s', 'c', 'e')('left', 0)).toBe(places[0])
    expect(places.every((token) => /^[0-9a-f]{12}$/.test(token))).toBe(true)
  })

  test('an order never comes in the right order, and a match tells nothing by its own', () => {
    for (let store = 0; store < 50; store++) {
      const token = tokensOf(`store ${store}`, 'c', 'steps')
      const order = publicHalf(anExercise('order'), token) as Extract<PublicExercise, { kind: 'order' }>
      expect(order.items.map(({ text }) => text)).not.toEqual(anExercise('order').items)
      expect(order.items.map(({ text }) => text).sort()).toEqual([...anExercise('order').items].sort())
    }
    const firsts = Array.from({ length: 50 }, (_, store) => {
      const shown = publicHalf(anExercise('match'), tokensOf(`store ${store}`, 'c', 'who-counts'))
      return shown.kind === 'match' && shown.rights[0]?.text
    })
    expect(new Set(firsts)).toEqual(new Set(['Residents', 'Crossings', 'Applications']))
  })

  test('positions in the source are no tokens', () => {
    const posted: Record<GradedAtOnce, Fields> = {
      choice: { option: ['0'] },
      numeric: { value: [''] },
      text: { value: [' '] },
      match: { 'pair-0': ['0'] },
      classify: { 'case-0': ['1'] },
      order: { 'place-0': ['1'] },
      written: { text: [''] },
      r: { 'result-share': [''] },
    }
    for (const exercise of everyKind) expect(pointsFor(exercise, posted[exercise.kind])).toBe('unanswered')
  })
})
