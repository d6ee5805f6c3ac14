import { type ExerciseKind, graded, publicCommon, typedIn } from '../kind.ts'

export const written: ExerciseKind<'written'> = {
  publicHalf: (exercise) => ({ ...publicCommon<'written'>(exercise), kind: 'written' }),

  read(exercise, fields) {
    const text = typedIn(fields, 'text')
    if (text.trim() === '') return { missing: 1 }
    if (!isHandedIn(fields)) return { answer: { text, met: null } }
    const posted = new Set(fields.criterion)
    return {
      answer: { text, met: [...exercise.rubric.keys()].filter((index) => posted.has(String(index + 1))) },
    }
  },

  // The learner marks their own text, criterion by criterion, once the rubric and a model answer lie beside it.
  grade(exercise, { met }) {
    if (met === null) return { code: 'to-check' }
    const criteriaMet = exercise.rubric.map((_, index) => met.includes(index))
    const share =
      criteriaMet.length === 0 ? 1 : criteriaMet.filter((isMet) => isMet).length / criteriaMet.length
    return graded(exercise.points, share, { criteriaMet })
  },

  tell: (exercise, _answer, { criteriaMet = [] }) => ({
    rubric: exercise.rubric,
    notes: [],
    marks: Object.fromEntries(criteriaMet.map((isMet, index) => [`criterion-${index + 1}`, isMet])),
  }),

  fieldsOf(_exercise, { text, met }) {
    const checked = met && { checked: ['yes'], criterion: met.map((index) => String(index + 1)) }
    return { text: [text], ...checked }
  },
}

/** True when the form came back from its self-check. */
const isHandedIn = (fields: Record<string, string[]>) => typedIn(fields, 'checked') === 'yes'
