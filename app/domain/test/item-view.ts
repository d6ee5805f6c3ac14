import type { ShownExercise } from '#app/domain/course/load-module.server.ts'
import { feedbackOn, fieldsOf } from '#app/domain/exercise/kinds.ts'
import type { ExerciseView, Fields } from '#app/domain/exercise/public-exercise.ts'
import { solutionOf } from '#app/domain/exercise/solution.ts'
import type { Feedback, VerdictDetail } from '#app/domain/exercise/verdict.ts'
import { type GradedAnswer, gradeItem, isGradedVerdict } from './grade-sitting.ts'

/** What may be said of an answer while a sitting runs: whether there is one, and how it reads. Never whether it is right. */
export interface ToldOfItem {
  isAnswered: boolean
  /** Only of what can't be graded as it stands: not complete, unreadable, two readings. */
  feedback: Feedback | null
  /** How a number was read. */
  understood: VerdictDetail['understood'] | null
}

/** An item on the page of a sitting. */
export interface ItemView extends ToldOfItem {
  view: ExerciseView
}

interface Saved {
  fields: Fields
  language: string
}

export function toldOf(item: ShownExercise, saved: Saved | undefined): ToldOfItem {
  if (!saved || isEmpty(saved.fields)) return { isAnswered: false, feedback: null, understood: null }
  const { answer, verdict } = gradeItem(item, saved)
  if (!isGradedVerdict(verdict))
    return {
      isAnswered: false,
      feedback: feedbackOn(item.exercise, answer, verdict, item.token),
      understood: null,
    }
  // Field by field: the rest of the verdict is the key.
  const { understood } = verdict.detail
  return {
    isAnswered: true,
    feedback: null,
    understood: understood
      ? { typed: understood.typed, value: understood.value, percent: understood.percent }
      : null,
  }
}

/** An item while the sitting runs. */
export function itemView(item: ShownExercise, saved: Saved | undefined): ItemView {
  const told = toldOf(item, saved)
  const shown = { ...bare(item), fields: saved?.fields ?? {}, feedback: told.feedback }
  return { ...told, view: shown }
}

/** An item once all is over: what was answered, the verdict on it, and the solution. */
export function reviewedItem(
  item: ShownExercise,
  { saved, graded, language }: { saved: Saved | undefined; graded: GradedAnswer | null; language: string },
): ItemView {
  const { exercise, token } = item
  const feedback = graded && feedbackOn(exercise, graded.answer, graded.verdict, token)
  return {
    isAnswered: graded !== null,
    feedback,
    understood: null,
    view: {
      ...bare(item),
      status: 'shown',
      triesUsed: 1,
      triesLeft: 0,
      feedback,
      fields: graded ? fieldsOf(exercise, graded.answer, token) : (saved?.fields ?? {}),
      solution: solutionOf(exercise, language),
    },
  }
}

const bare = ({ publicHalf }: ShownExercise): ExerciseView => ({
  exercise: publicHalf,
  status: 'open',
  triesUsed: 0,
  triesLeft: null,
  hints: [],
  solution: null,
  feedback: null,
  mark: null,
  fields: {},
  isDraft: false,
  lab: null,
  typedAt: null,
})

export const isEmpty = (fields: Fields): boolean =>
  Object.values(fields).every((values) => values.every((value) => value.trim() === ''))
