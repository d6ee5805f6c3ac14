import type { Exercise } from './exercise.ts'

/**
 * Whether an answer by position still says the same: the exercise has the same options, rows and keys in two editions
 * of one language. Its prompt, hints, feedback and points may differ.
 */
export const isSameExercise = (then: Exercise | undefined, now: Exercise | undefined): boolean =>
  then !== undefined && now !== undefined && JSON.stringify(frameOf(then)) === JSON.stringify(frameOf(now))

function frameOf(exercise: Exercise): unknown[] {
  switch (exercise.kind) {
    case 'choice':
      return ['choice', exercise.options.map(({ text, right }) => [text, right])]
    case 'numeric':
      return [
        'numeric',
        exercise.unit,
        exercise.values.map(({ right, low, high, of }) => [right, low, high, of]),
        exercise.computed ?? null,
      ]
    case 'text':
      return ['text', exercise.answers.map(({ right, text, also }) => [right, text, also])]
    case 'match':
      return ['match', exercise.pairs.map(({ left, right }) => [left, right])]
    case 'classify':
      return ['classify', exercise.categories, exercise.cases.map(({ text, category }) => [text, category])]
    case 'order':
      return ['order', exercise.items]
    case 'written':
      return ['written', exercise.rubric]
    case 'sql':
      return ['sql', exercise.query, exercise.data, exercise.rules]
    case 'r':
      return ['r', exercise.data, exercise.results, exercise.keys]
  }
}
