import type { ExerciseOf } from '#app/domain/exercise/exercise.ts'

/** Kinds that the package grades by itself. */
export const gradedKinds = ['choice', 'numeric', 'text', 'match', 'classify', 'order'] as const
export type GradedExercise = ExerciseOf<(typeof gradedKinds)[number]>

/** What stands in the page for its script. */
export interface ModuleData {
  /** Of the text: numbers are read and written in it. */
  language: string
  /** Of the words around it. */
  locale: 'en' | 'fr'
  /** Per cent of points. */
  passMark: number
  exercises: GradedExercise[]
}
