import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExerciseTag } from '#app/content/dialect.ts'
import type { ExerciseForm } from '#app/domain/studio/source/form.ts'
import { readExerciseForm } from '#app/domain/studio/source/take-apart.ts'
import { type Place, shownText, textProblem, typedText } from '#app/domain/studio/source/typed-text.ts'
import { writeExerciseForm } from '#app/domain/studio/source/write-form.ts'
import { readAlone } from './corpus.ts'
import { someTyped } from './some-typed.ts'

const choice =
  '<Choice id="a" objective="tell-stock-from-flow">\nAsk.\n\n- [x] One\n  > Yes.\n- [ ] Two\n  > No.\n\n<Hint>Look.</Hint>\n<Solution>One.</Solution>\n</Choice>'
const match =
  '<Match id="a" objective="tell-stock-from-flow">\nAsk.\n\n| L | R | F |\n|---|---|---|\n| a | b | c |\n| d | e | f |\n\n<Solution>One.</Solution>\n</Match>'

const formOf = (source: string) => readExerciseForm(source) as ExerciseForm

/** The exercise with a text of it written anew, in each place where one may stand. */
const places: [string, Place, ExerciseTag, (text: string) => string][] = [
  ['the question', 'prompt', 'Choice', (prompt) => writeExerciseForm(choice, { ...formOf(choice), prompt })],
  [
    'an option',
    'answer',
    'Choice',
    (text) => {
      const form = formOf(choice)
      const items = form.items?.map((item, index) => (index === 1 ? { ...item, text } : item)) ?? []
      return writeExerciseForm(choice, { ...form, items: items as ExerciseForm['items'] })
    },
  ],
  [
    'feedback',
    'feedback',
    'Choice',
    (feedback) => {
      const form = formOf(choice)
      const items = form.items?.map((item, index) => (index === 1 ? { ...item, feedback } : item)) ?? []
      return writeExerciseForm(choice, { ...form, items: items as ExerciseForm['items'] })
    },
  ],
  ['a hint', 'help', 'Choice', (text) => writeExerciseForm(choice, { ...formOf(choice), hints: [text] })],
  ['a solution', 'help', 'Choice', (solution) => writeExerciseForm(choice, { ...formOf(choice), solution })],
  ...(['left', 'right', 'feedback'] as const).map(
    (column): [string, Place, ExerciseTag, (text: string) => string] => [
      `a cell (${column})`,
      column === 'feedback' ? 'cell feedback' : 'cell',
      'Match',
      (text) => {
        const form = formOf(match)
        const table = form.table as NonNullable<ExerciseForm['table']>
        const rows = table.rows.map((row, index) => (index === 1 ? { ...row, [column]: text } : row))
        return writeExerciseForm(match, { ...form, table: { ...table, rows } })
      },
    ],
  ),
]

const outline = (source: string) => {
  const { exercises } = readAlone(`${source}\n\nAfterwards.`)
  return exercises.map(({ kind, name, hints, solution, answers }) => ({
    kind,
    name,
    hints: hints.length,
    solution: solution !== null,
    rows: 'rows' in answers ? answers.rows.length : null,
    marks: 'options' in answers ? answers.options.map(({ mark }) => mark) : null,
  }))
}

/** What the check finds that could only come from a text that broke out of its place. */
const brokenOut =
  /^(stray-|tag-|unknown-tag|program-code|attribute-|unparseable|html-|angle-link|answers-|text-after)/

describe('whatever is typed stays in its place or is refused', () => {
  test.each(places)('as %s', (name, place, tag, write) => {
    const before = outline(tag === 'Choice' ? choice : match)
    fc.assert(
      fc.property(someTyped, (typed) => {
        if (textProblem(typed, place, tag) !== null) return
        const text = typedText(typed, place)
        fc.pre(text !== '')
        const source = write(text)
        expect(outline(source)).toEqual(before)
        const codes = readAlone(source).problems.map(({ code }) => code)
        expect(codes.filter((code) => brokenOut.test(code) && code !== 'answer-empty')).toEqual([])
        expect(typedText(shownText(text, place), place), name).toBe(text)
      }),
      { numRuns: 150 },
    )
  })
})

test('a fence that its list item ends before it is closed is refused', () => {
  for (const typed of ['- ```\n  code\ntext\n```', '- a\n\n  ```\ncode\n  ```', '> ```\ncode\n```\n'])
    expect(textProblem(typed, 'prompt', 'Choice'), typed).toBe('fence-set-in')
  expect(textProblem('- a\n\n  ```\n  code\n\n  more\n  ```\n\nWhich?', 'prompt', 'Choice')).toBeNull()
  expect(textProblem('> ```\n> code\n>\n> ```', 'prompt', 'Choice')).toBeNull()
})

test('code that would be an answer somewhere is refused in every text of every kind', () => {
  for (const tag of ['Choice', 'Written', 'Sql'] as const)
    for (const place of ['prompt', 'help', 'feedback'] as const)
      for (const info of ['sql solution', 'r  starter', 's&#113;l solution'])
        expect(textProblem(`\`\`\`${info}\nSELECT 1\n\`\`\`\n\nWhich?`, place, tag)).toBe('code-with-role')
  expect(textProblem('```sql\nSELECT 1\n```\n\nWhich?', 'prompt', 'Choice')).toBeNull()
})
