import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'

/**
 * An answer as numbers that are the same in every language: of Choice the options chosen, of Classify the category of each
 * case, counted from 1 in the order of the source. Null for all other kinds: there a place in the source is the key.
 */
export function answerCodes(exercise: Exercise, answer: Answer): (number | null)[] | null {
  if (exercise.kind === 'choice' && 'chosen' in answer)
    return answer.chosen.map((position) => position + 1).toSorted((a, b) => a - b)
  if (exercise.kind === 'classify' && 'categories' in answer)
    return answer.categories.map((position) => (position === null ? null : position + 1))
  return null
}

/** What the numbers stand for; which is right is not told. */
export function codedOptions(exercise: Exercise): string | null {
  if (exercise.kind === 'choice') return list(exercise.options.map(({ text }) => text))
  if (exercise.kind === 'classify') return list(exercise.categories)
  return null
}

/** Which cases the numbers of a Classify are about, in their order. */
export const codedCases = (exercise: Exercise): string | null =>
  exercise.kind === 'classify' ? list(exercise.cases.map(({ text }) => text)) : null

const list = (texts: string[]) => texts.map((text, index) => `${index + 1} = ${textOfHtml(text)}`).join('; ')
