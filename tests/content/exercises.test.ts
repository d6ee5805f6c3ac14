import { describe, expect, test } from 'vitest'
import { bodyStartsAt, exerciseOf, problemsOf } from './texts.ts'

describe('Choice', () => {
  const body = `<Choice id="census-night" objective="count" points="2" tries="3" title="Census night" shuffle>
Is that figure a *stock* or a flow?

- for bullet lists
- in the question

there is room.

- [x] A stock
  > Yes: people at one moment.
- [ ] A flow
  > Which period would that be?

  > And whose?
- [ ] Neither

<Hint>Look for a period.</Hint>
<Hint>

There is none.

</Hint>
<Solution>A stock.</Solution>
</Choice>`

  test('is read with its options, feedback, hints and solution', async () => {
    expect(await exerciseOf('choice', body)).toEqual({
      kind: 'choice',
      id: 'census-night',
      // Of the first right answer: the bullets above it belong to the question.
      keyLine: bodyStartsAt + 8,
      title: 'Census night',
      objective: 'count',
      points: 2,
      tries: 3,
      shuffle: true,
      prompt: expect.stringContaining('<em>stock</em>'),
      options: [
        { text: 'A stock', right: true, feedback: '<p>Yes: people at one moment.</p>' },
        { text: 'A flow', right: false, feedback: '<p>Which period would that be?</p><p>And whose?</p>' },
        { text: 'Neither', right: false, feedback: null },
      ],
      hints: ['<p>Look for a period.</p>', '<p>There is none.</p>'],
      solution: '<p>A stock.</p>',
    })
  })

  test('a wrong option without feedback is a warning', async () => {
    expect(await problemsOf(body)).toEqual(['feedback-missing 15:1'])
  })

  const refused = {
    'no right answer': ['- [ ] a\n  > x\n- [ ] b\n  > y', 'no-right-answer 1:1'],
    'an option without a mark': ['- [x] a\n- b', 'mark-missing 5:1'],
    'a single option': ['- [x] a', 'answers-few 1:1'],
    'no options': ['Just a question.', 'answers-missing 1:1'],
    'two lists of options': [
      '- [x] a\n- [ ] b\n  > c\n\ntext\n\n- [x] d\n- [ ] e\n  > f',
      'answers-twice 10:1',
    ],
    'text after the options': ['- [x] a\n- [ ] b\n  > c\n\nmore', 'text-after-answers 8:1'],
    'an option of two paragraphs': ['- [x] a\n\n  b\n- [ ] c\n  > d', 'answer-complex 4:1'],
    'a button within an option': ['- [x] <Term id="stock">s</Term>\n- [ ] c\n  > d', 'term-place 4:7'],
  } as const
  for (const [what, [answers, problem]] of Object.entries(refused)) {
    test(`${what} is refused`, async () => {
      expect(await problemsOf(`<Choice id="a">\nQ?\n\n${answers}\n</Choice>`)).toContain(problem)
    })
  }
})

describe('Numeric', () => {
  const numeric = (answers: string) => `<Numeric id="share" unit="%">\nWhat share?\n\n${answers}\n</Numeric>`

  test('is read with inclusive bounds and the author’s notation', async () => {
    const { values, unit } = await exerciseOf(
      'numeric',
      numeric('- [x] 26.2 ± 0.05\n- [ ] 0.262 +- 0.0005\n  > A proportion.\n- [ ] -3..-1.5\n  > Below 0?'),
    )
    expect(unit).toBe('%')
    expect(values).toEqual([
      { right: true, low: 26.15, high: 26.25, shown: '26.2 ± 0.05', feedback: null },
      { right: false, low: 0.2615, high: 0.2625, shown: '0.262 +- 0.0005', feedback: '<p>A proportion.</p>' },
      { right: false, low: -3, high: -1.5, shown: '-3..-1.5', feedback: '<p>Below 0?</p>' },
    ])
  })

  test.each([
    ['- [x] 26,2 ± 0.05', 'numeric-key 4:1'],
    ['- [x] about 26', 'numeric-key 4:1'],
    ['- [x] 26 %', 'numeric-key 4:1'],
    ['- [x] 5,090', 'numeric-key 4:1'],
    ['- [x] 3..1', 'numeric-range 4:1'],
    ['- [x] 26.2 ± 0.5\n- [ ] 26 ± 1\n  > no', 'answer-overlap 5:1'],
    ['- [x] 1\n- [ ] 2 ± 1.5\n  > a', 'answer-overlap 5:1'],
    ['- [x] 9\n- [ ] 2 ± 1\n  > a\n- [ ] 3 ± 1\n  > b', 'foreseen-overlap 7:1'],
    ['- [ ] 3\n  > a', 'no-right-answer 1:1'],
    ['- [x] 1\n\n```sql key\nselect 1\n```', 'key-without-data 1:1'],
    ['- [x] key ± 1', 'key-form 4:1'],
  ])('%j is told as %s', async (answers, problem) => {
    expect(await problemsOf(numeric(answers))).toContain(problem)
  })
})

describe('Text', () => {
  test('is read as plain text', async () => {
    const { answers } = await exerciseOf(
      'text',
      '<Text id="t">\nWhich word?\n\n- [x] *usual* residence\n- [ ] domicile\n  > Another thing.\n</Text>',
    )
    expect(answers).toEqual([
      { right: true, text: 'usual residence', also: [], feedback: null },
      { right: false, text: 'domicile', also: [], feedback: '<p>Another thing.</p>' },
    ])
  })

  test('two answers that fold alike are refused', async () => {
    const body = '<Text id="t">\nQ?\n\n- [x] Réfugié\n- [ ] refugie\n  > no\n</Text>'
    expect(await problemsOf(body)).toContain('answer-overlap 5:1')
  })
})

describe('Match and Classify', () => {
  const table = (tag: string, rows: string) => `<${tag} id="t">\nQ?\n\n${rows}\n</${tag}>`

  test('Match keeps its rows in the right pairing, with feedback from a third column', async () => {
    const { headers, pairs } = await exerciseOf(
      'match',
      table('Match', '| A | B | Feedback |\n|--|--|--|\n| one | **1** | look |\n| two | 2 | |'),
    )
    expect(headers).toEqual(['A', 'B'])
    expect(pairs).toEqual([
      { left: 'one', right: '<strong>1</strong>', feedback: '<p>look</p>' },
      { left: 'two', right: '2', feedback: null },
    ])
  })

  test('Classify numbers its categories by first appearance', async () => {
    const { categories, cases } = await exerciseOf(
      'classify',
      table('Classify', '| Case | Kind |\n|--|--|\n| a | Stock |\n| b | Flow |\n| c | Stock |'),
    )
    expect(categories).toEqual(['Stock', 'Flow'])
    expect(cases.map(({ category }) => category)).toEqual([0, 1, 0])
  })

  test.each([
    ['Match', '| A |\n|--|\n| one |\n| two |', 'table-columns 4:1'],
    ['Match', '| A | B | C | D |\n|--|--|--|--|\n| 1 | 2 | 3 | 4 |\n| 5 | 6 | 7 | 8 |', 'table-columns 4:1'],
    ['Match', '| A | B |\n|--|--|\n| one | 1 |', 'answers-few 1:1'],
    ['Match', '| A | B |\n|--|--|\n| one | |\n| two | 2 |', 'cell-empty 6:7'],
    ['Match', '| A | B |\n|--|--|\n| one | 1 |\n| one | 2 |', 'answer-repeated 7:1'],
    ['Classify', '| A | B |\n|--|--|\n| one | x |\n| two | x |', 'categories-few 1:1'],
    ['Classify', '- [x] a list', 'answers-missing 1:1'],
  ])('%s %j is told as %s', async (tag, rows, problem) => {
    expect(await problemsOf(table(tag, rows))).toContain(problem)
  })
})

describe('Order', () => {
  test('keeps its items in the right order', async () => {
    const { items } = await exerciseOf('order', '<Order id="o">\nSort.\n\n1. first\n2. *second*\n</Order>')
    expect(items).toEqual(['first', '<em>second</em>'])
  })

  test.each([
    ['1. only', 'answers-few 1:1'],
    ['1. same\n2. same', 'answer-repeated 5:1'],
    ['- bullets', 'answers-missing 1:1'],
  ])('%j is told as %s', async (list, problem) => {
    expect(await problemsOf(`<Order id="o">\nSort.\n\n${list}\n</Order>`)).toContain(problem)
  })
})

describe('Written', () => {
  test('has a rubric and a model answer', async () => {
    const { rubric, solution } = await exerciseOf(
      'written',
      '<Written id="w">\nWrite to the minister.\n\n<Rubric>\n- Names the **date**.\n- Names the source.\n</Rubric>\n\n<Solution>On 30 June …</Solution>\n</Written>',
    )
    expect(rubric).toEqual(['Names the <strong>date</strong>.', 'Names the source.'])
    expect(solution).toBe('<p>On 30 June …</p>')
  })

  test.each([
    ['<Rubric>\n- a\n</Rubric>', 'solution-missing 1:1'],
    ['<Solution>s</Solution>', 'answers-missing 1:1'],
    ['<Rubric>\ntext\n</Rubric>\n\n<Solution>s</Solution>', 'answers-missing 5:1'],
  ])('%j is told as %s', async (parts, problem) => {
    expect(await problemsOf(`<Written id="w">\nWrite.\n\n${parts}\n</Written>`)).toContain(problem)
  })
})

describe('every exercise', () => {
  const choice = (attributes: string, more = '') =>
    `<Choice ${attributes}>\nQ?\n\n- [x] a\n- [ ] b\n  > c\n${more}</Choice>`

  test.each([
    [choice(''), 'attribute-missing 1:1'],
    [choice('id="Ä b"'), 'id-form 1:9'],
    [choice('id="main"'), 'id-reserved 1:9'],
    [choice('id="module-data"'), 'id-reserved 1:9'],
    [choice('id="text-0"'), 'id-reserved 1:9'],
    [choice('id="s-stock-and-flow"'), 'id-reserved 1:9'],
    [choice('id="note-fn-census"'), 'id-reserved 1:9'],
    [choice('id="footnote-label"'), 'id-reserved 1:9'],
    [choice('id="term-stock"'), 'id-reserved 1:9'],
    [choice('id="constructor"'), 'id-reserved 1:9'],
    [choice('id="a" objective="fly"'), 'objective-unknown 1:1'],
    [choice('id="a" points="many"'), 'attribute-value 1:16'],
    [choice('id="a" points="0"'), 'attribute-value 1:16'],
    [choice('id="a" tries="0"'), 'attribute-value 1:16'],
    [choice('id="a" colour="red"'), 'attribute-unknown 1:16'],
    [choice('id="a" id="b"'), 'attribute-twice 1:16'],
    [choice('id="a" shuffle="yes"'), 'attribute-value 1:16'],
    [choice('id="a" title'), 'attribute-value 1:16'],
    [choice('id="a"', '\n<Solution>x</Solution>\n\n<Solution>y</Solution>\n'), 'solution-twice 10:1'],
    [choice('id="a"', '\n<Hint></Hint>\n'), 'answer-empty 8:1'],
    [`${choice('id="a"', '\n<Hint>See.[^n]</Hint>\n')}\n\n[^n]: Note`, 'footnote-place 8:11'],
    ['<Choice id="a">\n- [x] a\n- [ ] b\n  > c\n</Choice>', 'prompt-missing 1:1'],
    [`<Note kind="data">\n\n${choice('id="a"')}\n\n</Note>`, 'tag-place 3:1'],
    ['<Hint>Alone</Hint>', 'tag-place 1:1'],
    ['<Data id="a" />', 'data-unknown 1:1'],
    ['<Chart id="a" title="b" />', 'alt-missing 1:1'],
  ])('%j is told as %s', async (body, problem) => {
    expect(await problemsOf(body)).toContain(problem)
  })

  test('all problems are told at once, each with what to write instead', async () => {
    const problems = await problemsOf(
      `# Title\n\n${choice('')}\n\n<Blink>x</Blink>\n\n{1 + 1}\n\na < b\n\n<!-- c -->`,
    )
    expect(problems).toEqual([
      'html-comment 17:1',
      'heading-title 1:1',
      'attribute-missing 3:1',
      'unknown-tag 11:1',
      'program-code 13:1',
      'solution-advised 3:1',
    ])
  })
})
