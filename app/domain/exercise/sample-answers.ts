import type { Exercise } from './exercise.ts'
import type { Answer } from './kind.ts'

/** How an author wants to see an exercise answered: rightly, with the n-th foreseen mistake, or not at all. */
export type SampleWish = 'right' | 'blank' | `wrong-${number}`

/** So many foreseen mistakes of an exercise can be shown one by one. */
export const MOST_MISTAKES = 9

export const isSampleWish = (value: string): value is SampleWish => /^(right|blank|wrong-[1-9])$/.test(value)

/**
 * An answer as a learner might give it, for an author's preview. Null where there is none of that kind, or where only
 * running a query could tell.
 */
export function sampleAnswer(exercise: Exercise, wish: SampleWish, language: string): Answer | null {
  if (wish === 'blank') return null
  return wish === 'right'
    ? rightAnswer(exercise, language)
    : wrongAnswer(exercise, Number(wish.slice(6)) - 1, language)
}

function rightAnswer(exercise: Exercise, language: string): Answer | null {
  switch (exercise.kind) {
    case 'choice':
      return { chosen: positions(exercise.options, ({ right }) => right) }
    case 'numeric':
      return numberWithin(
        exercise.values.find(({ right, of }) => right && of === undefined),
        language,
      )
    case 'text':
      return typed(exercise.answers.find(({ right }) => right)?.text)
    case 'match':
      return { pairs: exercise.pairs.map((_pair, index) => index) }
    case 'classify':
      return { categories: exercise.cases.map(({ category }) => category) }
    case 'order':
      return { items: exercise.items.map((_item, index) => index) }
    default:
      return null
  }
}

function wrongAnswer(exercise: Exercise, number: number, language: string): Answer | null {
  switch (exercise.kind) {
    case 'choice': {
      const wrong = positions(exercise.options, ({ right }) => !right)[number]
      const right = positions(exercise.options, (option) => option.right)
      if (wrong === undefined) return null
      return { chosen: right.length > 1 ? [...right, wrong] : [wrong] }
    }
    case 'numeric':
      return numberWithin(
        exercise.values.filter(({ right, of }) => !right && of === undefined)[number],
        language,
      )
    case 'text':
      return typed(exercise.answers.filter(({ right }) => !right)[number]?.text)
    case 'match':
      return number === 0 ? { pairs: swapped(exercise.pairs.length) } : null
    case 'classify': {
      const [first, ...rest] = exercise.cases.map(({ category }) => category)
      if (number > 0 || first === undefined) return null
      return { categories: [(first + 1) % exercise.categories.length, ...rest] }
    }
    case 'order':
      return number === 0 ? { items: swapped(exercise.items.length) } : null
    default:
      return null
  }
}

const positions = <T>(all: readonly T[], is: (one: T) => boolean): number[] =>
  all.flatMap((one, index) => (is(one) ? [index] : []))

/** The middle of what counts, written as the language does. */
function numberWithin(value: { low: number; high: number } | undefined, language: string): Answer | null {
  if (!value) return null
  const middle = Number(((value.low + value.high) / 2).toPrecision(12))
  const text = new Intl.NumberFormat(language, { maximumSignificantDigits: 12, useGrouping: false }).format(
    middle,
  )
  return { text }
}

const typed = (text: string | undefined): Answer | null => (text === undefined ? null : { text })

/** 0, 1, 2 … with the first two changed over. */
const swapped = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index < 2 && count > 1 ? 1 - index : index))
