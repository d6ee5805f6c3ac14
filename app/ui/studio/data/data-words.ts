import type {
  ColumnDoubt,
  ColumnFault,
  ColumnReading,
  DataRefusal,
  ReadColumn,
} from '#app/domain/studio/data-columns.ts'
import { m } from '#app/messages/generated/messages.js'
import { refusalOf } from '../studio-words.ts'

export const readingWords: Record<ColumnReading, () => string> = {
  number: () => m.studio_data_number(),
  'number-comma': () => m.studio_data_number_comma(),
  date: () => m.studio_data_date(),
  'day-month-year': () => m.studio_data_day_first(),
  'month-day-year': () => m.studio_data_month_first(),
  text: () => m.studio_data_text(),
}

export const typeWords: Record<ReadColumn['type'], () => string> = {
  integer: () => m.studio_data_integer(),
  number: () => m.studio_data_decimal(),
  date: () => m.studio_data_dates(),
  text: () => m.studio_data_text(),
}

export const doubtWords: Record<ColumnDoubt, () => string> = {
  'comma-unclear': () => m.studio_data_doubt_comma(),
  'point-unclear': () => m.studio_data_doubt_point(),
  'day-unclear': () => m.studio_data_doubt_day(),
  'leading-zeros': () => m.studio_data_doubt_zeros(),
}

export const faultWords = ({ code, value, line, count }: ColumnFault): string =>
  code === 'formula'
    ? m.studio_data_fault_formula({ value, line, count })
    : m.studio_data_fault_misread({ value, line, count })

/** Why a file of data was not taken, and what to do. */
export function refusedData(why: DataRefusal): string {
  switch (why.refused) {
    case 'empty':
    case 'no-rows':
      return m.studio_data_refused_empty()
    case 'not-text':
      return m.studio_data_refused_not_text()
    case 'spreadsheet':
      return m.studio_data_refused_spreadsheet()
    case 'other-kind':
      return m.studio_data_refused_kind({ kind: why.kind })
    case 'too-large':
      return m.studio_data_refused_large({ most: why.most })
    case 'too-many-rows':
      return m.studio_data_refused_rows({ most: why.most })
    case 'too-many-columns':
      return m.studio_data_refused_columns({ most: why.most })
    case 'quote':
      return m.studio_data_refused_quote({ line: why.line })
    case 'uneven':
      return m.studio_data_refused_uneven({ line: why.line, found: why.found, expected: why.expected })
  }
}

const refusals: Record<string, () => string> = {
  studio_data_many: () => m.studio_data_problem_many(),
  studio_data_taken: () => m.studio_data_problem_taken(),
  studio_data_unreadable: () => m.studio_data_problem_unreadable(),
}

/** A refusal on the pages of data sets, in words. */
export const dataRefusal = (code: string): string =>
  Object.hasOwn(refusals, code) ? (refusals[code]?.() ?? refusalOf(code)) : refusalOf(code)
