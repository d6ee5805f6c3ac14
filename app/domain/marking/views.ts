import type { Html } from '#app/domain/exercise/exercise.ts'

/** One of several people who gave the same answer. */
export interface AnsweredBy {
  attemptId: string
  /** When the mark before the trainer was given; null where there is none. It comes back with the form. */
  seenAt: number | null
  /** Null for who has told neither name nor address. */
  name: string | null
  /** When the answer was given. */
  at: number
  /** Whether an earlier answer of theirs here was marked: this one is their next. */
  isRevised: boolean
}

/** A mark as it stands, in points. */
interface StandingMark {
  met: number[]
  points: number
  outOf: number
  comment: string
  markedBy: string | null
}

/** Equal answers at one exercise, with all that a trainer needs to mark them. */
export interface AnswerGroup {
  courseId: string
  moduleId: string
  exerciseId: string
  courseTitle: string
  moduleTitle: string
  exerciseTitle: string | null
  /** Language of the author's texts, which may be another than the page's. */
  textLanguage: string
  prompt: Html
  /** The author's model answer. */
  solution: Html | null
  /** The rubric; empty where its author wrote none. */
  lines: Html[]
  /** As it was typed first; the others differ by spaces at most. */
  text: string
  /** The language of the page that it was typed on. */
  answerLanguage: string
  people: AnsweredBy[]
  mark: StandingMark | null
}

/** The answers of a cohort to be marked, or those that are. */
export interface QueueView {
  isMarked: boolean
  /** Answers in all, and groups of equal ones. */
  answers: number
  groupCount: number
  /** Those of this page. */
  groups: AnswerGroup[]
  page: number
  pages: number
}

/** An exercise at which a trainer has marked an answer since its learner was last there. */
export interface NewlyMarked {
  courseId: string
  moduleId: string
  moduleTitle: string
  exerciseId: string
  exerciseNumber: number
  exerciseTitle: string | null
}
