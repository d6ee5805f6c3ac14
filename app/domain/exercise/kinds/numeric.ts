import type { NumericExercise } from '../exercise.ts'
import { type ExerciseKind, graded, notesOf, publicCommon, typedIn } from '../kind.ts'
import { readNumber } from '../read-number.ts'

export const numeric: ExerciseKind<'numeric'> = {
  publicHalf: (exercise) => ({ ...publicCommon<'numeric'>(exercise), kind: 'numeric', unit: exercise.unit }),

  read(_exercise, fields) {
    const text = typedIn(fields, 'value')
    if (text.trim() === '') return { missing: 1 }
    const reading = Number(typedIn(fields, 'reading').trim() || Number.NaN)
    return { answer: Number.isFinite(reading) ? { text, reading } : { text } }
  },

  grade(exercise, { text: typed, reading }, language) {
    const read = readNumber(typed, { language, unit: exercise.unit })
    if (read.kind === 'unreadable') return { code: 'unreadable', reason: read.reason, typed: abridged(typed) }
    if (read.kind === 'ambiguous' && (reading === undefined || !read.readings.includes(reading)))
      return { code: 'ambiguous', typed, readings: read.readings }

    const value = read.kind === 'number' ? read.value : (reading as number)
    const met = keyMet(exercise, value)
    const isRight = met !== null && exercise.values[met]?.right === true
    return graded(exercise.points, isRight ? 1 : 0, {
      understood: { typed, value, percent: read.percent },
      met,
    })
  },

  tell: (exercise, _answer, { understood, met }) => ({
    understood,
    notes: notesOf([exercise.values[met ?? -1]?.feedback]),
    marks: {},
  }),

  fieldsOf: (_exercise, { text, reading }) => ({
    value: [text],
    ...(reading === undefined ? {} : { reading: [String(reading)] }),
  }),
}

/** Which key or foreseen value was met; where they overlap, the key goes first. */
function keyMet({ values }: NumericExercise, value: number): number | null {
  const within = ({ low, high }: { low: number; high: number }) => {
    // 26.2 + 0.05 is not exactly 26.25 in binary: bounds are inclusive up to that.
    const grain = 1e-9 * Math.max(Math.abs(low), Math.abs(high), Math.abs(value))
    return value >= low - grain && value <= high + grain
  }
  const right = values.findIndex((key) => key.right && within(key))
  const met = right >= 0 ? right : values.findIndex((key) => within(key))
  return met >= 0 ? met : null
}

/** Enough of what was typed to recognise it, however much that was. */
const abridged = (typed: string) => (typed.length > 80 ? `${typed.slice(0, 79)}…` : typed)
