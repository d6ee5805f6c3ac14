import type { Fields, PublicExercise, PublicExerciseOf } from '#app/domain/exercise/public-exercise.ts'
import type { Feedback } from '#app/domain/exercise/verdict.ts'

/** What the fields of every kind are given. */
export interface FieldsProps<K extends PublicExercise['kind']> {
  exercise: PublicExerciseOf<K>
  /** As typed: a draft, the newest answer, or nothing. */
  fields: Fields
  feedback: Feedback | null
  /** True once scripts run: then fields may be moved as well as chosen. */
  isLive: boolean
}

/** Id of the prompt, by which fields are described. */
export const promptId = (exerciseId: string) => `${exerciseId}-prompt`

export const first = (fields: Fields, name: string): string => fields[name]?.[0] ?? ''
