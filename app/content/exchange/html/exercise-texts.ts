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

/** The same exercise, its texts written anew one by one. Equal texts must stay equal. */
export function withTexts(exercise: Exercise, rewrite: (text: Html) => Html): Exercise {
  const orNull = (text: Html | null) => (text === null ? null : rewrite(text))
  const both = ([one, other]: [Html, Html]): [Html, Html] => [rewrite(one), rewrite(other)]
  const told = <T extends { feedback: Html | null }>(row: T): T => ({
    ...row,
    feedback: orNull(row.feedback),
  })
  const common = {
    prompt: rewrite(exercise.prompt),
    hints: exercise.hints.map(rewrite),
    solution: orNull(exercise.solution),
  }
  switch (exercise.kind) {
    case 'choice': {
      const options = exercise.options.map((option) => ({ ...told(option), text: rewrite(option.text) }))
      return { ...exercise, ...common, options }
    }
    case 'numeric':
      return { ...exercise, ...common, values: exercise.values.map(told) }
    case 'text':
      return { ...exercise, ...common, answers: exercise.answers.map(told) }
    case 'match': {
      const pairs = exercise.pairs.map((pair) => ({
        ...told(pair),
        left: rewrite(pair.left),
        right: rewrite(pair.right),
      }))
      return { ...exercise, ...common, headers: both(exercise.headers), pairs }
    }
    case 'classify': {
      const cases = exercise.cases.map((one) => ({ ...told(one), text: rewrite(one.text) }))
      const categories = exercise.categories.map(rewrite)
      return { ...exercise, ...common, headers: both(exercise.headers), cases, categories }
    }
    case 'order':
      return { ...exercise, ...common, items: exercise.items.map(rewrite) }
    case 'written':
      return { ...exercise, ...common, rubric: exercise.rubric.map(rewrite) }
    case 'sql':
      return { ...exercise, ...common, mistakes: exercise.mistakes.map(told) }
    case 'r':
      return { ...exercise, ...common }
  }
}

/** Whether a text says more than its words. */
export const hasMarkup = (text: Html): boolean => text.includes('<')
