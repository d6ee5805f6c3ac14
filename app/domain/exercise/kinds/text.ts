import { foldText } from '../fold-text.ts'
import { type ExerciseKind, graded, notesOf, publicCommon, typedIn } from '../kind.ts'

export const text: ExerciseKind<'text'> = {
  publicHalf: (exercise) => ({ ...publicCommon<'text'>(exercise), kind: 'text' }),

  read(_exercise, fields) {
    const typed = typedIn(fields, 'value')
    return typed.trim() === '' ? { missing: 1 } : { answer: { text: typed } }
  },

  grade(exercise, answer) {
    const typed = foldText(answer.text)
    const accepts = (known: { text: string; also: string[] }) =>
      [known.text, ...known.also].some((accepted) => foldText(accepted) === typed)
    const right = exercise.answers.findIndex((known) => known.right && accepts(known))
    const met = right >= 0 ? right : exercise.answers.findIndex(accepts)
    return graded(exercise.points, right >= 0 ? 1 : 0, { met: met >= 0 ? met : null })
  },

  tell: (exercise, _answer, { met }) => ({
    notes: notesOf([exercise.answers[met ?? -1]?.feedback]),
    marks: {},
  }),

  fieldsOf: (_exercise, answer) => ({ value: [answer.text] }),
}
