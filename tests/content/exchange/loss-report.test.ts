import { describe, expect, test } from 'vitest'
import { lossReport } from '#app/content/exchange/loss-report.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { ExchangeTarget } from '#app/domain/studio/loss.ts'
import { anExercise, aQuery } from '#tests/support/exercises.ts'
import { aSource, picture } from './source.ts'

const codesOf = (target: ExchangeTarget, exercise: Exercise) =>
  lossReport(target, aSource([exercise]))
    .filter(({ exerciseId }) => exerciseId !== null)
    .map(({ code }) => code)

const plain = { hints: [], tries: null, solution: null }

describe('what is told before an export', () => {
  test('is nothing for a choice that survives whole', () => {
    const options = [
      { text: 'a', right: true, feedback: null },
      { text: 'b', right: false, feedback: null },
    ]
    const exercise = anExercise('choice', { ...plain, options })
    expect(lossReport('moodle-xml', aSource([exercise]))).toEqual([])
    expect(lossReport('gift', aSource([exercise]))).toEqual([])
  })

  test.each<[ExchangeTarget, string, Exercise, string[]]>([
    [
      'gift',
      'hints, tries and points',
      anExercise('choice', { tries: 2, points: 3 }),
      ['feedback-kept', 'hints-dropped', 'tries-dropped', 'points-dropped'],
    ],
    [
      'moodle-xml',
      'hints and tries',
      anExercise('choice', { tries: 2, points: 3 }),
      ['feedback-kept', 'hints-interactive', 'tries-dropped'],
    ],
    ['gift', 'an order', anExercise('order', plain), ['order-becomes-matching']],
    ['moodle-xml', 'an order', anExercise('order', plain), ['partial-credit-kept']],
    ['moodle-xml', 'a query', aQuery(plain), ['lab-becomes-link']],
    [
      'moodle-xml',
      'cases with feedback',
      anExercise('classify', plain),
      ['classify-becomes-matching', 'row-feedback-dropped'],
    ],
    [
      'gift',
      'a written answer',
      anExercise('written', plain),
      ['self-check-becomes-marking', 'rubric-dropped'],
    ],
    [
      'gift',
      'a number',
      anExercise('numeric', plain),
      ['numbers-read-otherwise', 'unit-in-text', 'feedback-kept'],
    ],
    [
      'gift',
      'a picture',
      anExercise('order', { ...plain, prompt: picture }),
      ['order-becomes-matching', 'pictures-dropped'],
    ],
    [
      'moodle-xml',
      'a picture',
      anExercise('order', { ...plain, prompt: picture }),
      ['partial-credit-kept', 'pictures-kept'],
    ],
    [
      'moodle-xml',
      'a formula and a term',
      anExercise('order', {
        ...plain,
        prompt: '<math><mn>1</mn></math><button type="button" class="term" popovertarget="term-x">x</button>',
      }),
      ['partial-credit-kept', 'formulas-as-mathml', 'terms-dropped'],
    ],
    [
      'gift',
      'an arrow in an answer',
      anExercise('text', {
        ...plain,
        answers: [{ right: true, text: 'a', also: ['a -> b'], feedback: null }],
      }),
      ['text-read-strictly', 'answers-left-out'],
    ],
    ['scorm', 'a written answer', anExercise('written'), ['written-becomes-text']],
    ['scorm', 'a script', anExercise('r'), ['lab-becomes-link']],
    ['scorm', 'a choice', anExercise('choice'), []],
    [
      'moodle-xml',
      'eleven right answers',
      anExercise('choice', {
        ...plain,
        options: Array.from({ length: 11 }, () => ({ text: 'x', right: true, feedback: null })),
      }),
      ['shares-rounded'],
    ],
  ])('in %s: %s', (target, _, exercise, codes) => {
    expect(codesOf(target, exercise)).toEqual(codes)
  })

  test('names what concerns the whole file: readable keys, charts, tests, text', () => {
    const chart = { kind: 'bar', title: 't', categories: [], series: [], language: 'en' } as const
    const source = aSource([], {}, [
      { type: 'html', html: '<p><a href="/en/data/meridia">data</a></p>' },
      { type: 'chart', id: 'c', chart: { ...chart, categories: [], series: [] }, note: '' },
    ])
    const [module] = source.modules
    if (!module) throw new Error('no module')
    const test = {
      ...module,
      facts: { ...module.facts, test: { tries: 1, isTimed: true, forms: { a: [], b: [] } } },
    }
    const both = { ...source, modules: [module, test] }
    expect(lossReport('scorm', both).map(({ code }) => code)).toEqual([
      'test-left-out',
      'keys-readable',
      'charts-become-tables',
      'links-lead-back',
    ])
    expect(lossReport('gift', { ...both, missing: ['A', 'B'] })[0]).toEqual({
      exerciseId: null,
      code: 'modules-left-out',
      values: { modules: 'A, B', count: 2 },
    })
    expect(lossReport('gift', both).map(({ code }) => code)).toEqual(['text-left-out'])
  })
})
