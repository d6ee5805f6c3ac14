import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { type PlacedProblem, placeProblems } from '#app/domain/studio/forms/place-problems.ts'
import { findExercises } from '#app/domain/studio/source/find-exercises.ts'
import { OwnProblems } from '#app/ui/studio/forms/own-problems.tsx'
import { TextBox } from '#app/ui/studio/forms/text-box.tsx'
import { ToldField, ToldProvider } from '#app/ui/studio/forms/told.tsx'
import { wordsInForm } from '#app/ui/studio/forms/told-words.ts'
import { aText, build } from '#tests/content/texts.ts'

const body = `<Choice id="one">
- [ ] One
- [ ] Two
- [ ] Two

  and more
</Choice>`

async function told(): Promise<PlacedProblem[]> {
  const text = aText(body)
  const { problems } = await build({ en: body })
  const [found] = findExercises(text)
  if (!found) throw new Error('There is no exercise.')
  const own = problems.filter(({ line }) => line >= found.firstLine && line <= found.lastLine)
  return placeProblems(
    own.map((problem) => ({ ...problem, elsewhere: null, fixes: [] })),
    { text, found, isSource: true },
  )
}

const one = (more: Partial<PlacedProblem>): PlacedProblem => ({
  code: 'sentence-long',
  severity: 'warning',
  line: 9,
  column: 1,
  wrong: 'It is long.',
  instead: 'Make two of it.',
  elsewhere: null,
  fixes: [],
  field: 'prompt',
  ...more,
})

const boxWith = (problems: PlacedProblem[]) =>
  renderToStaticMarkup(
    <ToldProvider value={problems}>
      <TextBox id="prompt" label="Question" value="" problems={{}} textLanguage="en" focus={null} />
      <ToldField id="points" label="Points" hint="1 if left out." />
    </ToldProvider>,
  )

describe('what the check says of an exercise', () => {
  test('is said in words of its form, without signs and lines of the source', async () => {
    const problems = await told()
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'answer-complex',
      'feedback-missing',
      'feedback-missing',
      'feedback-missing',
      'no-right-answer',
      'objective-missing',
      'prompt-missing',
      'solution-advised',
    ])
    for (const problem of problems) expect(wordsInForm(problem)).not.toMatch(/\[x\]|[<>]|="/)
    expect(wordsInForm(one({}))).toBe('It is long. Make two of it.')
  })

  test('is listed in short, each leading to its field or else to the source', async () => {
    const html = renderToStaticMarkup(
      <OwnProblems problems={[...(await told()), one({ field: null })]} source="/write?line=8" />,
    )
    expect(html).toContain('href="#item-0-mark"')
    expect(html).toContain('href="#item-1-feedback">No. 2:')
    expect(html).toContain('It is long. Make two of it. <a href="/write?line=9">')
    expect(html).not.toMatch(/line 9/i)
  })

  test('stands at its field: a refusal makes it invalid, advice does not', () => {
    const refused = boxWith([one({ code: 'prompt-missing', severity: 'error' })])
    expect(refused).toMatch(/<p class="error">The exercise asks nothing\./)
    expect(refused).toMatch(/<textarea[^>]*aria-describedby="prompt-told" aria-invalid="true"/)
    const advised = boxWith([one({})])
    expect(advised).toMatch(/<textarea[^>]*aria-describedby="prompt-told"/)
    expect(advised).not.toContain('aria-invalid')
    expect(boxWith([])).not.toContain('told')
  })

  test('stands at a setting likewise', () => {
    const refused = boxWith([one({ field: 'points', severity: 'error' })])
    expect(refused).toMatch(/<input[^>]*aria-describedby="points-hint points-error" aria-invalid="true"/)
    expect(boxWith([one({ field: 'points' })])).toMatch(
      /1 if left out\. <span class="advice">It is long\. Make two of it\.<\/span>/,
    )
  })
})
