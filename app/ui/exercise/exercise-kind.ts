import type {
  Fields,
  LabView,
  PublicExercise,
  PublicExerciseOf,
} from '#app/domain/exercise/public-exercise.ts'
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

/** What the fields of a kind that computes are given besides. */
export interface LabFieldsProps<K extends PublicExercise['kind']> extends FieldsProps<K> {
  lab: LabView | null
  /** Null while nothing was ever typed: then the starter stands in the field. */
  typedAt: number | null
}

/** Id of the prompt, by which fields are described. */
export const promptId = (exerciseId: string) => `${exerciseId}-prompt`

/** Id of the verdict, which says what is the matter with a field. */
export const verdictId = (exerciseId: string) => `${exerciseId}-told`

export const first = (fields: Fields, name: string): string => fields[name]?.[0] ?? ''
