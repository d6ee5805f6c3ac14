import type { NamedResult } from '#app/labs/r/grade.ts'
import type { Rules } from '#app/labs/sql/rules.ts'

/**
 * Exercises as an edition's private half keeps them: with keys, feedback and solutions. None of these types may
 * leave the server; what may is in `public-exercise.ts`. Html strings were made by app/content and are safe.
 */

export type Html = string

/** The data that an exercise computes on; `own`: every learner has rows of their own. */
export interface DataOfExercise {
  id: string
  /** Names the state of the data set, so that an old edition keeps its data. */
  hash: string
  draw: 'open' | 'own'
  /** How many draws there are for learners' own data. */
  draws: number
  /** Every person, place and number is made up: the page says so. */
  isInvented: boolean
}

interface Common {
  id: string
  /** Of its words, where it is not the edition's: a translation that is behind shows the source's exercise. */
  language?: string
  /** Of its key, in the source's file; editions from before it was kept have none. */
  keyLine?: number
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

/**
 * `low` and `high` are inclusive bounds; `shown` is the author's own notation ("26.2 ± 0.05"). With `of` the bounds lie
 * around what is computed on the learner's own data: by the key, or by the foreseen mistake of that number.
 */
export interface NumericExercise extends Common {
  kind: 'numeric'
  unit: string | null
  values: {
    right: boolean
    low: number
    high: number
    shown: string
    of?: 'key' | number
    feedback: Html | null
  }[]
  /** Queries that compute the key and the foreseen mistakes; absent in editions of earlier versions. */
  computed?: { data: DataOfExercise; key: string; mistakes: string[] } | null
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

/** The result of the learner's query is compared with that of `query`, the author's. */
export interface SqlExercise extends Common {
  kind: 'sql'
  data: DataOfExercise
  /** Names of the tables that the lab shows. */
  tables: string[]
  starter: string
  query: string
  rules: Rules
  mistakes: { query: string; feedback: Html | null }[]
}

/**
 * Graded by the values of the named results. `keys`: what the author's script, or query, gives on each draw; one of the
 * two is there.
 */
export interface RExercise extends Common {
  kind: 'r'
  data: DataOfExercise
  tables: string[]
  starter: string
  script: string
  keyQuery?: string | null
  results: NamedResult[]
  /** By draw ("open", "1" …), then by name. */
  keys: Record<string, Record<string, number>>
}

export type Exercise =
  | ChoiceExercise
  | NumericExercise
  | TextExercise
  | MatchExercise
  | ClassifyExercise
  | OrderExercise
  | WrittenExercise
  | SqlExercise
  | RExercise

export type ExerciseKindName = Exercise['kind']
export type ExerciseOf<K extends ExerciseKindName> = Extract<Exercise, { kind: K }>
