import { gradeResults } from '#app/labs/r/grade.ts'
import { type ExerciseKind, graded, publicCommon, publicData, typedIn } from '../kind.ts'
import { readNumber } from '../read-number.ts'

const field = (name: string) => `result-${name}`

/**
 * A computation in R or any other tool, graded by its named results on the learner's rows. The script is kept for the
 * trainer; the server never runs it.
 */
export const r: ExerciseKind<'r'> = {
  publicHalf: (exercise) => ({
    ...publicCommon<'r'>(exercise),
    kind: 'r',
    data: publicData(exercise.data),
    tables: exercise.tables,
    starter: exercise.starter,
    results: exercise.results.map(({ name }) => name),
  }),

  read({ results }, fields, _token, draw) {
    const values = Object.fromEntries(results.map(({ name }) => [name, typedIn(fields, field(name))]))
    const missing = Object.values(values).filter((typed) => typed.trim() === '').length
    return missing > 0 ? { missing } : { answer: { script: typedIn(fields, 'script'), values, draw } }
  },

  grade(exercise, { values, draw }, language) {
    const read: Record<string, number> = {}
    for (const { name } of exercise.results) {
      const typed = values[name] ?? ''
      const number = readNumber(typed, { language, unit: null })
      if (number.kind === 'unreadable')
        return { code: 'unreadable', reason: number.reason, typed: typed.slice(0, 80) }
      if (number.kind === 'ambiguous')
        return { code: 'unreadable', reason: 'grouping', typed: typed.slice(0, 80) }
      read[name] = number.value
    }
    const key = exercise.keys[String(draw)]
    if (!key) throw new Error(`There is no key of ${exercise.id} for the draw ${draw}.`)
    const results = gradeResults(read, key, exercise.results)
    const right = results.filter(({ isRight }) => isRight).length
    return graded(exercise.points, right / results.length, { results })
  },

  tell: (_exercise, _answer, { results }) => ({
    results,
    notes: [],
    marks: Object.fromEntries((results ?? []).map(({ name, isRight }) => [field(name), isRight])),
  }),

  fieldsOf: (exercise, { script, values }) => ({
    script: [script],
    ...Object.fromEntries(exercise.results.map(({ name }) => [field(name), [values[name] ?? '']])),
  }),
}
