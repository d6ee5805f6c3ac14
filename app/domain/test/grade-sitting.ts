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
  const objectives = new Map<string, ObjectiveResult>()
  for (const item of items) {
    const { id, objective, points } = item.exercise
    const given = answers.get(id)
    const { answer, verdict } = given ? gradeItem(item, given) : nothing
    const isGraded = answer !== null && isGradedVerdict(verdict)
    if (isGraded) graded.set(id, { answer, verdict })
    const sum = objectives.get(objective ?? '') ?? emptyResult(objective ?? '')
    objectives.set(sum.id, {
      id: sum.id,
      items: sum.items + 1,
      answered: sum.answered + (isGraded ? 1 : 0),
      points: sum.points + (isGraded ? thousandths(verdict.points) : 0),
      outOf: sum.outOf + thousandths(points),
    })
  }
  const all = [...objectives.values()]
  return {
    points: all.reduce((sum, { points }) => sum + points, 0),
    outOf: all.reduce((sum, { outOf }) => sum + outOf, 0),
    objectives: all,
    graded,
  }
}

const emptyResult = (id: string): ObjectiveResult => ({ id, items: 0, answered: 0, points: 0, outOf: 0 })

const nothing: ReturnType<typeof gradeItem> = { answer: null, verdict: { code: 'unanswered', missing: 1 } }

export function gradeItem(
  { exercise, token }: ShownExercise,
  { fields, language }: Given,
): { answer: Answer | null; verdict: Verdict } {
  return gradeFields(exercise, fields, { token, language })
}

export const isGradedVerdict = (verdict: Verdict): verdict is GradedVerdict =>
  verdict.code === 'right' || verdict.code === 'partial' || verdict.code === 'wrong'
