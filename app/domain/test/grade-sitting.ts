import type { ShownExercise } from '#app/domain/course/load-module.server.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { gradeFields } from '#app/domain/exercise/kinds.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { GradedVerdict, Verdict } from '#app/domain/exercise/verdict.ts'
import { thousandths } from '#app/domain/progress/learning.ts'

/** What came of the items of one objective; points in thousandths, as the store keeps them. */
export interface ObjectiveResult {
  id: string
  items: number
  /** Items with an answer that could be graded. */
  answered: number
  points: number
  outOf: number
}

/** What a sitting keeps of an answer once it is graded. */
export interface GradedAnswer {
  /** By position in the source. */
  answer: Answer
  verdict: GradedVerdict
}

export interface SittingResult {
  points: number
  outOf: number
  objectives: ObjectiveResult[]
  graded: Map<string, GradedAnswer>
}

interface Given {
  fields: Fields
  /** In which numbers are read. */
  language: string
}

/** Grades the items of a form by what was saved; what is missing or can't be read earns nothing. */
export function gradeSitting(items: ShownExercise[], answers: ReadonlyMap<string, Given>): SittingResult {
  const graded = new Map<string, GradedAnswer>()
  for (const item of items) {
    const { id } = item.exercise
    const given = answers.get(id)
    if (!given) continue
    const { answer, verdict } = gradeItem(item, given)
    if (answer !== null && isGradedVerdict(verdict)) graded.set(id, { answer, verdict })
  }
  const earned = new Map([...graded].map(([id, { verdict }]) => [id, thousandths(verdict.points)]))
  return { ...resultOf(items, earned), graded }
}

/** What comes of the items of a form, by what was earned in thousandths for those whose answers could be graded. */
export function resultOf(
  items: readonly Pick<ShownExercise, 'exercise'>[],
  earned: ReadonlyMap<string, number>,
): Omit<SittingResult, 'graded'> {
  const objectives = new Map<string, ObjectiveResult>()
  for (const { exercise } of items) {
    const points = earned.get(exercise.id)
    const sum = objectives.get(exercise.objective ?? '') ?? emptyResult(exercise.objective ?? '')
    objectives.set(sum.id, {
      id: sum.id,
      items: sum.items + 1,
      answered: sum.answered + (points === undefined ? 0 : 1),
      points: sum.points + (points ?? 0),
      outOf: sum.outOf + thousandths(exercise.points),
    })
  }
  const all = [...objectives.values()]
  return {
    points: all.reduce((sum, { points }) => sum + points, 0),
    outOf: all.reduce((sum, { outOf }) => sum + outOf, 0),
    objectives: all,
  }
}

const emptyResult = (id: string): ObjectiveResult => ({ id, items: 0, answered: 0, points: 0, outOf: 0 })

export function gradeItem(
  { exercise, token }: ShownExercise,
  { fields, language }: Given,
): { answer: Answer | null; verdict: Verdict } {
  return gradeFields(exercise, fields, { token, language })
}

export const isGradedVerdict = (verdict: Verdict): verdict is GradedVerdict =>
  verdict.code === 'right' || verdict.code === 'partial' || verdict.code === 'wrong'
