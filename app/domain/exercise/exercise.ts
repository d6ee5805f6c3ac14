/**
 * Exercises as an edition's private half keeps them: with keys, feedback and solutions. None of these types may
 * leave the server; what may is in `public-exercise.ts`. Html strings were made by app/content and are safe.
 */
export type Html = string

interface Common {
  id: string
  /** Short name for the outline, in the edition's language; never empty (falls back to "Exercise 3"). */
  title: string | null
  objective: string | null
  points: number
  /** How many graded tries there are; null = as many as one likes. */
  tries: number | null
  prompt: Html
  hints: Html[]
  solution: Html | null
}

/** One `right` option = single choice; several = multiple response. */
interface ChoiceExercise extends Common {
  kind: 'choice'
  shuffle: boolean
  options: { text: Html; right: boolean; feedback: Html | null }[]
}

/** `low` and `high` are inclusive bounds; `shown` is the author's own notation ("26.2 ± 0.05"). */
export interface NumericExercise extends Common {
  kind: 'numeric'
  unit: string | null
  values: { right: boolean; low: number; high: number; shown: string; feedback: Html | null }[]
}

interface TextExercise extends Common {
  kind: 'text'
  /** `text` is plain text; in a translation the source language's answers are accepted too (`also`). */
  answers: { right: boolean; text: string; also: string[]; feedback: Html | null }[]
}

/** `pairs[i].left` belongs with `pairs[i].right`. Equal right sides are interchangeable. */
export interface MatchExercise extends Common {
  kind: 'match'
  headers: [Html, Html]
  pairs: { left: Html; right: Html; feedback: Html | null }[]
}

interface ClassifyExercise extends Common {
  kind: 'classify'
  headers: [Html, Html]
  categories: Html[]
  cases: { text: Html; category: number; feedback: Html | null }[]
}

/** `items` stand in the right order. */
interface OrderExercise extends Common {
  kind: 'order'
  items: Html[]
}

/** Self-checked against the rubric until a trainer marks it; `solution` is a model answer. */
interface WrittenExercise extends Common {
  kind: 'written'
  rubric: Html[]
}

export type Exercise =
  | ChoiceExercise
  | NumericExercise
  | TextExercise
  | MatchExercise
  | ClassifyExercise
  | OrderExercise
  | WrittenExercise

export type ExerciseKindName = Exercise['kind']
export type ExerciseOf<K extends ExerciseKindName> = Extract<Exercise, { kind: K }>
