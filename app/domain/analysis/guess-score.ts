import type { Exercise } from '../exercise/exercise.ts'

/**
 * The share of the points, 0 … 1, that blind guessing would get on average; null where none can be named. As Moodle has
 * it (question types, `get_random_guess_score`): single choice 1/options, matching 1/choices, typed answers 0, multiple
 * response none. Order: of n places in chance order each neighbour follows with probability 1/n.
 */
export function guessScoreOf(exercise: Exercise): number | null {
  switch (exercise.kind) {
    case 'choice':
      return exercise.options.filter(({ right }) => right).length === 1 ? 1 / exercise.options.length : null
    case 'match':
      return 1 / new Set(exercise.pairs.map(({ right }) => right)).size
    case 'classify':
      return 1 / exercise.categories.length
    case 'order':
      return 1 / exercise.items.length
    case 'written':
      return null
    default:
      return 0
  }
}
