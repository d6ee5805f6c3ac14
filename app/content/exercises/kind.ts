import type { Exercise, ExerciseKindName, Html } from '#app/domain/exercise/exercise.ts'
import type { DataSet, DataTable } from '#app/labs/data/data-set.ts'
import type { Parts } from '../parts.ts'
import type { Say } from '../problems.ts'
import type { Body } from './body.ts'

export interface ReadContext {
  say: Say
  parts: Parts
  /** In the source language keys must stand; a translation may leave them out. */
  isSource: boolean
  /** Data sets that exercises may use, by id. */
  dataSets: Readonly<Record<string, DataSetAtHand>>
}

/** What a text needs to know of a data set. */
export interface DataSetAtHand {
  hash: string
  /** How many draws there are for learners' own data. */
  draws: number
  tables: string[]
  isInvented: boolean
  /** Tables of real figures in an invented data set. */
  realTables: string[]
  /** What pages say of it. */
  about: Pick<DataSet, 'title'> & { tables: Pick<DataTable, 'name' | 'title' | 'rows' | 'isAggregate'>[] }
}

export interface At {
  line: number
  column: number
}

/** Tells that a translation says something else than its source. */
export type Differs = (
  at: At,
  what: string,
  own: string | number,
  source: string | number,
  sourceAt: At,
) => void

type CommonField =
  | 'kind'
  | 'id'
  | 'title'
  | 'objective'
  | 'points'
  | 'tries'
  | 'prompt'
  | 'hints'
  | 'solution'
/** What a kind adds to the fields that all exercises share. */
type OwnFields<K extends ExerciseKindName> = Omit<Extract<Exercise, { kind: K }>, CommonField>

/** How one kind of exercise is written: read from the tree, compared with its source, finished with HTML. */
export interface AuthoredKind<K extends ExerciseKindName, Answers> {
  /** Where the answers stand. */
  answersIn: 'task list' | 'numbered list' | 'table' | 'rubric' | 'code'
  /** Null after problems that leave nothing to go on with. */
  read(body: Body, context: ReadContext): Answers | null
  /** Keys stand once, in the source; what a translation repeats must agree. */
  compare(own: Answers, source: Answers, differs: Differs, at: { own: At; source: At }): void
  /** Texts are the translation's own, keys come from the source. For the source itself both are the same. */
  finish(own: Answers, source: Answers, html: (part: number) => Html): OwnFields<K>
}
