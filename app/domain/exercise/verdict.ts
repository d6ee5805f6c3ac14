import type { ResultNote } from '#app/labs/r/grade.ts'
import type { Difference } from '#app/labs/sql/difference.ts'
import type { RunFailed } from '#app/labs/sql/run.ts'
import type { Html } from './exercise.ts'

/**
 * What grading says: a code and values, never a sentence. The first five cost no try and are not stored as attempts.
 * - `unanswered`: nothing, or not all, was filled in
 * - `unreadable`: a number that can't be read; `reason` names why
 * - `ambiguous`: two readings are possible ("1,234"); we ask
 * - `to-check`: a written answer that waits for its self-check against the rubric
 * - `failed`: a query that did not run; `failure` says why
 * - `right`, `partial`, `wrong`: graded
 */
export type Verdict = UngradedVerdict | GradedVerdict

type UngradedVerdict =
  | { code: 'unanswered'; missing: number }
  | { code: 'unreadable'; reason: UnreadableReason; typed: string }
  | { code: 'ambiguous'; typed: string; readings: number[] }
  | { code: 'to-check' }
  | { code: 'failed'; failure: RunFailed }

export type UnreadableReason =
  | 'no-number'
  | 'two-numbers'
  | 'grouping'
  | 'zero-denominator'
  | 'too-long'
  | 'wrong-unit'

export interface GradedVerdict {
  code: 'right' | 'partial' | 'wrong'
  /** 0 … outOf; for partial credit any share of it. */
  points: number
  outOf: number
  detail: VerdictDetail
}

/** By kind; positions in the source, so that feedback can be told in any language. Stored with the attempt. */
export interface VerdictDetail {
  /** Numeric: what we read. `percent` = a % sign was typed. */
  understood?: { typed: string; value: number; percent: boolean }
  /** Numeric, Text: index of the key or foreseen value that was met. */
  met?: number | null
  /** Choice: how many right ones were chosen, how many are right, how many chosen are wrong. */
  chosenRight?: number
  rightTotal?: number
  chosenWrong?: number
  /** Match, Classify: which rows (by position) are right. Order: which items keep their right successor. */
  rowsRight?: boolean[]
  /** Written: which criteria (by position) the learner says are met. */
  criteriaMet?: boolean[]
  /** Sql: how the result differs from the expected one. */
  differences?: Difference[]
  /** Sql: right on the rows that were shown, not on others. */
  onlyHere?: boolean
  /** R: each named result. */
  results?: ResultVerdict[]
}

/** One named result of an R exercise: what was read, and what is the matter with it. */
interface ResultVerdict {
  name: string
  value: number
  isRight: boolean
  note: ResultNote | null
}

/** The verdict as told to a learner: still no sentences of ours, but the author's own feedback as html. */
export interface Feedback {
  code: Verdict['code']
  points: number
  outOf: number
  understood?: { typed: string; value: number; percent: boolean }
  unreadable?: { reason: UnreadableReason; typed: string }
  ambiguous?: { typed: string; readings: number[] }
  missing?: number
  chosenRight?: number
  rightTotal?: number
  chosenWrong?: number
  /** The author's feedback on what was answered, without repeats. */
  notes: Html[]
  /** The author's feedback on single options and rows, by the names of `marks`; what stands here is not in `notes`. */
  rowNotes?: Record<string, Html>
  /** By form field name (`pair-…`, `case-…`, `place-…`) or, for Choice, `option-<token>` of chosen options: right or not. */
  marks: Record<string, boolean>
  failure?: RunFailed
  differences?: Difference[]
  onlyHere?: boolean
  results?: ResultVerdict[]
  /** Written: the rubric, shown only after an answer was handed in. */
  rubric?: Html[]
}
