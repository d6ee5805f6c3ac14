import type { NewlyCorrected } from '#app/domain/correction/views.ts'
import type { Block, Level } from '#app/domain/course/course.ts'
import type { ExerciseStatus, ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { NewlyMarked } from '#app/domain/marking/views.ts'

/**
 * What the learner's pages are given, every field named: nothing else leaves the server. Points are in points (2.5),
 * shares between 0 and 1, times in milliseconds UTC, bytes as sent. Texts are in the language asked for where it
 * exists, else in the course's source language; `isFallback` says so.
 */

export type Device = 'phone' | 'tablet' | 'computer'

/** A link to a module: the parts of its address and its title. */
export interface ModuleLink {
  courseId: string
  moduleId: string
  title: string
}

interface ObjectiveView {
  id: string
  text: string
}

/** Where one stands with a module, by the exercises of the edition that is shown now. */
export interface ModuleProgressView {
  /** Exercises solved or shown. */
  settled: number
  /** Exercises in all; 0 for a module that is only to be read. */
  total: number
  /** Exercises still to be solved or shown before the module is finished. */
  left: number
  /** Points of solved exercises. */
  points: number
  outOf: number
  /** points / outOf, exact to the thousandth of a point; null when nothing can be scored. */
  score: number | null
  /** Per cent of points that the course asks for. */
  passMark: number
  hasPassed: boolean
  isStarted: boolean
  /** Once finished stays finished, also when a new edition adds exercises. */
  isFinished: boolean
  finishedAt: number | null
  lastAt: number | null
}

interface OutlineHeading {
  type: 'heading'
  /** The anchor on the page. */
  id: string
  text: string
  level: 2 | 3
}

interface OutlineExercise {
  type: 'exercise'
  /** The exercise's id. */
  id: string
  /** 1, 2, 3 … down the page. */
  number: number
  /** Null when its author gave none: then it is "Exercise <number>". */
  title: string | null
  /** Of its words, where it is not the text's. */
  language?: string
  status: ExerciseStatus
}

export type OutlineEntry = OutlineHeading | OutlineExercise

/** "You were here, on a phone, two days ago." */
export interface ResumeHint {
  exerciseId: string
  exerciseNumber: number
  exerciseTitle: string | null
  at: number
  device: Device
  /** True when the device differs from the one asking now. */
  isOtherDevice: boolean
}

/** One module page. */
export interface ModuleView {
  courseId: string
  courseTitle: string
  moduleId: string
  /** 1, 2, 3 … within the course, and of how many. */
  number: number
  of: number
  title: string
  summary: string
  minutes: number
  bytes: number
  objectives: ObjectiveView[]
  languageAsked: string
  languageShown: string
  /** Languages in which this module is there, in the order of the course. */
  languages: string[]
  isFallback: boolean
  /** A translation older than its source. */
  isStale: boolean
  /** Names the text shown: the same hash is the same page. */
  editionHash: string
  blocks: Block[]
  /** By exercise id; every exercise block has one. */
  views: Record<string, ExerciseView>
  outline: OutlineEntry[]
  progress: ModuleProgressView
  previous: ModuleLink | null
  next: ModuleLink | null
  resume: ResumeHint | null
}

/** What comes back from an answer, a hint or a solution: the exercise anew, and what it did to the module. */
export interface ExerciseOutcome {
  view: ExerciseView
  progress: ModuleProgressView
}

/** "Continue where you were." */
export interface ContinueView {
  courseId: string
  courseTitle: string
  moduleId: string
  moduleTitle: string
  /** The module one was in, if it is finished and the one named here comes next. */
  finishedTitle: string | null
  /** The exercise to go to: the last one if it is not settled, else the next that isn't; null = the module's top. */
  exerciseId: string | null
  /** Whether the exercise is not the one last used, but the one to do after it. */
  isNextExercise: boolean
  exerciseNumber: number | null
  exerciseTitle: string | null
  at: number
  device: Device
  isOtherDevice: boolean
  progress: ModuleProgressView
}

/** A course in the catalogue. Minutes and bytes are the sum of its modules in the languages shown. */
export interface CourseCard {
  id: string
  title: string
  summary: string
  audience: string
  level: Level
  languages: string[]
  isFallback: boolean
  modules: number
  exercises: number
  minutes: number
  bytes: number
  isStarted: boolean
  modulesFinished: number
  /** Where a visitor can try an exercise at once; null for a course without any. */
  firstExercise: { moduleId: string; exerciseId: string } | null
}

export interface CatalogueView {
  languageAsked: string
  /** Null for visitors and for who has begun nothing. */
  continue: ContinueView | null
  courses: CourseCard[]
}

/** A module in the list of its course. */
export interface ModuleCard {
  courseId: string
  id: string
  number: number
  title: string
  summary: string
  minutes: number
  bytes: number
  exercises: number
  objectives: ObjectiveView[]
  languageShown: string
  languages: string[]
  isFallback: boolean
  isStale: boolean
  progress: ModuleProgressView
  /** By which day (YYYY-MM-DD) a cohort of this person plans to finish it; the earliest. */
  dueOn: string | null
}

/** Where one stands with a course: the sum of its modules. */
export interface CourseProgressView {
  modulesFinished: number
  modules: number
  settled: number
  total: number
  points: number
  outOf: number
  score: number | null
  passMark: number
  hasPassed: boolean
  isStarted: boolean
  isFinished: boolean
}

export interface CourseView {
  id: string
  title: string
  summary: string
  audience: string
  level: Level
  languages: string[]
  languageAsked: string
  isFallback: boolean
  minutes: number
  bytes: number
  modules: ModuleCard[]
  progress: CourseProgressView
  /** Within this course; null when not begun. */
  continue: ContinueView | null
}

/** Points by objective, over the exercises that point to it. */
export interface ObjectiveProgress {
  id: string
  text: string
  moduleId: string
  settled: number
  total: number
  points: number
  outOf: number
}

/** An exercise worth another look: tried and not solved, or its solution was shown. */
export interface LookAgain {
  courseId: string
  moduleId: string
  moduleTitle: string
  exerciseId: string
  exerciseNumber: number
  exerciseTitle: string | null
  status: 'tried' | 'shown'
  /** Text of the objective it belongs to. */
  objective: string | null
  lastAt: number
}

export interface CourseReport {
  id: string
  title: string
  isFallback: boolean
  progress: CourseProgressView
  modules: { id: string; number: number; title: string; progress: ModuleProgressView }[]
  objectives: ObjectiveProgress[]
  lookAgain: LookAgain[]
}

/** The progress page: courses begun first, the newest first; then the others in the order of the catalogue. */
export interface ProgressView {
  languageAsked: string
  continue: ContinueView | null
  newlyMarked: NewlyMarked[]
  newlyCorrected: NewlyCorrected[]
  courses: CourseReport[]
}
