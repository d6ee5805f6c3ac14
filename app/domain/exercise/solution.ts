import type { Exercise, ExerciseOf, Html } from './exercise.ts'

/**
 * What "show the solution" shows, in the page's language: the right answer as a list or table where that says more than
 * words can, then what the author wrote. Where the author wrote nothing, the right answer alone. Null = there is nothing.
 */
export function solutionOf(exercise: Exercise, language: string): Html | null {
  const { kind, solution } = exercise
  if (kind === 'order' || kind === 'match' || kind === 'classify')
    return keyOf(exercise, language) + (solution ?? '')
  return solution ?? keyOf(exercise, language)
}

/** Whether there is a solution to be asked for. */
export const hasSolution = (exercise: Exercise): boolean => solutionOf(exercise, 'en') !== null

/** The right answer, out of the key; null for kinds whose key is no answer that one could read. */
function keyOf(exercise: Exercise, language: string): Html | null {
  switch (exercise.kind) {
    case 'choice':
      return list(
        'ul',
        exercise.options.flatMap(({ right, text }) => (right ? [text] : [])),
      )
    case 'numeric':
      return number(exercise, language)
    case 'text': {
      const right = exercise.answers.find((answer) => answer.right)
      return right ? `<p>${escaped(right.text)}</p>` : null
    }
    case 'order':
      return list('ol', exercise.items)
    case 'match':
      return table(
        exercise.headers,
        exercise.pairs.map(({ left, right }) => [left, right]),
      )
    case 'classify':
      return table(
        exercise.headers,
        exercise.cases.map(({ text, category }) => [text, exercise.categories[category] ?? '']),
      )
    default:
      return null
  }
}

/** The author's notation with the page's decimal mark, and the unit; null where each learner has a key of their own. */
function number({ values, unit }: ExerciseOf<'numeric'>, language: string): Html | null {
  const right = values.find((value) => value.right)
  if (!right || ('of' in right && right.of !== undefined)) return null
  const shown = right.shown.replace(/\d+(?:\.\d+)?/g, (typed) =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: typed.split('.')[1]?.length ?? 0,
      maximumFractionDigits: 15,
    }).format(Number(typed)),
  )
  return `<p>${escaped(unit ? `${shown}\u00a0${unit}` : shown)}</p>`
}

const list = (tag: 'ul' | 'ol', items: Html[]): Html =>
  `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`

const table = (headers: Html[], rows: Html[][]): Html => {
  const heads = headers.map((text) => (text.trim() ? `<th scope="col">${text}</th>` : '<td></td>'))
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<table class="key"><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): Html => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign)
