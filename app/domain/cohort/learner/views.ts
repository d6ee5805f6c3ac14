import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ReadableAnswer } from '#app/domain/exercise/readable-answer.ts'
import type { ObjectiveProgress } from '#app/domain/progress/views.ts'
import type { Occasion } from '#app/domain/test/occasion.ts'
import type { MembershipState } from '../cohort.ts'
import type { Day } from './timeline.ts'

/**
 * One learner as the trainers of a cohort see them, every field named: nothing else leaves the server. Points are in
 * points (2.5), shares between 0 and 1, times in milliseconds UTC, days as YYYY-MM-DD in UTC.
 */
export interface LearnerView {
  person: LearnerFacts
  courses: LearnerCourse[]
  timeline: { days: Day[]; isCut: boolean }
  answers: AnswerPage
  notes: NoteView[]
}

export interface LearnerFacts {
  id: string
  /** As they said it, else as their trainers invited them; null = a guest who came without either. */
  name: string | null
  email: string | null
  country: string | null
  organisation: string | null
  language: string
  isGuest: boolean
  state: MembershipState
  joinedAt: number
  /** For who left or was taken out: nothing on the page is younger. */
  endedAt: number | null
}

/** Opened: the page was looked at, and nothing answered yet. */
export type ModuleState = 'not-opened' | 'opened' | 'begun' | 'finished'

/** Finished by the day; finished later; the day has passed; there is time. */
export type TargetState = 'met' | 'late' | 'missed' | 'ahead'

export interface LearnerModule {
  id: string
  number: number
  title: string
  state: ModuleState
  /** Exercises solved or shown, of how many. */
  settled: number
  total: number
  points: number
  outOf: number
  finishedAt: number | null
  /** YYYY-MM-DD; null = no day was set. */
  dueOn: string | null
  target: TargetState | null
}

export interface LearnerSitting {
  occasion: Occasion
  number: number
  startedAt: number
  /** Null while it runs; then there are no points either. */
  finishedAt: number | null
  points: number | null
  outOf: number | null
}

export interface LearnerCourse {
  id: string
  title: string
  /** Points over all modules, of how many there are to be had, out of so many exercises. */
  settled: number
  total: number
  points: number
  outOf: number
  modules: LearnerModule[]
  objectives: ObjectiveProgress[]
  sittings: LearnerSitting[]
}

/** An exercise in the list to choose from; `key` is `course/exercise`, as in the page's address. */
export interface AnsweredExercise {
  key: string
  courseTitle: string
  /** Null when its author gave none, or it is no longer in the course. */
  title: string | null
  number: number | null
  moduleTitle: string
  answers: number
}

export interface AnswerPage {
  /** All that were given, in the exercises asked for. */
  total: number
  shown: LearnerAnswer[]
  /** Where the page after this one begins, as in its address; null = there is none. */
  older: string | null
  exercises: AnsweredExercise[]
  /** The key of the exercise that was asked for; null = all. */
  exercise: string | null
  isFirst: boolean
}

export interface LearnerAnswer {
  id: string
  courseId: string
  moduleId: string
  exerciseId: string
  moduleTitle: string
  exerciseTitle: string | null
  exerciseNumber: number | null
  /** 1, 2, 3 … for this exercise. */
  number: number
  /** In which the page stood then. */
  language: string
  at: number
  code: string
  points: number
  outOf: number
  /** In the words of the page; null when the text that it answered is not kept. */
  answer: ReadableAnswer | null
  /** The exercise with the verdict and the feedback that were shown; its id is the answer's. Null like `answer`. */
  told: ExerciseView | null
  mark: { points: number; outOf: number; comment: string; at: number } | null
}

export interface NoteView {
  id: string
  /** Null: has deleted their account. */
  author: string | null
  isOwn: boolean
  text: string
  at: number
}
