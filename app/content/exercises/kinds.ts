import type { ExerciseKindName } from '#app/domain/exercise/exercise.ts'
import type { ExerciseTag } from '../dialect.ts'
import { type ChoiceAnswers, choice } from './choice.ts'
import { classify } from './classify.ts'
import type { AuthoredKind } from './kind.ts'
import { match } from './match.ts'
import { type NumericAnswers, numeric } from './numeric.ts'
import { type OrderAnswers, order } from './order.ts'
import { type RAnswers, r } from './r.ts'
import type { Rows } from './rows.ts'
import { type SqlAnswers, sql } from './sql.ts'
import { type TextAnswers, text } from './text.ts'
import { type WrittenAnswers, written } from './written.ts'

/** What each kind reads out of its body. */
export interface AnswersByKind {
  choice: ChoiceAnswers
  numeric: NumericAnswers
  text: TextAnswers
  match: Rows
  classify: Rows
  order: OrderAnswers
  written: WrittenAnswers
  sql: SqlAnswers
  r: RAnswers
}

/** The registry: a kind is one file and its lines here. */
export const kinds: { [K in ExerciseKindName]: AuthoredKind<K, AnswersByKind[K]> } = {
  choice,
  numeric,
  text,
  match,
  classify,
  order,
  written,
  sql,
  r,
}

export const kindOfTag: Record<ExerciseTag, ExerciseKindName> = {
  Choice: 'choice',
  Numeric: 'numeric',
  Text: 'text',
  Match: 'match',
  Classify: 'classify',
  Order: 'order',
  Written: 'written',
  Sql: 'sql',
  R: 'r',
}
