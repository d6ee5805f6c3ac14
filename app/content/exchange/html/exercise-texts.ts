import type { Exercise, Html } from '#app/domain/exercise/exercise.ts'

/** Every text of an exercise that its author wrote as html, the question first. */
export function textsOf(exercise: Exercise): Html[] {
  const own = ownTexts(exercise).filter((text): text is Html => text !== null)
  return [
    exercise.prompt,
    ...own,
    ...exercise.hints,
    ...(exercise.solution === null ? [] : [exercise.solution]),
  ]
}

function ownTexts(exercise: Exercise): (Html | null)[] {
  switch (exercise.kind) {
    case 'choice':
      return exercise.options.flatMap(({ text, feedback }) => [text, feedback])
    case 'numeric':
      return exercise.values.map(({ feedback }) => feedback)
    case 'text':
      return exercise.answers.map(({ feedback }) => feedback)
    case 'match':
      return [
        ...exercise.headers,
        ...exercise.pairs.flatMap(({ left, right, feedback }) => [left, right, feedback]),
      ]
    case 'classify':
      return [
        ...exercise.headers,
        ...exercise.categories,
        ...exercise.cases.flatMap(({ text, feedback }) => [text, feedback]),
      ]
    case 'order':
      return exercise.items
    case 'written':
      return exercise.rubric
    case 'sql':
      return exercise.mistakes.map(({ feedback }) => feedback)
    case 'r':
      return []
  }
}

/** Whether a text says more than its words. */
export const hasMarkup = (text: Html): boolean => text.includes('<')
