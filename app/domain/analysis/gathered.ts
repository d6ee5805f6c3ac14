import type { TrackedAnswer } from '#db/tracking.server.ts'
import type { Cohort } from '../cohort/cohort.ts'
import type { Exercise } from '../exercise/exercise.ts'
import type { Blanks } from '../statistics/matrix.ts'
import type { Choices } from './choices.ts'
import type { CountedRow } from './counted.ts'

/** An edition by when it was published. */
export interface DatedEdition {
  hash: string
  language: string
  publishedAt: number
}

/** The answers to a module or to a form of a test, as chosen: what all pages of item analysis are computed from. */
export interface Gathered {
  cohort: Cohort
  /** As they were followed: an edition that is not of this text is none. */
  choices: Choices
  courseId: string
  courseTitle: string
  /** Also the folder of its text. */
  moduleId: string
  title: string
  /** Of the title and the exercises. */
  textLanguage: string
  /** In which the course is written, and with which others are compared. */
  sourceLanguage: string
  exercises: Exercise[]
  /** People whose answers were looked for, answered or not. */
  people: number
  /** In the order of `exercises`. */
  rows: CountedRow[]
  blanks: Blanks
  editions: DatedEdition[]
  /** Sittings that had other items, and are left out; 0 for exercises. */
  otherItems: number
  /** Whether an answer by position to this edition says the same in the text shown now. */
  isSame: (exerciseId: string, editionHash: string) => boolean
  /** The answers to one of the exercises that count, whole: read when they are asked for, as texts may be long. */
  answersTo: (exerciseId: string) => Promise<TrackedAnswer[]>
}

/** How many editions the answers come from. */
export const editionsAnswered = (rows: readonly CountedRow[]): number =>
  new Set(rows.flatMap(({ answers }) => answers.flatMap((answer) => answer?.editionHash ?? []))).size
