import type { ExerciseTag } from '#app/content/dialect.ts'

export type { ExerciseTag }

/**
 * An exercise as a form shows it. It is read from a source and written back into that source: what a form does not
 * understand is not in here, or is named as kept, and stays where it stands.
 */
export interface ExerciseForm {
  tag: ExerciseTag
  /** By name, a flag as `true`; also those that the dialect does not know. */
  attributes: Record<string, string | true>
  /** Markdown, as are all texts here. */
  prompt: string
  /** Options, values, answers, steps, criteria; null where they are written in a way that no form can show. */
  items: Item[] | null
  /** The rows of a Match or Classify exercise; null likewise. */
  table: PairTable | null
  codes: LabBlock[]
  hints: string[]
  solution: string | null
  /** Pieces of the source that a form leaves alone, as they stand there. */
  kept: string[]
}

export type Item =
  | { mark: boolean | null; text: string; feedback: string | null }
  /** An item of several paragraphs and the like: it can be moved and removed, not changed. */
  | { kept: string }

export interface PairTable {
  /** `feedback` is null where the table has two columns. */
  headers: { left: string; right: string; feedback: string | null }
  rows: { left: string; right: string; feedback: string }[]
}

export interface LabBlock {
  /** `sql starter`, `r solution`: what stands behind the backticks. */
  name: string
  text: string
  /** Of a foreseen mistake. */
  feedback: string | null
}

/** Where the answers of a kind stand. */
export const answersIn: Record<ExerciseTag, 'list' | 'steps' | 'table' | 'rubric' | 'code'> = {
  Choice: 'list',
  Numeric: 'list',
  Text: 'list',
  Match: 'table',
  Classify: 'table',
  Order: 'steps',
  Written: 'rubric',
  Sql: 'code',
  R: 'code',
}
