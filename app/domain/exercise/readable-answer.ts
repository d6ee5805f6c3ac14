import type { Exercise } from './exercise.ts'
import type { Answer, TokenOf } from './kind.ts'
import { fieldsOf, publicHalf } from './kinds.ts'
import type { PublicExercise, PublicOption } from './public-exercise.ts'
import { textOfHtml } from './text-of-html.ts'

/** What was typed, or the words that were chosen; pairs for rows of two. */
export type ReadableAnswer = string | string[] | [string, string][]

/**
 * An answer in the words of the page it was given on. Made of nothing but what that page showed, in its order: positions
 * in the source would give the key of Match, Classify and Order away.
 * @param shown that page's half of the exercise, for who has it at hand
 */
export function readableAnswer(
  exercise: Exercise,
  answer: Answer,
  token: TokenOf,
  shown: PublicExercise = publicHalf(exercise, token),
): ReadableAnswer {
  const fields = fieldsOf(exercise, answer, token)
  const first = (name: string) => fields[name]?.[0] ?? ''
  switch (shown.kind) {
    case 'choice':
      return shown.options
        .filter((option) => fields.option?.includes(option.token))
        .map(({ text }) => textOfHtml(text))
    case 'match':
      return shown.lefts.map((left) => row(left, shown.rights, first(`pair-${left.token}`)))
    case 'classify':
      return shown.cases.map((one) => row(one, shown.categories, first(`case-${one.token}`)))
    case 'order':
      return shown.items
        .toSorted((a, b) => Number(first(`place-${a.token}`)) - Number(first(`place-${b.token}`)))
        .map(({ text }) => textOfHtml(text))
    case 'numeric':
    case 'text':
      return 'text' in answer ? answer.text : ''
    case 'written':
      return first('text')
    case 'sql':
      return first('query')
    case 'r':
      return Object.entries(fields).flatMap(([name, values]): [string, string][] => [
        [name.replace(/^result-/, ''), values[0] ?? ''],
      ])
  }
}

/** A row and what it was put to; '' where nothing was. */
function row({ text }: PublicOption, options: PublicOption[], chosen: string): [string, string] {
  const option = options.find(({ token }) => token === chosen)
  return [textOfHtml(text), option ? textOfHtml(option.text) : '']
}

/** The same in one cell of a table: what was typed as it was typed, of what was chosen one after the other. */
export const inOneCell = (answer: ReadableAnswer): string =>
  typeof answer === 'string'
    ? answer
    : answer.map((one) => (typeof one === 'string' ? one : one.join(' → '))).join('; ')
