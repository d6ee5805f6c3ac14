import { describe, expect, test } from 'vitest'
import { type PlacedProblem, placeProblems } from '#app/domain/studio/forms/place-problems.ts'
import { findExercises } from '#app/domain/studio/source/find-exercises.ts'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { aText, build } from '#tests/content/texts.ts'

/** What the check says of the first exercise of a text, with its fields. */
async function placed(body: string, isSource = true): Promise<PlacedProblem[]> {
  const text = aText(body)
  const { problems } = await build({ en: body })
  const [found] = findExercises(text)
  if (!found) throw new Error('There is no exercise.')
  const own = problems
    .filter(({ line }) => found.firstLine <= line && line <= found.lastLine)
    .map((problem): TextProblem => ({ ...problem, elsewhere: null, fixes: [] }))
  return placeProblems(own, { text, found, isSource })
}

const fields = async (body: string, isSource = true) =>
  (await placed(body, isSource)).map(({ code, field }) => `${code} ${field}`).sort()

describe('a problem of an exercise stands at the field of its form', () => {
  test('of a choice: its options, their marks and feedback, what is missing', async () => {
    const body = `<Choice id="one" points="x">
One or two?

- [ ] One
- [ ] Two
  > Why two?[^a]
</Choice>

[^a]: Note`
    expect(await fields(body)).toEqual([
      'attribute-value points',
      'feedback-missing item-0-feedback',
      'footnote-place item-1-feedback',
      'no-right-answer item-0-mark',
      'objective-missing objective',
      'solution-advised solution',
    ])
  })

  test('of a choice without marks, question and second option', async () => {
    expect(
      await fields('<Choice id="one" objective="count">\n- One\n\n<Solution>1</Solution>\n</Choice>'),
    ).toEqual([
      'answers-few answers',
      'mark-missing item-0-mark',
      'no-right-answer item-0-mark',
      'prompt-missing prompt',
    ])
  })

  test('of a number: its values', async () => {
    const body = `<Numeric id="share" objective="lost">
What share?

- [x] a quarter
- [ ] 9..7
  > No.

<Hint>

</Hint>
<Solution>25.</Solution>
</Numeric>`
    expect(await fields(body)).toEqual([
      'answer-empty hint-0-text',
      'numeric-key item-0-text',
      'numeric-range item-1-text',
      'objective-unknown objective',
    ])
  })

  test('of pairs: their cells', async () => {
    const body = `<Match id="pairs" objective="count">
Pair them.

| Left |  | Why |
|---|---|---|
| a | b | c |
| a |  | d |

<Solution>So.</Solution>
</Match>`
    expect(await fields(body)).toEqual([
      'answer-repeated row-1-left',
      'cell-empty head-right',
      'cell-empty row-1-right',
    ])
  })

  test('of what the form leaves alone nowhere', async () => {
    const body = `<Choice id="one" objective="count" future="x">
One or two?

- [x] One
- [ ] Two

  and more
  > Why?

<Solution>One.</Solution>
</Choice>`
    expect(await fields(body)).toEqual(['answer-complex answers', 'attribute-unknown null'])
  })

  test('of a translation only where it has a field', async () => {
    const body =
      '<Choice id="one" points="x">\nOne or two?\n\n- One\n- [ ] Two\n\n<Solution>One.</Solution>\n</Choice>'
    expect(await fields(body, false)).toEqual([
      'attribute-value null',
      'feedback-missing item-1-feedback',
      'mark-missing null',
      'no-right-answer null',
      'objective-missing null',
    ])
  })
})
