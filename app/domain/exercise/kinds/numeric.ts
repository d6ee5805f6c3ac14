import type { Evidence } from '../evidence.ts'
import type { NumericExercise } from '../exercise.ts'
import { type ExerciseKind, graded, notesOf, publicCommon, publicData, typedIn } from '../kind.ts'
import { readNumber } from '../read-number.ts'

export const numeric: ExerciseKind<'numeric'> = {
  publicHalf: (exercise) => ({
    ...publicCommon<'numeric'>(exercise),
    kind: 'numeric',
    unit: exercise.unit,
    data: exercise.computed ? publicData(exercise.computed.data) : null,
  }),

  read(exercise, fields, _token, draw) {
    const text = typedIn(fields, 'value')
    if (text.trim() === '') return { missing: 1 }
    const reading = Number(typedIn(fields, 'reading').trim() || Number.NaN)
    const meant = Number.isFinite(reading) ? { reading } : {}
    return { answer: { text, ...meant, ...(isOwn(exercise) ? { draw } : {}) } }
  },

  grade(exercise, { text: typed, reading }, language, evidence) {
    const read = readNumber(typed, { language, unit: exercise.unit })
    if (read.kind === 'unreadable') return { code: 'unreadable', reason: read.reason, typed: abridged(typed) }
    if (read.kind === 'ambiguous' && (reading === undefined || !read.readings.includes(reading)))
      return { code: 'ambiguous', typed, readings: read.readings }

    const value = read.kind === 'number' ? read.value : (reading as number)
    const met = keyMet(valuesFor(exercise, evidence), value)
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

const isOwn = ({ computed }: NumericExercise) => computed?.data.draw === 'own'

/** Keys and foreseen values on the learner's data: those that lie around a computed number are moved there. */
function valuesFor(exercise: NumericExercise, evidence: Evidence | null): NumericExercise['values'] {
  const centreOf = (of: 'key' | number) => {
    if (evidence?.kind !== 'numbers')
      throw new Error(`The key of ${exercise.id} was not computed before grading.`)
    // What a query gives no number for is met by nothing.
    return (of === 'key' ? evidence.key : evidence.mistakes[of]) ?? Number.NaN
  }
  return exercise.values.map((value) => {
    if (value.of === undefined) return value
    const centre = centreOf(value.of)
    return { ...value, low: centre + value.low, high: centre + value.high }
  })
}

/** Which key or foreseen value was met; where they overlap, the key goes first. */
function keyMet(values: NumericExercise['values'], value: number): number | null {
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
