import { type ExerciseKind, graded, notesOf, publicCommon, publicData, typedIn } from '../kind.ts'

/** A query, graded by its result: see app/labs/sql/mark-runs.ts for how results are compared. */
export const sql: ExerciseKind<'sql'> = {
  publicHalf: (exercise) => ({
    ...publicCommon<'sql'>(exercise),
    kind: 'sql',
    data: publicData(exercise.data),
    tables: exercise.tables,
    starter: exercise.starter,
    isOrdered: exercise.rules.order !== 'none',
  }),

  read(exercise, fields, _token, draw) {
    const query = typedIn(fields, 'query')
    const isUntouched = query.trim() === '' || query.trim() === exercise.starter.trim()
    return isUntouched ? { missing: 1 } : { answer: { query, draw } }
  },

  grade(exercise, _answer, _language, evidence) {
    if (evidence?.kind !== 'query')
      throw new Error(`The query of ${exercise.id} was graded before it was run.`)
    const { marking } = evidence
    if (marking.outcome === 'right') return graded(exercise.points, 1, {})
    if (marking.outcome === 'only-here') return graded(exercise.points, 0, { onlyHere: true })
    const { differences, mistake } = marking
    return graded(exercise.points, 0, { differences, met: mistake })
  },

  tell: (exercise, _answer, { differences, onlyHere, met }) => ({
    // What the author says of a foreseen mistake says more than what differs.
    ...(differences ? { differences } : {}),
    ...(onlyHere ? { onlyHere } : {}),
    notes: notesOf([exercise.mistakes[met ?? -1]?.feedback]),
    marks: {},
  }),

  fieldsOf: (_exercise, { query }) => ({ query: [query] }),
}
