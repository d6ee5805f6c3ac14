import type { Exercise, ExerciseOf, Html } from '../exercise/exercise.ts'
import type { Answer, AnswerOf } from '../exercise/kind.ts'

/**
 * An answer by position in one text of an exercise, by position in another one. Options are the same where they say the
 * same. Null where it can't be said for sure what the answer would have been: what it chose, or what is right now, stood
 * in other words then, or not at all, or twice.
 */
export function carryAnswer(then: Exercise, now: Exercise, answer: Answer): Answer | null {
  if (then.kind === 'choice' && now.kind === 'choice')
    return carryChoice(then, now, answer as AnswerOf<'choice'>)
  if (then.kind === 'match' && now.kind === 'match') return carryMatch(then, now, answer as AnswerOf<'match'>)
  if (then.kind === 'classify' && now.kind === 'classify')
    return carryClassify(then, now, answer as AnswerOf<'classify'>)
  if (then.kind === 'order' && now.kind === 'order') return carryOrder(then, now, answer as AnswerOf<'order'>)
  if (then.kind !== now.kind || dataHashOf(then) !== dataHashOf(now)) return null
  return answer
}

/** Where the texts of one list stand in another; of what stands twice nobody knows which was meant. */
function placesIn(from: readonly Html[], to: readonly Html[]): (at: number) => number | null {
  const once = (list: readonly Html[], text: Html) => list.indexOf(text) === list.lastIndexOf(text)
  return (at) => {
    const text = from[at]
    if (text === undefined || !once(from, text) || !once(to, text)) return null
    const place = to.indexOf(text)
    return place < 0 ? null : place
  }
}

function carryChoice(
  then: ExerciseOf<'choice'>,
  now: ExerciseOf<'choice'>,
  { chosen }: AnswerOf<'choice'>,
): AnswerOf<'choice'> | null {
  const [before, after] = [then.options.map(({ text }) => text), now.options.map(({ text }) => text)]
  const forward = placesIn(before, after)
  const back = placesIn(after, before)
  // Nobody could choose what was not there.
  if (now.options.some(({ right }, at) => right && back(at) === null)) return null
  const carried = chosen.map(forward)
  return carried.some((at) => at === null)
    ? null
    : { chosen: (carried as number[]).toSorted((a, b) => a - b) }
}

/** Right sides that say the same are one: the first stands for all. */
const rightsOf = ({ pairs }: ExerciseOf<'match'>): Html[] => pairs.map(({ right }) => right)

function carryMatch(
  then: ExerciseOf<'match'>,
  now: ExerciseOf<'match'>,
  { pairs }: AnswerOf<'match'>,
): AnswerOf<'match'> | null {
  const back = placesIn(
    now.pairs.map(({ left }) => left),
    then.pairs.map(({ left }) => left),
  )
  const [before, after] = [rightsOf(then), rightsOf(now)]
  const carried: (number | null)[] = []
  for (const [at, { right }] of now.pairs.entries()) {
    const row = back(at)
    if (row === null || !before.includes(right)) return null
    const chosen = before[pairs[row] ?? -1]
    const place = chosen === undefined ? -1 : after.indexOf(chosen)
    carried.push(place < 0 ? null : place)
  }
  return { pairs: carried }
}

function carryClassify(
  then: ExerciseOf<'classify'>,
  now: ExerciseOf<'classify'>,
  { categories }: AnswerOf<'classify'>,
): AnswerOf<'classify'> | null {
  const back = placesIn(
    now.cases.map(({ text }) => text),
    then.cases.map(({ text }) => text),
  )
  const carried: (number | null)[] = []
  for (const [at, { category }] of now.cases.entries()) {
    const row = back(at)
    const right = now.categories[category]
    if (row === null || right === undefined || !then.categories.includes(right)) return null
    const chosen = then.categories[categories[row] ?? -1]
    const place = chosen === undefined ? -1 : now.categories.indexOf(chosen)
    carried.push(place < 0 ? null : place)
  }
  return { categories: carried }
}

function carryOrder(
  then: ExerciseOf<'order'>,
  now: ExerciseOf<'order'>,
  { items }: AnswerOf<'order'>,
): AnswerOf<'order'> | null {
  const back = placesIn(now.items, then.items)
  if (now.items.some((_, at) => back(at) === null)) return null
  const forward = placesIn(then.items, now.items)
  return { items: items.map(forward).filter((at) => at !== null) }
}

/** What somebody computed on other rows is no answer to a question about these. */
function dataHashOf(exercise: Exercise): string | null {
  if (exercise.kind === 'sql' || exercise.kind === 'r') return exercise.data.hash
  if (exercise.kind === 'numeric') return exercise.computed?.data.hash ?? null
  return null
}
