import { describe, expect, test } from 'vitest'
import { apply, type LearningEvent, type ModuleProgress, type States } from '#app/domain/progress/learning.ts'

const exercises = [
  { id: 'a', kind: 'choice', points: 1 },
  { id: 'b', kind: 'numeric', points: 2 },
  { id: 'c', kind: 'written', points: 3 },
]

let at = 0
const answered = (exerciseId: string, code: string, points: number, outOf: number): LearningEvent => ({
  type: 'attempt',
  id: `attempt ${++at}`,
  exerciseId,
  number: 1,
  code,
  points,
  outOf,
  at,
})
const helped = (exerciseId: string, kind: 'hint' | 'solution', number: number): LearningEvent => ({
  type: 'help',
  exerciseId,
  kind,
  number,
  at: ++at,
})

function moduleAfter(events: LearningEvent[], list = exercises) {
  let states: States = new Map()
  let progress: ModuleProgress | undefined
  for (const event of events) ({ states, progress } = apply({ states, progress }, event, list))
  return { states, progress }
}

describe('the status of an exercise', () => {
  const statusAfter = (...events: LearningEvent[]) => moduleAfter(events).states.get('a')?.status
  const right = () => answered('a', 'right', 1000, 1000)
  const wrong = () => answered('a', 'wrong', 0, 1000)
  const partial = () => answered('a', 'partial', 500, 1000)
  const hint = () => helped('a', 'hint', 1)
  const solution = () => helped('a', 'solution', 0)

  test('is opened with a hint, tried with an answer, solved with full points', () => {
    expect(statusAfter(hint())).toBe('opened')
    expect(statusAfter(hint(), wrong())).toBe('tried')
    expect(statusAfter(partial())).toBe('tried')
    expect(statusAfter(wrong(), right())).toBe('solved')
    expect(statusAfter(wrong(), hint())).toBe('tried')
  })

  test('stays solved, and stays shown', () => {
    expect(statusAfter(right(), wrong())).toBe('solved')
    expect(statusAfter(wrong(), solution(), right())).toBe('shown')
    expect(statusAfter(right(), solution())).toBe('solved')
  })

  test('of a written answer is solved only once its author finds all criteria met', () => {
    const { states, progress } = moduleAfter([answered('c', 'partial', 1000, 3000)])
    expect(states.get('c')).toMatchObject({ status: 'tried', bestPoints: 1000, outOf: 3000 })
    expect(progress?.points).toBe(0)
    const revised = moduleAfter([answered('c', 'partial', 1000, 3000), answered('c', 'right', 3000, 3000)])
    expect(revised.states.get('c')).toMatchObject({ status: 'solved', tries: 2 })
    expect(revised.progress?.points).toBe(3000)
  })
})

describe('the score of a module', () => {
  test('counts what was solved, not what was tried or shown', () => {
    const events = [answered('b', 'partial', 1500, 2000), answered('a', 'right', 1000, 1000)]
    expect(moduleAfter(events).progress).toMatchObject({ settled: 1, points: 1000 })
    expect(moduleAfter([...events, helped('b', 'solution', 0)]).progress).toMatchObject({
      settled: 2,
      points: 1000,
    })
  })

  test('takes the best answer, at what the exercise is worth now', () => {
    const events = [
      answered('c', 'partial', 1000, 3000),
      answered('c', 'partial', 2000, 3000),
      answered('c', 'right', 3000, 3000),
      answered('c', 'wrong', 0, 3000),
    ]
    expect(moduleAfter(events).progress?.points).toBe(3000)
    const dearer = exercises.map((exercise) => ({ ...exercise, points: exercise.points * 2 }))
    expect(moduleAfter(events, dearer).progress?.points).toBe(6000)
  })
})

test('a module is finished once: with its last exercise, and no later event moves that', () => {
  const [a, b, c] = [answered('a', 'right', 1, 1), helped('b', 'solution', 0), answered('c', 'right', 1, 1)]
  expect(moduleAfter([a, b]).progress?.finishedAt).toBeNull()
  const finishedAt = moduleAfter([a, b, c]).progress?.finishedAt
  expect(finishedAt).toBe(c.at)
  expect(moduleAfter([a, b, c, answered('a', 'wrong', 0, 1)]).progress?.finishedAt).toBe(finishedAt)
})
