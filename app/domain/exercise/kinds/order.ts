import { byToken, type ExerciseKind, graded, publicCommon, typedIn } from '../kind.ts'
import { shareOf } from './rows.ts'

export const order: ExerciseKind<'order'> = {
  publicHalf(exercise, token) {
    const items = exercise.items.map((text, index) => ({ token: token('item', index), text }))
    return { ...publicCommon<'order'>(exercise), kind: 'order', items: neverInOrder(byToken(items), items) }
  },

  // Every place from 1 to the last must be taken by exactly one item; otherwise it isn't an order yet.
  read(exercise, fields, token) {
    const places = exercise.items.map((_, index) => typedIn(fields, `place-${token('item', index)}`).trim())
    const items = places.map((_, index) => places.indexOf(String(index + 1)))
    const taken = items.filter((item, index) => item >= 0 && places.lastIndexOf(String(index + 1)) === item)
    return taken.length < places.length ? { missing: places.length - taken.length } : { answer: { items } }
  },

  grade(exercise, { items }) {
    const last = exercise.items.length - 1
    const keepsSuccessor = exercise.items.map((_, item) => {
      const at = items.indexOf(item)
      return at >= 0 && (item === last ? at === last : items[at + 1] === item + 1)
    })
    return graded(exercise.points, shareOf(keepsSuccessor.slice(0, -1)), { rowsRight: keepsSuccessor })
  },

  tell: (exercise, _answer, { rowsRight: rows = [] }, token) => ({
    notes: [],
    marks: Object.fromEntries(
      rows
        .slice(0, exercise.items.length)
        .map((isRight, index) => [`place-${token('item', index)}`, isRight]),
    ),
  }),

  fieldsOf: (_exercise, { items }, token) =>
    Object.fromEntries(items.map((item, place) => [`place-${token('item', item)}`, [String(place + 1)]])),
}

/** Chance may deal the right order; then the first goes last, which keeps the list the same for everybody. */
function neverInOrder<T>(shown: T[], right: T[]): T[] {
  const [first, ...others] = shown
  const isRight = shown.every((item, index) => item === right[index])
  return first !== undefined && isRight ? [...others, first] : shown
}
