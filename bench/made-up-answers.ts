import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { grade } from '#app/domain/exercise/kinds.ts'
import { type ListedExercise, thousandths } from '#app/domain/progress/learning.ts'
import { isGradedVerdict } from '#app/domain/test/grade-sitting.ts'
import type { Edition } from '#db/editions.server.ts'

/** What may be answered to an exercise, graded; points in thousandths. */
interface Graded {
  /** JSON, by position. */
  given: string
  code: 'right' | 'partial' | 'wrong'
  /** JSON. */
  detail: string
  points: number
  outOf: number
}

/** An exercise that is answered at random, with how hard it is. */
export interface DrawnExercise {
  id: string
  courseId: string
  moduleId: string
  editionHash: string
  passMark: number
  /** All exercises of its module. */
  listed: ListedExercise[]
  /** In logits. */
  difficulty: number
  right: Graded
  others: Graded[]
}

export interface MadeUpAnswer extends Graded {
  exercise: DrawnExercise
  /** Unique for its person. */
  id: string
  number: number
  at: number
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function drawsFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A standard normal draw (Box and Muller). */
const normal = (draw: () => number) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

/** The exercises that can be graded without running anything, each with a difficulty drawn from N(0, 1). */
export function drawExercises(
  modules: { edition: Edition; courseId: string; moduleId: string; passMark: number }[],
  seed: number,
): DrawnExercise[] {
  const draw = drawsFrom(seed)
  return modules.flatMap(({ edition, ...place }) =>
    edition.exercises.flatMap((exercise): DrawnExercise[] => {
      const graded = variantsOf(exercise).flatMap((answer) => gradedAs(exercise, answer) ?? [])
      const right = graded.find(({ code }) => code === 'right')
      const others = graded.filter(({ code }) => code !== 'right')
      if (!right || others.length === 0) return []
      const { hash, exercises: listed } = edition.facts
      return [
        { ...place, id: exercise.id, editionHash: hash, listed, difficulty: normal(draw), right, others },
      ]
    }),
  )
}

function gradedAs(exercise: Exercise, answer: Answer): Graded | null {
  const verdict = grade(exercise, answer, 'en')
  if (!isGradedVerdict(verdict)) return null
  return {
    given: JSON.stringify(answer),
    code: verdict.code,
    detail: JSON.stringify(verdict.detail),
    points: thousandths(verdict.points),
    outOf: thousandths(verdict.outOf),
  }
}

/** A right answer, and some that aren't. */
function variantsOf(exercise: Exercise): Answer[] {
  const places = (count: number) => Array.from({ length: count }, (_, index) => index)
  switch (exercise.kind) {
    case 'choice': {
      const right = places(exercise.options.length).filter((index) => exercise.options[index]?.right)
      return [{ chosen: right }, ...places(exercise.options.length).map((index) => ({ chosen: [index] }))]
    }
    case 'numeric':
      return [
        ...exercise.values.map(({ low, high }) => ({ text: String((low + high) / 2) })),
        { text: '0.123' },
      ]
    case 'text':
      return [...exercise.answers.map(({ text }) => ({ text })), { text: 'nothing of the kind' }]
    case 'match': {
      const all = places(exercise.pairs.length)
      return [{ pairs: all }, { pairs: all.toReversed() }, { pairs: all.map((at) => (at + 1) % all.length) }]
    }
    case 'classify':
      return [
        { categories: exercise.cases.map(({ category }) => category) },
        ...places(exercise.categories.length).map((at) => ({ categories: exercise.cases.map(() => at) })),
      ]
    case 'order': {
      const all = places(exercise.items.length)
      return [{ items: all }, { items: all.toReversed() }, { items: [...all.slice(1), 0] }]
    }
    case 'written': {
      const text = 'Meridia’s register counts those who came; the census counts those who are there. '.repeat(
        3,
      )
      return [
        { text, met: places(exercise.rubric.length) },
        { text, met: [0] },
        { text, met: [] },
      ]
    }
    // Queries and scripts are graded by what they give, and would have to be run.
    default:
      return []
  }
}

/**
 * A person's answers in the order in which they were given: every exercise once, then again. Right with the probability of
 * the Rasch model, 1 / (1 + exp(difficulty − ability)), where each try before makes it half a logit easier.
 */
export function drawPerson(
  exercises: DrawnExercise[],
  count: number,
  { draw, start, span }: { draw: () => number; start: number; span: number },
): MadeUpAnswer[] {
  const ability = normal(draw)
  return Array.from({ length: count }, (_, index) => {
    const exercise = exercises[index % exercises.length] as DrawnExercise
    const number = Math.floor(index / exercises.length) + 1
    const ease = ability - exercise.difficulty + (number - 1) / 2
    const isRight = draw() < 1 / (1 + Math.exp(-ease))
    const answer = isRight ? exercise.right : exercise.others[Math.floor(draw() * exercise.others.length)]
    return {
      ...(answer as Graded),
      exercise,
      id: String(index),
      number,
      at: start + Math.floor((span * (index + 1)) / (count + 1)),
    }
  })
}
