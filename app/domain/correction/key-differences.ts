import type { Exercise, ExerciseKindName, ExerciseOf } from '../exercise/exercise.ts'
import { foldText } from '../exercise/fold-text.ts'

/** An exercise whose key says something else now. */
export interface KeyDifference {
  exerciseId: string
  kind: ExerciseKindName
}

/** The exercises of two editions of one language whose stored answers may get another verdict by the later one. */
export function keyDifferences(before: readonly Exercise[], after: readonly Exercise[]): KeyDifference[] {
  const known = new Map(before.map((exercise) => [exercise.id, exercise]))
  return after.flatMap((now) => {
    const then = known.get(now.id)
    return then && hasOtherKey(then, now) ? [{ exerciseId: now.id, kind: now.kind }] : []
  })
}

/**
 * Whether the key of an exercise differs in a way that can change the verdict on a stored answer. New words for the same
 * options, another order of options, other points, tries, feedback or foreseen mistakes are no other key. A written answer
 * has no key.
 */
export function hasOtherKey(then: Exercise, now: Exercise): boolean {
  if (then.kind !== now.kind) return false
  switch (then.kind) {
    case 'choice':
      return choiceDiffers(then, now as ExerciseOf<'choice'>)
    case 'match':
      return rowsDiffer(rowsOfMatch(then), rowsOfMatch(now as ExerciseOf<'match'>))
    case 'classify':
      return rowsDiffer(rowsOfClassify(then), rowsOfClassify(now as ExerciseOf<'classify'>))
    case 'order':
      return orderDiffers(then.items, (now as ExerciseOf<'order'>).items)
    case 'numeric':
      return differ(numericKey(then), numericKey(now as ExerciseOf<'numeric'>))
    case 'text':
      return differ(textKey(then), textKey(now as ExerciseOf<'text'>))
    case 'sql':
      return differ(sqlKey(then), sqlKey(now as ExerciseOf<'sql'>))
    case 'r':
      return differ(rKey(then), rKey(now as ExerciseOf<'r'>))
    case 'written':
      return false
  }
}

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

/** Whether the texts of a list are the same but for some that were written anew where they stood. */
const isReworded = (before: readonly string[], after: readonly string[]): boolean =>
  before.length === after.length &&
  after.every((text, at) => before[at] === text || !before.includes(text)) &&
  before.every((text, at) => after[at] === text || !after.includes(text))

function choiceDiffers(then: ExerciseOf<'choice'>, now: ExerciseOf<'choice'>): boolean {
  const [before, after] = [then.options.map(({ text }) => text), now.options.map(({ text }) => text)]
  if (isReworded(before, after)) return now.options.some(({ right }, at) => right !== then.options[at]?.right)
  const rightOf = ({ options }: ExerciseOf<'choice'>) =>
    options.flatMap(({ right, text }) => (right ? text : [])).toSorted()
  return differ(rightOf(then), rightOf(now))
}

/** What is asked row by row, and what belongs to it. */
interface Rows {
  texts: string[]
  keys: string[]
}

const rowsOfMatch = ({ pairs }: ExerciseOf<'match'>): Rows => ({
  texts: pairs.map(({ left }) => left),
  keys: pairs.map(({ right }) => right),
})

const rowsOfClassify = ({ cases, categories }: ExerciseOf<'classify'>): Rows => ({
  texts: cases.map(({ text }) => text),
  keys: cases.map(({ category }) => categories[category] ?? ''),
})

function rowsDiffer(then: Rows, now: Rows): boolean {
  // A key that is written anew wherever it stood is the same key: rows that went together still do.
  const sameKeys = (a: Rows, b: Rows) =>
    a.keys.every((key, at) => b.keys[at] === key || !b.keys.includes(key)) &&
    a.keys.every((key, at) => a.keys.indexOf(key) === b.keys.indexOf(b.keys[at] ?? ''))
  if (isReworded(then.texts, now.texts)) return !(sameKeys(then, now) && sameKeys(now, then))
  const keyed = ({ texts, keys }: Rows) => texts.map((text, at) => [text, keys[at]].join('\n')).toSorted()
  return differ(keyed(then), keyed(now))
}

function orderDiffers(before: readonly string[], after: readonly string[]): boolean {
  return !isReworded(before, after)
}

const numericKey = ({ values, unit, computed }: ExerciseOf<'numeric'>) => [
  values.flatMap(({ right, low, high, of }) => (right ? [[low, high, of ?? null]] : [])).toSorted(byText),
  unit,
  // Of one draw for all, what was computed stands in the values.
  computed?.data.draw === 'own' ? [computed.data.hash, computed.key] : null,
]

const textKey = ({ answers }: ExerciseOf<'text'>) => [
  ...new Set(
    answers
      .flatMap(({ right, text, also }) => (right ? [text, ...also] : []))
      .map(foldText)
      .toSorted(),
  ),
]

const sqlKey = ({ query, data, rules }: ExerciseOf<'sql'>) => [query.trim(), data.hash, data.draw, rules]

const rKey = ({ results, data, keys }: ExerciseOf<'r'>) => [results, data.hash, data.draw, keys]

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
