import type { RunDone, RunFailed } from '#app/labs/sql/run.ts'
import type { Html } from './exercise.ts'
import type { AnswerDraw } from './kind.ts'
import type { Feedback } from './verdict.ts'

/**
 * The public half of an exercise: what a browser may see before it is solved. Options carry opaque tokens instead of
 * positions, because a position in the source gives the key of Match and Order away.
 */
interface PublicCommon {
  id: string
  /** Of its words, where it is not the text's. */
  language?: string
  title: string | null
  points: number
  tries: number | null
  prompt: Html
  hintCount: number
  hasSolution: boolean
}

export interface PublicOption {
  token: string
  text: Html
}

/** The data set to compute on; `isOwn`: on rows that are this learner's own. */
export interface PublicData {
  id: string
  hash: string
  isOwn: boolean
  isInvented: boolean
}

export type PublicExercise =
  | (PublicCommon & { kind: 'choice'; multiple: boolean; options: PublicOption[] })
  | (PublicCommon & { kind: 'numeric'; unit: string | null; data: PublicData | null })
  | (PublicCommon & { kind: 'text' })
  | (PublicCommon & { kind: 'match'; headers: [Html, Html]; lefts: PublicOption[]; rights: PublicOption[] })
  | (PublicCommon & {
      kind: 'classify'
      headers: [Html, Html]
      cases: PublicOption[]
      categories: PublicOption[]
    })
  | (PublicCommon & { kind: 'order'; items: PublicOption[] })
  | (PublicCommon & { kind: 'written' })
  | (PublicCommon & { kind: 'sql'; data: PublicData; tables: string[]; starter: string; isOrdered: boolean })
  | (PublicCommon & { kind: 'r'; data: PublicData; tables: string[]; starter: string; results: string[] })

export type PublicExerciseOf<K extends PublicExercise['kind']> = Extract<PublicExercise, { kind: K }>

/**
 * A form's fields by name, as typed: what drafts keep and what the browser posts. Names by kind:
 * choice `option` = token, one or several · numeric and text `value` · match `pair-<left token>` = right token ·
 * classify `case-<case token>` = category token · order `place-<item token>` = "1", "2", … ·
 * written `text`, then `checked` = "yes" and `criterion` = rubric number ("1", "2", …), one or several ·
 * sql `query` · r `script` and `result-<name>`.
 */
export type Fields = Record<string, string[]>

export type ExerciseStatus = 'open' | 'opened' | 'tried' | 'solved' | 'shown'

/** A query that was run before. */
export interface PastRun {
  query: string
  /** Rows it gave; null where it failed. */
  rows: number | null
  at: number
}

/** What came of a run, with as many rows as a page needs; `rowCount` says how many there are. */
export type ShownRun = RunFailed | (RunDone & { rowCount: number })

/** A learner's place in a lab. */
export interface LabView {
  /** Which rows they compute on: the ones that texts quote, or their own by number; null for own ones of a visitor. */
  draw: AnswerDraw | null
  /** What was just run; kept nowhere. */
  run: ShownRun | null
  /** Their last queries, the newest first. */
  past: PastRun[]
}

/** What a trainer said of a written answer. Points are in points. */
export interface MarkView {
  /** The rubric line by line; empty when it has changed since. */
  lines: { text: Html; isMet: boolean }[]
  points: number
  outOf: number
  /** Plain text; '' for none. */
  comment: string
  /** Null for a trainer whose account is gone. */
  by: string | null
  /** Whether it is about the newest answer, not an earlier one. */
  isOfNewest: boolean
}

/** Where this person stands with one exercise: everything the page needs to draw it. */
export interface ExerciseView {
  exercise: PublicExercise
  status: ExerciseStatus
  /** Graded tries so far. */
  triesUsed: number
  /** With those that a trainer gave this person besides; null = unlimited. */
  triesLeft: number | null
  /** Hints taken so far, in order. */
  hints: Html[]
  /** Only once solved or shown. */
  solution: Html | null
  /** Verdict on the newest attempt, in the page's language. */
  feedback: Feedback | null
  /** When a corrected key changed that verdict; null, or left out, where none did. */
  correctedAt?: number | null
  /** The newest mark that a trainer gave here; null for none. */
  mark: MarkView | null
  /** What the form shows: the draft, else the newest attempt's answer, else nothing. */
  fields: Fields
  /** True when `fields` is a draft that was never submitted. */
  isDraft: boolean
  /** What belongs to an exercise that computes; null for all others. */
  lab: LabView | null
  /** When `fields` was typed or submitted: a device that holds something newer says so. Null when empty. */
  typedAt: number | null
}
