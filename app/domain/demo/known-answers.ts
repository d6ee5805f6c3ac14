import type { Exercise, Html } from '#app/domain/exercise/exercise.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'

/** A number without the noise of binary fractions. */
const exact = (value: number) => Number(value.toPrecision(12))
const middle = (low: number, high: number) => String(exact((low + high) / 2))

const positions = (list: readonly unknown[]) => list.map((_, index) => index)

const asTyped = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))

/** The answer of somebody who knows, on the open rows of a data set; numbers as computers write them. */
export function rightAnswer(exercise: Exercise): Answer {
  switch (exercise.kind) {
    case 'choice':
      return { chosen: exercise.options.flatMap(({ right }, index) => (right ? [index] : [])) }
    case 'numeric': {
      const key = exercise.values.find(({ right }) => right)
      if (!key) throw new Error(`${exercise.id} has no key`)
      return { text: middle(key.low, key.high) }
    }
    case 'text':
      return { text: exercise.answers.find(({ right }) => right)?.text ?? '' }
    case 'match':
      return { pairs: positions(exercise.pairs) }
    case 'classify':
      return { categories: exercise.cases.map(({ category }) => category) }
    case 'order':
      return { items: positions(exercise.items) }
    case 'written':
      return { text: modelText(exercise.solution, 1), met: positions(exercise.rubric) }
    case 'sql':
      return { query: exercise.query, draw: 'open' }
    case 'r':
      return { script: exercise.script, values: asTyped(exercise.keys.open ?? {}), draw: 'open' }
  }
}

interface WrongAnswer {
  answer: Answer
  /** What the author wrote for it. */
  feedback: Html | null
}

/** Wrong answers that the author foresaw; where a kind foresees none by itself, the nearest to it. */
export function wrongAnswers(exercise: Exercise): WrongAnswer[] {
  switch (exercise.kind) {
    case 'choice':
      return exercise.options.flatMap(({ right, feedback }, index) =>
        right ? [] : [{ answer: { chosen: [index] }, feedback }],
      )
    case 'numeric':
      return exercise.values.flatMap(({ right, low, high, feedback }) =>
        right ? [] : [{ answer: { text: middle(low, high) }, feedback }],
      )
    case 'text':
      return exercise.answers.flatMap(({ right, text, feedback }) =>
        right ? [] : [{ answer: { text }, feedback }],
      )
    case 'match':
      return [{ answer: { pairs: turned(positions(exercise.pairs)) }, feedback: null }]
    case 'classify':
      return exercise.cases.map(({ feedback }, wrong) => ({
        answer: {
          categories: exercise.cases.map(({ category }, index) =>
            index === wrong ? (category + 1) % exercise.categories.length : category,
          ),
        },
        feedback,
      }))
    case 'order':
      return [{ answer: { items: positions(exercise.items).reverse() }, feedback: null }]
    case 'written':
      return []
    case 'sql':
      return exercise.mistakes.map(({ query, feedback }) => ({ answer: { query, draw: 'open' }, feedback }))
    case 'r':
      return [
        {
          answer: {
            script: '',
            values: Object.fromEntries(exercise.results.map(({ name }) => [name, '-987'])),
            draw: 'open',
          },
          feedback: null,
        },
      ]
  }
}

const turned = (list: number[]) => [...list.slice(1), ...list.slice(0, 1)]
/** The row at a position and the next one in each other's place. */
const swapped = (list: number[], at: number) =>
  list.map((_, index) => list[index === at ? at + 1 : index === at + 1 ? at : index] as number)
/** Every way in which two neighbours may be mixed up. */
const mixedUp = (list: readonly unknown[]) =>
  list.length > 2 ? list.slice(1).map((_, at) => swapped(positions(list), at)) : []

/** Wrong answers that nobody foresaw, made up; a few kinds have none. */
export function unforeseenAnswers(exercise: Exercise): Answer[] {
  switch (exercise.kind) {
    case 'choice': {
      const chosen = exercise.options.flatMap(({ right }, index) => (right ? [index] : []))
      const wrong = exercise.options.findIndex(({ right }) => !right)
      if (chosen.length < 2 || wrong < 0) return []
      return [{ chosen: chosen.slice(1) }, { chosen: chosen.slice(0, -1) }, { chosen: [...chosen, wrong] }]
    }
    case 'numeric': {
      const key = exercise.values.find(({ right }) => right)
      return key ? besides(key.low, key.high).map((text) => ({ text })) : []
    }
    case 'match':
      return mixedUp(exercise.pairs).map((pairs) => ({ pairs }))
    case 'order':
      return mixedUp(exercise.items).map((items) => ({ items }))
    case 'written':
      return [2 / 3, 1 / 3].map((share) => {
        const met = positions(exercise.rubric).slice(0, Math.floor(exercise.rubric.length * share))
        return { text: modelText(exercise.solution, share), met }
      })
    case 'sql': {
      const query = exercise.query.replace(/[;\s]+$/, '')
      return [{ query: `SELECT COUNT(*) AS n FROM (\n${query}\n)`, draw: 'open' }]
    }
    default:
      return []
  }
}

/** Two numbers well outside of the bounds, with as many digits as a person would type. */
const besides = (low: number, high: number) => {
  const [key, width] = [(low + high) / 2, high - low]
  const step = 2 * width + Math.abs(key) * 0.04
  const digits = Number.isInteger(exact(key)) ? 0 : 2
  return [key + step, key + 2 * step].map((value) =>
    digits === 0 ? String(Math.ceil(value)) : String(Number(value.toFixed(digits + 1))),
  )
}

/** The first sentences of the author's model answer: what somebody wrote who thought of that share of it. */
function modelText(solution: Html | null, share: number): string {
  const sentences = textOfHtml(solution ?? '').match(/[^.!?]+[.!?]+["”»)]*\s*/g) ?? []
  if (sentences.length === 0) return 'A first answer, to be compared with the rubric.'
  return sentences
    .slice(0, Math.max(1, Math.round(sentences.length * share)))
    .join('')
    .trim()
}
