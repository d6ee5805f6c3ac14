import { byToken, type ExerciseKind, graded, publicCommon, rowNotesOf, typedIn } from '../kind.ts'
import { missingOf, rowsRight, shareOf } from './rows.ts'

export const classify: ExerciseKind<'classify'> = {
  publicHalf: (exercise, token) => ({
    ...publicCommon<'classify'>(exercise),
    kind: 'classify',
    headers: exercise.headers,
    // Authors write the cases of a category together; the order of the page must not tell.
    cases: byToken(exercise.cases.map(({ text }, index) => ({ token: token('case', index), text }))),
    categories: exercise.categories.map((text, index) => ({ token: token('category', index), text })),
  }),

  read(exercise, fields, token) {
    const positions = new Map(exercise.categories.map((_, index) => [token('category', index), index]))
    const categories = exercise.cases.map(
      (_, index) => positions.get(typedIn(fields, `case-${token('case', index)}`)) ?? null,
    )
    return missingOf(categories) > 0 ? { missing: missingOf(categories) } : { answer: { categories } }
  },

  grade(exercise, { categories }) {
    const rows = rowsRight(
      exercise.cases.map(({ category }) => category),
      categories,
    )
    return graded(exercise.points, shareOf(rows), { rowsRight: rows })
  },

  tell(exercise, _answer, { rowsRight: rows = [] }, token) {
    return {
      notes: [],
      rowNotes: rowNotesOf(
        exercise.cases.map((row, index) => [
          `case-${token('case', index)}`,
          rows[index] === false ? row.feedback : null,
        ]),
      ),
      marks: Object.fromEntries(
        rows
          .slice(0, exercise.cases.length)
          .map((isRight, index) => [`case-${token('case', index)}`, isRight]),
      ),
    }
  },

  fieldsOf: (_exercise, { categories }, token) =>
    Object.fromEntries(
      categories.flatMap((category, index) =>
        category === null ? [] : [[`case-${token('case', index)}`, [token('category', category)]]],
      ),
    ),
}
