import { describe, expect, test } from 'vitest'
import { build, errorsOf, translationProblems } from './texts.ts'

const choice = (attributes: string, options: string, more = '') =>
  `<Choice id="a"${attributes}>\nQ?\n\n${options}\n\n<Hint>h</Hint>${more}\n</Choice>`

const source = choice(' points="2" objective="count" shuffle', '- [x] one\n- [ ] two\n  > no')

describe('keys stand once', () => {
  test('a translation may leave out marks and attributes', async () => {
    const output = await build({ en: source, fr: choice('', '- un\n- deux\n  > non') })
    expect(errorsOf(output)).toEqual([])
    const [exercise] = output.editions.find(({ language }) => language === 'fr')?.exercises ?? []
    expect(exercise).toMatchObject({
      kind: 'choice',
      points: 2,
      objective: 'count',
      shuffle: true,
      options: [
        { text: 'un', right: true },
        { text: 'deux', right: false, feedback: '<p>non</p>' },
      ],
    })
  })

  test('numbers come from the source, feedback from the translation', async () => {
    const numeric = (unit: string, key: string, words: string) =>
      `<Numeric id="n" unit="${unit}">\nQ?\n\n- [x] ${key}\n- [ ] 2\n  > ${words}\n</Numeric>`
    const output = await build({
      en: numeric('children', '26.2 ± 0.05', 'no'),
      fr: numeric('enfants', '26.20 +- 0.05', 'non'),
    })
    expect(errorsOf(output)).toEqual([])
    expect(output.editions[1]?.exercises[0]).toMatchObject({
      unit: 'enfants',
      values: [{ right: true, low: 26.15, high: 26.25, shown: '26.2 ± 0.05' }, { feedback: '<p>non</p>' }],
    })
  })

  test('text answers are the translation’s own, those of the source count too', async () => {
    const text = (right: string, wrong: string) =>
      `<Text id="t">\nQ?\n\n- [x] ${right}\n- [ ] ${wrong}\n  > no\n</Text>`
    const output = await build({ en: text('stock', 'flow'), fr: text('effectif', 'flow') })
    expect(output.editions[1]?.exercises[0]).toMatchObject({
      answers: [
        { right: true, text: 'effectif', also: ['stock'] },
        { right: false, text: 'flow', also: [] },
      ],
    })
  })
})

describe('a translation that says something else is refused, with both places', () => {
  const options = '- [x] un\n- [ ] deux\n  > non'
  test.each<[string, string, RegExp]>([
    ['a missing exercise', 'Rien.', /exercise-missing: .*"a".*en\.mdx:8/],
    [
      'an extra exercise',
      `${choice('', options)}\n\n<Order id="b">\nQ?\n\n1. x\n2. y\n</Order>`,
      /exercise-extra: .*"b"/,
    ],
    [
      'other marks',
      choice('', '- [ ] un\n  > non\n- [x] deux'),
      /differs: The mark of this answer is \[ \] here, but \[x\] in the source \(en\.mdx:11\)/,
    ],
    [
      'another number of options',
      choice('', `${options}\n- [ ] trois\n  > non`),
      /The number of options is 3 here, but 2/,
    ],
    [
      'another number of hints',
      choice('', options, '\n\n<Hint>encore</Hint>'),
      /The number of hints is 2 here, but 1/,
    ],
    [
      'a solution of its own',
      choice('', options, '\n\n<Solution>s</Solution>'),
      /The number of solutions is 1 here, but 0/,
    ],
    ['other points', choice(' points="3"', options), /points is 3 here, but 2/],
    ['other tries', choice(' tries="3"', options), /tries is 3 here, but unlimited/],
    ['another objective', choice(' objective="fly"', options), /The objective is fly here, but count/],
    [
      'another kind',
      '<Order id="a">\nQ?\n\n1. x\n2. y\n</Order>',
      /The kind of this exercise is order here, but choice/,
    ],
  ])('%s', async (_what, translation, expected) => {
    expect((await translationProblems(source, translation)).join('\n')).toMatch(expected)
  })

  test('another order of exercises', async () => {
    const order = (id: string) => `<Order id="${id}">\nQ?\n\n1. x\n2. y\n</Order>\n\n`
    const problems = await translationProblems(order('a') + order('b'), order('b') + order('a'))
    expect(problems.filter((problem) => problem.startsWith('translation-order'))).toHaveLength(2)
  })

  test('another value', async () => {
    const numeric = (key: string) => `<Numeric id="n">\nQ?\n\n- [x] ${key}\n</Numeric>`
    expect(await translationProblems(numeric('26.2 ± 0.05'), numeric('26.2 ± 0.5'))).toEqual([
      'translation-differs: This value is 26.2 ± 0.5 here, but 26.2 ± 0.05 in the source (en.mdx:11).',
    ])
  })

  test('rows sorted into other groups', async () => {
    const table = (third: string) =>
      `<Classify id="c">\nQ?\n\n| A | B |\n|--|--|\n| a | X |\n| b | Y |\n| c | ${third} |\n</Classify>`
    expect(await translationProblems(table('X'), table('Y'))).toEqual([
      'translation-differs: The second cell of this row is “Y” here, but “X” in the source (en.mdx:15).',
    ])
  })

  test('other objectives or minutes', async () => {
    const wrap = (body: string) => body
    const text = (front: string) => `---\ntitle: T\nsummary: S\n${front}\n---\n\nText`
    const { problems } = await build(
      {
        en: text('minutes: 40\nobjectives: { a: A, b: B }'),
        fr: text('minutes: 45\nobjectives: { a: A, c: C }'),
      },
      { wrap },
    )
    expect(errorsOf({ problems }).map(({ wrong }) => wrong)).toEqual([
      'The objective b is missing here, but written in the source (en.mdx:5).',
      'The objective c is written here, but missing in the source (en.mdx).',
      'minutes is 45 here, but 40 in the source (en.mdx:4).',
    ])
  })
})
