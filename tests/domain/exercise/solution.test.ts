import { describe, expect, test } from 'vitest'
import { feedbackOn, grade } from '#app/domain/exercise/kinds.ts'
import { hasSolution, solutionOf } from '#app/domain/exercise/solution.ts'
import { anExercise, everyKind, plainToken } from '#tests/support/exercises.ts'

describe('the solution that is shown', () => {
  test('is the author’s; an order, pairs and categories stand above it', () => {
    expect(solutionOf(anExercise('choice'), 'en')).toBe('<p>secret solution</p>')
    expect(solutionOf(anExercise('order'), 'en')).toBe(
      '<ol><li>Plan</li><li>Enumerate</li><li>Process</li><li>Publish</li></ol><p>secret solution</p>',
    )
    expect(solutionOf(anExercise('match'), 'en')).toContain(
      '<tr><td>Border register</td><td>Crossings</td></tr>',
    )
    expect(solutionOf(anExercise('classify'), 'en')).toContain(
      '<tr><td>Births in 2022</td><td>Flow</td></tr>',
    )
  })

  test('is made from the key where the author wrote none', () => {
    const solution = null
    expect(solutionOf(anExercise('choice', { solution }), 'en')).toBe('<ul><li>A stock</li></ul>')
    const numeric = anExercise('numeric', {
      solution,
      values: [{ right: true, low: 1234.45, high: 1234.55, shown: '1234.5 ± 0.05', feedback: null }],
    })
    expect(solutionOf(numeric, 'en')).toBe('<p>1,234.5 ± 0.05\u00a0%</p>')
    expect(solutionOf(numeric, 'fr')).toBe('<p>1\u202f234,5 ± 0,05\u00a0%</p>')
    const text = anExercise('text', {
      solution,
      answers: [{ right: true, text: 'births & <deaths>', also: [], feedback: null }],
    })
    expect(solutionOf(text, 'en')).toBe('<p>births &amp; &lt;deaths&gt;</p>')
  })

  test('is there for every kind that has a right answer to read, so that a module can always be finished', () => {
    const without = everyKind.map((exercise) => ({ ...exercise, solution: null }))
    const lacking = without.filter((exercise) => !hasSolution(exercise)).map(({ kind }) => kind)
    for (const kind of ['choice', 'numeric', 'text', 'match', 'classify', 'order'])
      expect(lacking).not.toContain(kind)
  })
})

test('feedback on a row or an option is told by its name, and not among the notes', () => {
  const match = anExercise('match')
  const wrong = { pairs: [1, 1, 0, 3] }
  const told = feedbackOn(match, wrong, grade(match, wrong, 'en', null), plainToken)
  expect(told).toMatchObject({ notes: [], rowNotes: { 'pair-left0': '<p>secret: on one night</p>' } })

  const several = anExercise('choice', {
    options: [
      { text: 'A', right: true, feedback: '<p>Yes.</p>' },
      { text: 'B', right: true, feedback: null },
      { text: 'C', right: false, feedback: '<p>No.</p>' },
    ],
  })
  const chosen = { chosen: [0, 2] }
  expect(feedbackOn(several, chosen, grade(several, chosen, 'en', null), plainToken)).toMatchObject({
    notes: [],
    rowNotes: { 'option-option0': '<p>Yes.</p>', 'option-option2': '<p>No.</p>' },
  })
})
