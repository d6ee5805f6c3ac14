import type { MatchExercise } from '../exercise.ts'
import { byToken, type ExerciseKind, graded, publicCommon, rowNotesOf, typedIn } from '../kind.ts'
import { missingOf, rowsRight, shareOf } from './rows.ts'

export const match: ExerciseKind<'match'> = {
  publicHalf(exercise, token) {
    // Equal right sides are one option: nobody could tell them apart.
    const rights = [...exercise.pairs.entries()].filter(([index]) => rightSide(exercise, index) === index)
    return {
      ...publicCommon<'match'>(exercise),
      kind: 'match',
      headers: exercise.headers,
      lefts: exercise.pairs.map(({ left }, index) => ({ token: token('left', index), text: left })),
      rights: byToken(rights.map(([index, { right }]) => ({ token: token('right', index), text: right }))),
    }
  },

  read(exercise, fields, token) {
    const positions = new Map(
      exercise.pairs.map((_, index) => [token('right', index), rightSide(exercise, index)]),
    )
    const pairs = exercise.pairs.map(
      (_, index) => positions.get(typedIn(fields, `pair-${token('left', index)}`)) ?? null,
    )
    return missingOf(pairs) > 0 ? { missing: missingOf(pairs) } : { answer: { pairs } }
  },

  grade(exercise, { pairs }) {
    const rows = rowsRight(
      exercise.pairs.map((_, index) => rightSide(exercise, index)),
      pairs.map((right) => (right === null ? null : rightSide(exercise, right))),
    )
    return graded(exercise.points, shareOf(rows), { rowsRight: rows })
  },

  tell(exercise, _answer, { rowsRight: rows = [] }, token) {
    return {
      notes: [],
      rowNotes: rowNotesOf(
        exercise.pairs.map((pair, index) => [
          `pair-${token('left', index)}`,
          rows[index] === false ? pair.feedback : null,
        ]),
      ),
      marks: Object.fromEntries(
        rows
          .slice(0, exercise.pairs.length)
          .map((isRight, index) => [`pair-${token('left', index)}`, isRight]),
      ),
    }
  },

  fieldsOf: (exercise, { pairs }, token) =>
    Object.fromEntries(
      pairs.flatMap((right, index) =>
        right === null
          ? []
          : [[`pair-${token('left', index)}`, [token('right', rightSide(exercise, right))]]],
      ),
    ),
}

/** The first pair with the same right side stands for all of them. */
const rightSide = ({ pairs }: MatchExercise, index: number): number =>
  pairs.findIndex(({ right }) => right === pairs[index]?.right)
