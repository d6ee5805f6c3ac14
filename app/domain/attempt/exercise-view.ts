import type { ShownExercise } from '#app/domain/course/load-module.server.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { feedbackOn, fieldsOf, gradeFields, parseAnswer } from '#app/domain/exercise/kinds.ts'
import type {
  ExerciseView,
  Fields,
  LabView,
  MarkView,
  PastRun,
} from '#app/domain/exercise/public-exercise.ts'
import { solutionOf } from '#app/domain/exercise/solution.ts'
import type { Feedback, GradedVerdict, VerdictDetail } from '#app/domain/exercise/verdict.ts'
import { dataOf, drawFor } from '#app/domain/lab/draw-of.ts'
import { type ExerciseState, isSettled } from '#app/domain/progress/learning.ts'
import type { Draft } from '#db/drafts.server.ts'
import type { KeptMark, LastAttempt } from '#db/progress.server.ts'

export interface Situation {
  state: ExerciseState | undefined
  last: LastAttempt | undefined
  /** Whether the exercise still has the options and keys that the last attempt met. */
  lastFits: boolean
  /** The newest mark, and whether the exercise still has the rubric that it is about. */
  mark: { kept: KeptMark; fits: boolean } | null
  /** Tries that a trainer gave this person besides the author's. */
  extraTries: number
  /** One that still fits the exercise. */
  draft: Draft | undefined
  /** The page's language. */
  language: string
  /** Whose page it is; null for a visitor. */
  place: { personId: string; courseId: string } | null
  /** Their last queries in this lab. */
  past: PastRun[]
}

/** What the page needs to draw an exercise for one person, and nothing that they may not know yet. */
export function exerciseView(
  shown: ShownExercise,
  { state, last, lastFits, mark, extraTries, draft, language, place, past }: Situation,
): ExerciseView {
  const { exercise, token } = shown
  const answer = last && lastFits ? parseAnswer(exercise, last.answer) : null
  const answered = answer ? fieldsOf(exercise, answer, token) : {}
  const isDraft = draft !== undefined && !isSameForm(draft.fields, answered)
  const toCheck = isDraft ? selfCheckOf(shown, draft.fields, language) : null
  const used = state?.tries ?? 0
  return {
    exercise: shown.publicHalf,
    status: state?.status ?? 'open',
    triesUsed: used,
    triesLeft: exercise.tries === null ? null : Math.max(0, exercise.tries + extraTries - used),
    hints: exercise.hints.slice(0, state?.hints ?? 0),
    solution:
      isSettled(state) || toCheck || isHandedIn(exercise, used) ? solutionOf(exercise, language) : null,
    feedback: toCheck ?? (last ? feedbackOnLast(shown, last, answer) : null),
    ...(last?.correctedAt && !toCheck ? { correctedAt: last.correctedAt } : {}),
    mark: mark && markView(exercise, state, mark),
    fields: isDraft ? draft.fields : answered,
    isDraft,
    lab: labView(exercise, place, past),
    typedAt: isDraft ? draft.typedAt : answer && last ? last.at : null,
  }
}

function markView(
  exercise: Exercise,
  state: ExerciseState | undefined,
  { kept, fits }: NonNullable<Situation['mark']>,
): MarkView {
  const rubric = exercise.kind === 'written' && fits ? exercise.rubric : []
  return {
    lines: rubric.map((text, index) => ({ text, isMet: kept.met.includes(index) })),
    points: kept.points / 1000,
    outOf: kept.outOf / 1000,
    comment: kept.comment,
    by: kept.by,
    isOfNewest: state?.markedAttemptId === state?.lastAttemptId,
  }
}

/** Who has checked a text of their own has seen the model answer; it stays beside the text while that is revised. */
const isHandedIn = ({ kind }: Exercise, triesUsed: number) => kind === 'written' && triesUsed > 0

function labView(exercise: Exercise, place: Situation['place'], past: PastRun[]): LabView | null {
  const data = dataOf(exercise)
  if (!data) return null
  return { draw: place ? drawFor(data, place) : data.draw === 'own' ? null : 'open', run: null, past }
}

/** The same with the answer to a form that cost no try: asked back, or up for its self-check. */
export function withUngraded(
  view: ExerciseView,
  exercise: Exercise,
  feedback: Feedback,
  fields: Fields,
): ExerciseView {
  const solution = feedback.code === 'to-check' ? exercise.solution : view.solution
  const { correctedAt: _ofTheLast, ...rest } = view
  return { ...rest, feedback, fields, solution }
}

/** A draft of a written answer that was handed in comes back, on any device, beside its rubric. */
function selfCheckOf({ exercise, token }: ShownExercise, fields: Fields, language: string): Feedback | null {
  if (exercise.kind !== 'written' || fields.checked?.[0] !== 'yes') return null
  const { answer } = gradeFields(exercise, { text: fields.text ?? [] }, { token, language })
  return answer && feedbackOn(exercise, answer, { code: 'to-check' }, token)
}

function feedbackOnLast(
  { exercise, token }: ShownExercise,
  last: LastAttempt,
  answer: Answer | null,
): Feedback {
  const verdict: GradedVerdict = {
    code: last.code as GradedVerdict['code'],
    points: last.points / 1000,
    outOf: last.outOf / 1000,
    detail: JSON.parse(last.detail) as VerdictDetail,
  }
  // Without an answer that fits, only the verdict itself can be told: its notes and marks were about another text.
  return feedbackOn(exercise, answer, verdict, token)
}

/** Whether two forms say the same; empty fields say nothing, and the order of fields doesn't matter. */
function isSameForm(a: Fields, b: Fields): boolean {
  return said(a) === said(b)
}

const said = (fields: Fields): string =>
  JSON.stringify(
    Object.entries(fields)
      .map(([name, values]) => [name, values.filter((value) => value !== '').toSorted()] as const)
      .filter(([, values]) => values.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
