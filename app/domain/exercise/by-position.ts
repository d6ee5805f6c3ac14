import type { ExerciseKindName } from './exercise.ts'

/**
 * Kinds whose forms name options, which are known by their position in the source: what was chosen says something else
 * once the options change. The forms of all others hold what was typed, which stays what it is.
 */
const byPosition: Record<ExerciseKindName, boolean> = {
  choice: true,
  match: true,
  classify: true,
  order: true,
  numeric: false,
  text: false,
  written: false,
  sql: false,
  r: false,
}

/** Whether a half filled form of this kind fits only while the exercise has the options that it was filled in with. */
export const isByPosition = (kind: ExerciseKindName): boolean => byPosition[kind]
